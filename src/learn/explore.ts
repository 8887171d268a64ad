import type { Json, Random } from '#core'
import { factOf } from '../library/effect.ts'
import type { Host } from '../library/host.ts'
import { type AnyView, moveName } from '../library/situation.ts'
import type { Learner } from './learner.ts'
import { stayTrial } from './shelter.ts'
import { lasting, livesWith } from './things.ts'

/** Moves of one burst of exploring. */
export const exploreMoves = 8
/** Tries from which on it is known what a move does. */
const knownTries = 3
/** A thing is dear while so few of all lives held it. */
const dearShare = 0.1

/** A burst of the explorer: longer while something on offer was never tried with so much at hand. */
export function* explore(
  learner: Learner,
  body: Host,
  source: Random,
  atMost: number,
  among: (move: Json) => boolean = () => true,
): Generator<unknown, void, AnyView> {
  const idle = new Set<Json>() // took no step where we stand
  body.refresh()
  for (let i = 0; i < 2 * atMost && !body.over; ) {
    const offers = body.offers().filter(move => !idle.has(move) && among(move) && !wastes(learner, move))
    if (offers.length === 0) return
    if (i >= atMost && !learner.explorer.curious(body.situation(), offers)) return
    const from = body.steps
    const move = learner.explorer.choose(body.situation(), offers, source)
    yield* body.move(move)
    yield* stayTrial(learner, body, source)
    if (body.steps > from) {
      idle.clear()
      i++
    } else idle.add(move)
  }
}

/** Where lives are few: what few of them held is not used up by what is known already. */
function wastes(learner: Learner, move: Json): boolean {
  const { config, experience: known, history } = learner
  if (config.startSteps === 0) return false
  const record = known.moves.get(moveName(move))
  if (!record || record.tries < knownTries) return false
  for (const [effect, { count }] of record.effects) {
    if (!effect.endsWith('-') || count < 0.5 * record.tries) continue
    const fact = factOf(effect)
    if (known.drift(fact) > lasting || !known.telling(fact)) continue
    const held = livesWith(learner, fact)
    if (held !== undefined && held < dearShare * history.length) return true
  }
  return false
}
