import { type Facts, type Goal, holds, is, type Json, type Random } from '#core'
import { type Atom, meets } from '../library/atom.ts'
import type { Sample } from '../library/effect.ts'
import type { Host } from '../library/host.ts'
import { plan } from '../library/plan.ts'
import { type AnyView, moveName } from '../library/situation.ts'
import { type Learner, slack } from './learner.ts'
import { stayTrial } from './shelter.ts'

/** Moves of one burst of exploring. */
export const exploreMoves = 8
/** Lives that held a thing before it counts by what was seen to be made of it. */
const fewLives = 5
/** Of the weight of the heaviest: what is lighter is left out. */
const negligible = 0.01
/** Different things one experiment is supplied with. */
const mostGoods = 5

/** One more of something that lasts, the scarcer and cheaper the sooner: exploring goes farther with more at hand. */
export function* gather(learner: Learner, body: Host, source: Random): Generator<unknown, void, AnyView> {
  if (!learner.uses('frontier') || !learner.uses('planner')) return
  let best: { goal: Goal; score: number; cost: number } | null = null
  for (const { fact, cost, now } of stores(learner, body.facts(), 10 * slack(learner))) {
    if (now >= 8) continue
    const score = (0.3 + source.real()) / ((1 + now) * Math.sqrt(cost + 20))
    if (!best || score > best.score) best = { goal: learner.goalFor(is(fact, '>=', now + 1) as Atom), score, cost }
  }
  if (!best) return
  const made = plan(best.goal.predicate!, { contracts: learner.contracts, provider: learner.library.provider })
  if (!made.program) return
  const wanted = best.goal.predicate!
  body.aim(now => holds(wanted, [now]) === true, body.steps + 0.6 * slack(learner) + 4 * best.cost)
  yield* body.run(made.program, {})
  body.aim(null, Infinity)
}

/**
 * Some of what lasts and is got easily, at a place where others found what they needed: there, what never did
 * anything is tried. What is made of several things at one place is hardly ever met by chance.
 */
export function* experiment(learner: Learner, body: Host, source: Random): Generator<unknown, boolean, AnyView> {
  const { contracts, explorer } = learner
  if (!learner.uses('frontier') || !learner.uses('planner')) return false
  const facts = body.facts()
  const within = stores(learner, facts, 3 * slack(learner)).filter(() => source.real() < 0.8)
  const spenders = (fact: string) => contracts.spenders?.(fact) ?? 0
  const most = Math.max(0, ...within.map(({ fact }) => spenders(fact)))
  // What much is made of is likelier to be what more is made of; and what is got at once leaves time for more.
  // What is asked for and few lives ever held may be good for as much as anything.
  const promise = ({ isAsked, lives }: Store) => (isAsked ? most / (1 + lives / fewLives) : 0)
  const weight = (store: Store) =>
    (0.5 + Math.max(spenders(store.fact), promise(store))) ** 2 / (store.cost + 0.05 * slack(learner))
  const heaviest = Math.max(0, ...within.map(weight))
  let left = 3 * slack(learner)
  const goods = someOf(
    within.filter(store => weight(store) > negligible * heaviest),
    weight,
    2 + source.int(mostGoods - 1),
    source,
  ).flatMap(({ fact, lives }) => {
    const amount = isSpent(learner, fact) || lives < fewLives ? amountFor(learner, fact, facts, source) : 1
    const wanted = is(fact, '>=', amount) as Atom
    left -= costNow(learner, wanted, facts)
    return left > 0 ? [wanted] : []
  })
  const supports = (atom: Atom) => Math.sqrt(1 + (contracts.supports?.(atom.fact) ?? 0))
  const made = contracts.made?.() ?? []
  const places = made.length > 0 && source.real() < 0.5 ? made : (contracts.matters?.() ?? [])
  const place = places.length > 0 && source.real() < 0.8 ? [weighted(places, supports, source)] : []
  const wanted = { and: [...goods, ...place] }
  if (wanted.and.length === 0) return false
  const planned = plan(wanted, { contracts, provider: learner.library.provider, facts })
  if (!planned.program || planned.cost > 3 * slack(learner)) return false
  body.aim(now => holds(wanted, [now]) === true, body.steps + 3 * slack(learner))
  yield* body.run(planned.program, {})
  body.aim(null, Infinity)
  if (!place.every(atom => holds(atom, [body.facts()]) === true)) return false
  const isOpen = (move: Json) => !explorer.isUseful(moveName(move)) && place.every(atom => staysAt(learner, move, atom))
  yield* explore(learner, body, source, exploreMoves, isOpen)
  return true
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
  const isLeft = ({ before, after }: Sample) =>
    Object.keys({ ...before, ...after }).some(fact => before[fact] !== after[fact] && fact.startsWith(kind))
  return recent.filter(isLeft).length <= 0.5 * recent.length
}

