import { holds, is, type Random } from '#core'
import type { Atom } from '../library/atom.ts'
import type { Host } from '../library/host.ts'
import type { AnyView } from '../library/situation.ts'
import { type Learner, slack } from './learner.ts'
import { reach } from './reach.ts'
import { storesOf } from './things.ts'
import { weighted } from './weighted.ts'

/** One more of something that lasts, the scarcer and cheaper the sooner: exploring goes farther with more at hand. */
export function* gather(learner: Learner, body: Host, source: Random): Generator<unknown, void, AnyView> {
  if (!learner.uses('frontier') || !learner.uses('planner')) return
  let best: { wanted: Atom; score: number } | null = null
  for (const { fact, cost, now } of storesOf(learner, body.situation(), 10 * slack(learner))) {
    if (now >= 8) continue
    const score = (0.3 + source.real()) / ((1 + now) * Math.sqrt(cost + 20))
    if (!best || score > best.score) best = { wanted: is(fact, '>=', now + 1) as Atom, score }
  }
  if (best) yield* reach(learner, body, best.wanted, 10 * slack(learner))
}

/** Back to what mattered before, to try there what was gained since: conjunctions that chance seldom makes. */
export function* revisit(
  learner: Learner,
  body: Host,
  source: Random,
  onlyPromising = false,
): Generator<unknown, boolean, AnyView> {
  if (!learner.uses('frontier') || !learner.uses('planner')) return false
  const facts = body.facts()
  const places = (learner.contracts.matters?.() ?? []).filter(
    atom =>
      holds(atom, [facts]) !== true &&
      (!onlyPromising || learner.explorer.promising(body.situation(), atom, body.offers())),
  )
  if (places.length === 0) return false
  const supports = (atom: Atom) => Math.sqrt(1 + (learner.contracts.supports?.(atom.fact) ?? 0))
  const place = weighted(places, supports, source)
  return yield* reach(learner, body, place, (onlyPromising ? 1.5 : 4) * slack(learner))
}
