import { is, type Json, type Random } from '#core'
import { type Atom, meets } from '../library/atom.ts'
import type { Contracts } from '../library/contract.ts'
import { harm } from '../library/effect.ts'
import type { Experience } from '../library/experience.ts'
import type { Habit } from '../library/host.ts'
import { allOf } from '../library/plan.ts'
import { moveName, namesOf, offerOf, offerPrefix } from '../library/situation.ts'
import type { Answers } from './answers.ts'
import type { Learner } from './learner.ts'

const remembered = new WeakMap<Experience, { readonly size: number; readonly facts: string[] }>()

/** What is so when one is hurt, far more often than otherwise; looked for anew once enough was lived through. */
export function dangerFacts(known: Experience): string[] {
  const old = remembered.get(known)
  if (old && known.size < 1.1 * old.size + 200) return old.facts
  const facts = findDangers(known)
  remembered.set(known, { size: known.size, facts })
  return facts
}

function findDangers(known: Experience): string[] {
  if (known.vitals.length === 0) return []
  const facts = new Map<string, { hurt: number; steps: number }>()
  let [hurt, steps] = [0, 0]
  for (const record of known.moves.values())
    for (const sample of record.recent) {
      const isHurt = harm(sample, known.vitals) >= 2 ? 1 : 0
      hurt += isHurt
      steps += sample.steps
      for (const fact of namesOf(sample.after).facts) {
        if (sample.after[fact] !== true) continue
        const found = facts.get(fact) ?? { hurt: 0, steps: 0 }
        found.hurt += isHurt
        found.steps += sample.steps
        facts.set(fact, found)
      }
    }
  const isOwnDoing = (fact: string) => {
    const { times, steps } = known.commonest(`${fact}=true`)
    return times > 0.8 && times > 2 * steps
  }
  // To be asleep is worst of all, and nothing to be answered: it must not hide what is.
  const rates = [...facts].flatMap(([fact, { hurt: times, steps: held }]) =>
    times < 5 || isOwnDoing(fact) ? [] : [{ fact, rate: times / held }],
  )
  const worst = Math.max(0, ...rates.map(({ rate }) => rate))
  return rates.filter(({ rate }) => rate > (3 * hurt) / steps && rate > worst / 2).map(({ fact }) => fact)
}

/** Outcomes before which nothing is known of an answer. */
const few = 8
/** What is seen at once weighs as much as so many times what became of one. */
const doubt = 2

/** In danger: the answer after which most is left of what one lives by, some steps later. In a refuge there is none. */
export function dangers({ experience: known, answers, contracts }: Learner, refuge: Atom | null): Habit[] {
  const outside = outsideOf(refuge)
  return dangerFacts(known).flatMap(fact => {
    let best: { name: string; value: number } | null = null
    for (const { name, prior } of ridding(known, fact, refuge)) {
      const { n, mean } = answers.value(fact, name)
      const value = (n * mean + doubt * prior) / (n + doubt) + 1 / Math.sqrt(n + 1)
      // What leaves one worse off than whatever else is done is no answer.
      if (value > (best?.value ?? 0)) best = { name, value }
    }
    if (!best) return []
    const { move } = known.moves.get(best.name)!
    const answer = { ...answerTo(fact, outside, move), spares: noWorse(known, answers, fact, best.name) }
    return [answer, ...armed(known, contracts, best.name, fact)]
  })
}

/** Share of lives in which something else is done about a danger, and outcomes from which on it is known what comes of that. */
const [trials, enoughOutcomes] = [0.3, 30]

/**
 * Habits of one life in which, now and then, another answer takes the place of the one that is lived by: of the moves that the danger
 * itself puts on offer, the one tried least. What was done in it by chance, once or twice, tells nothing.
 */
export function tryAnswers(
  { experience: known, answers, contracts }: Learner,
  habits: readonly Habit[],
  source: Random,
): readonly Habit[] {
  const outside = outsideOf(contracts.refuge())
  let tried = habits
  for (const fact of dangerFacts(known)) {
    if (source.real() >= trials) continue
    const outcomes = (move: Json) => answers.value(fact, moveName(move)).n
    const open = putOnOffer(known, fact).filter(move => outcomes(move) < enoughOutcomes)
    const [move] = open.sort((a, b) => outcomes(a) - outcomes(b))
    if (move === undefined) continue
    const others = tried.filter(habit => habit.fact !== fact || habit.urgency > 0)
    tried = [answerTo(fact, outside, move), ...others]
  }
  return tried
}

