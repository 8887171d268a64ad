import type { Registry } from '../squid.ts'

type Chance = () => number

/** What a block leaves behind where it is not simply itself; chances of the vanilla 1.16 loot tables. */
const special: Readonly<Record<string, (chance: Chance) => readonly (readonly [string, number])[]>> = {
  gravel: chance => [chance() < 0.1 ? ['flint', 1] : ['gravel', 1]],
  coal_ore: () => [['coal', 1]],
  diamond_ore: () => [['diamond', 1]],
  emerald_ore: () => [['emerald', 1]],
  redstone_ore: chance => [['redstone', between(chance, 4, 5)]],
  lapis_ore: chance => [['lapis_lazuli', between(chance, 4, 9)]],
  clay: () => [['clay_ball', 4]],
  melon: chance => [['melon_slice', between(chance, 3, 7)]],
  grass: chance => (chance() < 0.125 ? [['wheat_seeds', 1]] : []),
  tall_grass: chance => (chance() < 0.125 ? [['wheat_seeds', 1]] : []),
  fern: chance => (chance() < 0.125 ? [['wheat_seeds', 1]] : []),
  dead_bush: chance => sticks(chance, between(chance, 0, 2)),
  sweet_berry_bush: chance => [['sweet_berries', between(chance, 1, 2)]],
  snow: () => [['snowball', 1]],
  glass: () => [],
  ice: () => [],
}

/** Items and counts that drop, given that the tool was right; of a crop more when it is ripe. */
export function lootOf(
  registry: Registry,
  block: string,
  chance: Chance,
  ripe = false,
): readonly (readonly [string, number])[] {
  if (block === 'wheat') {
    const more = [1, 2, 3].filter(() => ripe && chance() < 4 / 7).length
    return ripe ? [['wheat', 1] as const, ['wheat_seeds', 1 + more] as const] : [['wheat_seeds', 1]]
  }
  if (block === 'carrots' || block === 'potatoes')
    return [[block.replace(/e?s$/, ''), ripe ? between(chance, 2, 5) : 1]]
  if (block === 'farmland' || block === 'grass_path') return [['dirt', 1]]
  const own = special[block]
  if (own) return own(chance)
  const leaves = /^(\w+)_leaves$/.exec(block)
  if (leaves) {
    const found: [string, number][] = []
    if (chance() < 0.05) found.push([`${leaves[1]}_sapling`, 1])
    if (chance() < 0.02) found.push(['stick', between(chance, 1, 2)])
    if (leaves[1] === 'oak' && chance() < 0.005) found.push(['apple', 1])
    return found
  }
  const drops = registry.blockLoot[block]?.drops.filter(drop => !drop.silkTouch) ?? []
  return drops.length > 0 ? [[drops[0].item, 1]] : registry.itemsByName[block] ? [[block, 1]] : []
}

/** What a creature leaves. */
export function remainsOf(mob: string, chance: Chance): readonly (readonly [string, number])[] {
  if (mob === 'cow')
    return counted([
      ['beef', between(chance, 1, 3)],
      ['leather', between(chance, 0, 2)],
    ])
  if (mob === 'pig') return [['porkchop', between(chance, 1, 3)]]
  if (mob === 'sheep')
    return [
      ['mutton', between(chance, 1, 2)],
      ['white_wool', 1],
    ]
  if (mob === 'chicken')
    return counted([
      ['chicken', 1],
      ['feather', between(chance, 0, 2)],
    ])
  if (mob === 'zombie') return counted([['rotten_flesh', between(chance, 0, 2)]])
  if (mob === 'skeleton')
    return counted([
      ['bone', between(chance, 0, 2)],
      ['arrow', between(chance, 0, 2)],
    ])
  if (mob === 'creeper') return counted([['gunpowder', between(chance, 0, 2)]])
  if (mob === 'spider') return counted([['string', between(chance, 0, 2)]])
  return []
}

const between = (chance: Chance, low: number, high: number) => low + Math.floor(chance() * (high - low + 1))
const counted = (list: readonly (readonly [string, number])[]) => list.filter(([, count]) => count > 0)
const sticks = (_: Chance, count: number) => (count > 0 ? [['stick', count] as const] : [])
