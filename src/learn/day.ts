import { type Facts, type Goal, holds, type Json, patternOf, type Random } from '#core'
import { deadlineOf } from '../goals/deadline.ts'
import type { Judge } from '../goals/evaluator.ts'
import { relabeller } from '../goals/relabeler.ts'
import { type Atom, meets } from '../library/atom.ts'
import { leaner } from '../library/contract.ts'
import { type Host, host } from '../library/host.ts'
import { plan } from '../library/plan.ts'
import { type AnyView, offerPrefix } from '../library/situation.ts'
import { thoughtsOf } from '../library/thoughts.ts'
import type { Reached } from './archive.ts'
import { dangerFacts } from './dangers.ts'
import { deepen } from './deepen.ts'
import { experiment } from './experiment.ts'
import { explore, exploreMoves } from './explore.ts'
import { gather, revisit } from './forays.ts'
import { type Learner, slack } from './learner.ts'
import { invent } from './propose.ts'
import { provided } from './provide.ts'
import { seekNamed } from './seek-named.ts'
import { canHide, shelterTrial } from './shelter.ts'
import { tryStrange, tryWith } from './try-new.ts'
import { vary } from './vary.ts'
import type { Script, World } from './world.ts'

/** What became of one training episode. */
export interface Day {
  readonly steps: number
  readonly died: boolean
  readonly why: string
  /** Goals reached in it, aimed at or not. */
  readonly reached: ReadonlySet<string>
  readonly first: Facts
  readonly last: Facts
}

/** Where lives are few, a life whose plan went on and on without a step is gone on with so many times. */
const revivals = 5
/** The same move in vain so many times on end: something else is called for. */
const struggle = 10
/** Lives that begin with what is mastered, once all was reached, and before; the others begin with what comes to mind. */
const routineShare = [0.8, 0.3] as const
/** And where lives are few: what is mastered is soon done, and what else is tried goes farther with it. */
const routineOfFew = [0.95, 0.6] as const
/** Of the goals tried by chance, those made of others. */
const inventShare = 0.5
/** Of the times something else is looked for: what is new and much went into is got again. */
const deepenShare = 0.5
/** And before it: what is known to work is done with another thing. */
const varyShare = 0.3
/** Lives that begin with looking into a place that may be safe, while none is known: later in a life it is too late. */
const shelterShare = 0.25

