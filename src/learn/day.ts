import { brokenOff, type Facts, type Goal, holds, type Json, patternOf, type Random } from '#core'
import type { Judge } from '../goals/evaluator.ts'
import { relabeller } from '../goals/relabeler.ts'
import { meets } from '../library/atom.ts'
import { Rises, stock } from '../library/demand.ts'
import { type Host, host } from '../library/host.ts'
import { thoughtsOf } from '../library/thoughts.ts'
import type { Reached } from './archive.ts'
import { attempt, practise } from './attempt.ts'
import { habitsFor } from './contest.ts'
import { dangerFacts, tryAnswers } from './dangers.ts'
import { deepen } from './deepen.ts'
import { experiment } from './experiment.ts'
import { explore, exploreMoves } from './explore.ts'
import { gather, revisit } from './forays.ts'
import type { Learner } from './learner.ts'
import { invent } from './propose.ts'
import { isVerified, leftOut, mastered, reachedLately, reachedOnce, routine, routineNow, skillsFor } from './routine.ts'
import { seekNamed } from './seek-named.ts'
import { canHide, shelterTrial } from './shelter.ts'
import { triedBefore, tryStrange, tryWith } from './try-new.ts'
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
/** Rounds in a row without a step after which a life is over: nothing is left to be done in it. */
const idleRounds = 100
/** The same move in vain so many times on end: something else is called for. */
const struggle = 10
/** Where lives are few, the share of one that goes to what never did anything with what is newly at hand: there is ever more of both. */
const withShare = 0.25
/** Of the goals tried by chance, those made of others. */
const inventShare = 0.5
/** Of the times something else is looked for: what is new and much went into is got again. */
const deepenShare = 0.5
/** And before it: what is called as what is asked for is sought, or what is known to work is done with another thing. */
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
  let triedWith = 0
  let aimed: Goal | null = null
  let lost = false
  const missed = new Set<string>()
  const resumed = learner.uses('resume') && source.real() < 0.3 ? reachedBefore(learner, source) : null

  explorer.begin()
  experience.begin()
  const refuge = learner.contracts.refuge()
  const isSafe = (facts: Facts) => refuge !== null && holds(refuge, [facts]) === true
  const { habits: usual, badTimes } = habitsFor(learner, index)
  const answering = learner.random.fork(`answers/${index}`)
  const habits = learner.uses('frontier') ? tryAnswers(learner, usual, answering) : usual
  const isBad = (facts: Facts) => badTimes.some(time => meets(facts, time))
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
    habits,
    first: learner.uses('frontier') ? triedBefore(learner, () => body) : undefined,
    onMove(move, sample, result) {
      if (experience.isAnew(sample)) lost = true
      experience.record(move, sample)
      explorer.tried(move, sample.before, sample.after)
      watch.moved(move, sample, body.steps)
      rises.see(sample, body.steps)
      moves.push(move)
      const isFailure = !result.done && result.why !== brokenOff
      failures = isFailure && move === moves.at(-2) ? failures + 1 : 0
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
      if (!ok && why !== 'the attempt is over') curriculum.blame.note(id, aimed?.id ?? null, startedAt + body.steps)
    },
  })
  const rises = new Rises()
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
    const verified = (goal: Goal) => isVerified(learner, goal.id)
    const practises = learner.uses('frontier') && source.real() < routineNow(learner)
    const failed = new Set(practises ? leftOut(learner, source) : [])
    if (learner.uses('frontier') && source.real() < shelterShare && canHide(learner, body))
      yield* shelterTrial(learner, body, source)
    let [idle, last] = [0, -1]
    while (body.steps - newest < config.patience && startedAt + body.steps < config.steps) {
      if (body.stuck && config.startSteps > 0 && revived++ < revivals) {
        body.revive()
        yield* explore(learner, body, source, exploreMoves)
      }
      if (body.stuck || idle >= idleRounds) break
      idle = body.steps === last ? idle + 1 : 0
      last = body.steps
      if (body.over) body.aim(null, Infinity) // it struggled with nothing in particular: on with something else
      if (learner.uses('frontier') && (yield* tryStrange(learner, body, source))) continue
      const isDue = config.startSteps === 0 || triedWith < withShare * body.steps
      const from = body.steps
      if (learner.uses('frontier') && isDue && (yield* tryWith(learner, body, source))) {
        triedWith += body.steps - from
        continue
      }
      const open = practises ? mastered(learner, body, labels.reached, failed) : []
      // Where starts take long, skills that call for a thing bring along more of it.
      if (config.startSteps === 0 && (yield* stock(body, rises, learner.contracts, open))) continue
      const due = routine(learner, open)
      if (due) {
        aimed = due
        if (!(yield* practise(learner, body, due, judge))) failed.add(due.id)
        aimed = null
        continue
      }
      const step = startedAt + body.steps
      const once = !learner.uses('frontier')
        ? null
        : config.startSteps > 0
          ? reachedLately(learner, body, labels.reached, step, source)
          : reachedOnce(learner, body, labels.reached, step)
      if (once && !failed.has(once.id) && source.real() < 0.5) {
        failed.add(once.id) // once a life
        aimed = once
        learner.say('propose', { goal: once.text, why: 'it was reached before' })
        yield* attempt(learner, body, once, judge, source)
        aimed = null
        continue
      }
      const isFew = config.startSteps > 0 && learner.uses('frontier')
      const varies = isFew && source.real() < varyShare
      if (isFew && (yield* seekNamed(learner, body, source, missed, varies))) continue
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
            if (!learner.library.startsHere(goal, facts)) return null
            if (!learner.uses('planner') && !learner.library.skills.size) return 300
            const { program, cost } = learner.planFor(goal)
            return program && cost <= config.attemptSteps ? cost : learner.uses('planner') ? null : 300
          },
          verified,
          asked: goal => learner.headline.has(goal.id),
          done: goal => labels.reached.has(goal.id) || holds(goal.predicate!, [facts]) === true,
          skills: goal => skillsFor(learner, goal.id),
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

/** Where to go on from: as often as not where something that is asked for was reached. */
function reachedBefore(learner: Learner, source: Random): Reached | null {
  const asked = (key: string) => learner.headline.has(key) && !isVerified(learner, key)
  const wanted = source.real() < 0.5 ? learner.archive.pick(asked, source) : null
  return wanted ?? learner.archive.pick(key => !isVerified(learner, key), source)
}

/** Who has lost everything and begins again lives another life: this one is over. */
function* recording(script: Script, actions: Json[], isOver: () => boolean): Script {
  for (let next = script.next(); ; ) {
    if (next.done || isOver()) return
    actions.push(next.value as Json)
    next = script.next(yield next.value)
  }
}
