import { type Facts, factsOf, type Json, type Random } from '#core'
import { factOf } from '../library/effect.ts'
import type { Host } from '../library/host.ts'
import { type AnyView, moveName } from '../library/situation.ts'
import { explore } from './explore.ts'
import type { Learner } from './learner.ts'
import { isNamed } from './named.ts'

/** Share of all situations in which what stands about in many places is on offer. */
const common = 0.03

/** What is on offer for the first time ever is tried at once: who knows when it will be again. */
export function* tryStrange(learner: Learner, body: Host, source: Random): Generator<unknown, boolean, AnyView> {
  const isStrange = (move: Json) => !learner.experience.moves.has(moveName(move))
  if (!body.offers().some(isStrange)) return false
  const from = body.steps
  const isCalled = (move: Json) => isStrange(move) && isNamed(learner, move)
  if (learner.config.startSteps > 0 && body.offers().some(isCalled)) yield* explore(learner, body, source, 4, isCalled)
  yield* explore(learner, body, source, 4, isStrange)
  return body.steps > from
}

/**
 * What never did anything is tried as soon as something new is at hand, or more of it: that is quickly done, each only
 * once, and later in a life it may be gone.
 */
export function* tryWith(learner: Learner, body: Host, source: Random): Generator<unknown, boolean, AnyView> {
  const strange = new Set([
    ...learner.explorer.strange(body.situation(), body.offers()).map(moveName),
    ...inVainWithout(learner, body.situation(), body.offers()),
  ])
  if (strange.size === 0) return false
  const from = body.steps
  yield* explore(learner, body, source, 2, move => strange.has(moveName(move)))
  return body.steps > from
}

/**
 * Where lives are few: what is often on offer, mostly brought nothing and was never made with something that is asked for and
 * at hand now. What came along on the way, a stone dug or a hill climbed, hides that it failed.
 */
export function inVainWithout(
  { config, experience: known, headline, curriculum }: Learner,
  situation: Facts,
  offers: readonly Json[],
): string[] {
  if (config.startSteps === 0 || config.goals.length === 0) return []
  const asked = [...headline].flatMap(id => factsOf(curriculum.goals.get(id)!.goal.predicate!))
  const held = asked.filter(fact => Number(situation[fact] ?? 0) >= 1)
  return offers.map(moveName).filter(name => {
    const record = known.moves.get(name)
    if (!record || known.offered(name) < common || known.deadliness(name) > 0) return false
    if (held.every(fact => record.recent.some(({ before }) => Number(before[fact] ?? 0) >= 1))) return false
    const isChange = (effect: string) =>
      /[+-]$/.test(effect) && known.telling(factOf(effect)) && known.isAmount(factOf(effect))
    return [...record.effects].every(([effect, { count }]) => 2 * count < record.tries || !isChange(effect))
  })
}