/** One training episode: goals proposed, attempted, judged and relabelled until it ends or nothing new comes of it. */
export async function trainingDay(
  learner: Learner,
  world: World,
  index: number,
  seed: number,
  judge: Judge,
): Promise<Day> {
  const { config, experience, explorer, ledger, curriculum, pools } = learner
  const source = learner.random.fork(`day/${index}`)
  const headline = [...curriculum.goals.values()].map(record => record.goal)
  const labels = relabeller(headline, fact => (patternOf(fact, learner.game.vocabulary)?.range?.[1] ?? Infinity) <= 100)
  const startedAt = ledger.learning
  const actions: Json[] = []
  const moves: Json[] = []
  let newest = 0
  let failures = 0
  let sought = 0
  let lookAgain = 0
  let revived = 0
  let fresh = 0
  let aimed: Goal | null = null
  let lost = false
  const missed = new Set<string>()
  const resumed = learner.uses('resume') && source.real() < 0.3 ? reachedBefore(learner, source) : null

  explorer.begin()
  experience.begin()
  const refuge = learner.contracts.refuge()
  const isSafe = (facts: Facts) => refuge !== null && holds(refuge, [facts]) === true
  const isBad = (facts: Facts) => learner.badTimes.some(time => meets(facts, time))
  const dangers = dangerFacts(experience)
  const watch = learner.answers.watch({ dangers, known: experience, isSafe, isBad })
  const trace = () => {
    const { programs, tail } = learner.shape
    const source = programs === 'actions' ? actions.slice(0, body.steps) : moves
    return { moves: source.length <= tail || programs === 'moves' ? source.slice(-tail) : [], steps: body.steps }
  }
  const body: Host = host({
    game: learner.game,
    skill: id => learner.library.skills.get(id) ?? null,
    habits: learner.habits,
    onMove(move, sample, result) {
      if (experience.isAnew(sample)) lost = true
      experience.record(move, sample)
      explorer.tried(move, sample.before, sample.after)
      watch.moved(move, sample, body.steps)
      moves.push(move)
      failures = result.done || move !== moves.at(-2) ? 0 : failures + 1
      if (failures >= struggle) body.giveUp()
      if (moves.length === 1) labels.see({}, sample.before, 0)
      for (const label of labels.see(sample.before, sample.after, body.steps)) {
        if (!learner.uses('relabel') && label.goal.id !== aimed?.id) continue
        const record = curriculum.add(label.goal)
        record.reached++
        if (record.reached <= 10) fresh++ // seldom seen: look round
        if (record.reached <= 10 || learner.headline.has(label.goal.id)) newest = body.steps
        pools.add(label.goal.id, trace())
        if (learner.uses('resume'))
          learner.archive.add(label.goal.id, resumed?.seed ?? seed, actions.slice(0, body.steps))
      }
    },
    onCall(id, ok, why) {
      if (!ok && why !== 'the attempt is over') curriculum.blame(id)
    },
  })
  let first: Facts = {}
  const played = await world.play(
    resumed?.seed ?? seed,
    body.see,
    () => recording(script(), actions, () => lost),
    config.episodeSteps,
    () => thoughtsOf(aimed, body),
  )
  if (played.end.kind === 'termination') body.end()
  ledger.charge('train', played.steps)
  watch.end(body.facts())
  // Who dies trying has failed, unless that was the end that was tried for.
  const last = aimed as Goal | null
  const died = lost || played.end.kind === 'termination'
  if (last && died) curriculum.attempted(last, holds(last.predicate!, [body.facts()]) === true, ledger.learning, 300)
  if (played.end.kind === 'termination') experience.death(lowest(learner, first, body.facts()))
  return {
    steps: played.steps,
    died,
    why: lost ? 'everything was lost' : body.stuck ? 'stuck' : played.end.why,
    reached: labels.reached,
    first,
    last: body.facts(),
  }

  function* script(): Script {
    first = body.facts()
    learner.usual = usualOf(learner.usual, body.situation())
    for (const action of resumed?.actions ?? []) yield action
    newest = body.steps
    const verified = (goal: Goal) => isVerified(learner, goal)
    const practises = learner.uses('frontier') && source.real() < routineNow(learner)
    const failed = new Set<string>()
    if (learner.uses('frontier') && source.real() < shelterShare && canHide(learner, body))
      yield* shelterTrial(learner, body, source)
    while (body.steps - newest < config.patience && startedAt + body.steps < config.steps) {
      if (body.stuck && config.startSteps > 0 && revived++ < revivals) {
        body.revive()
        yield* explore(learner, body, source, exploreMoves)
      }
      if (body.stuck) break
      if (learner.uses('frontier') && (yield* tryStrange(learner, body, source))) continue
      if (learner.uses('frontier') && (yield* tryWith(learner, body, source))) continue
      const due = practises ? routine(learner, body, labels.reached, failed) : null
      if (due) {
        aimed = due
        if (!(yield* practise(learner, body, due, judge))) failed.add(due.id)
        aimed = null
        continue
      }
      const once = learner.uses('frontier') ? reachedOnce(learner, body, labels.reached, startedAt + body.steps) : null
      if (once && !failed.has(once.id) && source.real() < 0.5) {
        failed.add(once.id) // once a life
        aimed = once
        learner.say('propose', { goal: once.text, why: 'it was reached before' })
        yield* attempt(learner, body, once, judge, source)
        aimed = null
        continue
      }
      const varies = config.startSteps > 0 && learner.uses('frontier') && source.real() < varyShare
      if (varies && (yield* seekNamed(learner, body, source, missed))) continue
      if (varies && (yield* vary(learner, body, source, missed))) continue
      if (learner.uses('frontier') && source.real() < deepenShare && (yield* deepen(learner, body, source, missed)))
        continue
      if (
        learner.uses('frontier') &&
        source.real() < (practises && config.startSteps === 0 ? 0.4 : 0.8) &&
        (yield* experiment(learner, body, source, missed))
      )
        continue
      if (sought < 4 && body.steps > 40 * sought && canHide(learner, body) && source.real() < 0.5) {
        sought++
        yield* shelterTrial(learner, body, source)
        continue
      }
      if (body.steps >= lookAgain && source.real() < 0.5) {
        lookAgain = body.steps + 60
        if (yield* revisit(learner, body, source, true)) {
          yield* explore(learner, body, source, exploreMoves)
          continue
        }
      }
      if (fresh > 0 || source.real() < 0.1) {
        fresh = 0
        if (source.real() < 0.5) yield* gather(learner, body, source)
        if (source.real() < 0.4) yield* revisit(learner, body, source)
        if (source.real() < (canHide(learner, body) ? 0.3 : 0.1)) yield* shelterTrial(learner, body, source)
        yield* explore(learner, body, source, exploreMoves)
        continue
      }
      const facts = body.facts()
      const chosen = curriculum.next(
        {
          cost: goal => {
            if (!learner.uses('planner') && !learner.library.skills.size) return 300
            const { program, cost } = learner.planFor(goal)
            return program && cost <= config.attemptSteps ? cost : learner.uses('planner') ? null : 300
          },
          verified,
          asked: goal => learner.headline.has(goal.id),
          done: goal => labels.reached.has(goal.id) || holds(goal.predicate!, [facts]) === true,
        },
        startedAt + body.steps,
        source,
      )
      if (!chosen) {
        yield* gather(learner, body, source)
        if (source.real() < 0.5) yield* revisit(learner, body, source)
        yield* explore(learner, body, source, exploreMoves)
        continue
      }
      // Among what is tried by chance are goals that nobody listed.
      const own = learner.uses('frontier') && chosen.why === 'chance' && source.real() < inventShare
      const { goal, why } = (own && invent(learner, facts, source)) || chosen
      aimed = goal
      learner.say('propose', { goal: goal.text, why })
      yield* attempt(learner, body, goal, judge, source)
      aimed = null
    }
  }
}

