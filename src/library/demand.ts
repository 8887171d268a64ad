import type { Facts, Goal, Json } from '#core'
import { type Atom, meets } from './atom.ts'
import type { Contract, Contracts } from './contract.ts'
import type { Sample } from './effect.ts'
import { effectFor } from './effect-for.ts'
import type { Host } from './host.ts'
import { isOffer, keyOf } from './plan-costs.ts'
import { type AnyView, namesOf } from './situation.ts'

/** What worked so seldom is not counted on. */
const fewSuccesses = 3
/** How deep needs of needs are followed. */
const deep = 6

/** How much of each thing goals use up between them, from where one is: what is made of it is made once. */
export function demandOf(contracts: Contracts, goals: readonly Goal[], situation: Facts): Map<string, number> {
  const found = new Map<string, number>()
  const seen = new Set<string>()
  const done = new Set<string>() // whoever asks for a pickaxe, and whoever needs one, makes one
  const visit = (atom: Atom, depth: number) => {
    const way = depth < deep ? wayTo(contracts, atom) : null
    if (!way || done.has(way.name)) return
    if (way.spends) done.add(way.name)
    for (const need of way.pre) {
      const isUsedUp = way.spends?.includes(need.fact) ?? false
      if (isUsedUp && typeof need.value === 'number') found.set(need.fact, (found.get(need.fact) ?? 0) + need.value)
      if (seen.has(keyOf(need)) || meets(situation, need) || isOffer(need)) continue
      seen.add(keyOf(need))
      visit(need, depth + 1)
    }
  }
  for (const { predicate } of goals)
    if (predicate && 'fact' in predicate && typeof predicate.value !== 'object') visit(predicate as Atom, 0)
  return found
}

/** What gets one more of a thing where one happens to be, or null. */
function moreOf(contracts: Contracts, fact: string, situation: Facts): Json | null {
  const way = contracts.achieving(`${fact}+`).find(isKnown)
  return way?.pre.every(atom => meets(situation, atom)) ? way.move : null
}

const wayTo = (contracts: Contracts, atom: Atom): Contract | null => {
  const effect = effectFor(atom)
  return effect === null ? null : (contracts.achieving(effect).find(isKnown) ?? null)
}

const isKnown = ({ successes, seeks }: Contract): boolean => successes >= fewSuccesses && !seeks

/** When amounts last rose, by the steps at which moves ended. */
export class Rises {
  readonly #risen = new Map<string, number>()

  see({ before, after }: Sample, step: number): void {
    for (const fact of namesOf(after).facts) {
      const value = after[fact]
      if (typeof value === 'number' && value > Number(before[fact] ?? 0)) this.#risen.set(fact, step)
    }
  }

  /** -Infinity where it never rose. */
  of(fact: string): number {
    return this.#risen.get(fact) ?? -Infinity
  }
}

/** Where something was got so few steps ago, there is likely more of it. */
const justNow = 4
/** A try at one more that takes so many steps is one too many: it was the last of them. */
const tooFar = 8

/**
 * What was just got, and what goals are open for uses up as well, is got for all of them at once: to come back for it takes
 * longer.
 *
 * @returns Whether any was tried for.
 */
export function* stock(
  body: Host,
  rises: Rises,
  contracts: Contracts,
  open: readonly Goal[],
): Generator<unknown, boolean, AnyView> {
  const from = body.steps
  for (const [fact, amount] of demandOf(contracts, open, body.situation())) {
    if (body.steps - rises.of(fact) > justNow) continue
    for (let last = body.steps; Number(body.facts()[fact] ?? 0) < amount; last = body.steps) {
      const move = moreOf(contracts, fact, body.situation())
      if (move === null) break
      body.aim(null, last + tooFar)
      yield* body.move(move)
      body.aim(null, Infinity)
      if (rises.of(fact) <= last) break
    }
  }
  return body.steps > from
}
