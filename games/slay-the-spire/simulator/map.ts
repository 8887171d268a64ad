import {
  BOSS_ROOM,
  ELITE_ROOM,
  EVENT_ROOM,
  MONSTER_ROOM,
  NO_ROOM,
  REST_ROOM,
  SHOP_ROOM,
  TREASURE_ROOM,
} from './data/rooms.ts'
import { rawBelow, STREAM_WORDS, seedStreamPlus, upTo } from './random.ts'
import { F, faulty } from './rules.ts'
import { MAP, type Spire } from './state.ts'

/**
 * Maps: six paths are walked from the bottom row to the top, then rooms are dealt to the nodes.
 *
 * The quirks below are the game's own and decide which map a seed gives: a comparison of a column with a row in the test
 * for a common ancestor, and a row that is left out of the count that the shares of rooms are taken from.
 */
const rows = 15
const columns = 7
const paths = 6

/** Scratch space: the map that is being made. A node's parents are listed as often as a path came from them. */
const edges = new Int32Array(rows * columns)
const parents: number[][] = Array.from({ length: rows * columns }, () => [])
const rooms = new Int32Array(rows * columns)
const rng = new Int32Array(STREAM_WORDS)

const node = (x: number, y: number) => y * columns + x
const lowest = (mask: number) => 31 - Math.clz32(mask & -mask)
const highest = (mask: number) => 31 - Math.clz32(mask)
const step = (first: number, last: number) => upTo(rng, 0, last - first) + first

/** Makes the map of an act and writes it into the run. @param burning Whether one elite is marked for the emerald key. */
export function makeMap(g: Spire, act: number, burning: boolean): void {
  g.emeraldX = -1
  g.emeraldY = -1
  g.emeraldBuff = -1
  if (act === 4) {
    makeLastMap(g)
    return
  }
  seedStreamPlus(rng, 0, g.seedHigh, g.seedLow, act === 1 ? 1 : act * 100 * (act - 1))
  edges.fill(0)
  rooms.fill(NO_ROOM)
  for (const list of parents) list.length = 0
  walkPaths()
  dropDoubledStarts()
  dealRooms(g.ascension, faulty(g, F.FILLERS_COUNT))
  if (burning) markElite(g)
  for (let i = 0; i < rooms.length; i++) g.s[MAP + i] = rooms[i] | (edges[i] << 4)
}

function makeLastMap(g: Spire): void {
  g.s.fill(NO_ROOM, MAP, MAP + rows * columns)
  const middle = 3
  const climb = 1 << (4 + middle)
  g.s[MAP + node(middle, 0)] = REST_ROOM | climb
  g.s[MAP + node(middle, 1)] = SHOP_ROOM | climb
  g.s[MAP + node(middle, 2)] = ELITE_ROOM | climb
  g.s[MAP + node(middle, 3)] = BOSS_ROOM
}

export const roomAt = (g: Spire, x: number, y: number) => g.s[MAP + node(x, y)] & 15
/** Bit `x` is set if an edge leads to column `x` of the next row. */
export const edgesAt = (g: Spire, x: number, y: number) => g.s[MAP + node(x, y)] >> 4

function walkPaths(): void {
  let first = -1
  for (let path = 0; path < paths; path++) {
    let x = step(0, columns - 1)
    while (path === 1 && x === first) x = step(0, columns - 1)
    if (path === 0) first = x
    for (let y = 0; y < rows - 1; y++) {
      const next = nextColumn(x, y)
      edges[node(x, y)] |= 1 << next
      parents[node(next, y + 1)].push(x)
      x = next
    }
    edges[node(x, rows - 1)] |= 1 << 3
  }
}

function nextColumn(x: number, y: number): number {
  const drawn = x + step(x === 0 ? 0 : -1, x === columns - 1 ? 0 : 1)
  return withoutCrossing(x, y, awayFromCousins(x, y, drawn))
}

/** Rolls again for every parent of the goal that met this path only a short while ago. */
function awayFromCousins(x: number, y: number, drawn: number): number {
  const rivals = parents[node(drawn, y + 1)]
  let next = drawn
  for (const rival of rivals) {
    if (rival === x || !shareParent(rival, x, y)) continue
    if (next > x) {
      next = x + step(-1, 0)
      if (next < 0) next = x
    } else if (next === x) {
      next = x + step(-1, 1)
      if (next > columns - 1) next = x - 1
      else if (next < 0) next = x + 1
    } else {
      next = x + step(0, 1)
      if (next > columns - 1) next = x
    }
  }
  return next
}

function shareParent(rival: number, x: number, y: number): boolean {
  // The game compares a column with the row here and so takes left for right at times.
  const left = parents[node(rival < y ? rival : x, y)]
  const right = parents[node(rival < y ? x : rival, y)]
  return left.length > 0 && right.length > 0 && Math.max(...left) === Math.min(...right)
}

