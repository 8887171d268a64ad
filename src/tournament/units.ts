import type { Result } from './fixture.ts'
import type { Tally } from './rating.ts'

/** What shares one start and is resampled as a whole: a mirrored pair, or one start played by every agent. */
export interface Unit {
  /** Units are resampled within their stratum: the two agents that meet, or all starts. */
  readonly stratum: string
  readonly tallies: readonly Tally[]
}

/** The units of a game for several players. Crashed games are left out; the other half of their pair counts alone. */
export function pairUnits(results: readonly Result[]): Unit[] {
  const units = new Map<
    string,
    { stratum: string; a: number; b: number; score: number; games: number; draws: number }
  >()
  for (const { a, b, round, pair, score } of results) {
    if (b === null || score === null) continue
    const key = `${a}/${b}/${round}/${pair}`
    const unit = units.get(key)
    if (unit) {
      unit.score += score
      unit.games++
      unit.draws += score === 0.5 ? 1 : 0
    } else units.set(key, { stratum: `${a}/${b}`, a, b, score, games: 1, draws: score === 0.5 ? 1 : 0 })
  }
  return [...units.values()].map(({ stratum, ...tally }) => ({ stratum, tallies: [tally] }))
}

/** How one start went for every agent that finished it. */
export interface StartReturns {
  readonly pair: number
  /** By agent; absent after a crash. */
  readonly returns: ReadonlyMap<number, number>
  /** The agents that forfeited: behind all that did not. */
  readonly forfeited: ReadonlySet<number>
}

export function startReturns(results: readonly Result[]): StartReturns[] {
  const starts = new Map<number, { pair: number; returns: Map<number, number>; forfeited: Set<number> }>()
  for (const { a, pair, outcome, returns } of results) {
    if (outcome === 'crash') continue
    const start = starts.get(pair) ?? { pair, returns: new Map(), forfeited: new Set() }
    starts.set(pair, start)
    start.returns.set(a, returns[0])
    if (outcome === 'forfeit') start.forfeited.add(a)
  }
  return [...starts.values()].sort((x, y) => x.pair - y.pair)
}

/** The units of a game for one player: on each start, whoever has the higher return wins a point from the other. */
export function startUnits(starts: readonly StartReturns[]): Unit[] {
  return starts.map(({ returns, forfeited }) => {
    const tallies: Tally[] = []
    const finished = [...returns].sort(([i], [j]) => i - j)
    for (const [i, [a, mine]] of finished.entries())
      for (const [b, other] of finished.slice(i + 1)) {
        const [lostA, lostB] = [forfeited.has(a), forfeited.has(b)]
        const ahead = lostA || lostB ? Number(lostB) - Number(lostA) : Math.sign(mine - other)
        tallies.push({ a, b, score: (ahead + 1) / 2, games: 1, draws: ahead === 0 ? 1 : 0 })
      }
    return { stratum: 'starts', tallies }
  })
}

/** One tally for every two agents that met. */
export function sumTallies(units: Iterable<Unit>): Tally[] {
  const sums = new Map<string, { a: number; b: number; score: number; games: number }>()
  for (const { tallies } of units)
    for (const { a, b, score, games } of tallies) {
      const key = `${a}/${b}`
      const sum = sums.get(key)
      if (sum) {
        sum.score += score
        sum.games += games
      } else sums.set(key, { a, b, score, games })
    }
  return [...sums.values()]
}
