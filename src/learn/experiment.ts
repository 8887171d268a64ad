import { type Facts, holds, is, type Json, type Random } from '#core'
import { type Atom, meets } from '../library/atom.ts'
import { effectFor } from '../library/effect-for.ts'
import type { Host } from '../library/host.ts'
import type { Prices } from '../library/plan-costs.ts'
import { type AnyView, moveName, namesOf } from '../library/situation.ts'
import { rising } from './along.ts'
import { explore, exploreMoves } from './explore.ts'
import { type Learner, slack } from './learner.ts'
import { reach } from './reach.ts'
import { type Store, storesOf, type Thing, thingsOf } from './things.ts'
import { someOf, weighted } from './weighted.ts'

/** Lives that held a thing before it counts by what was seen to be made of it. */
const fewLives = 5
/** Of the weight of the heaviest: what is lighter is left out. */
const negligible = 0.01
/** Different things one experiment is supplied with. */
const mostGoods = 5

/**
 * Some of what lasts and is got easily, at a place where others found what they needed: there, what never did
 * anything is tried. What is made of several things at one place is hardly ever met by chance.
 *
 * @param missed Facts that were sought in vain in this life: they are not sought again in it.
 */
export function* experiment(
  learner: Learner,
  body: Host,
  source: Random,
  missed: Set<string>,
): Generator<unknown, boolean, AnyView> {
  if (!learner.uses('frontier') || !learner.uses('planner')) return false
  const { contracts } = learner
  const situation = body.situation()
  const made = narrowest(learner, contracts.made?.() ?? [])
  const all = made.length > 0 && source.real() < 0.5 ? made : (contracts.matters?.() ?? [])
  const asked = risingWithAsked(learner)
  const unused = scarce(learner, situation, asked)
  const setting = { learner, situation, asked, missed, source }
  const isThorough = unused !== null && source.real() < 1 / (1 + Math.log2(1 + unused.lives / fewLives))
  const places = isThorough ? all.filter(({ fact }) => made.some(place => place.fact === fact)) : all
  const place = placeFor(setting, made, places, isThorough)
  const stores = storesAt(setting, place, isThorough)
  const goods = isThorough ? allFound(setting, stores) : somePromising(setting, stores)
  const wanted = { and: [...goods, ...place] }
  if (wanted.and.length === 0) return false
  learner.say('experiment', { with: wanted.and.map(({ fact, value }) => `${fact} ${String(value)}`) })
  if (!(yield* reach(learner, body, wanted, 3 * slack(learner))))
    for (const atom of wanted.and) if (!meets(body.facts(), atom)) missed.add(atom.fact)
  if (!place.every(atom => holds(atom, [body.facts()]) === true)) return false
  const isOpen = (move: Json) =>
    !learner.explorer.isUseful(moveName(move)) && place.every(atom => staysAt(learner, move, atom))
  yield* explore(learner, body, source, exploreMoves, isOpen)
  return true
}

/** What an experiment is planned from. */
interface Setting {
  readonly learner: Learner
  readonly situation: Facts
  /** Facts that are asked for, or come with what is. */
  readonly asked: ReadonlySet<string>
  readonly missed: ReadonlySet<string>
  readonly source: Random
}

/** One of the places, the likelier the more is done there; often with another beside it that was made. */
function placeFor(
  { learner, missed, source }: Setting,
  made: readonly Atom[],
  places: readonly Atom[],
  isThorough: boolean,
): Atom[] {
  const supports = (atom: Atom) => Math.sqrt(1 + (learner.contracts.supports?.(atom.fact) ?? 0))
  const open = places.filter(({ fact }) => !missed.has(fact))
  const chosen = open.length > 0 && (isThorough || source.real() < 0.8) ? [weighted(open, supports, source)] : []
  // What one puts up where one likes may be needed side by side.
  const others = chosen.flatMap(({ fact }) =>
    made.filter(other => !missed.has(other.fact) && !isAlike(other.fact, fact)),
  )
  const beside = others.length > 0 && (isThorough || source.real() < 0.5) ? [weighted(others, supports, source)] : []
  return [...chosen, ...beside]
}

/** What can be got from here, but for what is in the place, and is got by taking it to pieces: whoever asks for both gets neither. */
function storesAt(
  { learner, situation, missed, source }: Setting,
  place: readonly Atom[],
  isThorough: boolean,
): Store[] {
  const built = new Set(
    place.flatMap(atom =>
      (learner.contracts.achieving(effectFor(atom)!)[0]?.spends ?? []).filter(fact => isTakenFrom(learner, fact, atom)),
    ),
  )
  return storesOf(learner, situation, 3 * slack(learner)).filter(
    ({ fact }) => !built.has(fact) && !missed.has(fact) && (isThorough || source.real() < 0.8),
  )
}

/**
 * A little of all that is found, not made, the nearest first; what is at hand already, and nothing is made of, stays there by
 * itself.
 */
function allFound({ learner, situation, source }: Setting, stores: readonly Store[]): Atom[] {
  const { contracts } = learner
  const isFound = ({ fact, now }: Store) =>
    contracts.achieving(`${fact}+`)[0]?.spends === undefined && (now === 0 || (contracts.spenders?.(fact) ?? 0) > 0)
  const found = stores.filter(isFound).sort((a, b) => a.cost - b.cost || (a.fact < b.fact ? -1 : 1))
  const cost = learner.pricesFrom(situation)
  return within(
    3 * slack(learner),
    cost,
    found.map(({ fact }) => is(fact, '>=', 1 + source.int(2)) as Atom),
  )
}

