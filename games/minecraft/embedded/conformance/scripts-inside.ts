import { between, check, comes } from './ground.ts'
import type { Stage } from './stage.ts'

type Scripts = Readonly<Record<string, (stage: Stage) => Promise<void>>>
const night = 14_000

/** What only the inside of our own server can show, or nobody would wait for in real time. */
export const scripts: Scripts = {
  async 'wheat grows by itself, water keeps its soil wet, and a crop goes with its soil'(stage) {
    const rows = [-3, -2, -1, 1, 2, 3]
    await stage.set(0, -1, 3, 'water')
    for (const x of rows) {
      await stage.set(x, -1, 3, 'farmland')
      await stage.set(x, 0, 3, 'wheat')
    }
    await stage.wait(24_000)
    const ages = rows.map(x => stage.level(x, 0, 3))
    between(
      'ages in all after a day',
      ages.reduce((sum, age) => sum + age, 0),
      4,
      35,
    )
    check('wet', stage.level(1, -1, 3), 7)
    await stage.set(2, -1, 3, 'air')
    await stage.wait(4)
    check('without soil', await stage.block(2, 0, 3), 'air')
  },

  async 'exploring digs its way out of a hole that is open to the sky'(stage) {
    for (let y = 0; y < 3; y++)
      for (let x = -1; x <= 1; x++)
        for (let z = -1; z <= 1; z++) if (x !== 0 || z !== 0) await stage.set(x, y, z, 'dirt')
    await stage.wait(4)
    check('outcome', (await stage.act({ type: 'explore' })).code, 'done')
  },

  async 'where somebody has built on it, one wakes above the place where the world begins'(stage) {
    const { bot, player } = stage.world.session
    const begin = player.spawnPoint.floored()
    const { x, y, z } = stage.at(0, 0, 0)
    for (const up of [0, 1]) await stage.set(begin.x - x, begin.y - y + up, begin.z - z, 'stone')
    await stage.die()
    await comes(stage, 'health', () => bot.health, 20, 200)
    await stage.wait(40)
    between('blocks above', bot.entity.position.y - begin.y, 2, 12) // trees have branches there
    check('health', bot.health, 20)
  },
}

/** On the ground as it is, with creatures about. */
export const wild: Scripts = {
  async 'animals come by day, monsters by night; by day the sky is death to zombies'(stage) {
    const { server, player } = stage.world.session
    const names = () => new Set(Object.values(server.squid.entities).map(({ name }) => name))
    const monsters = () => ['zombie', 'skeleton', 'creeper'].filter(name => names().has(name))
    await stage.time(1000)
    await stage.wait(800)
    check(
      'a herd',
      ['cow', 'pig', 'sheep', 'chicken'].some(name => names().has(name)),
      true,
    )
    await stage.time(night)
    let came = 0
    for (let i = 0; i < 60; i++) {
      player.updateHealth(20)
      await stage.wait(20)
      came = Math.max(came, monsters().length)
    }
    between('kinds of monsters by night', came, 1, 3)
    await stage.time(1000)
    server.squid.emit('summon', 'zombie', player.position.offset(3, 12, 0))
    await stage.wait(12)
    const open = Object.values(server.squid.entities).filter(
      ({ name, position }) => name === 'zombie' && position.y > player.position.y + 8,
    )
    check('zombies under the sky', open.length, 0)
  },
}
