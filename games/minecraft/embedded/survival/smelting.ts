/** What a furnace makes of what. minecraft-data has no such table; this one is the vanilla 1.16 recipe list. */
export const smelted: Readonly<Record<string, string>> = {
  iron_ore: 'iron_ingot',
  gold_ore: 'gold_ingot',
  coal_ore: 'coal',
  redstone_ore: 'redstone',
  lapis_ore: 'lapis_lazuli',
  diamond_ore: 'diamond',
  emerald_ore: 'emerald',
  sand: 'glass',
  cobblestone: 'stone',
  stone: 'smooth_stone',
  sandstone: 'smooth_sandstone',
  clay_ball: 'brick',
  clay: 'terracotta',
  cactus: 'green_dye',
  netherrack: 'nether_brick',
  stone_bricks: 'cracked_stone_bricks',
  kelp: 'dried_kelp',
  potato: 'baked_potato',
  beef: 'cooked_beef',
  porkchop: 'cooked_porkchop',
  chicken: 'cooked_chicken',
  mutton: 'cooked_mutton',
  rabbit: 'cooked_rabbit',
  cod: 'cooked_cod',
  salmon: 'cooked_salmon',
  oak_log: 'charcoal',
  birch_log: 'charcoal',
  spruce_log: 'charcoal',
  acacia_log: 'charcoal',
  jungle_log: 'charcoal',
  dark_oak_log: 'charcoal',
}

/** Ticks a fuel burns; 200 smelt one item. */
export function fuelTicks(item: string): number {
  if (item === 'coal' || item === 'charcoal') return 1600
  if (item === 'coal_block') return 16000
  if (item === 'lava_bucket') return 20000
  if (item === 'blaze_rod') return 2400
  if (item === 'dried_kelp_block') return 4000
  if (
    /_(planks|log|wood|stairs|fence|fence_gate|trapdoor|pressure_plate)$/.test(item) &&
    !/stone|brick|iron/.test(item)
  )
    return 300
  if (/^(crafting_table|chest|bookshelf|ladder|barrel|lectern|note_block|bow|fishing_rod)$/.test(item)) return 300
  if (/^wooden_(pickaxe|axe|sword|shovel|hoe)$|_door$|_sign$/.test(item) && !/iron/.test(item)) return 200
  if (/_wooden_slab$|^(oak|birch|spruce|acacia|jungle|dark_oak)_slab$/.test(item)) return 150
  if (item === 'stick' || /_sapling$|_wool$|^bowl$|_button$/.test(item)) return 100
  return item === 'bamboo' ? 50 : 0
}
