import { type Colour, lookOf } from './scene/looks.ts'
import { blockStates } from './scene/states.ts'
import { drawTile, tileSize } from './scene/tiles.ts'

const blocks = new Set(blockStates.map(({ name }) => name))
const materials: Readonly<Record<string, number>> = {
  wooden: 0x8f6b3a,
  stone: 0x8a8a8a,
  iron: 0xd8d8d8,
  golden: 0xf6d03d,
  diamond: 0x4ee0d8,
  netherite: 0x4a4448,
  leather: 0x9a5a32,
  chainmail: 0x9a9aa0,
}
const handle = 0x6b4a23

/** Shapes of things that are no blocks: `#` is the material, `+` the handle. */
const shapes: readonly (readonly [RegExp, string, number?])[] = [
  [/_pickaxe$/, '.####.|#..+##|..+.##|.+..#.|+.....|......'],
  [/_axe$/, '..##..|.###+.|..#+..|..+...|.+....|+.....'],
  [/_shovel$/, '...##.|...##.|..+...|.+....|+.....|......'],
  [/_hoe$/, '.###..|...+#.|..+...|.+....|+.....|......'],
  [/_sword$/, '....##|...##.|#.##..|.##...|+.#...|+.....'],
  [/_helmet$/, '.####.|######|##..##|#....#|......|......'],
  [/_chestplate$/, '##..##|######|.####.|.####.|.####.|......'],
  [/_leggings$/, '.####.|.####.|.#..#.|.#..#.|.#..#.|......'],
  [/_boots$/, '......|.#..#.|.#..#.|##..##|......|......'],
  [/_ingot$/, '......|..####|.####.|####..|......|......'],
  [/stick$/, '....+.|...+..|..+...|.+....|+.....|......'],
  [/^(diamond|emerald|lapis_lazuli|redstone|quartz|flint|coal|charcoal)$/, '..##..|.####.|.####.|.####.|..##..|......'],
  [/seeds$/, '.#....|...#..|#...#.|..#...|.#..#.|......'],
  [/bone$/, '....##|...##.|..#...|##....|##....|......', 0xeeeee0],
  [/arrow$/, '....##|...+#.|..+...|.+....|#+....|##....', 0xdddddd],
  [/bucket$/, '#....#|#....#|.####.|.####.|..##..|......', 0xc8c8c8],
]
const colours: Readonly<Record<string, number>> = {
  diamond: 0x5decf5,
  emerald: 0x17c544,
  lapis_lazuli: 0x1d47c4,
  redstone: 0xd01818,
  quartz: 0xe8e0d8,
  flint: 0x3a3a3a,
  coal: 0x2a2a2a,
  charcoal: 0x3a3026,
  apple: 0xd02020,
  wheat_seeds: 0x5f9a36,
  iron_ingot: 0xd8d8d8,
  gold_ingot: 0xf6d03d,
  beef: 0xb03030,
  porkchop: 0xe89090,
  mutton: 0xc05050,
  chicken: 0xe8c0a8,
  rotten_flesh: 0x9a6a3a,
  leather: 0x9a5a32,
  feather: 0xf0f0f0,
  string: 0xe8e8e8,
  bread: 0xb8863a,
  wheat: 0xc9ae3a,
  clay_ball: 0xa0a6b3,
  brick: 0x96604f,
  snowball: 0xf4fbfb,
  gunpowder: 0x6a6a6a,
}

/** Draws an item into a square canvas: a block by its look, a tool by its shape and material, the rest as a lump. */
export function drawIcon(canvas: HTMLCanvasElement, item: string): void {
  const pen = canvas.getContext('2d')
  if (!pen) return
  pen.clearRect(0, 0, canvas.width, canvas.height)
  const shape = shapes.find(([pattern]) => pattern.test(item))
  if (blocks.has(item) && !shape) {
    const { shape: form, top, side } = lookOf(item)
    pen.putImageData(new ImageData(drawTile(form === 'box' ? top : side), tileSize, tileSize), 0, 0)
    return
  }
  const material = /^(\w+?)_/.exec(item)?.[1] ?? ''
  const body = css(
    colours[item] ?? shape?.[2] ?? materials[material] ?? colours[item.replace('cooked_', '')] ?? lump(item),
  )
  const rows = (shape?.[1] ?? '......|.####.|.####.|.####.|..##..|......').split('|')
  const dot = canvas.width / rows.length
  for (const [y, row] of rows.entries())
    for (const [x, letter] of [...row].entries()) {
      if (letter === '.') continue
      pen.fillStyle = letter === '+' ? css(handle) : body
      pen.fillRect(Math.floor(x * dot), Math.floor(y * dot), Math.ceil(dot), Math.ceil(dot))
    }
}

const css = (hex: number) => `#${hex.toString(16).padStart(6, '0')}`

/** A colour of its own for what nobody listed. */
function lump(item: string): number {
  let sum = 7
  for (const letter of item) sum = (sum * 31 + letter.charCodeAt(0)) >>> 0
  const [r, g, b]: Colour = [90 + (sum % 120), 90 + ((sum >> 8) % 120), 90 + ((sum >> 16) % 120)]
  return r * 65_536 + g * 256 + b
}
