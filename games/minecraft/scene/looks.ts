import { type BlockStates, blockStates, stateCount } from './states.ts'

export type Colour = readonly [number, number, number]
export type Pattern =
  | 'speckle'
  | 'planks'
  | 'bricks'
  | 'cobble'
  | 'bark'
  | 'rings'
  | 'ore'
  | 'leaves'
  | 'plant'
  | 'flower'
  | 'crop'
  | 'grass-side'
  | 'frame'
  | 'table'
  | 'front'
  | 'glass'
  | 'liquid'

/** How one face is drawn: sixteen by sixteen dots, made up from a pattern and two colours. */
export interface Tile {
  readonly pattern: Pattern
  readonly base: Colour
  readonly accent: Colour
}

/** What is drawn of a block: nothing, a full cube, a lower box, two crossed planes, a liquid, or a post. */
export type Shape = 'none' | 'cube' | 'box' | 'cross' | 'liquid' | 'post'

export interface Look {
  readonly name: string
  readonly shape: Shape
  /** Of a box: how high, in sixteenths. */
  readonly height: number
  /** Hides what lies behind it. */
  readonly opaque: boolean
  readonly top: Tile
  readonly side: Tile
  readonly bottom: Tile
}

const rgb = (hex: number): Colour => [hex >> 16, (hex >> 8) & 255, hex & 255]
const dyes: Readonly<Record<string, number>> = {
  white: 0xe9ecec,
  orange: 0xf07613,
  magenta: 0xbd44b3,
  light_blue: 0x3aafd9,
  yellow: 0xf8c527,
  lime: 0x70b919,
  pink: 0xed8dac,
  light_gray: 0x8e8e86,
  gray: 0x3e4447,
  cyan: 0x158991,
  purple: 0x792aac,
  blue: 0x35399d,
  brown: 0x724728,
  green: 0x546d1b,
  red: 0xa12722,
  black: 0x141519,
}
const woods: Readonly<Record<string, readonly [planks: number, bark: number, leaves: number]>> = {
  oak: [0xa8834f, 0x6b5230, 0x4a8a2a],
  spruce: [0x73552f, 0x3a2710, 0x3d6240],
  birch: [0xc4b27a, 0xd7d5cf, 0x6f9a4a],
  jungle: [0xa17450, 0x56431a, 0x3a9a1e],
  acacia: [0xa95b32, 0x676157, 0x6f9a2a],
  dark_oak: [0x432b14, 0x3c2f1a, 0x3f7a22],
  crimson: [0x653147, 0x5d1a1e, 0x7a1010],
  warped: [0x2b6963, 0x3a3a4d, 0x147a78],
}
const stone = 0x7d7d7d
const ores: Readonly<Record<string, number>> = {
  coal: 0x232323,
  iron: 0xd8af93,
  gold: 0xf8d93a,
  redstone: 0xe01010,
  lapis: 0x1d47c4,
  diamond: 0x5decf5,
  emerald: 0x17c544,
  quartz: 0xe8e0d8,
}
const plain: Readonly<Record<string, number>> = {
  stone,
  granite: 0x95674f,
  diorite: 0xbcbcbd,
  andesite: 0x868686,
  dirt: 0x866043,
  coarse_dirt: 0x77553b,
  farmland: 0x6b4a30,
  grass_path: 0x94793f,
  sand: 0xdbcfa3,
  red_sand: 0xbe6621,
  sandstone: 0xd8cb9b,
  gravel: 0x837f7e,
  clay: 0xa0a6b3,
  bedrock: 0x444444,
  obsidian: 0x14101f,
  snow: 0xf4fbfb,
  snow_block: 0xf4fbfb,
  ice: 0x9bbdf5,
  packed_ice: 0x8db4f5,
  netherrack: 0x6f3535,
  terracotta: 0x985e43,
  pumpkin: 0xc57518,
  melon: 0x6f9a26,
  hay_block: 0xb8941a,
  cactus: 0x567f2b,
  iron_block: 0xdcdcdc,
  gold_block: 0xf6d03d,
  diamond_block: 0x62ede4,
  coal_block: 0x151515,
  glowstone: 0xd9a94f,
  tnt: 0xdb3a1a,
}
const green = 0x74a946

