import { type Facts, factsOf, type Goal, is, type Predicate, type Random } from '#core'
import type { Atom } from '../library/atom.ts'
import type { Host } from '../library/host.ts'
import { each, type Instruction } from '../library/program.ts'
import type { AnyView } from '../library/situation.ts'
import type { Learner } from './learner.ts'
import { isChosen, unreached } from './named.ts'
import { farthest, near, pursue } from './pursue.ts'
import { thingsOf } from './things.ts'
import { weighted } from './weighted.ts'

/** A thing is new while so few lives ever held it. */
const newLives = 5
/** Of what is asked for, so much a thing is built on at least. */
const leastBuiltOn = 3
/** More of it than this opens nothing more. */
const mostHeld = 8
/** Moves made with a thing at hand, none of which led on, after which it is half as likely to lead anywhere. */
const halfway = 20

/**
 * Where lives are few: what nobody asked for, hardly any life ever held and much of what is asked for goes into is got
 * again, twice as much of it as ever. What is asked for and was never reached is likely to be made of such things, and
 * likelier of those that something else is made of, and of those that little was tried with yet. What failed is put off, as any goal is.
 *
 * @param missed Facts that were sought in vain in this life: they are not sought again in it.
 * @returns Whether it was tried.
 */
export function* deepen(
  learner: Learner,
  body: Host,
  source: Random,
  missed: Set<string>,
): Generator<unknown, boolean, AnyView> {
  const atMost = farthest(learner)
  if (atMost === 0 || unreached(learner).length === 0) return false
  const step = learner.ledger.learning + body.steps
  const all = novelties(learner, body.situation(), atMost, step).filter(({ wanted }) => !missed.has(wanted.fact))
  if (all.length === 0) return false
  const { wanted, cost } = weighted(all, ({ weight }) => weight, source)
  learner.say('deepen', { with: `${wanted.fact} ${String(wanted.value)}` })
  if (!(yield* pursue(learner, body, source, { goal: learner.goalFor(wanted), cost }))) missed.add(wanted.fact)
  return true
}

interface Novelty {
  readonly wanted: Atom
  readonly cost: number
  readonly weight: number
}

/** What may be got so, from here. */
export function novelties(
  learner: Learner,
  situation: Facts,
  atMost: number,
  step = learner.ledger.learning,
): Novelty[] {
  const { curriculum, experience: known, contracts, headline } = learner
  const price = learner.pricesFrom(situation)
  return thingsOf(learner).flatMap(({ fact, goal, lives }): Novelty[] => {
    if (lives === 0) return []
    const spenders = contracts.spenders?.(fact) ?? 0
    const isMaterial = spenders > 0
    // One of it is got for its own sake; where all there is was asked for, more of what other things are made of.
    if (headline.has(goal.id) && (isChosen(learner) || !isMaterial)) return []
    if (!isMaterial && known.persistence(fact) < 0.5) return [] // what is soon used up is not lost
    const [held, now] = [known.range(fact)[1], Number(situation[fact] ?? 0)]
    // Of what things are made of there is never plenty.
    if (isMaterial ? now >= mostHeld : lives > newLives || 2 * held > mostHeld) return []
    const isOpen = (wanted: Atom) => (curriculum.goals.get(learner.goalFor(wanted).id)?.coolUntil ?? 0) <= step
    const wanted = amounts(held, now, isMaterial)
      .map(amount => is(fact, '>=', amount) as Atom)
      .find(wanted => price(wanted) <= atMost && isOpen(wanted))
    if (!wanted) return []
    const cost = price(wanted)
    const builtOn = goesInto(learner, goal)
    if (builtOn < leastBuiltOn) return []
    // What many things are made of more may be made of; where all there is was asked for, plans look at ever more of it.
    const [depth, doubt] = isChosen(learner) ? [2 ** builtOn, 1] : [builtOn, 0.5]
    const promise = (depth * (1 + spenders) ** 1.5) / (1 + known.held(fact) / halfway) ** doubt
    return [{ wanted, cost, weight: promise / Math.sqrt(near + cost) }]
  })
}

/** Of what things are made of twice as much as ever at once, or else as much; of others one, then twice as many. */
function amounts(held: number, now: number, isMaterial: boolean): number[] {
  const most = Math.max(1, held)
  if (!isMaterial) return [now > 0 ? 2 * Math.max(most, now) : 1]
  return [2 * most, most].map(amount => Math.min(mostHeld, amount)).filter(amount => amount > now)
}

const remembered = new WeakMap<ReadonlySet<string>, ReadonlySet<string>>()

/** The facts asked for, gathered once: what is asked for stays the same. */
function askedFacts({ headline, curriculum }: Learner): ReadonlySet<string> {
  const old = remembered.get(headline)
  if (old) return old
  const facts = new Set([...headline].flatMap(id => factsOf(curriculum.goals.get(id)!.goal.predicate!)))
  remembered.set(headline, facts)
  return facts
}

/** How many of the facts asked for the plan for a goal looks at, with all that it calls. */
export function goesInto(learner: Learner, goal: Goal): number {
  const asked = askedFacts(learner)
  const found = new Set<string>()
  const called = new Set<string>()
  const look = (predicate: Predicate) => {
    for (const fact of factsOf(predicate)) if (asked.has(fact)) found.add(fact)
  }
  const visit = (body: readonly Instruction[]) =>
    each(body, instruction => {
      if ('if' in instruction) look(instruction.if)
      if ('repeat' in instruction) look(instruction.until)
      if (!('call' in instruction) || called.has(instruction.call)) return
      called.add(instruction.call)
      const skill = learner.library.skills.get(instruction.call)
      if (!skill) return
      look(skill.goal.predicate!)
      visit(skill.program.body)
    })
  visit(learner.planFor(goal).program?.body ?? [])
  return found.size
}
