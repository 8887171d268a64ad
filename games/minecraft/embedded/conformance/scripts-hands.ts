import { random } from '#core'
import { affordances } from '../../affordances.ts'
import { items } from '../../names.ts'
import { check, giveAll } from './ground.ts'
import type { Stage } from './stage.ts'

/**
 * Hands in windows, disturbed at every click there is: by a blow, by death, by something picked up into the very slot.
 * After every action the world itself compares what server and client hold.
 */
export const scripts: Readonly<Record<string, (stage: Stage) => Promise<void>>> = {
  async 'crafting at a table: a blow at any click stops it, and nothing is lost'(stage) {
    await tabled(stage)
    for (let click = 1; click <= 12; click++) {
      const { player, server } = stage.world.session
      player.updateHealth(20)
      await stage.wait(2)
      const before = planks(stage)
      const undo = onClick(stage, click, () => server.survived.bodies.hurt(player, 1, 'test'))
      const { code } = await stage.act({ type: 'craft', item: 'chest' })
      const struck = undo()
      check(`outcome of a blow at click ${click}`, code, struck ? 'interrupted' : 'done')
      check(`planks after a blow at click ${click}`, planks(stage), before)
    }
  },

  async 'crafting at a table: death at any click loses all, on both sides'(stage) {
    const { player, server } = stage.world.session
    for (let click = 1; click <= 12; click++) {
      await stage.teleport(0, 0, 0)
      await stage.wait(60) // what lay about from the last time is held again
      stage.clear()
      await tabled(stage)
      const undo = onClick(stage, click, () => server.survived.bodies.hurt(player, 40, 'test'))
      const { code } = await stage.act({ type: 'craft', item: 'chest' })
      const struck = undo()
      check(`outcome of death at click ${click}`, code, struck ? 'died' : 'done')
      await stage.act({ type: 'wait', ticks: 5 })
      if (struck) check(`planks after death at click ${click}`, stage.held('oak_planks'), 0)
      check('windows of the client', stage.world.session.bot.currentWindow, null)
    }
  },

  async 'crafting: what is picked up in the middle of it is not lost'(stage) {
    await tabled(stage)
    for (let click = 1; click <= 12; click++) {
      const { player, server } = stage.world.session
      const before = planks(stage)
      const plank = server.squid.registry.itemsByName.oak_planks.id
      const undo = onClick(stage, click, () => check('left over', server.survived.windows.give(player, plank, 3), 0))
      await stage.act({ type: 'craft', item: 'chest' })
      const given = undo() ? 3 : 0
      check(`planks after picking up at click ${click}`, planks(stage), before + given)
    }
  },

  async 'crafting with a full inventory: a spare stack goes, or what is used makes room, or there is none'(stage) {
    stage.stuff('dirt')
    stage.put(9, 'oak_log', 2)
    const made = await stage.act({ type: 'craft', item: 'oak_planks' })
    check('a spare stack', made.text, '4 oak_planks crafted; 64 dirt thrown away for room')
    check('dirt', stage.held('dirt'), 34 * 64)
    check('planks', stage.held('oak_planks'), 4)
    stage.clear()
    const others = items.filter(item => !/_(planks|log)$/.test(item)).slice(0, 35)
    for (const [i, item] of others.entries()) stage.put(10 + i, item, 1)
    stage.put(9, 'oak_log', 2)
    check('without room', (await stage.act({ type: 'craft', item: 'oak_planks' })).code, 'full')
    check('logs', stage.held('oak_log'), 2)
    stage.put(9, 'oak_log', 1)
    check('with room', (await stage.act({ type: 'craft', item: 'oak_planks' })).code, 'done')
    check('planks made', stage.held('oak_planks'), 4)
    stage.clear()
    stage.stuff('iron_sword') // tools are kept
    stage.put(9, 'oak_log', 2)
    check('tools', (await stage.act({ type: 'craft', item: 'oak_planks' })).code, 'full')
  },

  async 'a furnace and a chest: a blow at any click loses nothing'(stage) {
    const { player, server } = stage.world.session
    await giveAll(stage, { furnace: 1, chest: 1 })
    await stage.act({ type: 'place', item: 'furnace' })
    await stage.act({ type: 'place', item: 'chest' })
    await giveAll(stage, { apple: 20, dirt: 20, coal: 5 })
    const inside = (item: string) =>
      [...server.survived.chests.values(), ...server.survived.furnaces.values()]
        .flatMap(({ slots }) => slots)
        .reduce((sum, one) => sum + (one?.name === item ? one.count : 0), 0)
    const actions = [
      { type: 'store', item: 'apple', count: 7 },
      { type: 'take', item: 'apple', count: 3 },
      { type: 'smelt', item: 'dirt', count: 5 },
      { type: 'toss', item: 'dirt', count: 2 },
    ] as const
    for (let click = 1; click <= 9; click++)
      for (const action of actions) {
        player.updateHealth(20)
        await stage.wait(2)
        const undo = onClick(stage, click, () => server.survived.bodies.hurt(player, 1, 'test'))
        await stage.act(action)
        undo()
        await stage.act({ type: 'pick-up' })
        for (const [item, count] of [
          ['apple', 20],
          ['dirt', 20],
          ['coal', 5],
        ] as const)
          check(`${item} after a blow at click ${click} of ${action.type}`, stage.held(item) + inside(item), count)
      }
  },

  async 'who dies in the middle of a tick stays dead until they come back'(stage) {
    const { player, server, bot } = stage.world.session
    let woken = 0
    player._client.on('client_command', () => woken++)
    for (let i = 1; i <= 5; i++) {
      // A blow after a tick has begun that heals, as a full stomach does twice a second, and before it is over.
      const strike = () => {
        if (server.squid.tickCount % 10 !== 0) return
        server.squid.off('tick', strike)
        void Promise.resolve().then(() => server.survived.bodies.hurt(player, 40, 'test'))
      }
      player.foodSaturation = 5
      player.updateHealth(10)
      server.squid.on('tick', strike)
      await stage.wait(20)
      check(`deaths at ${i}`, server.counters.get('upskill')?.get('deaths'), i)
      check(`wakings at ${i}`, woken, i)
      check('health, on both sides', [player.health, bot.health], [20, 20])
    }
  },

  async 'a chest that is blown up closes, and spills what was in it once'(stage) {
    const { server, bot } = stage.world.session
    await giveAll(stage, { chest: 1, apple: 5 })
    await stage.act({ type: 'place', item: 'chest' })
    await stage.act({ type: 'store', item: 'apple', count: 5 })
    const [key] = server.survived.chests.keys()
    const [x, y, z] = key.split(',').map(Number)
    const undo = onClick(stage, 1, () => server.survived.survival.ground.set(x, y, z, 0))
    check('taking', (await stage.act({ type: 'take', item: 'apple', count: 3 })).code, 'refused')
    check('blown up in time', undo(), true)
    check('the window', bot.currentWindow, null)
    await stage.act({ type: 'pick-up' })
    check('apples', stage.held('apple'), 5)
    check('chests', server.survived.chests.size, 0)
  },
}

