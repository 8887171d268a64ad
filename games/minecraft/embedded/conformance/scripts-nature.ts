import { between, check, type Stage } from './stage.ts'

type Scripts = Readonly<Record<string, (stage: Stage) => Promise<void>>>

/** A wall about the floor, so that nothing runs off. */
async function wall(stage: Stage): Promise<void> {
  for (let i = -6; i <= 6; i++)
    for (const [x, z] of [
      [i, -6],
      [i, 6],
      [-6, i],
      [6, i],
    ])
      for (const y of [0, 1]) await stage.set(x, y, z, 'stone')
}

const night = 14_000

/** Liquids, plants, beds, armour and monsters: what vanilla survival does, checked on the server and on the client. */
export const scripts: Scripts = {
  async 'water spreads seven blocks, a step every five ticks, and dries up without its source'(stage) {
    await wall(stage)
    await stage.set(-5, 0, -5, 'water')
    await stage.wait(7)
    check('the first step', [await stage.block(-4, 0, -5), await stage.block(-3, 0, -5)], ['water', 'air'])
    await stage.wait(60)
    check(
      'levels',
      [1, 2, 5, 7].map(far => stage.level(-5 + far, 0, -5)),
      [1, 2, 5, 7],
    )
    check('round the corner', stage.level(-3, 0, -3), 4)
    check('too far', await stage.block(3, 0, -5), 'air')
    const { bot } = stage.world.session
    const { x, y, z } = stage.at(-2, 0, -5)
    check('what the client sees', bot.blockAt(bot.entity.position.clone().set(x, y, z))?.name, 'water')
    await stage.set(-5, 0, -5, 'air')
    await stage.wait(200)
    check('dry', [await stage.block(-4, 0, -5), await stage.block(0, 0, -5)], ['air', 'air'])
  },

  async 'water falls, and flows to the nearest way down'(stage) {
    await wall(stage)
    await stage.set(3, 3, 3, 'water')
    await stage.wait(40)
    check('falling', [stage.level(3, 2, 3), stage.level(3, 0, 3), stage.level(4, 0, 3)], [8, 8, 8])
    check('on the ground', stage.level(5, 0, 3), 1)
    await stage.set(-2, -1, -4, 'air')
    await stage.set(-4, 0, -4, 'water')
    await stage.wait(30)
    check('towards the hole', [await stage.block(-3, 0, -4), await stage.block(-5, 0, -4)], ['water', 'air'])
  },

  async 'two sources of water make a third'(stage) {
    await wall(stage)
    await stage.set(2, 0, 2, 'water')
    await stage.set(4, 0, 2, 'water')
    await stage.wait(20)
    check('between them', stage.level(3, 0, 2), 0)
  },

  async 'lava is slow; water makes obsidian of its source and cobblestone of its flow'(stage) {
    await wall(stage)
    await stage.set(-4, 0, 0, 'lava')
    await stage.wait(20)
    check('before its time', await stage.block(-3, 0, 0), 'air')
    await stage.wait(100)
    check('levels', [stage.level(-3, 0, 0), stage.level(-2, 0, 0)], [2, 4])
    await stage.set(-2, 1, 0, 'water')
    await stage.wait(8)
    check('the flow', await stage.block(-2, 0, 0), 'cobblestone')
    await stage.set(-4, 1, 0, 'water')
    await stage.wait(8)
    check('the source', await stage.block(-4, 0, 0), 'obsidian')
  },

  async 'a hoe makes farmland, seeds grow in it, ripe wheat gives wheat and seeds'(stage) {
    stage.give('iron_hoe')
    stage.give('wheat_seeds', 2)
    stage.give('bone_meal', 16)
    await stage.use('wheat_seeds', 2, -1, 0)
    check('on stone', await stage.block(2, 0, 0), 'air')
    await stage.set(2, -1, 0, 'dirt')
    await stage.use('iron_hoe', 2, -1, 0)
    check('soil', await stage.block(2, -1, 0), 'farmland')
    check('wear', stage.world.session.player.inventory.slots[36]?.durabilityUsed, 1)
    await stage.use('wheat_seeds', 2, -1, 0)
    check('sown', [await stage.block(2, 0, 0), stage.level(2, 0, 0), stage.held('wheat_seeds')], ['wheat', 0, 1])
    for (let i = 0; i < 8 && stage.level(2, 0, 0) < 7; i++) await stage.use('bone_meal', 2, 0, 0)
    check('ripe', stage.level(2, 0, 0), 7)
    await stage.act({ type: 'wait', ticks: 1 }) // and looks about
    check('harvest', (await stage.act({ type: 'collect', block: 'wheat' })).code, 'done')
    for (let i = 0; i < 3; i++) await stage.act({ type: 'pick-up' })
    check('wheat', stage.held('wheat'), 1)
    between('seeds', stage.held('wheat_seeds'), 2, 5)
  },

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

  async 'a sapling on soil becomes a tree'(stage) {
    stage.give('oak_sapling', 2)
    stage.give('bone_meal', 60)
    await stage.use('oak_sapling', 2, -1, 2)
    check('on stone', await stage.block(2, 0, 2), 'air')
    await stage.set(2, -1, 2, 'dirt')
    await stage.use('oak_sapling', 2, -1, 2)
    check('planted', await stage.block(2, 0, 2), 'oak_sapling')
    for (let i = 0; i < 40 && (await stage.block(2, 0, 2)) === 'oak_sapling'; i++) await stage.use('bone_meal', 2, 0, 2)
    check('trunk', [await stage.block(2, 0, 2), await stage.block(2, 3, 2)], ['oak_log', 'oak_log'])
    check('crown', await stage.block(3, 3, 2), 'oak_leaves')
  },

  async 'a bed skips the night, and one wakes in it after a death'(stage) {
    const { player, server } = stage.world.session
    stage.give('white_bed')
    check('placing', (await stage.act({ type: 'place', item: 'white_bed' })).code, 'done')
    check('by day', (await stage.act({ type: 'sleep' })).code, 'not-night')
    await stage.time(night)
    const from = stage.ticks()
    check('by night', (await stage.act({ type: 'sleep' })).code, 'done')
    between('ticks', stage.ticks() - from, 100, 140)
    between('time', server.squid.time, 0, 100)
    check('counted', server.counters.get('upskill')?.get('slept'), 1)
    const bed = player.spawnPoint.clone()
    player.updateHealth(1)
    player.foodSaturation = 0
    await stage.teleport(0, 14, 0)
    await stage.wait(100)
    check('alive', player.health, 20)
    between('blocks from the bed', player.position.distanceTo(bed), 0, 2)
    const both = () =>
      Object.values(
        stage.world.session.bot.findBlocks({
          matching: block => block.name === 'white_bed',
          maxDistance: 12,
          count: 9,
        }),
      )
    check('halves', both().length, 2)
    check('digging it', (await stage.act({ type: 'collect', block: 'white_bed' })).code, 'done')
    check('halves when one is dug', both().length, 0)
  },

  async 'armour holds back a part of a blow, and wears'(stage) {
    const { player } = stage.world.session
    stage.give('iron_chestplate')
    check('putting on', (await stage.act({ type: 'equip', item: 'iron_chestplate' })).code, 'done')
    player.foodSaturation = 0
    player.updateFood(10)
    await stage.time(night)
    stage.world.session.server.squid.emit('summon', 'zombie', stage.at(1, 0, 0))
    for (let i = 0; i < 80 && player.health === 20; i++) await stage.wait(1)
    between('health after a bite of three', player.health, 17.5, 17.6)
    check('wear', player.inventory.slots[6]?.durabilityUsed, 1)
  },

  async 'a skeleton shoots whom it sees, and not through a wall'(stage) {
    const { player, server } = stage.world.session
    await stage.time(night)
    player.foodSaturation = 0
    player.updateFood(10)
    for (let z = -6; z <= 6; z++) for (const y of [0, 1, 2, 3]) await stage.set(3, y, z, 'stone')
    server.squid.emit('summon', 'skeleton', stage.at(6, 0, 0))
    await stage.wait(120)
    check('behind the wall', player.health, 20)
    for (let z = -6; z <= 6; z++) for (const y of [0, 1, 2, 3]) await stage.set(3, y, z, 'air')
    for (let i = 0; i < 400 && player.health === 20; i++) await stage.wait(1)
    between('health in the open', player.health, 1, 18)
  },

  async 'a creeper hisses and blows up what is near'(stage) {
    const { player, server, bot } = stage.world.session
    await stage.time(night)
    for (let z = -1; z <= 1; z++) await stage.set(4, 0, z, 'dirt')
    server.squid.emit('summon', 'creeper', stage.at(3, 0, 0))
    await stage.wait(20)
    check('before its time', [player.health, await stage.block(4, 0, 0)], [20, 'dirt'])
    await stage.wait(40)
    check('the dirt', await stage.block(4, 0, 0), 'air')
    between('health', player.health, 0, 19)
    check('the creeper', Object.values(bot.entities).filter(({ name }) => name === 'creeper').length, 0)
  },

  async 'in a block one suffocates'(stage) {
    const { player } = stage.world.session
    player.foodSaturation = 0
    player.updateFood(10)
    await stage.set(0, 1, 0, 'stone')
    await stage.wait(62)
    between('health', player.health, 13, 15)
    await stage.set(0, 1, 0, 'glass')
    const before = player.health
    await stage.wait(40)
    check('in glass', player.health, before)
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