const tile = (pattern: Pattern, base: number, accent = 0): Tile => ({ pattern, base: rgb(base), accent: rgb(accent) })
type Given = Partial<Omit<Look, 'top' | 'side' | 'bottom' | 'name'>> & {
  all?: Tile
  top?: Tile
  side?: Tile
  bottom?: Tile
}

/** The first rule that fits a name says how it looks. */
const rules: readonly (readonly [RegExp, (name: string, match: RegExpExecArray) => Given])[] = [
  [/^(cave_|void_)?air$|^structure_void$|^barrier$|^tripwire$|^light$/, () => ({ shape: 'none' })],
  [/^(water|bubble_column|kelp|kelp_plant|seagrass|tall_seagrass)$/, () => liquid(0x2f55d8)],
  [/^lava$/, () => liquid(0xe0641a)],
  [
    /^grass_block$/,
    () => ({
      top: tile('speckle', green),
      side: tile('grass-side', 0x866043, green),
      bottom: tile('speckle', 0x866043),
    }),
  ],
  [
    /^(podzol|mycelium)$/,
    name => ({ top: tile('speckle', name === 'podzol' ? 0x5b3f18 : 0x6f6265), all: tile('speckle', 0x866043) }),
  ],
  [/^farmland$/, () => box(15, tile('speckle', 0x866043), tile('planks', 0x55371f))],
  [/^grass_path$/, () => box(15, tile('speckle', 0x866043), tile('speckle', 0x94793f))],
  [
    /^(?:stripped_)?(\w+)_(?:log|stem)$/,
    (_, [, wood]) => ({
      all: tile('bark', woods[wood]?.[1] ?? 0x6b5230),
      top: tile('rings', woods[wood]?.[0] ?? 0xa8834f, woods[wood]?.[1]),
    }),
  ],
  [/^(?:stripped_)?(\w+)_(?:wood|hyphae)$/, (_, [, wood]) => ({ all: tile('bark', woods[wood]?.[1] ?? 0x6b5230) })],
  [/^(\w+)_planks$/, (_, [, wood]) => ({ all: tile('planks', woods[wood]?.[0] ?? 0xa8834f) })],
  [/^(\w+)_leaves$/, (_, [, wood]) => ({ all: tile('leaves', woods[wood]?.[2] ?? green), opaque: false })],
  [
    /^(?:nether_)?(\w+)_ore$/,
    (name, [, ore]) => ({ all: tile('ore', name.startsWith('nether_') ? 0x6f3535 : stone, ores[ore] ?? 0xffffff) }),
  ],
  [
    /cobblestone$|^infested_cobblestone$/,
    name => ({ all: tile('cobble', name.startsWith('mossy') ? 0x6a7a55 : 0x7a7a7a) }),
  ],
  [
    /bricks?$/,
    name => ({ all: tile('bricks', name === 'bricks' ? 0x96604f : name.includes('nether') ? 0x2d1719 : stone) }),
  ],
  [/^crafting_table$/, () => ({ all: tile('front', 0x8a6238, 0x4a3018), top: tile('table', 0xa8753f, 0x4a3018) })],
  [
    /^(furnace|blast_furnace|smoker)$/,
    () => ({ all: tile('front', 0x6e6e6e, 0x202020), top: tile('cobble', 0x747474) }),
  ],
  [
    /^(trapped_|ender_)?chest$|^barrel$/,
    () => ({ ...box(14, tile('frame', 0xa2722f, 0x3f2c10), tile('frame', 0xa2722f, 0x3f2c10)) }),
  ],
  [/^(\w+)_bed$/, (_, [, dye]) => box(9, tile('planks', 0x8a6238), tile('speckle', dyes[dye] ?? 0xa12722))],
  [/^(\w+)_carpet$/, (_, [, dye]) => box(1, tile('speckle', dyes[dye] ?? 0xffffff))],
  [/^snow$/, () => box(2, tile('speckle', 0xf4fbfb))],
  [
    /^(\w+)_(wool|concrete|concrete_powder|terracotta|glazed_terracotta|shulker_box)$/,
    (_, [, dye]) => ({ all: tile('speckle', dyes[dye] ?? 0x985e43) }),
  ],
  [/glass(_pane)?$/, () => ({ all: tile('glass', 0xcfe8ee), opaque: false })],
  [/torch$/, () => ({ shape: 'post', all: tile('front', 0x8a6238, 0xffd76a), opaque: false })],
  [
    /^(wheat|carrots|potatoes|beetroots)$/,
    name => ({ shape: 'cross', all: tile('crop', name === 'wheat' ? 0xb9a234 : 0x4f9a2a, 0x4f9a2a), opaque: false }),
  ],
  [
    /^(grass|fern|tall_grass|large_fern|vine|sugar_cane|bamboo|lily_pad|\w+_sapling|dead_bush|sweet_berry_bush|cobweb)$/,
    name => ({
      shape: 'cross',
      all: tile(
        'plant',
        name === 'dead_bush' ? 0x8a6238 : name === 'cobweb' ? 0xe8e8e8 : name === 'sugar_cane' ? 0x93c057 : 0x5f9a36,
      ),
      opaque: false,
    }),
  ],
  [
    /^(dandelion|poppy|cornflower|\w+_tulip|\w+_mushroom|oxeye_daisy|allium|azure_bluet|lily_of_the_valley|blue_orchid|sunflower|rose_bush|peony|lilac)$/,
    name => ({ shape: 'cross', all: tile('flower', 0x4c7a2a, flowerColour(name)), opaque: false }),
  ],
  [/_(button|pressure_plate)$|^(rail|\w+_rail|redstone_wire|ladder|lever)$/, () => box(1, tile('speckle', 0x9a8a6a))],
  [/^(\w+?)_(slab|stairs)$/, (_, [, of]) => ({ ...box(8, faces(of)) })],
  [
    /_fence$|_wall$|_fence_gate$|_sign$|_door$|_trapdoor$|^iron_bars$|^chain$|_banner$/,
    name => ({
      shape: 'post',
      all: tile('planks', woods[/^(dark_oak|\w+?)_/.exec(name)?.[1] ?? '']?.[0] ?? 0x8a8a8a),
      opaque: false,
    }),
  ],
  [
    /^(pumpkin|carved_pumpkin|jack_o_lantern|melon|hay_block)$/,
    name => ({ all: tile('bark', plain[name] ?? 0xc57518) }),
  ],
]