export interface Chaos {
  readonly seed: number
  readonly actions: number
}

/**
 * Random actions in a wild world, disturbed at random clicks; the world compares both sides after each.
 *
 * @returns How many clicks were disturbed.
 */
export async function chaos(stage: Stage, { seed, actions }: Chaos): Promise<number> {
  const source = random(seed)
  const { player, server } = stage.world.session
  const { windows, bodies } = server.survived
  const items = ['oak_log', 'oak_planks', 'stick', 'cobblestone', 'coal', 'iron_ore', 'white_wool', 'dirt', 'apple']
  const anItem = () => server.squid.registry.itemsByName[source.pick(items)].id
  for (const item of ['crafting_table', 'furnace', 'chest']) await stage.give(item)
  for (const item of ['crafting_table', 'furnace', 'chest']) await stage.act({ type: 'place', item })
  let disturbed = 0
  const disturb = () => {
    if (source.real() > 0.1) return
    disturbed++
    const kind = source.real()
    if (kind < 0.4) bodies.hurt(player, 1, 'test')
    else if (kind < 0.9) windows.give(player, anItem(), source.int(20) + 1)
    else if (kind < 0.95) windows.close(player, true)
    else bodies.hurt(player, 40, 'test')
  }
  player._client.prependListener('window_click', disturb)
  for (let i = 0; i < actions; i++) {
    if (source.real() < 0.3) windows.give(player, anItem(), source.int(64) + 1)
    if (source.real() < 0.2) player.updateHealth(20)
    const { observation } = stage.world.tell(null)
    const view = { player: 'p1', observation, legal: null, outcome: null } as const
    const open = affordances(view).filter(({ type }) => type !== 'explore' && type !== 'descend' && type !== 'surface')
    const inHand = Object.keys(observation.inventory)
    const item = inHand.length > 0 ? source.pick(inHand) : 'dirt'
    const count = source.int(64) + 1
    const action = source.pick([
      ...open,
      { type: 'store', item, count } as const,
      { type: 'take', item: 'any_planks', count } as const,
      { type: 'take', item, count } as const,
      { type: 'toss', item, count } as const,
      { type: 'smelt', item, count: 1 } as const,
    ])
    await stage.act(action)
  }
  return disturbed
}

async function tabled(stage: Stage): Promise<void> {
  await stage.set(2, 0, 0, 'crafting_table')
  await stage.wait(2)
  stage.world.tell(null) // looks around
  await stage.give('oak_planks', 64)
  await stage.give('oak_planks', 60)
  await stage.wait(3)
}

/** Planks held, in chests made of them too. */
const planks = (stage: Stage) => stage.held('oak_planks') + 8 * stage.held('chest')

/** Does something just before the server sees a click. @returns What ends it and says whether it came to that. */
function onClick(stage: Stage, which: number, act: () => void): () => boolean {
  const { _client } = stage.world.session.player
  let seen = 0
  const listener = () => {
    if (++seen === which) act()
  }
  _client.prependListener('window_click', listener)
  return () => {
    _client.off('window_click', listener)
    return seen >= which
  }
}
