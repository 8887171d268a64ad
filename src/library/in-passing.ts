import type { Facts, Goal } from '#core'
import { type Atom, meets } from './atom.ts'
import type { Contract, Contracts } from './contract.ts'
import { effectFor, repetitions } from './effect-for.ts'

/** A way that worked so seldom, or in so small a share of its tries, is no reason to stop. */
const [fewSuccesses, likely] = [3, 0.3]

/**
 * Tells the goals that one known move reaches from where one happens to be.
 *
 * @returns Those of the goals, in their order, that a move with all its needs met would reach.
 */
export function inPassing(contracts: Contracts, goals: readonly Goal[]): (situation: Facts) => Goal[] {
  const ways = goals.flatMap(goal => {
    const found = waysOf(contracts, goal)
    return found.length > 0 ? [{ goal, found }] : []
  })
  const isReady = (situation: Facts) => (way: Contract) => way.pre.every(atom => meets(situation, atom))
  return situation => ways.filter(({ found }) => found.some(isReady(situation))).map(({ goal }) => goal)
}

function waysOf(contracts: Contracts, { predicate }: Goal): Contract[] {
  if (!predicate || !('fact' in predicate) || typeof predicate.value === 'object') return []
  const effect = effectFor(predicate as Atom)
  if (effect === null || repetitions(predicate as Atom) > 1) return []
  // What needs nothing at all passes everywhere.
  const isKnown = ({ pre, successes, rate, seeks }: Contract) =>
    pre.length > 0 && !seeks && successes >= fewSuccesses && rate >= likely
  return contracts.achieving(effect).filter(isKnown)
}
