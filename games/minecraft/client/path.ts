import { climbable, falling, fixed, hazard, lava, solid, type Terrain, tall, water } from './terrain.ts'

export interface Place {
  readonly x: number
  readonly y: number
  readonly z: number
}

export interface PathGoal {
  reached(x: number, y: number, z: number): boolean
  /** A lower bound of ticks to get there; 0 at the goal. */
  estimate(x: number, y: number, z: number): number
}

export interface PathOptions {
  /** Ticks to dig a block of this state; Infinity: leave it. Null digs nothing. */
  readonly digTicks: ((state: number) => number) | null
  /** Search ends after so many nodes: never by time, which stands still. */
  readonly nodes?: number
  /** Accept the way to the nearest place that was found. */
  readonly partial?: boolean
}

export interface Path {
  readonly places: readonly Place[]
  readonly complete: boolean
  /** How many nodes were looked at. */
  readonly searched: number
}

const walkTicks = 4.7
const jumpTicks = 6
const swimTicks = 9
const half = 512
/** Greedy by a third: ways a little longer than the best, found with a fraction of the nodes. */
const greed = 1.35
const cardinals = [1, 0, -1, 0, 0, 1, 0, -1]

/** A* over places to stand: walking, jumping up one, dropping up to three, swimming, and digging where it is allowed. */
export function findPath(terrain: Terrain, from: Place, goal: PathGoal, options: PathOptions): Path | null {
  const { digTicks, nodes = 6000, partial = false } = options
  const xs: number[] = [from.x]
  const ys: number[] = [from.y]
  const zs: number[] = [from.z]
  const cost: number[] = [0]
  const parent: number[] = [-1]
  const closed: boolean[] = [false]
  const index = new Map<number, number>([[keyOf(0, from.y, 0), 0]])
  const heap = new Heap()
  const h0 = goal.estimate(from.x, from.y, from.z)
  heap.push(0, h0)
  let best = 0
  let bestLeft = h0
  let searched = 0

  const reach = (current: number, x: number, y: number, z: number, ticks: number) => {
    const dx = x - from.x
    const dz = z - from.z
    if (ticks === Infinity || dx <= -half || dx >= half || dz <= -half || dz >= half || y < 1 || y > 250) return
    const key = keyOf(dx, y, dz)
    const total = cost[current] + ticks
    let node = index.get(key)
    if (node === undefined) {
      node = xs.push(x) - 1
      ys.push(y)
      zs.push(z)
      cost.push(total)
      parent.push(current)
      closed.push(false)
      index.set(key, node)
    } else if (closed[node] || cost[node] <= total) return
    else {
      cost[node] = total
      parent[node] = current
    }
    heap.push(node, total + greed * goal.estimate(x, y, z))
  }
  /** Ticks to have this cell free for a body; 0 if it is. */
  const clear = (x: number, y: number, z: number): number => {
    const state = terrain.state(x, y, z)
    if (state === 0) return 0
    const flags = terrain.flags(x, y, z)
    if (flags & hazard) return Infinity
    if (!(flags & solid)) return 0
    if (!digTicks || flags & fixed || wetAround(terrain, x, y, z)) return Infinity
    return 2 + digTicks(state) + (terrain.flags(x, y + 1, z) & falling ? 60 : 0)
  }
  const floor = (x: number, y: number, z: number): boolean => {
    const flags = terrain.flags(x, y - 1, z)
    return (flags & solid) !== 0 && !(flags & (hazard | tall))
  }

  for (;;) {
    const current = heap.pop()
    if (current < 0) break
    if (closed[current]) continue
    closed[current] = true
    const [x, y, z] = [xs[current], ys[current], zs[current]]
    if (goal.reached(x, y, z)) return { places: trace(current), complete: true, searched }
    const left = goal.estimate(x, y, z)
    if (left < bestLeft) [best, bestLeft] = [current, left]
    if (++searched >= nodes) break
    const here = terrain.flags(x, y, z)
    const wet = (here & water) !== 0
    const step = wet ? swimTicks : walkTicks
    if (wet && terrain.flags(x, y + 1, z) & water) reach(current, x, y + 1, z, swimTicks)
    if (wet && terrain.flags(x, y - 1, z) & water) reach(current, x, y - 1, z, swimTicks)
    if (here & climbable) reach(current, x, y + 1, z, 8 + clear(x, y + 2, z))
    const over = clear(x, y + 2, z)
    for (let d = 0; d < 8; d += 2) {
      const nx = x + cardinals[d]
      const nz = z + cardinals[d + 1]
      if (terrain.state(nx, y, nz) < 0) continue
      const head = clear(nx, y + 1, nz)
      const feet = clear(nx, y, nz)
      const afloat = (terrain.flags(nx, y, nz) & water) !== 0
      if (floor(nx, y, nz) || afloat) reach(current, nx, y, nz, step + feet + head)
      else if (head + feet < Infinity) {
        // Down one, digging if need be, or a fall of up to three through free air.
        for (let drop = 1; drop <= 3; drop++) {
          const ny = y - drop
          const below = clear(nx, ny, nz)
          if (below === Infinity || (below > 0 && drop > 1)) break
          if (terrain.flags(nx, ny, nz) & water || floor(nx, ny, nz)) {
            reach(current, nx, ny, nz, step + head + feet + below + 2 * drop)
            break
          }
        }
      }
      // A floor that is there may be dug into, to go down as a staircase.
      if (digTicks && floor(nx, y, nz) && floor(nx, y - 1, nz)) {
        const below = clear(nx, y - 1, nz)
        if (below > 0) reach(current, nx, y - 1, nz, step + head + feet + below + 2)
      }
      // Up one: onto a block, from the ground or out of water.
      if (!(terrain.flags(nx, y, nz) & solid) || terrain.flags(nx, y, nz) & (tall | hazard)) continue
      if (over === Infinity || (!wet && !floor(x, y, z))) continue
      reach(current, nx, y + 1, nz, jumpTicks + step + over + head + clear(nx, y + 2, nz))
    }
    if (wet) continue
    for (let dx = -1; dx <= 1; dx += 2) {
      for (let dz = -1; dz <= 1; dz += 2) {
        if (!floor(x + dx, y, z + dz)) continue
        if (open(terrain, x + dx, y, z) && open(terrain, x, y, z + dz) && open(terrain, x + dx, y, z + dz))
          reach(current, x + dx, y, z + dz, walkTicks * 1.41)
      }
    }
  }
  if (!partial || best === 0) return null
  return { places: trace(best), complete: false, searched }

  function trace(end: number): Place[] {
    const places: Place[] = []
    for (let node = end; node > 0; node = parent[node]) places.push({ x: xs[node], y: ys[node], z: zs[node] })
    return places.reverse()
  }
}

