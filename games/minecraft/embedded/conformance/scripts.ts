import { between, check, comes, giveAll, type Scripts, took } from './ground.ts'

/** One script a feature: what vanilla survival does, checked on the server and on the client. */
export const scripts: Scripts = {
  async 'digging: bare hands are slow and stone leaves nothing'(stage) {
    await stage.set(2, 0, 0, 'stone')
    const from = stage.ticks()
    check('outcome', (await stage.act({ type: 'dig', at: stage.at(2, 0, 0) })).code, 'done')
    took(stage, stage.ticks() - from, 145, 165)
    check('block', await stage.block(2, 0, 0), 'air')
    check('cobblestone', stage.held('cobblestone'), 0)
  },

  async 'digging: a pickaxe is fast, stone leaves cobblestone, the tool wears'(stage) {
    await stage.set(2, 0, 0, 'stone')
    await stage.give('wooden_pickaxe')
    const from = stage.ticks()
    await stage.act({ type: 'dig', at: stage.at(2, 0, 0) })
    took(stage, stage.ticks() - from, 20, 40)
    await stage.act({ type: 'pick-up' })
    check('cobblestone', stage.held('cobblestone'), 1)
    check('wear', stage.wear('wooden_pickaxe'), 1)
  },

  async 'digging: a tool breaks when it is worn out'(stage) {
    await stage.give('wooden_pickaxe', 1, 58)
    await stage.set(2, 0, 0, 'stone')
    await stage.act({ type: 'dig', at: stage.at(2, 0, 0) })
    check('pickaxes', stage.held('wooden_pickaxe'), 0)
  },

  async 'digging: the server does not believe a client that is too fast or too far'(stage) {
    const { bot } = stage
    await stage.set(2, 0, 0, 'stone')
    await stage.set(6, 3, 6, 'dirt')
    await stage.wait(3)
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

  async 'digging: who digs away what is under the feet falls, and the block is gone'(stage) {
    await stage.set(0, -2, 0, 'stone')
    await stage.set(0, -3, 0, 'stone')
    await stage.give('stone_pickaxe')
    for (const y of [-1, -2]) {
      check('outcome', (await stage.act({ type: 'dig', at: stage.at(0, y, 0) })).code, 'done')
      check('block', await stage.block(0, y, 0), 'air')
      await stage.wait(10)
    }
    check('height', Math.round(stage.bot.entity.position.y - stage.at(0, 0, 0).y), -2)
  },

  async 'digging: iron needs stone, diamond needs iron'(stage) {
    await stage.give('wooden_pickaxe')
    await stage.set(2, 0, 0, 'iron_ore')
    await stage.act({ type: 'dig', at: stage.at(2, 0, 0) })
    await stage.wait(20)
    check('what lies about', (await stage.act({ type: 'pick-up' })).code, 'not-seen')
    await stage.give('stone_pickaxe')
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

  async 'each of a column of gravel can be dug from below, and what falls into its place is no refusal'(stage) {
    for (const y of [0, 1, 2]) await stage.set(2, y, 0, 'gravel')
    for (const left of [2, 1, 0]) {
      check('outcome', (await stage.act({ type: 'dig', at: stage.at(2, 0, 0) })).code, 'done')
      check('lowest', await stage.block(2, 0, 0), left > 0 ? 'gravel' : 'air')
      check('above the others', await stage.block(2, left, 0), 'air')
    }
  },

  async 'crafting: 2×2 in the hands'(stage) {
    await stage.give('oak_log', 2)
    check('outcome', (await stage.act({ type: 'craft', item: 'oak_planks' })).code, 'done')
    check('planks', stage.held('oak_planks'), 4)
    check('logs', stage.held('oak_log'), 1)
    check('lacking', (await stage.act({ type: 'craft', item: 'torch' })).code, 'missing-ingredient')
  },

  async 'crafting: planks of two woods'(stage) {
    await giveAll(stage, { oak_planks: 5, birch_planks: 2, spruce_planks: 3 })
    check('a door', (await stage.act({ type: 'craft', item: 'oak_door' })).code, 'missing-ingredient')
    check('sticks of one wood', (await stage.act({ type: 'craft', item: 'stick' })).code, 'done')
    check('oak', stage.held('oak_planks'), 3)
    check('a table', (await stage.act({ type: 'craft', item: 'crafting_table' })).code, 'done')
    check('planks left', stage.held('oak_planks') + stage.held('birch_planks') + stage.held('spruce_planks'), 4)
    await stage.act({ type: 'place', item: 'crafting_table' })
    check('a pickaxe', (await stage.act({ type: 'craft', item: 'wooden_pickaxe' })).code, 'done')
    check('one left', stage.held('oak_planks') + stage.held('birch_planks') + stage.held('spruce_planks'), 1)
  },

  async 'crafting: 3×3 at a table'(stage) {
    await giveAll(stage, { cobblestone: 3, stick: 2 })
    check('without', (await stage.act({ type: 'craft', item: 'stone_pickaxe' })).code, 'no-table')
    await stage.give('crafting_table')
    check('placing', (await stage.act({ type: 'place', item: 'crafting_table' })).code, 'done')
    check('with', (await stage.act({ type: 'craft', item: 'stone_pickaxe' })).code, 'done')
    check('pickaxes', stage.held('stone_pickaxe'), 1)
    check('cobblestone', stage.held('cobblestone'), 0)
  },

  async 'placing: where nobody stands'(stage) {
    await stage.give('crafting_table')
    await stage.summon('sheep', 1, 0, 0)
    check('placing', (await stage.act({ type: 'place', item: 'crafting_table' })).code, 'done')
  },

  async 'furnace: ten seconds an item, fuel burns down, what does not melt comes back'(stage) {
    await giveAll(stage, { furnace: 1, iron_ore: 3, coal: 2, dirt: 4 })
    await stage.act({ type: 'place', item: 'furnace' })
    const from = stage.ticks()
    check('outcome', (await stage.act({ type: 'smelt', item: 'iron_ore' })).code, 'done')
    took(stage, stage.ticks() - from, 600, 660)
    check('ingots', stage.held('iron_ingot'), 3)
    check('coal', stage.held('coal'), 1)
    check('dirt', (await stage.act({ type: 'smelt', item: 'dirt' })).code, 'not-smeltable')
    check('dirt comes back', stage.held('dirt'), 4)
  },

  async 'furnace: while it still burns from before, other fuel can be put in'(stage) {
    await giveAll(stage, { furnace: 1, iron_ore: 2, oak_planks: 1 })
    await stage.act({ type: 'place', item: 'furnace' })
    check('with planks', (await stage.act({ type: 'smelt', item: 'iron_ore' })).code, 'done')
    await stage.give('stick', 2)
    check('with sticks', (await stage.act({ type: 'smelt', item: 'iron_ore' })).code, 'done')
    check('ingots', stage.held('iron_ingot'), 2)
  },

  async 'furnace: what is easiest to come by burns first, and logs melt over logs'(stage) {
    await giveAll(stage, { furnace: 1, oak_log: 2, birch_log: 3, coal: 1 })
    await stage.act({ type: 'place', item: 'furnace' })
    check('a kind', (await stage.act({ type: 'smelt', item: 'any_log', count: 2 })).code, 'done')
    check('charcoal', stage.held('charcoal'), 2)
    check('logs', stage.held('oak_log') + stage.held('birch_log'), 1)
    check('coal', stage.held('coal'), 1)
  },

  async 'chest: keeps what is stored, and spills it when it is dug'(stage) {
    await giveAll(stage, { chest: 1, apple: 5 })
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
    await stage.give('apple', 2)
    check('when full', (await stage.act({ type: 'eat', item: 'apple' })).code, 'not-hungry')
    await stage.starve(10)
    await stage.wait(2)
    const before = stage.bot.food
    const from = stage.ticks() + 3
    check('when hungry', (await stage.act({ type: 'eat', item: 'apple' })).code, 'done')
    took(stage, stage.ticks() - from, 32, 45)
    check('food gained', stage.bot.food - before, 4)
    check('apples', stage.held('apple'), 1)
  },

  async 'hunger hurts down to half a heart, food heals'(stage) {
    await stage.starve(0)
    await stage.wound()
    await stage.wait(400)
    check('health when starving', stage.bot.health, 1)
    await stage.feed()
    await stage.wait(100)
    between('health when fed', stage.bot.health, 5, 20)
  },

  async 'a fall of ten blocks costs seven'(stage) {
    await stage.starve(17)
    await stage.teleport(0, 10, 0)
    await stage.wait(40)
    between('health', stage.bot.health, 12, 14)
  },

  async 'lava burns, water drowns'(stage) {
    const { bot } = stage
    await stage.starve(10)
    await stage.set(0, 0, 0, 'lava')
    await stage.wait(25)
    between('health in lava', bot.health, 1, 16)
    await stage.fill([0, 0, 0], [0, 2, 0], 'water')
    for (const [x, z] of [
      [1, 0],
      [-1, 0],
      [0, 1],
      [0, -1],
    ])
      await stage.fill([x, 0, z], [x, 2, z], 'stone')
    await stage.set(0, 3, 0, 'stone')
    await stage.heal()
    await stage.wait(270)
    check('health with breath left', bot.health, 20)
    await stage.wait(100)
    between('health without', bot.health, 8, 18)
  },

  async 'death drops everything; one wakes where the world begins'(stage) {
    const { bot } = stage
    await stage.give('apple', 3)
    await stage.die()
    await comes(stage, 'apples', () => stage.held('apple'), 0, 100)
    await comes(stage, 'health', () => bot.health, 20, 200)
    await stage.wait(40)
    const apart = Math.hypot(bot.entity.position.x - bot.spawnPoint.x, bot.entity.position.z - bot.spawnPoint.z)
    between('blocks from the spawn', apart, 0, stage.exact ? 1 : 16) // others let one wake up to ten away
  },

  async 'placing: not into a body, not into the air'(stage) {
    await stage.give('dirt', 2)
    const { bot } = stage
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
    await stage.give('iron_sword')
    await stage.wait(2)
    check('nothing near', (await stage.act({ type: 'attack', entity: 'cow' })).code, 'not-seen')
    await stage.summon('cow', 3, 0, 0)
    await stage.wait(4)
    check('the fight', (await stage.act({ type: 'attack', entity: 'cow' })).code, 'done')
    check('killed', stage.counted('killed.cow') ?? 1, 1)
    for (let i = 0; i < 3 && stage.held('beef') === 0; i++) await stage.act({ type: 'pick-up' })
    between('beef', stage.held('beef'), 1, 3)
  },
}
