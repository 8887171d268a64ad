import type { Survival } from '../squid.ts'

interface Liquid {
  readonly name: 'water' | 'lava'
  readonly first: number
  /** Ticks from one step of its flow to the next. */
  readonly delay: number
  /** How much weaker it is a block further. */
  readonly step: number
  /** How far it looks for a way down. */
  readonly slope: number
}

const beside = [
  [1, 0],
  [-1, 0],
  [0, 1],
  [0, -1],
] as const

/**
 * Flowing water and lava: they fall, spread towards the nearest way down, dry up without a source; two sources of water
 * make a third; lava that meets water becomes obsidian or cobblestone. States are 0 for a source, 1…7 the weaker the
 * further, 8 for what falls.
 */
export function liquids({ server, registry, ground }: Survival): void {
  const kinds: readonly Liquid[] = [
    { name: 'water', first: registry.blocksByName.water.minStateId, delay: 5, step: 1, slope: 4 },
    { name: 'lava', first: registry.blocksByName.lava.minStateId, delay: 30, step: 2, slope: 2 },
  ]
  const [water, lava] = kinds
  const defaultOf = (name: string) => registry.blocksByName[name].defaultState
  const solids = { obsidian: defaultOf('obsidian'), cobblestone: defaultOf('cobblestone'), stone: defaultOf('stone') }
  const kindOf = (state: number) => kinds.find(({ first }) => state >= first && state < first + 16)
  const due = new Map<string, { x: number; y: number; z: number; tick: number }>()

  /** The level of this liquid there, or -1. */
  const levelAt = (kind: Liquid, x: number, y: number, z: number) => {
    const state = ground.state(x, y, z)
    return state >= kind.first && state < kind.first + 16 ? state - kind.first : -1
  }
  const isOpen = (x: number, y: number, z: number) => {
    const block = ground.block(x, y, z)
    return (
      block !== null && block.boundingBox === 'empty' && !/^(water|lava|ladder|vine|\w+_sign|kelp)/.test(block.name)
    )
  }
  /** Whether it could flow into there: free, or the same liquid but no source. */
  const admits = (kind: Liquid, x: number, y: number, z: number) => {
    const level = levelAt(kind, x, y, z)
    return level >= 0 ? level > 0 : isOpen(x, y, z)
  }
  const schedule = (x: number, y: number, z: number) => {
    const kind = kindOf(ground.state(x, y, z))
    const key = `${x},${y},${z}`
    if (kind && !due.has(key)) due.set(key, { x, y, z, tick: server.tickCount + kind.delay })
  }

  ground.onChange((x, y, z) => {
    schedule(x, y, z)
    schedule(x, y + 1, z)
    schedule(x, y - 1, z)
    for (const [dx, dz] of beside) schedule(x + dx, y, z + dz)
    for (const [dx, dy, dz] of [[0, 0, 0], [0, -1, 0], ...beside.map(([dx, dz]) => [dx, 0, dz])])
      quench(x + dx, y + dy, z + dz)
  })
  server.on('tick', () => {
    if (due.size === 0) return
    for (const [key, { x, y, z, tick }] of [...due]) {
      if (tick > server.tickCount) continue
      due.delete(key)
      const kind = kindOf(ground.state(x, y, z))
      if (kind) flow(kind, x, y, z)
    }
  })

  /** Lava with water beside or above it goes hard. */
  const quench = (x: number, y: number, z: number) => {
    const level = levelAt(lava, x, y, z)
    if (level < 0) return
    const wet = levelAt(water, x, y + 1, z) >= 0 || beside.some(([dx, dz]) => levelAt(water, x + dx, y, z + dz) >= 0)
    if (wet) ground.set(x, y, z, level === 0 ? solids.obsidian : solids.cobblestone)
  }

  /** What should be there, by what surrounds it; -1 if it dries up. */
  const fed = (kind: Liquid, x: number, y: number, z: number): number => {
    if (levelAt(kind, x, y + 1, z) >= 0) return 8
    const levels = beside.map(([dx, dz]) => levelAt(kind, x + dx, y, z + dz))
    const below = ground.block(x, y - 1, z)
    const firm = below?.boundingBox === 'block' || levelAt(kind, x, y - 1, z) === 0
    if (kind === water && firm && levels.filter(level => level === 0).length >= 2) return 0
    const near = levels.filter(level => level >= 0).map(level => (level >= 8 ? 0 : level))
    const level = near.length > 0 ? Math.min(...near) + kind.step : 8
    return level <= 7 ? level : -1
  }

  const flow = (kind: Liquid, x: number, y: number, z: number) => {
    let level = levelAt(kind, x, y, z)
    if (level > 0) {
      const wanted = fed(kind, x, y, z)
      if (wanted !== level) {
        ground.set(x, y, z, wanted < 0 ? 0 : kind.first + wanted)
        if (wanted < 0) return
        level = wanted
      }
    }
    if (kind === lava && levelAt(water, x, y - 1, z) >= 0) return ground.set(x, y - 1, z, solids.stone)
    if (admits(kind, x, y - 1, z)) {
      pour(kind, x, y - 1, z, 8)
      if (level !== 0) return
    } else if (level !== 0 && levelAt(kind, x, y - 1, z) >= 0) return
    const next = (level >= 8 ? 0 : level) + kind.step
    if (next > 7) return
    for (const [dx, dz] of downhill(kind, x, y, z)) {
      const there = levelAt(kind, x + dx, y, z + dz)
      if (there < 0 || (there < 8 && there > next)) pour(kind, x + dx, y, z + dz, next)
    }
  }
  const pour = (kind: Liquid, x: number, y: number, z: number, level: number) => {
    const before = ground.block(x, y, z)
    if (before && before.name !== 'air' && before.name !== kind.name) server.emit('washed', { x, y, z, block: before })
    if (ground.state(x, y, z) !== kind.first + level) ground.set(x, y, z, kind.first + level)
  }
  /** The sides it flows to: those from which the way to a hole is shortest, or all that are free. */
  const downhill = (kind: Liquid, x: number, y: number, z: number): (readonly [number, number])[] => {
    const open = beside.filter(([dx, dz]) => admits(kind, x + dx, y, z + dz))
    const far = open.map(([dx, dz]) => wayDown(kind, x + dx, y, z + dz, `${x},${z}`))
    const nearest = Math.min(...far)
    return open.filter((_, i) => far[i] === nearest)
  }
  const wayDown = (kind: Liquid, x: number, y: number, z: number, from: string): number => {
    const seen = new Set([from, `${x},${z}`])
    let edge: (readonly [number, number])[] = [[x, z]]
    for (let far = 0; far <= kind.slope; far++) {
      const next: (readonly [number, number])[] = []
      for (const [ex, ez] of edge) {
        if (isOpen(ex, y - 1, ez) || levelAt(kind, ex, y - 1, ez) >= 0) return far
        for (const [dx, dz] of beside) {
          const key = `${ex + dx},${ez + dz}`
          if (seen.has(key) || !admits(kind, ex + dx, y, ez + dz)) continue
          seen.add(key)
          next.push([ex + dx, ez + dz])
        }
      }
      edge = next
    }
    return Infinity
  }
}