/** Whether any move was ever seen to use it up: more than one of what only ever grows seldom opens anything. */
const isSpent = ({ experience: known }: Learner, fact: string): boolean => known.count(`${fact}-`) > 0

/** What is on offer for the first time ever is tried at once: who knows when it will be again. */
export function* tryStrange(learner: Learner, body: Host, source: Random): Generator<unknown, boolean, AnyView> {
  const isStrange = (move: Json) => !learner.experience.moves.has(moveName(move))
  if (!body.offers().some(isStrange)) return false
  const from = body.steps
  yield* explore(learner, body, source, 4, isStrange)
  return body.steps > from
}

/**
 * What never did anything is tried as soon as something new is at hand, or more of it: that is quickly done, each only
 * once, and later in a life it may be gone.
 */
export function* tryWith(learner: Learner, body: Host, source: Random): Generator<unknown, boolean, AnyView> {
  const strange = new Set(learner.explorer.strange(body.situation(), body.offers()).map(moveName))
  if (strange.size === 0) return false
  const from = body.steps
  yield* explore(learner, body, source, 2, move => strange.has(moveName(move)))
  return body.steps > from
}

/** 1, 2, 4 or 8 of a thing, as long as more of it is quickly got once there is one. */
function amountFor(learner: Learner, fact: string, facts: Facts, source: Random): number {
  let amount = 2 ** source.int(4)
  const cost = (amount: number) => costNow(learner, is(fact, '>=', amount) as Atom, facts)
  while (amount > 1 && cost(amount) - cost(1) > 1.5 * slack(learner)) amount /= 2
  return amount
}

/** Expected steps from here, where some of what it takes may be at hand. */
const costNow = ({ contracts, library }: Learner, atom: Atom, facts: Facts): number =>
  plan(atom, { contracts, provider: library.provider, facts }).cost

interface Store {
  readonly fact: string
  readonly cost: number
  readonly now: number
  /** How many lives ever held it. */
  readonly lives: number
  readonly isAsked: boolean
}

/** Things that last and that a plan gets, with how many are held and what one more costs. */
function stores(learner: Learner, facts: Facts, atMost: number): Store[] {
  const { experience: known, curriculum } = learner
  return [...curriculum.goals.values()].flatMap(({ goal, reached: lives }) => {
    if (!goal.predicate || !('fact' in goal.predicate) || goal.predicate.op !== '>=' || goal.predicate.value !== 1)
      return []
    const { fact } = goal.predicate
    if (!known.telling(fact) || known.drift(fact) > 0.5 || known.persistence(fact) < 0.5) return []
    const { program, cost } = learner.planFor(goal)
    const now = Number(facts[fact] ?? 0)
    if (!program) return []
    // Dear from a fresh start, but perhaps not from here.
    const price = cost <= atMost || lives === 0 ? cost : costNow(learner, is(fact, '>=', now + 1) as Atom, facts)
    return price <= atMost ? [{ fact, cost: price, now, lives, isAsked: learner.headline.has(goal.id) }] : []
  })
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
  const made = plan(place, { contracts: learner.contracts, provider: learner.library.provider })
  if (!made.program || made.cost > (onlyPromising ? 1.5 : 4) * slack(learner)) return false
  body.aim(now => holds(place, [now]) === true, body.steps + 0.6 * slack(learner) + 3 * made.cost)
  yield* body.run(made.program, {})
  body.aim(null, Infinity)
  return holds(place, [body.facts()]) === true
}

/** One of them, the heavier the likelier. */
function weighted<T>(all: readonly T[], weight: (one: T) => number, source: Random): T {
  let left = source.real() * all.reduce((sum, one) => sum + weight(one), 0)
  for (const one of all) {
    left -= weight(one)
    if (left <= 0) return one
  }
  return all[all.length - 1]
}

/** So many of them, the heavier the likelier. */
function someOf<T>(all: readonly T[], weight: (one: T) => number, atMost: number, source: Random): T[] {
  const left = [...all]
  const chosen: T[] = []
  while (chosen.length < atMost && left.length > 0) {
    const one = weighted(left, weight, source)
    chosen.push(one)
    left.splice(left.indexOf(one), 1)
  }
  return chosen
}

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
    const offers = body.offers().filter(move => !idle.has(move) && among(move))
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
