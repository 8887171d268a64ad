import { type Facts, is, type Json, type Predicate, patternOf } from '#core'
import { type Atom, meets } from '../library/atom.ts'
import type { Contracts } from '../library/contract.ts'
import { factOf, harm, type Sample } from '../library/effect.ts'
import type { Experience } from '../library/experience.ts'
import type { Habit } from '../library/host.ts'
import { allOf, plan } from '../library/plan.ts'
import type { Instruction } from '../library/program.ts'
import { always } from '../library/seekers.ts'
import { moveName, offerPrefix } from '../library/situation.ts'
import type { Learner } from './learner.ts'
import { hopeful } from './shelter.ts'

/**
 * Habits, planned anew from what is known now. Two principles are given to the learner and stand on the priors card:
 * what falls by itself is kept up, and what goes with being hurt is answered with the move that hurt least.
 */
export function renewHabits(learner: Learner, start: Facts): void {
  const kept = needs(learner, start)
  const provisions = kept.flatMap(({ provision }) => provision)
  // Whether a place is safe shows best where it is needed: the first bad times are sat out where it may be.
  const refuge = learner.contracts.refuge() ?? hopeful(learner)
  learner.habits = [
    ...dangers(learner, refuge),
    ...badTimes(learner, refuge, start, provisions),
    ...kept.map(({ habit }) => habit),
    ...recovery(learner),
  ]
}

interface Need {
  readonly habit: Habit
  /** Filling it up ahead of a time that is sat out, where that can be done from what is known in this life. */
  readonly provision: readonly Instruction[]
}

/** A fact with a known range that almost every move lets fall, and that some move raises. */
function needs(learner: Learner, start: Facts): Need[] {
  const { experience: known, contracts, game } = learner
  const refuge = contracts.refuge()
  return Object.keys(start).flatMap(fact => {
    const range = patternOf(fact, game.vocabulary)?.range
    const value = start[fact]
    if (
      !range ||
      typeof value !== 'number' ||
      range[1] > 1000 ||
      range[1] - range[0] < 3 ||
      value <= (range[0] + range[1]) / 2
    )
      return []
    const falls = known.baseRate(`${fact}-`) // slowly, or it is no store
    if (known.drift(fact) < 0.5 || falls === 0 || falls > 0.08) return []
    const [rises, drops] = [known.commonest(`${fact}+`), known.commonest(`${fact}-`)]
    if (rises.times < 0.6 || rises.times < 2 * rises.steps) return [] // it rises by itself
    if (drops.times > 2 * drops.steps + 0.1) return [] // it falls by what is done, not by itself
    const [way] = contracts.achieving(`${fact}+`)
    if (!way) return []
    const at = (share: number) => Math.floor(range[0] + share * (range[1] - range[0]))
    // To the top: the next time it can be had may be far off.
    const { program, cost } = plan(is(fact, '>=', at(1)), { contracts, provider: () => null, depth: 6 })
    if (!program) return []
    // What takes long to get is seen to the sooner; what is got in a refuge, when one is there anyway.
    const isSheltered = refuge !== null && way.pre.some(atom => atom.fact === refuge.fact)
    const lead = isSheltered ? 0 : (falls * Math.min(0.8 * cost, 500)) / (range[1] - range[0]) / 3
    const soon = Math.min(0.67, 0.34 + lead)
    const low = is(fact, '<=', at(soon))
    const atOnce = way.pre.length > 0 ? { and: [is(fact, '<=', at(0.6)), ...way.pre] } : low
    const offers = way.pre.filter(atom => atom.fact.startsWith(offerPrefix))
    const provision = isSheltered ? [] : [{ if: { and: [is(fact, '<=', at(0.9)), ...offers] }, then: program.body }]
    return [{ habit: { fact, when: { or: [low, atOnce] } as Predicate, program, urgency: 1, rest: 100 }, provision }]
  })
}

