import { type Facts, factsOf, is, type Random } from '#core'
import type { Atom } from '../library/atom.ts'
import type { Host } from '../library/host.ts'
import { type AnyView, moveName, offerPrefix } from '../library/situation.ts'
import { explore } from './explore.ts'
import type { Learner } from './learner.ts'
import { isCalled } from './named.ts'
import { farthest, near } from './pursue.ts'
import { reach } from './reach.ts'
import { livesWith } from './things.ts'
import { standingOut } from './tools.ts'
import { weighted } from './weighted.ts'

/** What so few lives reached, and not by what is called so, they came by on the way to something else. */
const byAccident = 2
/** What brings a thing in so few of its tries is no way to it. */
const byChance = 0.2
/** A thing is rare while so few of all lives held it. */
const rareShare = 0.5

/**
 * Where lives are few: a move that is called as what is asked for and was hardly ever reached is gone to wherever it may be on
 * offer, and made once more, with each thing that is newly at hand and rare, a tool or asked for: a better tool may be what it took.
 *
 * @param missed Facts that were sought in vain in this life: they are not sought again in it.
 * @param isRareEnough Whether rare things count as well as those that stand out.
 * @returns Whether it was sought.
 */
export function* seekNamed(
  learner: Learner,
  body: Host,
  source: Random,
  missed: Set<string>,
  isRareEnough = true,
): Generator<unknown, boolean, AnyView> {
  const atMost = farthest(learner)
  if (atMost === 0) return false
  const all = triedInVain(learner, body.situation(), atMost, isRareEnough)
  const open = all.filter(({ offer }) => !missed.has(offer.fact))
  if (open.length === 0) return false
  const { name, offer } = weighted(open, ({ cost, lives }) => (1 + lives) / (near + cost), source)
  learner.say('seek', { move: name })
  missed.add(offer.fact)
  if (body.situation()[offer.fact] === true || (yield* reach(learner, body, offer, atMost)))
    yield* explore(learner, body, source, 1, move => moveName(move) === name)
  return true
}

interface InVain {
  readonly name: string
  readonly offer: Atom
  readonly cost: number
  /** In how many what it is called as was come by all the same: there is some. */
  readonly lives: number
}

/** Moves so called that were made and did not bring it, never with some such thing at hand now, and are near enough. */
export function triedInVain(learner: Learner, situation: Facts, atMost: number, isRareEnough = true): InVain[] {
  const wanted = withoutWay(learner)
  const isHeld = (fact: string) => Number(situation[fact] ?? 0) >= 1
  const things = [...standingOut(learner).filter(isHeld), ...(isRareEnough ? rareOf(learner, situation) : [])]
  if (wanted.length === 0 || things.length === 0) return []
  const price = learner.pricesFrom(situation)
  return [...learner.experience.moves.values()].flatMap(({ name, effects, recent }) => {
    // What has to be at hand for it does not come of it.
    const isTaken = (fact: string) => recent.every(({ before }) => Number(before[fact] ?? 0) > 0)
    const called = wanted.filter(({ fact }) => isCalled(name, fact) && !effects.has(`${fact}+`) && !isTaken(fact))
    if (called.length === 0) return []
    if (things.every(fact => recent.some(({ before }) => Number(before[fact] ?? 0) > 0))) return []
    const offer = is(offerPrefix + name, '==', true) as Atom
    const cost = price(offer)
    return cost <= atMost ? [{ name, offer, cost, lives: Math.max(...called.map(({ lives }) => lives)) }] : []
  })
}

/** Facts of what is asked for and was come by in a few lives at most, or in more of them and still only by chance. */
const withoutWay = ({ headline, curriculum, contracts }: Learner) =>
  [...headline].flatMap(id => {
    const { goal, reached: lives } = curriculum.goals.get(id)!
    const isMet = (fact: string) => contracts.achieving(`${fact}+`).every(({ rate }) => rate < byChance)
    return factsOf(goal.predicate!)
      .filter(fact => lives <= byAccident || isMet(fact))
      .map(fact => ({ fact, lives }))
  })

/** Of the things at hand, those that few lives held. */
const rareOf = (learner: Learner, situation: Facts): string[] =>
  Object.keys(situation).filter(fact => {
    if (typeof situation[fact] !== 'number') return false
    const held = livesWith(learner, fact)
    return held !== undefined && held < rareShare * learner.history.length
  })
