import { type Facts, is, type Predicate, patternOf } from '#core'
import { type Atom, meets } from '../library/atom.ts'
import { harm, type Sample } from '../library/effect.ts'
import type { Experience } from '../library/experience.ts'
import type { Habit } from '../library/host.ts'
import { allOf } from '../library/plan.ts'
import type { Instruction } from '../library/program.ts'
import type { Learner } from './learner.ts'
import { supplies } from './stay.ts'

/** How far above the evening's level an amount may still be, as a share of what is left to the top, when one begins to provide. */
const aboveEvening = 0.4

/** Amounts that go up and down by themselves, and where they are low one is hurt far more than otherwise. */
export function badTimes({ experience: known, game }: Learner, refuge: Atom | null, start: Facts): Atom[] {
  if (known.vitals.length === 0) return []
  const isSafe = ({ before }: Sample) => refuge !== null && meets(before, refuge)
  return Object.keys(start).flatMap(fact => {
    const range = patternOf(fact, game.vocabulary)?.range
    if (!range || range[1] > 1000 || fact === refuge?.fact || known.vitals.includes(fact)) return []
    if (known.drift(fact) < 0.9) return []
    for (const effect of [`${fact}+`, `${fact}-`]) {
      const { times, steps } = known.commonest(effect)
      if (times > 2 * steps + 0.1) return [] // it is somebody's doing
    }
    const low = badBelow(known, fact, range, isSafe)
    return low === null ? [] : [is(fact, '<=', low) as Atom]
  })
}

/** How a bad time is sat out. */
export interface Shelter {
  /** Where one is hurt least. */
  readonly refuge: Atom
  /** One round of going there, and of staying. */
  readonly stay: Instruction[]
  /** What is filled up on the way, if that is soon done. */
  readonly provisions: readonly Instruction[]
  /** What is seen to ahead of it, as it cannot be got there. */
  readonly needs: readonly Habit[]
}

/** A bad time is sat out where one is hurt least, provided and prepared as well as can be. */
export function shelters(
  learner: Learner,
  times: readonly Atom[],
  { refuge, stay, provisions, needs }: Shelter,
): Habit[] {
  const supply = supplies(refuge, learner)
  return times.flatMap(time => {
    const { fact, value } = time
    const range = patternOf(fact, learner.game.vocabulary)!.range!
    const evening = Number(value) + (range[1] - range[0]) / 4
    const afternoon = evening + (range[1] - evening) * aboveEvening
    const [soon, day] = [is(fact, '<=', evening), is(fact, '>', evening)]
    // What the way there asks for is seen to before it is needed, where it can be had at once.
    const prepared = supply.map(({ need, where, fetch }): Habit => {
      const when = allOf([soon, is(need.fact, '<', need.value), ...where])
      return { fact: need.fact, when, program: { parameters: {}, body: [fetch] }, urgency: 1, rest: 40 }
    })
    const dusk = Number(value) - (Number(value) - range[0]) / 4
    // Who is there already is through with it: it is morning.
    const outside = typeof refuge.value === 'number' ? [is(refuge.fact, '>', refuge.value)] : []
    // Who goes there hungry hungers all the time: what is low is filled up first, however far it is, while it is not yet bad.
    const provided = needs.flatMap((need): Habit[] => {
      const between = (most: number, least: number, until: Predicate) => ({
        ...need,
        when: allOf([is(fact, '<=', most), is(fact, '>', least), ...outside, need.when]),
        program: { parameters: {}, body: [{ repeat: need.program.body, until, atMost: 1 }] },
        urgency: 0.5,
        rest: 40,
      })
      // In the afternoon there is time for it, and for the way to shelter after it; in the morning it is too early.
      return [
        { ...between(afternoon, evening, is(fact, '<=', dusk)), falling: fact },
        between(evening, dusk, { or: [is(fact, '<=', dusk), day] }),
      ]
    })
    // Provided as long as it is not yet at its worst.
    const worse = is(fact, '<=', Number(value) / 2)
    const fill = provisions.length > 0 ? [{ repeat: provisions, until: worse, atMost: 1 }] : []
    const early = fill.length > 0 && outside.length > 0 ? [{ if: outside[0], then: fill }] : fill
    const shelter = { fact, urgency: 0.5, rest: 15 }
    const staying = (until: Predicate) => ({
      parameters: {},
      // What rests there is tried again: nothing else may be done until it is over.
      body: [...early, { repeat: stay, until, atMost: 100, otherwise: [] }],
    })
    return [
      ...provided,
      // Who lacks what it takes, and sets out for it only once it is bad, comes too late.
      ...supply.map(({ need }): Habit => {
        const when = allOf([soon, is(fact, '>', Number(value)), is(need.fact, '<', need.value)])
        return { ...shelter, when, falling: fact, program: staying({ or: [time, need] }) }
      }),
      { ...shelter, when: time, program: staying(is(fact, '>', Number(value))) },
      ...prepared,
    ]
  })
}

/** Of six parts, those that may be bad: what is sat out is lost for everything else. */
const most = 3

/** Up to where, from the bottom of its range, one is hurt at least twice as often as in the upper third; by sixths. */
function badBelow(
  known: Experience,
  fact: string,
  [bottom, top]: readonly [number, number],
  isSafe: (sample: Sample) => boolean,
): number | null {
  const hurt = new Array<number>(6).fill(0)
  const steps = new Array<number>(6).fill(0)
  for (const { recent } of known.moves.values())
    for (const sample of recent) {
      if (isSafe(sample)) continue
      const share = (Number(sample.before[fact] ?? 0) - bottom) / (top - bottom)
      const sixth = Math.min(5, Math.max(0, Math.floor(6 * share)))
      if (harm(sample, known.vitals) >= 2) hurt[sixth]++
      steps[sixth] += sample.steps
    }
  const usual = (hurt[4] + hurt[5]) / Math.max(1, steps[4] + steps[5])
  const rates = falling(hurt, steps)
  let [times, up] = [0, 0]
  for (; up < most && rates[up] >= 2 * usual; up++) times += hurt[up]
  return times < 8 ? null : bottom + (up * (top - bottom)) / 6
}

/** Rates that never rise from one to the next, fitted to the counts: isotonic regression, each the least over what begins before it of the most over what ends after it. */
function falling(counts: readonly number[], steps: readonly number[]): number[] {
  const sum = (values: readonly number[], from: number, to: number) =>
    values.slice(from, to + 1).reduce((a, b) => a + b, 0)
  const rate = (from: number, to: number) => (sum(counts, from, to) + 0.5) / (sum(steps, from, to) + 50)
  return counts.map((_, at) => {
    const most = (from: number) => Math.max(...counts.slice(at).map((_, more) => rate(from, at + more)))
    return Math.min(...counts.slice(0, at + 1).map((_, from) => most(from)))
  })
}
