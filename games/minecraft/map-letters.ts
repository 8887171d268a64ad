/** Blocks from the player to the edge of the map. */
export const mapRadius = 16

const letters: readonly (readonly [RegExp, string])[] = [
  [/^(grass_block|podzol|mycelium)$/, 'g'],
  [/^(dirt|coarse_dirt|farmland|grass_path)$/, 'd'],
  [/^(sand|red_sand|sandstone)$/, 's'],
  [/^(water|kelp|seagrass)/, '~'],
  [/^lava$/, '!'],
  [/_log$/, 'T'],
  [/_leaves$/, 't'],
  [/^coal_ore$/, 'c'],
  [/^iron_ore$/, 'i'],
  [/^gold_ore$/, 'o'],
  [/^redstone_ore$/, 'r'],
  [/^lapis_ore$/, 'l'],
  [/^diamond_ore$/, 'D'],
  [/^crafting_table$/, 'm'],
  [/^furnace$/, 'f'],
  [/^chest$/, 'h'],
  [/^(gravel|clay)$/, 'v'],
  [
    /^(grass|fern|tall_grass|dandelion|poppy|cornflower|\w*mushroom|sugar_cane|cactus|dead_bush|pumpkin|sweet_berry_bush)$/,
    '*',
  ],
  [/planks$|_stairs$|_slab$|_door$|_fence/, 'p'],
  [/^(cave_air|air|void_air)$/, '.'],
]

/** The letter a block has on the map; `#` for stone and everything else. */
export function mapLetter(block: string): string {
  let letter = known.get(block)
  if (letter === undefined) {
    letter = letters.find(([pattern]) => pattern.test(block))?.[1] ?? '#'
    known.set(block, letter)
  }
  return letter
}
const known = new Map<string, string>()
