import type { Frame } from '#core'
import type { Direction, Observation, Seen, SeenKind } from '../observation.ts'
import { items, letters } from '../simulator/index.ts'
import { cellOf, creatureNames, itemTiles, worldTiles } from './tile-table.ts'
import { tileSide } from './tiles.ts'

/** What a frame shows, as symbols; what it cannot show (position, achievements, the step) is left out. */
export interface Reading {
  readonly ground: readonly string[]
  readonly creatures: readonly Seen[]
  readonly facing: Direction
  readonly sleeping: boolean
  readonly vitals: Observation['vitals']
  readonly inventory: Observation['inventory']
  /** Cells that matched a tile only roughly: 0 by day, and always if no world cell is darkened by the night. */
  readonly guessed: number
}

/** Reads a frame of `crafter-screen`: exactly by day and asleep, by the nearest tile at night. */
export function read(frame: Frame): Reading {
  const held = readItems(frame)
  const ground: string[] = []
  const creatures: Seen[] = []
  let facing: Direction = 'down'
  let sleeping = false
  let guessed = 0
  for (let row = 0; row < 7; row++) {
    let line = ''
    for (let column = 0; column < 9; column++) {
      const cell = cut(frame, column, row)
      let key = known.get(textOf(cell))
      if (key === undefined) {
        key = nearest(cell, column === 4 && row === 3)
        guessed++
      }
      const [material, look] = cellOf(key)
      line += letters[material]
      if (look === 0) continue
      const name = creatureNames[look - 1]
      if (name === 'player_sleeping') sleeping = true
      else if (name.startsWith('player_')) facing = name.slice(7) as Direction
      else creatures.push(seen(name, column - 4, row - 3))
    }
    ground.push(line)
  }
  return { ground, creatures, facing, sleeping, vitals: held.vitals, inventory: held.inventory, guessed }
}

function seen(name: string, x: number, y: number): Seen {
  if (name.startsWith('arrow_')) return { kind: 'arrow', x, y, facing: name.slice(6) as Direction }
  return { kind: name as SeenKind, x, y, facing: null }
}

function readItems(frame: Frame): Pick<Reading, 'vitals' | 'inventory'> {
  const amounts: Record<string, number> = {}
  for (const [i, item] of items.entries())
    amounts[item] = knownItems[i].get(textOf(cut(frame, i % 9, 7 + Math.floor(i / 9)))) ?? 0
  const { health, food, drink, energy, ...inventory } = amounts
  return { vitals: { health, food, drink, energy }, inventory: inventory as Observation['inventory'] }
}

const scratch = new Uint8Array(tileSide * tileSide * 3)

function cut({ data, width }: Frame, column: number, row: number): Uint8Array {
  let to = 0
  for (let y = 0; y < tileSide; y++) {
    const from = ((row * tileSide + y) * width + column * tileSide) * 3
    for (let i = 0; i < tileSide * 3; i++) scratch[to++] = data[from + i]
  }
  return scratch
}

/** The tile that fits best when its light is scaled: night takes about the same share of every pixel. */
function nearest(cell: Uint8Array, players: boolean): number {
  let best = 0
  let least = Infinity
  for (const [key, tile] of worldTiles.entries()) {
    const look = cellOf(key)[1]
    const isPlayer = look > 0 && creatureNames[look - 1].startsWith('player_')
    if (isPlayer !== players) continue
    let [both, own] = [0, 1]
    for (let i = 0; i < tile.length; i++) {
      if (i % 3 === 2) continue // blue is tinted
      both += cell[i] * tile[i]
      own += tile[i] * tile[i]
    }
    const light = both / own
    let error = 0
    for (let i = 0; i < tile.length && error < least; i++) if (i % 3 !== 2) error += (cell[i] - light * tile[i]) ** 2
    if (error < least) [best, least] = [key, error]
  }
  return best
}

/** A tile's bytes as a key. */
function textOf(tile: Uint8Array): string {
  return String.fromCharCode.apply(null, tile as unknown as number[])
}

/** Tiles by day, and a quarter as bright. */
const known = new Map<string, number>()
for (const [key, tile] of worldTiles.entries()) {
  known.set(textOf(tile), key)
  const dimmed = textOf(tile.map(value => value >> 2))
  if (!known.has(dimmed)) known.set(dimmed, key)
}
const knownItems = items.map(
  (_, i) => new Map(itemTiles.slice(10 * i, 10 * i + 10).map((tile, amount) => [textOf(tile), amount])),
)
