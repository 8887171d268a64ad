import { between, check, comes, type Ground, giveAll, type Scripts, took } from './ground.ts'

/** A wall about the floor, so that nothing runs off. */
async function wall(ground: Ground): Promise<void> {
  for (const side of [-6, 6]) {
    await ground.fill([-6, 0, side], [6, 1, side], 'stone')
    await ground.fill([side, 0, -6], [side, 1, 6], 'stone')
  }
}

const night = 14_000

/** Liquids, plants, beds, armour and monsters: what vanilla survival does, checked on the server and on the client. */
export const scripts: Scripts = {
  async 'water spreads seven blocks, a step every five ticks, and dries up without its source'(stage) {
    await wall(stage)
    await stage.set(-5, 0, -5, 'water')
    if (stage.exact) {
      await stage.wait(7)
      check('the first step', [await stage.block(-4, 0, -5), await stage.block(-3, 0, -5)], ['water', 'air'])
    }
    const levels = () => [1, 2, 5, 7].map(far => stage.level(-5 + far, 0, -5))
    await comes(stage, 'levels', levels, [1, 2, 5, 7], 60)
    await comes(stage, 'round the corner', () => stage.level(-3, 0, -3), 4, 20)
    check('too far', await stage.block(3, 0, -5), 'air')
    const { bot } = stage
    const { x, y, z } = stage.at(-2, 0, -5)
    check('what the client sees', bot.blockAt(bot.entity.position.clone().set(x, y, z))?.name, 'water')
    await stage.set(-5, 0, -5, 'air')
    await stage.wait(200)
    check('dry', [await stage.block(-4, 0, -5), await stage.block(0, 0, -5)], ['air', 'air'])
  },

  async 'water falls, and flows to the nearest way down'(stage) {
    await wall(stage)
    await stage.set(3, 3, 3, 'water')
    const falling = () => [stage.level(3, 2, 3), stage.level(3, 0, 3), stage.level(4, 0, 3), stage.level(5, 0, 3)]
    // The block where the fall meets the ground is a fall too; what spreads from there begins anew.
    await comes(stage, 'falling, and on the ground', falling, [8, 8, 8, 1], 60)
    await stage.set(-2, -1, -4, 'air')
    await stage.set(-4, 0, -4, 'water')
    await stage.wait(30)
    check('towards the hole', [await stage.block(-3, 0, -4), await stage.block(-5, 0, -4)], ['water', 'air'])
  },

  async 'two sources of water make a third'(stage) {
    await wall(stage)
    await stage.set(2, 0, 2, 'water')
    await stage.set(4, 0, 2, 'water')
    await comes(stage, 'between them', async () => [await stage.block(3, 0, 2), stage.level(3, 0, 2)], ['water', 0], 40)
  },

  async 'lava is slow; water makes obsidian of its source and cobblestone of its flow'(stage) {
    await wall(stage)
    await stage.set(-4, 0, 0, 'lava')
    await stage.wait(20)
    check('before its time', await stage.block(-3, 0, 0), 'air')
    await comes(stage, 'levels', () => [stage.level(-3, 0, 0), stage.level(-2, 0, 0)], [2, 4], 110)
    await stage.set(-2, 1, 0, 'water')
    await comes(stage, 'the flow', () => stage.block(-2, 0, 0), 'cobblestone', 30)
    await stage.set(-4, 1, 0, 'water')
    await comes(stage, 'the source', () => stage.block(-4, 0, 0), 'obsidian', 30)
  },

  async 'a hoe makes farmland, seeds grow in it, ripe wheat gives wheat and seeds'(stage) {
    await giveAll(stage, { iron_hoe: 1, wheat_seeds: 2, bone_meal: 16 })
    await stage.use('wheat_seeds', 2, -1, 0)
    check('on stone', await stage.block(2, 0, 0), 'air')
    await stage.set(2, -1, 0, 'dirt')
    await stage.use('iron_hoe', 2, -1, 0)
    check('soil', await stage.block(2, -1, 0), 'farmland')
    check('wear', stage.wear('iron_hoe'), 1)
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

  async 'a sapling on soil becomes a tree'(stage) {
    await giveAll(stage, { oak_sapling: 2, bone_meal: 60 })
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
    const { bot } = stage
    await stage.give('white_bed')
    check('placing', (await stage.act({ type: 'place', item: 'white_bed' })).code, 'done')
    check('by day', (await stage.act({ type: 'sleep' })).code, 'not-night')
    await stage.time(night)
    const from = stage.ticks()
    check('by night', (await stage.act({ type: 'sleep' })).code, 'done')
    took(stage, stage.ticks() - from, 100, 140)
    if (stage.exact) between('time', bot.time.timeOfDay % 24_000, 0, 100)
    await comes(stage, 'whether it is morning', () => bot.time.timeOfDay % 24_000 < 1000, true, 60)
    check('counted', stage.counted('slept') ?? 1, 1)
    const halves = () =>
      bot.findBlocks({ matching: ({ name }) => name === 'white_bed', maxDistance: 12, count: 9 }).length
    const [bed] = bot.findBlocks({ matching: ({ name }) => name === 'white_bed', maxDistance: 12, count: 1 })
    await stage.die()
    await stage.wait(20)
    await comes(stage, 'health', () => bot.health, 20, 200)
    await stage.wait(40)
    between('blocks from the bed', bot.entity.position.distanceTo(bed), 0, 3)
    check('halves', halves(), 2)
    check('digging it', (await stage.act({ type: 'collect', block: 'white_bed' })).code, 'done')
    check('halves when one is dug', halves(), 0)
  },

  async 'armour holds back a part of a blow, and wears'(stage) {
    const { bot } = stage
    await stage.give('iron_chestplate')
    check('putting on', (await stage.act({ type: 'equip', item: 'iron_chestplate' })).code, 'done')
    await stage.starve(10)
    await stage.time(night)
    await stage.summon('zombie', 1, 0, 0)
    for (let i = 0; i < 80 && bot.health === 20; i++) await stage.wait(1)
    between('health after a bite of three', bot.health, 17.5, 17.6)
    check('wear', stage.wear('iron_chestplate'), 1)
  },

  async 'a skeleton shoots whom it sees, and not through a wall'(stage) {
    const { bot } = stage
    await stage.time(night)
    await stage.starve(10)
    await stage.fill([3, 0, -6], [3, 3, 6], 'stone')
    await stage.summon('skeleton', 6, 0, 0)
    await stage.wait(120)
    check('behind the wall', bot.health, 20)
    await stage.fill([3, 0, -6], [3, 3, 6], 'air')
    for (let i = 0; i < 400 && bot.health === 20; i++) await stage.wait(1)
    between('health in the open', bot.health, 1, 18)
  },

  async 'a creeper hisses and blows up what is near'(stage) {
    const { bot } = stage
    await stage.time(night)
    await stage.fill([4, 0, -1], [4, 0, 1], 'dirt')
    await stage.summon('creeper', 3, 0, 0)
    if (stage.exact) {
      await stage.wait(20)
      check('before its time', [bot.health, await stage.block(4, 0, 0)], [20, 'dirt'])
    }
    await comes(stage, 'the dirt', () => stage.block(4, 0, 0), 'air', 100)
    await stage.wait(10)
    between('health', bot.health, 0, 19)
    check('creepers', Object.values(bot.entities).filter(({ name }) => name === 'creeper').length, 0)
  },

  async 'in a block one suffocates'(stage) {
    const { bot } = stage
    await stage.starve(10)
    await stage.set(0, 1, 0, 'stone')
    await stage.wait(62)
    between('health', bot.health, stage.exact ? 13 : 11, stage.exact ? 15 : 17)
    await stage.set(0, 1, 0, 'glass')
    await stage.wait(4)
    const before = bot.health
    await stage.wait(40)
    check('in glass', bot.health, before)
  },

  async 'who is buried digs out, whatever every breath costs'(stage) {
    await stage.set(0, 1, 0, 'dirt')
    await stage.wait(12)
    check('outcome', (await stage.act({ type: 'dig', at: stage.at(0, 1, 0) })).code, 'done')
    check('block', await stage.block(0, 1, 0), 'air')
  },
}
