/**
 * Blocks of Minecraft 1.16.5 in the order of their state ids, `name` or `name:states`, from minecraft-data 3.117.0: listed
 * here so that the page needs no data package. A test compares them.
 */
const table = `
  air stone granite polished_granite diorite polished_diorite andesite polished_andesite grass_block:2 dirt
  coarse_dirt podzol:2 cobblestone oak_planks spruce_planks birch_planks jungle_planks acacia_planks dark_oak_planks
  oak_sapling:2 spruce_sapling:2 birch_sapling:2 jungle_sapling:2 acacia_sapling:2 dark_oak_sapling:2 bedrock water:16
  lava:16 sand red_sand gravel gold_ore iron_ore coal_ore nether_gold_ore oak_log:3 spruce_log:3 birch_log:3
  jungle_log:3 acacia_log:3 dark_oak_log:3 stripped_spruce_log:3 stripped_birch_log:3 stripped_jungle_log:3
  stripped_acacia_log:3 stripped_dark_oak_log:3 stripped_oak_log:3 oak_wood:3 spruce_wood:3 birch_wood:3 jungle_wood:3
  acacia_wood:3 dark_oak_wood:3 stripped_oak_wood:3 stripped_spruce_wood:3 stripped_birch_wood:3
  stripped_jungle_wood:3 stripped_acacia_wood:3 stripped_dark_oak_wood:3 oak_leaves:14 spruce_leaves:14
  birch_leaves:14 jungle_leaves:14 acacia_leaves:14 dark_oak_leaves:14 sponge wet_sponge glass lapis_ore lapis_block
  dispenser:12 sandstone chiseled_sandstone cut_sandstone note_block:800 white_bed:16 orange_bed:16 magenta_bed:16
  light_blue_bed:16 yellow_bed:16 lime_bed:16 pink_bed:16 gray_bed:16 light_gray_bed:16 cyan_bed:16 purple_bed:16
  blue_bed:16 brown_bed:16 green_bed:16 red_bed:16 black_bed:16 powered_rail:12 detector_rail:12 sticky_piston:12
  cobweb grass fern dead_bush seagrass tall_seagrass:2 piston:12 piston_head:24 white_wool orange_wool magenta_wool
  light_blue_wool yellow_wool lime_wool pink_wool gray_wool light_gray_wool cyan_wool purple_wool blue_wool brown_wool
  green_wool red_wool black_wool moving_piston:12 dandelion poppy blue_orchid allium azure_bluet red_tulip
  orange_tulip white_tulip pink_tulip oxeye_daisy cornflower wither_rose lily_of_the_valley brown_mushroom
  red_mushroom gold_block iron_block bricks tnt:2 bookshelf mossy_cobblestone obsidian torch wall_torch:4 fire:512
  soul_fire spawner oak_stairs:80 chest:24 redstone_wire:1296 diamond_ore diamond_block crafting_table wheat:8
  farmland:8 furnace:8 oak_sign:32 spruce_sign:32 birch_sign:32 acacia_sign:32 jungle_sign:32 dark_oak_sign:32
  oak_door:64 ladder:8 rail:10 cobblestone_stairs:80 oak_wall_sign:8 spruce_wall_sign:8 birch_wall_sign:8
  acacia_wall_sign:8 jungle_wall_sign:8 dark_oak_wall_sign:8 lever:24 stone_pressure_plate:2 iron_door:64
  oak_pressure_plate:2 spruce_pressure_plate:2 birch_pressure_plate:2 jungle_pressure_plate:2 acacia_pressure_plate:2
  dark_oak_pressure_plate:2 redstone_ore:2 redstone_torch:2 redstone_wall_torch:8 stone_button:24 snow:8 ice
  snow_block cactus:16 clay sugar_cane:16 jukebox:2 oak_fence:32 pumpkin netherrack soul_sand soul_soil basalt:3
  polished_basalt:3 soul_torch soul_wall_torch:4 glowstone nether_portal:2 carved_pumpkin:4 jack_o_lantern:4 cake:7
  repeater:64 white_stained_glass orange_stained_glass magenta_stained_glass light_blue_stained_glass
  yellow_stained_glass lime_stained_glass pink_stained_glass gray_stained_glass light_gray_stained_glass
  cyan_stained_glass purple_stained_glass blue_stained_glass brown_stained_glass green_stained_glass red_stained_glass
  black_stained_glass oak_trapdoor:64 spruce_trapdoor:64 birch_trapdoor:64 jungle_trapdoor:64 acacia_trapdoor:64
  dark_oak_trapdoor:64 stone_bricks mossy_stone_bricks cracked_stone_bricks chiseled_stone_bricks infested_stone
  infested_cobblestone infested_stone_bricks infested_mossy_stone_bricks infested_cracked_stone_bricks
  infested_chiseled_stone_bricks brown_mushroom_block:64 red_mushroom_block:64 mushroom_stem:64 iron_bars:32 chain:6
  glass_pane:32 melon attached_pumpkin_stem:4 attached_melon_stem:4 pumpkin_stem:8 melon_stem:8 vine:32
  oak_fence_gate:32 brick_stairs:80 stone_brick_stairs:80 mycelium:2 lily_pad nether_bricks nether_brick_fence:32
  nether_brick_stairs:80 nether_wart:4 enchanting_table brewing_stand:8 cauldron:4 end_portal end_portal_frame:8
  end_stone dragon_egg redstone_lamp:2 cocoa:12 sandstone_stairs:80 emerald_ore ender_chest:8 tripwire_hook:16
  tripwire:128 emerald_block spruce_stairs:80 birch_stairs:80 jungle_stairs:80 command_block:12 beacon
  cobblestone_wall:324 mossy_cobblestone_wall:324 flower_pot potted_oak_sapling potted_spruce_sapling
  potted_birch_sapling potted_jungle_sapling potted_acacia_sapling potted_dark_oak_sapling potted_fern
  potted_dandelion potted_poppy potted_blue_orchid potted_allium potted_azure_bluet potted_red_tulip
  potted_orange_tulip potted_white_tulip potted_pink_tulip potted_oxeye_daisy potted_cornflower
  potted_lily_of_the_valley potted_wither_rose potted_red_mushroom potted_brown_mushroom potted_dead_bush
  potted_cactus carrots:8 potatoes:8 oak_button:24 spruce_button:24 birch_button:24 jungle_button:24 acacia_button:24
  dark_oak_button:24 skeleton_skull:16 skeleton_wall_skull:4 wither_skeleton_skull:16 wither_skeleton_wall_skull:4
  zombie_head:16 zombie_wall_head:4 player_head:16 player_wall_head:4 creeper_head:16 creeper_wall_head:4
  dragon_head:16 dragon_wall_head:4 anvil:4 chipped_anvil:4 damaged_anvil:4 trapped_chest:24
  light_weighted_pressure_plate:16 heavy_weighted_pressure_plate:16 comparator:16 daylight_detector:32 redstone_block
  nether_quartz_ore hopper:10 quartz_block chiseled_quartz_block quartz_pillar:3 quartz_stairs:80 activator_rail:12
  dropper:12 white_terracotta orange_terracotta magenta_terracotta light_blue_terracotta yellow_terracotta
  lime_terracotta pink_terracotta gray_terracotta light_gray_terracotta cyan_terracotta purple_terracotta
  blue_terracotta brown_terracotta green_terracotta red_terracotta black_terracotta white_stained_glass_pane:32
  orange_stained_glass_pane:32 magenta_stained_glass_pane:32 light_blue_stained_glass_pane:32
  yellow_stained_glass_pane:32 lime_stained_glass_pane:32 pink_stained_glass_pane:32 gray_stained_glass_pane:32
  light_gray_stained_glass_pane:32 cyan_stained_glass_pane:32 purple_stained_glass_pane:32 blue_stained_glass_pane:32
  brown_stained_glass_pane:32 green_stained_glass_pane:32 red_stained_glass_pane:32 black_stained_glass_pane:32
  acacia_stairs:80 dark_oak_stairs:80 slime_block barrier iron_trapdoor:64 prismarine prismarine_bricks
  dark_prismarine prismarine_stairs:80 prismarine_brick_stairs:80 dark_prismarine_stairs:80 prismarine_slab:6
  prismarine_brick_slab:6 dark_prismarine_slab:6 sea_lantern hay_block:3 white_carpet orange_carpet magenta_carpet
  light_blue_carpet yellow_carpet lime_carpet pink_carpet gray_carpet light_gray_carpet cyan_carpet purple_carpet
  blue_carpet brown_carpet green_carpet red_carpet black_carpet terracotta coal_block packed_ice sunflower:2 lilac:2
  rose_bush:2 peony:2 tall_grass:2 large_fern:2 white_banner:16 orange_banner:16 magenta_banner:16
  light_blue_banner:16 yellow_banner:16 lime_banner:16 pink_banner:16 gray_banner:16 light_gray_banner:16
  cyan_banner:16 purple_banner:16 blue_banner:16 brown_banner:16 green_banner:16 red_banner:16 black_banner:16
  white_wall_banner:4 orange_wall_banner:4 magenta_wall_banner:4 light_blue_wall_banner:4 yellow_wall_banner:4
  lime_wall_banner:4 pink_wall_banner:4 gray_wall_banner:4 light_gray_wall_banner:4 cyan_wall_banner:4
  purple_wall_banner:4 blue_wall_banner:4 brown_wall_banner:4 green_wall_banner:4 red_wall_banner:4
  black_wall_banner:4 red_sandstone chiseled_red_sandstone cut_red_sandstone red_sandstone_stairs:80 oak_slab:6
  spruce_slab:6 birch_slab:6 jungle_slab:6 acacia_slab:6 dark_oak_slab:6 stone_slab:6 smooth_stone_slab:6
  sandstone_slab:6 cut_sandstone_slab:6 petrified_oak_slab:6 cobblestone_slab:6 brick_slab:6 stone_brick_slab:6
  nether_brick_slab:6 quartz_slab:6 red_sandstone_slab:6 cut_red_sandstone_slab:6 purpur_slab:6 smooth_stone
  smooth_sandstone smooth_quartz smooth_red_sandstone spruce_fence_gate:32 birch_fence_gate:32 jungle_fence_gate:32
  acacia_fence_gate:32 dark_oak_fence_gate:32 spruce_fence:32 birch_fence:32 jungle_fence:32 acacia_fence:32
  dark_oak_fence:32 spruce_door:64 birch_door:64 jungle_door:64 acacia_door:64 dark_oak_door:64 end_rod:6
  chorus_plant:64 chorus_flower:6 purpur_block purpur_pillar:3 purpur_stairs:80 end_stone_bricks beetroots:4
  grass_path end_gateway repeating_command_block:12 chain_command_block:12 frosted_ice:4 magma_block nether_wart_block
  red_nether_bricks bone_block:3 structure_void observer:12 shulker_box:6 white_shulker_box:6 orange_shulker_box:6
  magenta_shulker_box:6 light_blue_shulker_box:6 yellow_shulker_box:6 lime_shulker_box:6 pink_shulker_box:6
  gray_shulker_box:6 light_gray_shulker_box:6 cyan_shulker_box:6 purple_shulker_box:6 blue_shulker_box:6
  brown_shulker_box:6 green_shulker_box:6 red_shulker_box:6 black_shulker_box:6 white_glazed_terracotta:4
  orange_glazed_terracotta:4 magenta_glazed_terracotta:4 light_blue_glazed_terracotta:4 yellow_glazed_terracotta:4
  lime_glazed_terracotta:4 pink_glazed_terracotta:4 gray_glazed_terracotta:4 light_gray_glazed_terracotta:4
  cyan_glazed_terracotta:4 purple_glazed_terracotta:4 blue_glazed_terracotta:4 brown_glazed_terracotta:4
  green_glazed_terracotta:4 red_glazed_terracotta:4 black_glazed_terracotta:4 white_concrete orange_concrete
  magenta_concrete light_blue_concrete yellow_concrete lime_concrete pink_concrete gray_concrete light_gray_concrete
  cyan_concrete purple_concrete blue_concrete brown_concrete green_concrete red_concrete black_concrete
  white_concrete_powder orange_concrete_powder magenta_concrete_powder light_blue_concrete_powder
  yellow_concrete_powder lime_concrete_powder pink_concrete_powder gray_concrete_powder light_gray_concrete_powder
  cyan_concrete_powder purple_concrete_powder blue_concrete_powder brown_concrete_powder green_concrete_powder
  red_concrete_powder black_concrete_powder kelp:26 kelp_plant dried_kelp_block turtle_egg:12 dead_tube_coral_block
  dead_brain_coral_block dead_bubble_coral_block dead_fire_coral_block dead_horn_coral_block tube_coral_block
  brain_coral_block bubble_coral_block fire_coral_block horn_coral_block dead_tube_coral:2 dead_brain_coral:2
  dead_bubble_coral:2 dead_fire_coral:2 dead_horn_coral:2 tube_coral:2 brain_coral:2 bubble_coral:2 fire_coral:2
  horn_coral:2 dead_tube_coral_fan:2 dead_brain_coral_fan:2 dead_bubble_coral_fan:2 dead_fire_coral_fan:2
  dead_horn_coral_fan:2 tube_coral_fan:2 brain_coral_fan:2 bubble_coral_fan:2 fire_coral_fan:2 horn_coral_fan:2
  dead_tube_coral_wall_fan:8 dead_brain_coral_wall_fan:8 dead_bubble_coral_wall_fan:8 dead_fire_coral_wall_fan:8
  dead_horn_coral_wall_fan:8 tube_coral_wall_fan:8 brain_coral_wall_fan:8 bubble_coral_wall_fan:8
  fire_coral_wall_fan:8 horn_coral_wall_fan:8 sea_pickle:8 blue_ice conduit:2 bamboo_sapling bamboo:12 potted_bamboo
  void_air cave_air bubble_column:2 polished_granite_stairs:80 smooth_red_sandstone_stairs:80
  mossy_stone_brick_stairs:80 polished_diorite_stairs:80 mossy_cobblestone_stairs:80 end_stone_brick_stairs:80
  stone_stairs:80 smooth_sandstone_stairs:80 smooth_quartz_stairs:80 granite_stairs:80 andesite_stairs:80
  red_nether_brick_stairs:80 polished_andesite_stairs:80 diorite_stairs:80 polished_granite_slab:6
  smooth_red_sandstone_slab:6 mossy_stone_brick_slab:6 polished_diorite_slab:6 mossy_cobblestone_slab:6
  end_stone_brick_slab:6 smooth_sandstone_slab:6 smooth_quartz_slab:6 granite_slab:6 andesite_slab:6
  red_nether_brick_slab:6 polished_andesite_slab:6 diorite_slab:6 brick_wall:324 prismarine_wall:324
  red_sandstone_wall:324 mossy_stone_brick_wall:324 granite_wall:324 stone_brick_wall:324 nether_brick_wall:324
  andesite_wall:324 red_nether_brick_wall:324 sandstone_wall:324 end_stone_brick_wall:324 diorite_wall:324
  scaffolding:32 loom:4 barrel:12 smoker:8 blast_furnace:8 cartography_table fletching_table grindstone:12 lectern:16
  smithing_table stonecutter:4 bell:32 lantern:4 soul_lantern:4 campfire:32 soul_campfire:32 sweet_berry_bush:4
  warped_stem:3 stripped_warped_stem:3 warped_hyphae:3 stripped_warped_hyphae:3 warped_nylium warped_fungus
  warped_wart_block warped_roots nether_sprouts crimson_stem:3 stripped_crimson_stem:3 crimson_hyphae:3
  stripped_crimson_hyphae:3 crimson_nylium crimson_fungus shroomlight weeping_vines:26 weeping_vines_plant
  twisting_vines:26 twisting_vines_plant crimson_roots crimson_planks warped_planks crimson_slab:6 warped_slab:6
  crimson_pressure_plate:2 warped_pressure_plate:2 crimson_fence:32 warped_fence:32 crimson_trapdoor:64
  warped_trapdoor:64 crimson_fence_gate:32 warped_fence_gate:32 crimson_stairs:80 warped_stairs:80 crimson_button:24
  warped_button:24 crimson_door:64 warped_door:64 crimson_sign:32 warped_sign:32 crimson_wall_sign:8
  warped_wall_sign:8 structure_block:4 jigsaw:12 composter:9 target:16 bee_nest:24 beehive:24 honey_block
  honeycomb_block netherite_block ancient_debris crying_obsidian respawn_anchor:5 potted_crimson_fungus
  potted_warped_fungus potted_crimson_roots potted_warped_roots lodestone blackstone blackstone_stairs:80
  blackstone_wall:324 blackstone_slab:6 polished_blackstone polished_blackstone_bricks
  cracked_polished_blackstone_bricks chiseled_polished_blackstone polished_blackstone_brick_slab:6
  polished_blackstone_brick_stairs:80 polished_blackstone_brick_wall:324 gilded_blackstone
  polished_blackstone_stairs:80 polished_blackstone_slab:6 polished_blackstone_pressure_plate:2
  polished_blackstone_button:24 polished_blackstone_wall:324 chiseled_nether_bricks cracked_nether_bricks
  quartz_bricks
`

export interface BlockStates {
  readonly name: string
  /** The first state id, and how many there are. */
  readonly first: number
  readonly count: number
}

export const blockStates: readonly BlockStates[] = (() => {
  let first = 0
  return table
    .trim()
    .split(/\s+/)
    .map(word => {
      const [name, count = '1'] = word.split(':')
      const block = { name, first, count: Number(count) }
      first += block.count
      return block
    })
})()

export const stateCount = blockStates.reduce((sum, { count }) => sum + count, 0)