function withoutCrossing(x: number, y: number, drawn: number): number {
  let next = drawn
  if (x > 0) {
    const mask = edges[node(x - 1, y)]
    if (mask !== 0) next = Math.max(next, highest(mask))
  }
  if (x < columns - 1) {
    const mask = edges[node(x + 1, y)]
    if (mask !== 0) next = Math.min(next, lowest(mask))
  }
  return next
}

/** Two starts never lead to the same second room: the later edge goes. */
function dropDoubledStarts(): void {
  let seen = 0
  for (let x = 0; x < columns; x++) {
    for (let to = columns - 1; to >= 0; to--) {
      if ((edges[node(x, 0)] & (1 << to)) === 0) continue
      if (seen & (1 << to)) {
        edges[node(x, 0)] &= ~(1 << to)
        const list = parents[node(to, 1)]
        for (let i = list.length - 1; i >= 0; i--) if (list[i] === x) list.splice(i, 1)
      } else seen |= 1 << to
    }
  }
}

const bag = new Int32Array(rows * columns)

/** @param fillers Whether rows 7 and 13 count a monster put where nothing fits at once. */
function dealRooms(ascension: number, fillers: boolean): void {
  let counted = 0
  let free = 0
  for (let y = 0; y < rows; y++)
    for (let x = 0; x < columns; x++) {
      const at = node(x, y)
      if (edges[at] === 0) continue
      if (y !== rows - 2) counted++
      if (y === 0) rooms[at] = MONSTER_ROOM
      else if (y === 8) rooms[at] = TREASURE_ROOM
      else if (y === rows - 1) rooms[at] = REST_ROOM
      else free++
    }
  const eliteShare = ascension > 0 ? Math.fround(Math.fround(0.08) * Math.fround(1.6)) : Math.fround(0.08)
  const share = (part: number) => Math.round(Math.fround(counted * Math.fround(part)))
  let size = 0
  const put = (room: number, count: number) => {
    for (let i = 0; i < count; i++) bag[size++] = room
  }
  put(SHOP_ROOM, share(0.05))
  put(REST_ROOM, share(0.12))
  put(ELITE_ROOM, share(eliteShare))
  put(EVENT_ROOM, share(0.22))
  put(MONSTER_ROOM, free - size)
  for (let i = free; i > 1; i--) {
    const j = rawBelow(rng, 0, i)
    const kept = bag[i - 1]
    bag[i - 1] = bag[j]
    bag[j] = kept
  }
  for (let y = 1, start = 0; y < rows - 1; y++) {
    if (y === 8) continue
    for (let x = 0; x < columns; x++) {
      if (edges[node(x, y)] === 0) continue
      start = dealOne(x, y, start, free)
      if (fillers && (y === 7 || y === 13) && rooms[node(x, y)] === NO_ROOM) rooms[node(x, y)] = MONSTER_ROOM
    }
  }
  // Where nothing fitted there is a monster, but only now: no room was compared with it.
  for (let at = 0; at < rooms.length; at++) if (edges[at] !== 0 && rooms[at] === NO_ROOM) rooms[at] = MONSTER_ROOM
}

/** Gives the node the first room of the bag that may lie here, if any may. @returns Where the bag now starts. */
function dealOne(x: number, y: number, start: number, end: number): number {
  let tried = 0
  for (let i = start; i < end; i++) {
    const room = bag[i]
    if (tried & (1 << room)) continue
    tried |= 1 << room
    if (!mayLie(room, x, y)) continue
    rooms[node(x, y)] = room
    bag.copyWithin(start + 1, start, i)
    return start + 1
  }
  return start
}

function mayLie(room: number, x: number, y: number): boolean {
  if ((room === ELITE_ROOM || room === REST_ROOM) && y <= 4) return false
  if (room === REST_ROOM && y >= 13) return false
  let siblings = 0
  let above = false
  for (let px = 0; px < columns; px++) {
    const parent = node(px, y - 1)
    if ((edges[parent] & (1 << x)) === 0) continue
    siblings |= edges[parent]
    if (rooms[parent] === room) above = true
  }
  // Rows 8 and 14 are given, so the rows below them are not compared with them, nor with each other through them.
  for (let sx = 0; sx < x; sx++) if (siblings & (1 << sx) && rooms[node(sx, y)] === room) return false
  const alike = room === SHOP_ROOM || room === REST_ROOM || room === ELITE_ROOM
  return !(alike && above)
}

function markElite(g: Spire): void {
  let count = 0
  for (let i = 0; i < rooms.length; i++) if (rooms[i] === ELITE_ROOM) count++
  let pick = upTo(rng, 0, count - 1)
  for (let i = 0; i < rooms.length; i++)
    if (rooms[i] === ELITE_ROOM && pick-- === 0) {
      g.emeraldX = i % columns
      g.emeraldY = Math.floor(i / columns)
    }
  g.emeraldBuff = upTo(rng, 0, 3)
}
