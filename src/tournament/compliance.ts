import type { Fixture, Played, TroubleKind } from './fixture.ts'
import type { Pool } from './pool.ts'

/** One thing an agent must keep to, and how it did. */
export interface Check {
  readonly check: string
  readonly passed: boolean
  readonly found: string
}

/** What each kind of trouble breaks. */
const rules: readonly (readonly [check: string, kinds: readonly TroubleKind[], good: string])[] = [
  ['legal actions', ['illegal'], 'every action was legal'],
  ['answers', ['nonsense'], 'every answer was one'],
  ['no flood', ['flood'], 'nothing was written beyond what was asked for'],
  ['deadlines', ['deadline'], 'every decision came in time'],
  ['memory', ['memory'], 'it stayed within its memory'],
  ['stays alive', ['threw', 'exit', 'worker'], 'it neither threw nor ended'],
]

/**
 * Plays an agent against itself, every start twice, and checks each rule of the contract. It runs in a worker of its
 * own, so that whatever it does ends there.
 */
export async function checkCompliance(pool: Pool, starts: number, seed: number): Promise<Check[]> {
  const players = await pool.players
  const fixtures: Fixture[] = Array.from({ length: 2 * starts }, (_, index) => ({
    index,
    round: 0,
    a: 0,
    b: null,
    pair: index >> 1,
    seats: new Array<number>(players).fill(0),
    seed: seed + (index >> 1),
  }))
  const played = new Map<number, Played>()
  await pool.play(fixtures, (fixture, result) => played.set(fixture.index, result))
  const results = fixtures.map(({ index }) => played.get(index)!)
  const finished = results.filter(({ outcome }) => outcome === 'played')
  const steps = results.reduce((sum, result) => sum + result.steps, 0)
  const seconds = results.reduce((sum, result) => sum + result.seconds, 0)
  const each = steps > 0 ? `, ${((1000 * seconds) / steps).toPrecision(2)} ms a step` : ''
  return [
    {
      check: 'plays every seat',
      passed: finished.length === results.length,
      found: `${finished.length} of ${results.length} games to the end on ${players} seats, ${steps} steps${each}`,
    },
    ...rules.map(([check, kinds, good]): Check => {
      const broken = results.flatMap(({ trouble }) => (trouble && kinds.includes(trouble.kind) ? [trouble] : []))
      const found = broken.length === 0 ? good : `${broken.length} of ${results.length} games: ${broken[0].why}`
      return { check, passed: broken.length === 0, found }
    }),
    ...environmentTrouble(results),
    repeats(results),
  ]
}

function environmentTrouble(results: readonly Played[]): Check[] {
  const broken = results.filter(({ trouble }) => trouble?.kind === 'environment')
  if (broken.length === 0) return []
  return [{ check: 'the game itself', passed: false, found: `${broken.length} games: ${broken[0].trouble!.why}` }]
}

function repeats(results: readonly Played[]): Check {
  const differ = results.findIndex((result, i) => {
    const other = results[i ^ 1]
    const bothFinished = result.outcome === 'played' && other.outcome === 'played'
    return bothFinished && (result.steps !== other.steps || result.returns.join() !== other.returns.join())
  })
  const found =
    differ < 0
      ? 'the same start gave the same game'
      : `start ${differ >> 1} went ${results[differ].steps} steps, then ${results[differ ^ 1].steps}: draw chance from the given seed alone`
  return { check: 'same seed, same play', passed: differ < 0, found }
}
