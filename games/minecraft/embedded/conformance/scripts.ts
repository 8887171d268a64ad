import { between, check, type Stage } from './stage.ts'

/** One script a feature: what vanilla survival does, checked on the server and on the client. */
export const scripts: Readonly<Record<string, (stage: Stage) => Promise<void>>> = {
  async 'digging: bare hands are slow and stone leaves nothing'(stage) {
    await stage.set(2, 0, 0, 'stone')
    const from = stage.ticks()
    check('outcome', (await stage.act({ type: 'dig', at: stage.at(2, 0, 0) })).code, 'done')
    between('ticks', stage.ticks() - from, 145, 165)
    check('block', await stage.block(2, 0, 0), 'air')
    check('cobblestone', stage.held('cobblestone'), 0)
  },

  async 'digging: a pickaxe is fast, stone leaves cobblestone, the tool wears'(stage) {
    await stage.set(2, 0, 0, 'stone')
    stage.give('wooden_pickaxe')
    const from = stage.ticks()
    await stage.act({ type: 'dig', at: stage.at(2, 0, 0) })
    between('ticks', stage.ticks() - from, 20, 40)
    await stage.act({ type: 'pick-up' })
    check('cobblestone', stage.held('cobblestone'), 1)
    check('wear', stage.world.session.player.inventory.slots[36]?.durabilityUsed, 1)
    check('wear the client knows of', stage.world.session.bot.inventory.slots[36]?.durabilityUsed, 1)
  },

  async 'digging: a tool breaks when it is worn out'(stage) {
    stage.give('wooden_pickaxe')
    stage.world.session.player.inventory.slots[36]!.durabilityUsed = 58
    await stage.wait(3)
    await stage.set(2, 0, 0, 'stone')
    await stage.act({ type: 'dig', at: stage.at(2, 0, 0) })
    check('pickaxes', stage.held('wooden_pickaxe'), 0)
  },

  async 'digging: the server does not believe a client that is too fast or too far'(stage) {
    const { bot } = stage.world.session
    await stage.set(2, 0, 0, 'stone')
    await stage.set(6, 3, 6, 'dirt')
    for (const [x, y, z] of [
      [2, 0, 0],
      [6, 3, 6],
    ]) {
      bot._client.write('block_dig', { status: 0, location: stage.at(x, y, z), face: 1 })
      await stage.wait(x === 2 ? 2 : 40)
      bot._client.write('block_dig', { status: 2, location: stage.at(x, y, z), face: 1 })
      await stage.wait(4)
    }
    check('the near block', await stage.block(2, 0, 0), 'stone')
    check('the far block', await stage.block(6, 3, 6), 'dirt')
  },

  async 'digging: iron needs stone, diamond needs iron'(stage) {
    stage.give('wooden_pickaxe')
    await stage.set(2, 0, 0, 'iron_ore')
    await stage.act({ type: 'dig', at: stage.at(2, 0, 0) })
    await stage.wait(20)
    check('what lies about', (await stage.act({ type: 'pick-up' })).code, 'not-seen')
    stage.give('stone_pickaxe')
    await stage.set(2, 0, 0, 'iron_ore')
    await stage.act({ type: 'dig', at: stage.at(2, 0, 0) })
    await stage.act({ type: 'pick-up' })
    check('iron ore', stage.held('iron_ore'), 1)
  },

  async 'sand falls when what it lies on is dug'(stage) {
    await stage.set(2, 0, 0, 'dirt')
    await stage.set(2, 1, 0, 'sand')
    await stage.act({ type: 'dig', at: stage.at(2, 0, 0) })
    check('below', await stage.block(2, 0, 0), 'sand')
    check('above', await stage.block(2, 1, 0), 'air')
  },

  async 'crafting: 2×2 in the hands'(stage) {
    stage.give('oak_log', 2)
    check('outcome', (await stage.act({ type: 'craft', item: 'oak_planks' })).code, 'done')
    check('planks', stage.held('oak_planks'), 4)
    check('logs', stage.held('oak_log'), 1)
    check('lacking', (await stage.act({ type: 'craft', item: 'torch' })).code, 'missing-ingredient')
  },

  async 'crafting: 3×3 at a table'(stage) {
    stage.give('cobblestone', 3)
    stage.give('stick', 2)
    check('without', (await stage.act({ type: 'craft', item: 'stone_pickaxe' })).code, 'no-table')
    stage.give('crafting_table')
    check('placing', (await stage.act({ type: 'place', item: 'crafting_table' })).code, 'done')
    check('with', (await stage.act({ type: 'craft', item: 'stone_pickaxe' })).code, 'done')
    check('pickaxes', stage.held('stone_pickaxe'), 1)
    check('cobblestone', stage.held('cobblestone'), 0)
  },

  async 'furnace: ten seconds an item, fuel burns down, what does not melt comes back'(stage) {
    for (const [item, count] of [
      ['furnace', 1],
      ['iron_ore', 3],
      ['coal', 2],
      ['dirt', 4],
    ] as const)
      stage.give(item, count)
    await stage.act({ type: 'place', item: 'furnace' })
    const from = stage.ticks()
    check('outcome', (await stage.act({ type: 'smelt', item: 'iron_ore' })).code, 'done')
    between('ticks', stage.ticks() - from, 600, 660)
    check('ingots', stage.held('iron_ingot'), 3)
    check('coal', stage.held('coal'), 1)
    check('dirt', (await stage.act({ type: 'smelt', item: 'dirt' })).code, 'not-smeltable')
    check('dirt comes back', stage.held('dirt'), 4)
  },

  async 'chest: keeps what is stored, and spills it when it is dug'(stage) {
    stage.give('chest')
    stage.give('apple', 5)
    await stage.act({ type: 'place', item: 'chest' })
    check('storing', (await stage.act({ type: 'store', item: 'apple', count: 3 })).code, 'done')
    check('apples left', stage.held('apple'), 2)
    check('taking', (await stage.act({ type: 'take', item: 'apple', count: 1 })).code, 'done')
    check('apples after', stage.held('apple'), 3)
    await stage.act({ type: 'collect', block: 'chest' })
    await stage.act({ type: 'pick-up' })
    check('apples at last', stage.held('apple'), 5)
  },

  async 'eating fills the food bar in its time'(stage) {
    stage.give('apple', 2)
    check('when full', (await stage.act({ type: 'eat', item: 'apple' })).code, 'not-hungry')
    stage.world.session.player.updateFood(10)
    await stage.wait(2)
    const from = stage.ticks() + 3
    check('when hungry', (await stage.act({ type: 'eat', item: 'apple' })).code, 'done')
    between('ticks', stage.ticks() - from, 32, 45)
    check('food', stage.world.session.bot.food, 14)
    check('apples', stage.held('apple'), 1)
  },

  async 'hunger hurts down to half a heart, food heals'(stage) {
    const { player, bot } = stage.world.session
    player.foodSaturation = 0
    player.updateFood(0)
    player.updateHealth(3)
    await stage.wait(400)
    check('health when starving', player.health, 1)
    player.foodSaturation = 5
    player.updateFood(20)
    await stage.wait(100)
    between('health when fed', player.health, 5, 20)
    check('what the client sees', bot.health, player.health)
  },

  async 'a fall of ten blocks costs seven'(stage) {
    await stage.teleport(0, 10, 0)
    stage.world.session.player.foodSaturation = 0
    await stage.wait(40)
    between('health', stage.world.session.player.health, 12, 14)
    check('what the client sees', stage.world.session.bot.health, stage.world.session.player.health)
  },

  async 'lava burns, water drowns'(stage) {
    const { player } = stage.world.session
    await stage.set(0, 0, 0, 'lava')
    await stage.wait(25)
    between('health in lava', player.health, 4, 16)
    for (let y = 0; y < 3; y++) await stage.set(0, y, 0, 'water')
    for (const [x, z] of [
      [1, 0],
      [-1, 0],
      [0, 1],
      [0, -1],
    ])
      for (let y = 0; y < 3; y++) await stage.set(x, y, z, 'stone')
    await stage.set(0, 3, 0, 'stone')
    player.updateHealth(20)
    player.foodSaturation = 0
    player.updateFood(10)
    await stage.wait(300)
    check('health with breath left', player.health, 20)
    await stage.wait(80)
    between('health without', player.health, 10, 18)
  },

  async 'death drops everything; one wakes where the world begins'(stage) {
    const { player, bot } = stage.world.session
    stage.give('apple', 3)
    player.updateHealth(1)
    player.foodSaturation = 0
    await stage.teleport(0, 12, 0)
    await stage.wait(100)
    check('apples', stage.held('apple'), 0)
    check('health', [player.health, bot.health], [20, 20])
    const apart = Math.hypot(bot.entity.position.x - player.spawnPoint.x, bot.entity.position.z - player.spawnPoint.z)
    between('blocks from the spawn', apart, 0, 1)
  },

  async 'placing: not into a body, not into the air'(stage) {
    stage.give('dirt', 2)
    const { bot } = stage.world.session
    const place = (x: number, y: number, z: number) =>
      bot._client.write('block_place', {
        location: stage.at(x, y, z),
        direction: 1,
        hand: 0,
        cursorX: 0.5,
        cursorY: 0.5,
        cursorZ: 0.5,
        insideBlock: false,
      })
    place(0, -1, 0)
    await stage.wait(3)
    check('in the body', await stage.block(0, 0, 0), 'air')
    place(2, -1, 0)
    await stage.wait(3)
    check('beside', await stage.block(2, 0, 0), 'dirt')
    check('dirt', stage.held('dirt'), 1)
  },

  async 'creatures die by the sword and leave something'(stage) {
    const { server } = stage.world.session
    stage.give('iron_sword')
    await stage.wait(2)
    check('nothing near', (await stage.act({ type: 'attack', entity: 'cow' })).code, 'not-seen')
    server.squid.emit('summon', 'cow', stage.at(3, 0, 0))
    await stage.wait(4)
    check('the fight', (await stage.act({ type: 'attack', entity: 'cow' })).code, 'done')
    check('killed', server.counters.get('upskill')?.get('killed.cow'), 1)
    between('beef', stage.held('beef'), 1, 3)
  },
}