/** What held before and holds now, of amounts the lesser. */
function usualOf(before: Facts | null, now: Facts): Facts {
  const both = Object.entries(now).flatMap(([fact, value]): [string, Facts[string]][] => {
    const old = before === null ? value : (before[fact] ?? null)
    if (typeof value === 'number' && typeof old === 'number') return [[fact, Math.min(value, old)]]
    return value === true && old === true ? [[fact, true]] : []
  })
  return Object.fromEntries(both)
}

/** Facts at the bottom of their range that were not at the start. */
function lowest({ game }: Learner, first: Facts, last: Facts): string[] {
  return Object.keys(first).filter(fact => {
    const bottom = patternOf(fact, game.vocabulary)?.range?.[0]
    return bottom !== undefined && first[fact] !== bottom && (last[fact] ?? 0) === bottom
  })
}

/** The more of what is asked for was never reached, the more lives go looking. */
function routineNow({ headline, curriculum, config }: Learner): number {
  const [most, least] = config.startSteps > 0 ? routineOfFew : routineShare
  let reached = 0
  for (const id of headline) if (curriculum.goals.get(id)!.reached > 0) reached++
  return least + (most - least) * (reached / Math.max(1, headline.size))
}

/** What is asked for, mostly succeeds and was not done in this life: the cheapest. New things are tried with all of it done. */
function routine(learner: Learner, body: Host, done: ReadonlySet<string>, failed: ReadonlySet<string>): Goal | null {
  let best: { goal: Goal; cost: number } | null = null
  const facts = body.facts()
  for (const id of learner.headline) {
    const record = learner.curriculum.goals.get(id)!
    if (done.has(id) || failed.has(id) || holds(record.goal.predicate!, [facts]) === true) continue
    const wins = record.recent.filter(Boolean).length
    if (!isVerified(learner, record.goal) && (wins < 3 || wins < 0.6 * record.recent.length)) continue
    const { program, cost } = learner.planFor(record.goal)
    if (program && cost < (best?.cost ?? Infinity)) best = { goal: record.goal, cost }
  }
  return best?.goal ?? null
}

/** What is asked for, was reached in some life, has a plan that is not long, and did not fail lately: the least tried. */
function reachedOnce(learner: Learner, body: Host, done: ReadonlySet<string>, step: number): Goal | null {
  let best: { goal: Goal; attempts: number } | null = null
  const facts = body.facts()
  for (const id of learner.headline) {
    const { goal, reached, attempts, coolUntil } = learner.curriculum.goals.get(id)!
    if (reached === 0 || coolUntil > step || done.has(id) || attempts >= (best?.attempts ?? Infinity)) continue
    if (holds(goal.predicate!, [facts]) === true || isVerified(learner, goal)) continue
    const { program, cost } = learner.planFor(goal)
    const atMost = 0.2 * learner.config.attemptSteps
    if (program && (cost <= atMost || costHere(learner, body, goal) <= atMost)) best = { goal, attempts }
  }
  return best?.goal ?? null
}

/** What a goal costs from here: what is at hand by now need not be got. */
function costHere(learner: Learner, body: Host, { predicate }: Goal): number {
  const isAtom = predicate && 'fact' in predicate && typeof predicate.value !== 'object'
  return isAtom ? learner.pricesFrom(body.situation())(predicate as Atom) : Infinity
}

