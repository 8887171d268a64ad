import { type Facts, is, type Predicate, patternOf } from '#core'
import type { Atom } from '../library/atom.ts'
import type { Experience } from '../library/experience.ts'
import type { Habit } from '../library/host.ts'
import { allOf, plan } from '../library/plan.ts'
import { isOffer } from '../library/plan-costs.ts'
import type { Instruction } from '../library/program.ts'
import { badTimes, shelters } from './bad-times.ts'
import { dangerFacts, dangers } from './dangers.ts'
import { type Learner, remembering } from './learner.ts'
import { hopeful } from './shelter.ts'
import { quick, stayIn } from './stay.ts'

/** What one lives by. */
export interface Habits {
  readonly habits: readonly Habit[]
  /** When one is hurt far more than at other times. */
  readonly badTimes: readonly Atom[]
}

/**
 * Habits, planned anew from what is known now. Principles given to the learner, and on the priors card:
 * what falls by itself is kept up, and what goes with being hurt is answered with the move that hurt least.
 */
export function habitsFrom(self: Learner, start: Facts): Habits {
  const learner = { ...self, contracts: remembering(self.contracts) } // asked for the same again and again
  const kept = needs(learner, start)
  // Whether a place is safe shows best where it is needed: the first bad times are sat out where it may be.
  const refuge = learner.contracts.refuge() ?? hopeful(learner)
  const [indoors, provisions] = [true, false].map(there =>
    kept.filter(({ isSheltered }) => isSheltered === there).flatMap(({ fill }) => fill),
  )
  const times = badTimes(learner, refuge, start)
  const [vital] = learner.experience.vitals
  const stay = vital === undefined ? null : stayIn(refuge, learner, vital, indoors)
  const habits = [
    ...dangers(learner, refuge),
    ...(refuge && stay
      ? shelters(learner, times, { refuge, stay, provisions, needs: kept.flatMap(({ ahead }) => ahead) })
      : []),
    ...(refuge && stay ? besieged(learner, refuge, stay) : []),
    ...kept.flatMap(({ habits }) => habits),
    ...recovery(learner),
  ]
  return { habits, badTimes: times }
}

interface Need {
  /** Where it is nearly used up, it comes before other needs. */
  readonly habits: readonly Habit[]
  /** Got where one is hurt least: not ahead of a time that is sat out, but in it. */
  readonly isSheltered: boolean
  /** The same, earlier: ahead of a time in which it cannot be got. */
  readonly ahead: readonly Habit[]
  /** Filling it up there and then, if that is soon done. */
  readonly fill: readonly Instruction[]
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
    const { program: search, cost } = plan(is(fact, '>=', at(0.7)), { contracts, provider: () => null, depth: 6 })
    if (!search) return []
    // To the top where it is had, for the next time may be far off; but nobody searches on for the last of it.
    const more = { repeat: [{ if: allOf(way.pre), then: [{ move: way.move }] }], until: is(fact, '>=', at(1)) }
    const program =
      way.pre.length === 0 ? search : { ...search, body: [...search.body, { ...more, atMost: range[1] - range[0] }] }
    // What is got in a refuge is seen to when one is there anyway.
    const isSheltered = refuge !== null && way.pre.some(({ fact, op }) => fact === refuge.fact && op === refuge.op)
    // What takes long to get is seen to the sooner.
    const lead = isSheltered ? 0 : (falls * Math.min(0.8 * cost, 500)) / (range[1] - range[0]) / 3
    // Where it is on offer it is taken in good time, and looked for only in need: that takes the best of the day.
    const when: Predicate =
      way.pre.length > 0
        ? { and: [is(fact, '<=', at(0.7)), ...way.pre] }
        : is(fact, '<=', at(Math.min(0.67, 0.34 + lead)))
    const most = is(fact, '>', at(0.9))
    const pre = way.pre.filter(atom => (isSheltered ? atom.fact !== refuge.fact : isOffer(atom)))
    // Out of doors nobody sets out for the last bite.
    const once = { if: allOf([is(fact, '<=', at(isSheltered ? 0.9 : 0.7)), ...pre]), then: [{ move: way.move }] }
    const isSoon = isSheltered || stepsOf(known, way.name, `${fact}+`) <= quick
    const fill = isSoon ? [{ repeat: [once], until: most, atMost: range[1] - range[0] }] : []
    const habit: Habit = { fact, when, program, urgency: 1, rest: 100 }
    const ahead = isSheltered || !isSoon ? [] : [{ ...habit, when: is(fact, '<=', at(0.6)) }]
    const dire: Habit = { ...habit, when: is(fact, '<=', at(0.15)), urgency: 0.9 }
    return [{ habits: [dire, habit], ahead, isSheltered, fill }]
  })
}

/** Steps that a success of a move takes. */
function stepsOf(known: Experience, name: string, effect: string): number {
  const positives = known.moves.get(name)?.effects.get(effect)?.positives ?? []
  return positives.reduce((sum, { steps }) => sum + steps, 0) / Math.max(1, positives.length)
}

/** Rounds for which danger at the door is waited for to go away. */
const siege = 3

/** Danger at the door: who is where one is hurt least stays for a while, unless something is nearly used up. */
function besieged(learner: Learner, refuge: Atom, stay: Instruction[]): Habit[] {
  return dangerFacts(learner.experience).map(fact => {
    const program = { parameters: {}, body: [{ repeat: stay, until: is(fact, '==', false), atMost: siege }] }
    return { fact, when: allOf([is(fact, '==', true), refuge]), program, urgency: 0.95, rest: 40 }
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