const keyOf = (dx: number, y: number, dz: number) => (((dx + half) << 10) | (dz + half)) * 256 + y

function open(terrain: Terrain, x: number, y: number, z: number): boolean {
  return !((terrain.flags(x, y, z) | terrain.flags(x, y + 1, z)) & (solid | hazard | water))
}

/** Digging this cell would let water or lava in. */
function wetAround(terrain: Terrain, x: number, y: number, z: number): boolean {
  const around =
    terrain.flags(x + 1, y, z) | terrain.flags(x - 1, y, z) | terrain.flags(x, y, z + 1) | terrain.flags(x, y, z - 1)
  return ((around | terrain.flags(x, y + 1, z)) & (water | lava)) !== 0
}

/** A binary heap of node numbers by priority; equal priorities leave in the order of their numbers. */
class Heap {
  readonly #nodes: number[] = []
  readonly #order: number[] = []

  push(node: number, order: number): void {
    const [nodes, orders] = [this.#nodes, this.#order]
    let i = nodes.push(node) - 1
    orders.push(order)
    while (i > 0) {
      const up = (i - 1) >> 1
      if (orders[up] < order || (orders[up] === order && nodes[up] <= node)) break
      nodes[i] = nodes[up]
      orders[i] = orders[up]
      i = up
    }
    nodes[i] = node
    orders[i] = order
  }

  /** -1 when empty. */
  pop(): number {
    const [nodes, orders] = [this.#nodes, this.#order]
    if (nodes.length === 0) return -1
    const first = nodes[0]
    const node = nodes.pop()!
    const order = orders.pop()!
    if (nodes.length === 0) return first
    let i = 0
    for (;;) {
      let child = 2 * i + 1
      if (child >= nodes.length) break
      const other = child + 1
      if (
        other < nodes.length &&
        (orders[other] < orders[child] || (orders[other] === orders[child] && nodes[other] < nodes[child]))
      )
        child = other
      if (orders[child] > order || (orders[child] === order && nodes[child] >= node)) break
      nodes[i] = nodes[child]
      orders[i] = orders[child]
      i = child
    }
    nodes[i] = node
    orders[i] = order
    return first
  }
}