/** Moves that are on offer in the danger and hardly elsewhere: what can be done about it. */
function putOnOffer(known: Experience, danger: string): Json[] {
  const all = [...known.moves.values()]
  const met = all.flatMap(({ recent }) => recent.filter(({ before }) => before[danger] === true))
  return all.flatMap(({ name, move }) => {
    const share = met.filter(({ before }) => before[offerPrefix + name] === true).length / met.length
    return share > 0.8 && share > 2 * known.offered(name) ? [move] : []
  })
}

const outsideOf = (refuge: Atom | null): Atom[] =>
  refuge && typeof refuge.value === 'number' ? [is(refuge.fact, '>', refuge.value) as Atom] : []

const answerTo = (fact: string, outside: readonly Atom[], move: Json): Habit => ({
  fact,
  when: allOf([is(fact, '==', true) as Atom, ...outside, is(offerOf(move), '==', true) as Atom]),
  program: { parameters: {}, body: [{ move }] },
  urgency: 0,
  rest: 4,
})

/** Moves that were not clearly worse in this danger than its answer: what one is about is not broken off for nothing. */
function noWorse(known: Experience, answers: Answers, danger: string, answer: string): string[] {
  const { mean } = answers.value(danger, answer)
  const spread = known.vitals.reduce((sum, fact) => sum + known.range(fact)[1], 0) / 4
  return [...known.moves.keys()].filter(name => {
    const other = answers.value(danger, name)
    return other.n >= few && other.mean + spread / Math.sqrt(other.n) >= mean
  })
}

/** Tries with a thing at hand, and without, from which on what they cost is compared. */
const enough = 15
/** Steps in which a thing is had at once. */
const atOnce = 3

/** What makes the answer to a danger less harmful is got ahead of it, where it can be had at once. */
function armed(known: Experience, contracts: Contracts, answer: string, danger: string): Habit[] {
  const met = known.moves.get(answer)!.recent.filter(({ before }) => before[danger] === true)
  const arms = [...new Set(met.flatMap(({ before }) => namesOf(before).all))].flatMap(fact => {
    if (known.drift(fact) > 0.5 || !known.telling(fact)) return []
    const had = met.filter(({ before }) => Number(before[fact] ?? 0) >= 1)
    const lacked = met.filter(({ before }) => !(Number(before[fact] ?? 0) >= 1))
    if (had.length < enough || lacked.length < enough) return []
    const [better, worse] = [had, lacked].map(some => spread(some.map(sample => harm(sample, known.vitals))))
    const clear = (worse.mean - better.mean) / Math.sqrt(better.error + worse.error)
    return clear > 2.5 ? [{ fact, clear }] : []
  })
  arms.sort((a, b) => b.clear - a.clear || (a.fact < b.fact ? -1 : 1))
  return arms.slice(0, 1).flatMap(({ fact }): Habit[] => {
    const [way] = contracts.achieving(`${fact}+`)
    if (!way || way.pre.length === 0 || way.steps > atOnce) return []
    const program = { parameters: {}, body: [{ move: way.move }] }
    return [{ fact, when: allOf([is(fact, '<', 1), ...way.pre]), program, urgency: 2, rest: 60 }]
  })
}

/** Mean, and the square of its standard error. */
function spread(values: readonly number[]): { readonly mean: number; readonly error: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return { mean, error: (squares + 1) / (values.length * (values.length - 1)) }
}

/** Moves that now and then left the danger behind, or outside, with what that was worth at once. */
function ridding(known: Experience, fact: string, refuge: Atom | null): { name: string; prior: number }[] {
  return [...known.moves.values()].flatMap(record => {
    const met = record.recent.filter(({ before }) => before[fact] === true)
    const rid = met.filter(({ after }) => after[fact] !== true || (refuge !== null && meets(after, refuge)))
    if (met.length < 3 || rid.length < 0.2 * met.length) return []
    const harmed = met.reduce((sum, sample) => sum + harm(sample, known.vitals), 0)
    return [{ name: record.name, prior: (2 * rid.length - harmed) / met.length - 1 }]
  })
}
