import { type Facts, factsOf, holds, is, type Json, type Predicate, type Random } from '#core'
import { type Atom, meets } from '../library/atom.ts'
import { factOf } from '../library/effect.ts'
import { effectFor } from '../library/effect-for.ts'
import type { Host } from '../library/host.ts'
import type { Prices } from '../library/plan-costs.ts'
import { type AnyView, moveName } from '../library/situation.ts'
import { type Learner, slack } from './learner.ts'
import { isNamed } from './named.ts'
import { provided } from './provide.ts'
import { stayTrial } from './shelter.ts'

/** Moves of one burst of exploring. */
export const exploreMoves = 8
/** Lives that held a thing before it counts by what was seen to be made of it. */
const fewLives = 5
/** Of the weight of the heaviest: what is lighter is left out. */
const negligible = 0.01
/** So often the same is held once more before that leads nowhere. */
const circles = 2
/** What more of the different moves change than this is weather. */
const lasting = 0.5
/** Share of all situations in which what stands about in many places is on offer. */
const common = 0.03
/** Different things one experiment is supplied with. */
const mostGoods = 5

/** One more of something that lasts, the scarcer and cheaper the sooner: exploring goes farther with more at hand. */
export function* gather(learner: Learner, body: Host, source: Random): Generator<unknown, void, AnyView> {
  if (!learner.uses('frontier') || !learner.uses('planner')) return
  let best: { wanted: Atom; score: number } | null = null
  for (const { fact, cost, now } of stores(learner, body.situation(), 10 * slack(learner))) {
    if (now >= 8) continue
    const score = (0.3 + source.real()) / ((1 + now) * Math.sqrt(cost + 20))
    if (!best || score > best.score) best = { wanted: is(fact, '>=', now + 1) as Atom, score }
  }
  if (best) yield* reach(learner, body, best.wanted, 10 * slack(learner))
}

/** A plan from here for what seems near: given up soon where it turns out not to be. @returns Whether it holds now. */
export function* reach(
  learner: Learner,
  body: Host,
  wanted: Predicate,
  atMost: number,
): Generator<unknown, boolean, AnyView> {
  const { program, cost } = learner.planFrom(body.situation(), wanted)
  if (!program || cost > atMost) return false
  const isThere = (facts: Facts) => holds(wanted, [facts]) === true
  const isCircling = circling(learner)
  body.aim(facts => isThere(facts) || isCircling(facts), body.steps + Math.min(atMost, 0.5 * slack(learner) + 3 * cost))
  yield* body.run(provided(learner, program, cost), {})
  body.aim(null, Infinity)
  return isThere(body.facts())
}

/** Whether what is held has come to be as it was before, again and again: one thing is made of another and back. */
function circling({ experience: known }: Learner): (facts: Facts) => boolean {
  const seen = new Map<string, number>()
  let last = ''
  return facts => {
    const amounts = Object.entries(facts).filter(
      ([fact, value]) =>
        typeof value === 'number' && known.isAmount(fact) && known.telling(fact) && known.drift(fact) <= lasting,
    )
    const now = JSON.stringify(amounts.sort(([a], [b]) => (a < b ? -1 : 1)))
    if (now !== last) seen.set(now, (seen.get(now) ?? 0) + 1)
    last = now
    return seen.get(now)! > circles
  }
}

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
  const { contracts, explorer } = learner
  if (!learner.uses('frontier') || !learner.uses('planner')) return false
  const situation = body.situation()
  const supports = (atom: Atom) => Math.sqrt(1 + (contracts.supports?.(atom.fact) ?? 0))
  const made = contracts.made?.() ?? []
  const all = made.length > 0 && source.real() < 0.5 ? made : (contracts.matters?.() ?? [])
  const places = all.filter(({ fact }) => !missed.has(fact))
  const chosen = places.length > 0 && source.real() < 0.8 ? [weighted(places, supports, source)] : []
  // What one puts up where one likes may be needed side by side.
  const others = chosen.flatMap(({ fact }) =>
    made.filter(other => !missed.has(other.fact) && !isAlike(other.fact, fact)),
  )
  const beside = others.length > 0 && source.real() < 0.5 ? [weighted(others, supports, source)] : []
  const place = [...chosen, ...beside]
  // What is in the place, and is got by taking it to pieces: whoever asks for both gets neither.
  const built = new Set(
    place.flatMap(atom =>
      (contracts.achieving(effectFor(atom)!)[0]?.spends ?? []).filter(fact => isTakenFrom(learner, fact, atom)),
    ),
  )
  const within = stores(learner, situation, 3 * slack(learner)).filter(
    ({ fact }) => !built.has(fact) && !missed.has(fact) && source.real() < 0.8,
  )
  const spenders = (fact: string) => contracts.spenders?.(fact) ?? 0
  const most = Math.max(0, ...within.map(({ fact }) => spenders(fact)))
  // What much is made of is likelier to be what more is made of; and what is got at once leaves time for more.
  // What comes with what is asked for, and nothing is known to be made of, may be good for as much as anything.
  const asked = risingWithAsked(learner)
  const promise = ({ fact, lives }: Store) => (asked.has(fact) ? most / (1 + Math.log2(1 + lives / fewLives)) : 0)
  const weight = (store: Store) =>
    (0.5 + Math.max(spenders(store.fact), promise(store))) ** 2 /
    ((store.now > 0 ? 0 : store.cost) + 0.05 * slack(learner))
  const heaviest = Math.max(0, ...within.map(weight))
  const cost = learner.pricesFrom(situation)
  let left = 3 * slack(learner) * source.real() ** 2 // mostly what is near
  const goods = someOf(
    within.filter(store => weight(store) > negligible * heaviest),
    weight,
    2 + source.int(mostGoods - 1),
    source,
  ).flatMap(({ fact, lives }) => {
    const several = isSpent(learner, fact) || (lives < fewLives && source.real() < 0.3)
    const amount = several ? amountFor(learner, fact, cost, source) : 1
    const wanted = is(fact, '>=', amount) as Atom
    left -= cost(wanted)
    return left > 0 ? [wanted] : []
  })
  const wanted = { and: [...goods, ...place] }
  if (wanted.and.length === 0) return false
  learner.say('experiment', { with: wanted.and.map(({ fact, value }) => `${fact} ${String(value)}`) })
  if (!(yield* reach(learner, body, wanted, 3 * slack(learner))))
    for (const atom of wanted.and) if (!meets(body.facts(), atom)) missed.add(atom.fact)
  if (!place.every(atom => holds(atom, [body.facts()]) === true)) return false
  const isOpen = (move: Json) => !explorer.isUseful(moveName(move)) && place.every(atom => staysAt(learner, move, atom))
  yield* explore(learner, body, source, exploreMoves, isOpen)
  return true
}