/** Some of what much is made of, and is got soon. */
function somePromising({ learner, situation, asked, source }: Setting, stores: readonly Store[]): Atom[] {
  const spenders = (fact: string) => learner.contracts.spenders?.(fact) ?? 0
  const most = Math.max(0, ...stores.map(({ fact }) => spenders(fact)))
  // What much is made of is likelier to be what more is made of; and what is got at once leaves time for more.
  // What comes with what is asked for, and nothing is known to be made of, may be good for as much as anything.
  const promise = ({ fact, lives }: Store) => (asked.has(fact) ? most / (1 + Math.log2(1 + lives / fewLives)) : 0)
  const weight = (store: Store) =>
    (0.5 + Math.max(spenders(store.fact), promise(store))) ** 2 /
    ((store.now > 0 ? 0 : store.cost) + 0.05 * slack(learner))
  const heaviest = Math.max(0, ...stores.map(weight))
  const cost = learner.pricesFrom(situation)
  const budget = 3 * slack(learner) * source.real() ** 2 // mostly what is near
  const some = someOf(
    stores.filter(store => weight(store) > negligible * heaviest),
    weight,
    2 + source.int(mostGoods - 1),
    source,
  )
  const goods = some.map(({ fact, lives }) => {
    const several = isSpent(learner, fact) || (lives < fewLives && source.real() < 0.3)
    return is(fact, '>=', several ? amountFor(learner, fact, cost, source) : 1) as Atom
  })
  return within(budget, cost, goods)
}

/** Those that can be had one after another for so many steps; none that is too dear, and what was asked for is paid for all the same. */
function within(steps: number, cost: Prices, goods: readonly Atom[]): Atom[] {
  let left = steps
  return goods.filter(atom => {
    left -= cost(atom)
    return left > 0
  })
}

/**
 * The scarcest thing at hand that came with what is asked for and nothing is known to be made of: while it is there, all that
 * other things are made of is brought together.
 */
function scarce(learner: Learner, situation: Facts, asked: ReadonlySet<string>): Thing | null {
  const { contracts, config } = learner
  if (config.startSteps > 0) return null
  const held = thingsOf(learner).filter(
    ({ fact }) => Number(situation[fact] ?? 0) >= 1 && asked.has(fact) && (contracts.spenders?.(fact) ?? 0) === 0,
  )
  return held.sort((a, b) => a.lives - b.lives)[0] ?? null
}

/** Of places that are of one thing the one where one is least often: to be there is to be at the others. */
function narrowest({ config, experience: known }: Learner, places: readonly Atom[]): readonly Atom[] {
  if (config.startSteps > 0) return places
  const held = ({ fact }: Atom) => known.held(fact)
  return places.filter(one => !places.some(other => isAlike(one.fact, other.fact) && held(other) < held(one)))
}

/** `near.table` and `sees.table` are of one thing. */
const isAlike = (one: string, other: string): boolean =>
  one.slice(one.lastIndexOf('.') + 1) === other.slice(other.lastIndexOf('.') + 1)

/** Facts that are asked for, and those that mostly rise with one: an achievement, and the thing it was given for. */
function risingWithAsked({ headline, curriculum, experience: known }: Learner): ReadonlySet<string> {
  const found = new Set<string>()
  for (const id of headline) {
    const { predicate } = curriculum.goals.get(id)!.goal
    if (!predicate || !('fact' in predicate)) continue
    found.add(predicate.fact)
    const { n, rose } = rising(known, predicate.fact)
    for (const [fact, count] of rose) if (count >= 0.8 * n) found.add(fact)
  }
  return found
}

/** Whether some way to get the thing mostly ends the place. */
export function isTakenFrom(
  { experience: known, contracts }: Pick<Learner, 'experience' | 'contracts'>,
  fact: string,
  place: Atom,
): boolean {
  return contracts.achieving(`${fact}+`).some(({ name }) => {
    const effects = known.moves.get(name)?.effects
    const count = (effect: string) => effects?.get(effect)?.count ?? 0
    return count(`${place.fact}=false`) > 0.5 * count(`${fact}+`)
  })
}

/**
 * Whether one is mostly still there after the move, as far as is known: what leads away uses the place for nothing.
 * Where it was hardly made there: whether it mostly leaves what is near, and the like, as it is.
 */
function staysAt({ experience: known }: Learner, move: Json, place: Atom): boolean {
  const recent = known.moves.get(moveName(move))?.recent ?? []
  const there = recent.filter(({ before }) => meets(before, place))
  if (there.length >= 3) return there.filter(({ after }) => meets(after, place)).length >= 0.6 * there.length
  const kind = place.fact.slice(0, place.fact.indexOf('.') + 1)
  return recent.filter(({ before, after }) => differs(before, after, kind)).length <= 0.5 * recent.length
}

/** Whether a fact that begins so is not what it was. */
function differs(before: Facts, after: Facts, kind: string): boolean {
  for (const fact of namesOf(before).all) if (fact.startsWith(kind) && before[fact] !== after[fact]) return true
  for (const fact of namesOf(after).all) if (fact.startsWith(kind) && before[fact] !== after[fact]) return true
  return false
}

/** Whether any move was ever seen to use it up: more than one of what only ever grows seldom opens anything. */
const isSpent = ({ experience: known }: Learner, fact: string): boolean => known.count(`${fact}-`) > 0

/** 1, 2, 4 or 8 of a thing, as long as more of it is quickly got once there is one. */
function amountFor(learner: Learner, fact: string, cost: Prices, source: Random): number {
  let amount = 2 ** source.int(4)
  const of = (amount: number) => cost(is(fact, '>=', amount) as Atom)
  while (amount > 1 && of(amount) - of(1) > 1.5 * slack(learner)) amount /= 2
  return amount
}