/** One run of the plan for a goal that mostly succeeds. @returns Whether it did. */
function* practise(learner: Learner, body: Host, goal: Goal, judge: Judge): Generator<unknown, boolean, AnyView> {
  const { program, cost } = learner.planFor(goal)
  const patience = Math.min(deadlineOf(goal.predicate), slack(learner) + 5 * cost)
  body.aim(facts => holds(goal.predicate!, [facts]) === true, body.steps + patience)
  yield* body.run(provided(learner, program!, cost), {})
  body.aim(null, Infinity)
  const won = judge.judge(goal, body.facts(), body.steps).outcome === 'yes'
  learner.curriculum.attempted(goal, won, learner.ledger.learning + body.steps, cost + slack(learner))
  return won
}

/** Plans, plans again at most twice, then explores; judged by the judge, and charged to the goal. */
function* attempt(
  learner: Learner,
  body: Host,
  goal: Goal,
  judge: Judge,
  source: Random,
): Generator<unknown, void, AnyView> {
  const { config, curriculum } = learner
  const from = body.steps
  const deadline = from + deadlineOf(goal.predicate)
  const end = Math.min(from + config.attemptSteps, deadline)
  const reached = (facts: Facts) => holds(goal.predicate!, [facts]) === true
  let cost = 200
  // Struggle: far beyond what the plan expected, the sooner where no plan for it ever worked.
  const [patience, replans] = curriculum.add(goal).successes > 0 ? [5, 2] : [1.5, 0]
  for (let replan = 0; replan <= replans; replan++) {
    const lean = source.real() < 0.3 && learner.uses('planner')
    const made = lean
      ? plan(goal.predicate!, { contracts: leaner(learner.contracts, source), provider: learner.library.provider })
      : learner.uses('planner') || learner.library.skills.size > 0
        ? learner.planFor(goal)
        : null
    for (const atom of made?.missing ?? []) {
      if (atom.fact.startsWith(offerPrefix)) continue
      const wanted = curriculum.goals.get(learner.goalFor(atom).id)
      if (wanted) wanted.demand++
      curriculum.blame(`${atom.fact} ${atom.op} ${atom.value}`)
    }
    if (!made?.program || made.cost > config.attemptSteps) break
    cost = made.cost
    body.aim(reached, Math.min(end, body.steps + slack(learner) + patience * made.cost))
    yield* body.run(provided(learner, made.program, made.cost), {})
    const won = reached(body.facts())
    body.aim(null, Infinity)
    if (won || body.steps >= end) break
    yield* explore(learner, body, source, 5)
  }
  if (!reached(body.facts()) && body.steps < deadline) {
    body.aim(reached, Math.min(deadline, body.steps + 1.5 * slack(learner)))
    yield* explore(learner, body, source, 20)
    body.aim(null, Infinity)
  }
  const verdict = judge.judge(goal, body.facts(), body.steps)
  const won = verdict.outcome === 'yes' && body.steps <= deadline
  curriculum.attempted(goal, won, learner.ledger.learning + body.steps, cost + slack(learner))
  if (!won && config.startSteps > 0) learner.forget() // lives are few: what failed is thought over at once
  if (verdict.judge === 'liar')
    learner.pools.add(goal.id, { moves: [learner.explorer.choose(body.situation(), body.offers(), source)], steps: 1 })
}

function isVerified(learner: Learner, goal: Goal): boolean {
  for (const skill of learner.library.skills.values())
    if (skill.goal.id === goal.id && learner.library.state(skill.id) === 'verified') return true
  return false
}

function isOpen(learner: Learner, goalId: string): boolean {
  for (const skill of learner.library.skills.values())
    if (skill.goal.id === goalId && learner.library.state(skill.id) === 'verified') return false
  return true
}

/** Where to go on from: as often as not where something that is asked for was reached. */
function reachedBefore(learner: Learner, source: Random): Reached | null {
  const asked = (key: string) => learner.headline.has(key) && isOpen(learner, key)
  const wanted = source.real() < 0.5 ? learner.archive.pick(asked, source) : null
  return wanted ?? learner.archive.pick(key => isOpen(learner, key), source)
}

/** Who has lost everything and begins again lives another life: this one is over. */
function* recording(script: Script, actions: Json[], isOver: () => boolean): Script {
  for (let next = script.next(); ; ) {
    if (next.done || isOver()) return
    actions.push(next.value as Json)
    next = script.next(yield next.value)
  }
}