/** What one lives by is low: to where one is hurt least, and there the move after which it was best. */
function recovery(learner: Learner): Habit[] {
  const { experience: known, contracts, game } = learner
  return known.vitals.flatMap(fact => {
    const range = patternOf(fact, game.vocabulary)?.range
    const stay = range ? stayIn(contracts.refuge(), learner, fact) : null
    if (!range || !stay) return []
    const at = (share: number) => Math.floor(range[0] + share * (range[1] - range[0]))
    const program = { parameters: {}, body: [{ repeat: stay, until: is(fact, '>=', at(0.67)), atMost: 20 }] }
    return [{ fact, when: is(fact, '<=', at(0.34)), program, urgency: 2, rest: 60 }]
  })
}

/**
 * Where one is hurt least, the two moves after which the vital fact was best, in turn, since either may be impossible
 * for a while; before that, the way there. One of them is always on offer, or nothing would keep one there.
 */
function stayIn(refuge: Atom | null, { experience: known, contracts }: Learner, vital: string): Instruction[] | null {
  if (!refuge) return null
  const tried = new Set<string>()
  const calm: { move: Json; gain: number }[] = []
  for (const { name, move, recent } of known.moves.values()) {
    const there = recent.filter(({ before, steps }) => steps >= 4 && meets(before, refuge))
    if (there.length < 4) continue
    tried.add(name)
    if (known.offered(name) < 0.8) continue // it is of some other place
    const gain =
      there.reduce(
        (sum, { before, after, steps }) => sum + (Number(after[vital] ?? 0) - Number(before[vital] ?? 0)) / steps,
        0,
      ) / there.length
    if (there.filter(({ after }) => meets(after, refuge)).length < 0.7 * there.length) continue
    if (gain > -0.02) calm.push({ move, gain })
  }
  calm.sort((a, b) => b.gain - a.gain)
  const way = plan(refuge, { contracts: inHaste(known, contracts), provider: () => null, depth: 6 }).program
  const moves = calm.slice(0, 2).map(({ move }) => move)
  const steady = calm.find(({ move }) => known.offered(moveName(move)) >= always)?.move ?? null
  if (steady && !moves.includes(steady)) moves.splice(1, 1, steady)
  const idle = moves.length < 2 || !steady ? idleMove(known, refuge, tried) : null
  if (idle) moves.push(idle)
  if (!way || (!steady && !idle)) return null
  return [{ if: refuge, then: moves.map(move => ({ move })), else: way.body }]
}

/**
 * What has to be at hand or on offer is seen to; what merely is in sight changes by itself while one waits for it. What
 * worked but once or twice is left alone where something else is known to work.
 */
function inHaste(known: Experience, contracts: Contracts): Contracts {
  const isNeeded = ({ fact, value }: Atom) =>
    typeof value !== 'boolean' || fact.startsWith(offerPrefix) || (value && known.drift(fact) <= 0.5)
  return {
    ...contracts,
    achieving(effect) {
      const all = contracts.achieving(effect)
      const sure = all.filter(({ successes }) => successes >= 3)
      return (sure.length > 0 ? sure : all).map(one => ({ ...one, pre: one.pre.filter(isNeeded) }))
    },
  }
}

/** A long move not tried there yet, that elsewhere hardly changes what is held: with that one may stay as well. */
function idleMove(known: Experience, refuge: Atom, tried: ReadonlySet<string>): Json | null {
  let best: { move: Json; changes: number } | null = null
  for (const { name, move, recent, effects, tries, steps } of known.moves.values()) {
    if (tried.has(name) || tries < 4 || steps < 4 * tries || known.offered(name) < always) continue
    const moved = recent.filter(({ before, after }) => before[refuge.fact] !== after[refuge.fact]).length
    if (moved > 0.1 * recent.length) continue
    let changes = 0
    for (const [effect, { count }] of effects)
      if (!effect.includes('=') && known.drift(factOf(effect)) <= 0.5) changes += count
    if (changes / tries < (best?.changes ?? 0.2)) best = { move, changes: changes / tries }
  }
  return best?.move ?? null
}

/**
 * An amount that goes up and down by itself, and where it is low one is hurt far more than otherwise: that time is sat
 * out, well provided.
 */