function liquid(colour: number): Given {
  return { shape: 'liquid', all: tile('liquid', colour), opaque: false, height: 14 }
}
function box(height: number, side: Tile, top: Tile = side): Given {
  return { shape: 'box', height, top, side, bottom: side, opaque: false }
}
function faces(of: string): Tile {
  const colour = woods[of]?.[0] ?? plain[of]
  return woods[of]
    ? tile('planks', colour!)
    : /cobble/.test(of)
      ? tile('cobble', 0x7a7a7a)
      : tile('speckle', colour ?? stone)
}
function flowerColour(name: string): number {
  const dye = Object.keys(dyes).find(dye => name.startsWith(dye))
  if (dye) return dyes[dye]
  return name === 'poppy' || name === 'rose_bush'
    ? 0xd02020
    : name === 'dandelion' || name === 'sunflower'
      ? 0xf2d22e
      : name === 'cornflower'
        ? 0x466aeb
        : name.includes('mushroom')
          ? 0xb98a62
          : 0xe8d8ee
}

export function lookOf(name: string): Look {
  let given: Given | null = null
  for (const [pattern, rule] of rules) {
    const match = pattern.exec(name)
    if (match) {
      given = rule(name, match)
      break
    }
  }
  given ??= { all: tile('speckle', colourOf(name)) }
  const all = given.all ?? given.side ?? tile('speckle', stone)
  const shape = given.shape ?? 'cube'
  return {
    name,
    shape,
    height: given.height ?? 16,
    opaque: given.opaque ?? shape === 'cube',
    top: given.top ?? all,
    side: given.side ?? all,
    bottom: given.bottom ?? given.top ?? all,
  }
}

/** Polished and smooth things have the colour of what they are made of; what nobody listed is grey. */
function colourOf(name: string): number {
  const known = Object.keys(plain).find(one => one === name) ?? Object.keys(plain).find(one => name.includes(one))
  return known ? plain[known] : (dyes[Object.keys(dyes).find(dye => name.startsWith(dye)) ?? ''] ?? 0x8c8478)
}

/** The look of every state id. */
export const looks: readonly Look[] = (() => {
  const all = new Array<Look>(stateCount)
  for (const { name, first, count } of blockStates as readonly BlockStates[]) {
    const look = lookOf(name)
    all.fill(look, first, first + count)
  }
  return all
})()