/** `near.table` and `sees.table` are of one thing. */
const isAlike = (one: string, other: string): boolean =>
  one.slice(one.lastIndexOf('.') + 1) === other.slice(other.lastIndexOf('.') + 1)

/** Facts that are asked for, and those that mostly rise with one: an achievement, and the thing it was given for. */
function risingWithAsked({ headline, curriculum, experience: known }: Learner): ReadonlySet<string> {
  const found = new Set<string>()
  const records = [...known.moves.values()]
  for (const id of headline) {
    const { predicate } = curriculum.goals.get(id)!.goal
    if (!predicate || !('fact' in predicate)) continue
    found.add(predicate.fact)
    const effects = records.flatMap(({ effects }) => effects.get(`${predicate.fact}+`) ?? [])
    const [best] = effects.sort((a, b) => b.count - a.count)
    const times = new Map<string, number>()
    for (const { before, after } of best?.positives ?? [])
      for (const fact in after)
        if (Number(after[fact]) > Number(before[fact] ?? 0)) times.set(fact, (times.get(fact) ?? 0) + 1)
    for (const [fact, count] of times) if (count >= 0.8 * best.positives.length) found.add(fact)
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
  for (const fact in before) if (before[fact] !== after[fact] && fact.startsWith(kind)) return true
  for (const fact in after) if (before[fact] !== after[fact] && fact.startsWith(kind)) return true
  return false
}

/** Whether any move was ever seen to use it up: more than one of what only ever grows seldom opens anything. */
const isSpent = ({ experience: known }: Learner, fact: string): boolean => known.count(`${fact}-`) > 0

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

/** 1, 2, 4 or 8 of a thing, as long as more of it is quickly got once there is one. */
function amountFor(learner: Learner, fact: string, cost: Prices, source: Random): number {
  let amount = 2 ** source.int(4)
  const of = (amount: number) => cost(is(fact, '>=', amount) as Atom)
  while (amount > 1 && of(amount) - of(1) > 1.5 * slack(learner)) amount /= 2
  return amount
}

interface Store {
  readonly fact: string
  readonly cost: number
  readonly now: number
  /** How many lives ever held it. */
  readonly lives: number
}

/** Things that last and can be got, with how many are held and what one more costs from here. */
function stores(learner: Learner, situation: Facts, atMost: number): Store[] {
  const { experience: known, curriculum } = learner
  const price = learner.pricesFrom(situation)
  return [...curriculum.goals.values()].flatMap(({ goal, reached: lives }) => {
    if (!goal.predicate || !('fact' in goal.predicate) || goal.predicate.op !== '>=' || goal.predicate.value !== 1)
      return []
    const { fact } = goal.predicate
    if (!known.telling(fact) || known.drift(fact) > 0.5 || known.persistence(fact) < 0.5) return []
    const now = Number(situation[fact] ?? 0)
    const cost = price(is(fact, '>=', now + 1) as Atom)
    return cost <= atMost ? [{ fact, cost, now, lives }] : []
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
  return yield* reach(learner, body, place, (onlyPromising ? 1.5 : 4) * slack(learner))
}

/** One of them, the heavier the likelier. */
export function weighted<T>(all: readonly T[], weight: (one: T) => number, source: Random): T {
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

/** Tries from which on it is known what a move does. */
const knownTries = 3
/** A thing is dear while so few of all lives held it. */
const dearShare = 0.1

/** Where lives are few: what few of them held is not used up by what is known already. */
function wastes({ config, experience: known, curriculum, history, goalFor }: Learner, move: Json): boolean {
  if (config.startSteps === 0) return false
  const record = known.moves.get(moveName(move))
  if (!record || record.tries < knownTries) return false
  for (const [effect, { count }] of record.effects) {
    if (!effect.endsWith('-') || count < 0.5 * record.tries) continue
    const fact = factOf(effect)
    if (known.drift(fact) > lasting || !known.telling(fact)) continue
    const held = curriculum.goals.get(goalFor(is(fact, '>=', 1) as Atom).id)?.reached
    if (held !== undefined && held < dearShare * history.length) return true
  }
  return false
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