function badTimes(learner: Learner, refuge: Atom | null, start: Facts, provisions: readonly Instruction[]): Habit[] {
  const { experience: known, game } = learner
  const [vital] = known.vitals
  if (!refuge || vital === undefined) return []
  return Object.keys(start).flatMap(fact => {
    const range = patternOf(fact, game.vocabulary)?.range
    if (!range || range[1] > 1000 || fact === refuge.fact || known.vitals.includes(fact)) return []
    if (known.drift(fact) < 0.9) return []
    for (const effect of [`${fact}+`, `${fact}-`]) {
      const { times, steps } = known.commonest(effect)
      if (times > 2 * steps + 0.1) return [] // it is somebody's doing
    }
    const low = badBelow(known, fact, range, sample => meets(sample.before, refuge))
    if (low === null) return []
    const stay = stayIn(refuge, learner, vital)
    if (!stay) return []
    // Provided as long as it is not yet at its worst.
    const worse = is(fact, '<=', low / 2)
    const early = provisions.length > 0 ? [{ repeat: provisions, until: worse, atMost: 1 }] : []
    const program = { parameters: {}, body: [...early, { repeat: stay, until: is(fact, '>', low), atMost: 100 }] }
    return [{ fact, when: is(fact, '<=', low), program, urgency: 1, rest: 40 }]
  })
}

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
  let [times, up] = [0, 0]
  for (; up < 4 && (hurt[up] + 0.5) / (steps[up] + 50) >= 2 * usual; up++) times += hurt[up]
  return times < 8 ? null : bottom + (up * (top - bottom)) / 6
}

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
      for (const fact in sample.after) {
        if (sample.after[fact] !== true || fact.startsWith(offerPrefix)) continue
        const found = facts.get(fact) ?? { hurt: 0, steps: 0 }
        found.hurt += isHurt
        found.steps += sample.steps
        facts.set(fact, found)
      }
    }
  const rates = [...facts].flatMap(([fact, { hurt: times, steps: held }]) =>
    times < 5 ? [] : [{ fact, rate: times / held }],
  )
  const worst = Math.max(0, ...rates.map(({ rate }) => rate))
  const isOwnDoing = (fact: string) => {
    const { times, steps } = known.commonest(`${fact}=true`)
    return times > 0.8 && times > 2 * steps
  }
  return rates
    .filter(({ fact, rate }) => rate > (3 * hurt) / steps && rate > worst / 2 && !isOwnDoing(fact))
    .map(({ fact }) => fact)
}

/** In danger: the answer after which most is left of what one lives by, some steps later. In a refuge there is none. */
function dangers({ experience: known, answers }: Learner, refuge: Atom | null): Habit[] {
  const outside = refuge && typeof refuge.value === 'number' ? [is(refuge.fact, '>', refuge.value)] : []
  return dangerFacts(known).flatMap(fact => {
    let best: { name: string; value: number } | null = null
    for (const { name, prior } of ridding(known, fact)) {
      const { n, mean } = answers.value(fact, name)
      const value = (n * mean + 2 * prior) / (n + 2) + 1 / Math.sqrt(n + 1)
      if (!best || value > best.value) best = { name, value }
    }
    if (!best) return []
    const { move } = known.moves.get(best.name)!
    const when = allOf([is(fact, '==', true), ...outside, is(offerPrefix + moveName(move), '==', true)])
    return [{ fact, when, program: { parameters: {}, body: [{ move }] }, urgency: 0, rest: 4 }]
  })
}

/** Moves that now and then left the danger behind, with what that was worth at once. */
function ridding(known: Experience, fact: string): { name: string; prior: number }[] {
  return [...known.moves.values()].flatMap(record => {
    const met = record.recent.filter(({ before }) => before[fact] === true)
    const rid = met.filter(({ after }) => after[fact] !== true)
    if (met.length < 3 || rid.length < 0.2 * met.length) return []
    const harmed = met.reduce((sum, sample) => sum + harm(sample, known.vitals), 0)
    return [{ name: record.name, prior: (2 * rid.length - harmed) / met.length - 1 }]
  })
}
