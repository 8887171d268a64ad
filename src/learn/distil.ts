import { type Goal, is, type Predicate } from '#core'
import type { Atom } from '../library/atom.ts'
import { plan } from '../library/plan.ts'
import { callsOf, type Instruction, type Program } from '../library/program.ts'
import { broughtAlong } from './along.ts'
import type { Learner } from './learner.ts'
import { provided } from './provide.ts'

export interface Distilled {
  readonly program: Program
  readonly effect: Predicate
  readonly origin: 'contracts' | 'trace'
  /** Where it may be started; absent: anywhere. */
  readonly pre?: Predicate
  /** What claims less, if there is such: tried where this one fails. */
  readonly literal?: Distilled
}

/**
 * A candidate program for a goal: chained from the contracts that successes and failures taught, or, where they say
 * nothing, the moves of the shortest success. Constants become parameters when a sibling goal was reached too.
 */
export function distil(learner: Learner, goal: Goal): Distilled | null {
  if (!goal.predicate) return null
  const planned = (predicate: Predicate) => {
    const made = plan(predicate, {
      contracts: learner.contracts,
      provider: atom => (providesItself(learner, atom, goal) ? null : learner.library.provider(atom)),
    })
    return made.program ? generalise(learner, predicate, provided(learner, made.program, made.cost)) : null
  }
  const alone = planned(goal.predicate)
  const along = broughtAlong(learner, goal)
  const both = along && alone ? together(planned(along), goal.predicate, alone) : null
  if (both ?? alone) return both ?? alone
  if (learner.shape.programs === 'plans' && !lied(learner, goal)) return null
  const traces = learner.pools.shortestFifth(goal.id).filter(({ moves }) => moves.length > 0)
  if (traces.length === 0) return null
  const [{ moves }] = traces
  const body: Instruction[] =
    learner.shape.programs === 'actions'
      ? moves.map(act => ({ act }))
      : [{ repeat: moves.map(move => ({ move })), until: goal.predicate, atMost: 40 }]
  return { program: { parameters: {}, body }, effect: goal.predicate, origin: 'trace' }
}

/** The way to what comes along, gone on with until the goal itself is reached as well; else the way to the goal alone. */
function together(way: Distilled | null, goal: Predicate, alone: Distilled): Distilled | null {
  if (!way) return null
  const [outer] = way.program.body
  if (way.program.body.length !== 1 || !('repeat' in outer)) return null
  const effect: Predicate = { and: [way.effect, goal] }
  const program = { ...way.program, body: [{ ...outer, until: effect }] }
  return { ...way, program, effect, literal: together(way.literal ?? null, goal, alone) ?? alone }
}

/** Only a judge that lies puts a success into the pool of a goal that no plan reaches. */
const lied = (learner: Learner, goal: Goal) => learner.config.judgeNoise > 0 && learner.pools.count(goal.id) > 0

/** A skill must not be built on itself. */
function providesItself(learner: Learner, atom: Atom, goal: Goal): boolean {
  const provider = learner.library.provider(atom)
  if (!provider) return false
  const seen = new Set<string>()
  const reaches = (id: string): boolean => {
    if (seen.has(id)) return false
    seen.add(id)
    const skill = learner.library.skills.get(id)
    if (!skill) return false
    if (skill.goal.id === goal.id) return true
    return callsOf(skill.program).some(reaches)
  }
  return reaches(provider.id)
}

/** `wood >= 1` and `wood >= 2` were both reached: the number becomes a parameter. */
function generalise(learner: Learner, predicate: Predicate, program: Program): Distilled {
  const plain: Distilled = { program, effect: predicate, origin: 'contracts' }
  if (!('fact' in predicate) || predicate.op !== '>=' || typeof predicate.value !== 'number') return plain
  const { fact, value } = predicate
  const siblings = [value * 2, value / 2].filter(
    n => n >= 1 && learner.pools.count(learner.goalFor(is(fact, '>=', n) as Atom).id) > 0,
  )
  const [outer] = program.body
  if (siblings.length === 0 || program.body.length !== 1 || !('repeat' in outer)) return plain
  const until = is(fact, '>=', '$count')
  const body: Instruction[] = [{ ...outer, until, atMost: Math.min(5000, outer.atMost * 9) }]
  return { program: { parameters: { count: value }, body }, effect: until, origin: 'contracts', literal: plain }
}
