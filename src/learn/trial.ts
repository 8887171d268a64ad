import { type Facts, type Goal, holds, printPredicate } from '#core'
import { host } from '../library/host.ts'
import type { LearnedSkill } from '../library/library.ts'
import type { Program } from '../library/program.ts'
import type { Learner } from './learner.ts'
import type { Purpose } from './ledger.ts'
import type { World } from './world.ts'

/** How one run of a program from a fresh start went. */
export interface Trial {
  readonly ok: boolean
  readonly steps: number
  readonly why: string
  /** So already at the start: nothing to reach, nothing to count. Ending without a step is a failure, not this. */
  readonly moot: boolean
}

export interface TrialOptions {
  readonly parameters?: Facts
  readonly maxSteps?: number
  /** Give up the habits, for measuring what they are worth. */
  readonly bare?: boolean
  /** What the trial's moves teach is kept: not from verification, which must decide nothing. */
  readonly learns?: boolean
  /** Whose contract is tried: it starts only where its pre-condition holds, and its effect is what must come about. */
  readonly skill?: Pick<LearnedSkill, 'pre' | 'effect'>
}

/** Runs a program once from a fresh start; the predicate alone says whether it reached the goal. */
export async function trial(
  learner: Learner,
  world: World,
  program: Program,
  goal: Goal,
  seed: number,
  purpose: Purpose,
  options: TrialOptions = {},
): Promise<Trial> {
  const { parameters = {}, maxSteps = learner.config.goalSteps } = options
  if (options.learns) learner.experience.begin()
  const body = host({
    game: learner.game,
    skill: id => learner.library.skills.get(id) ?? null,
    habits: options.bare ? [] : learner.habits,
    onMove: options.learns ? (move, sample) => learner.experience.record(move, sample) : undefined,
  })
  const given = { ...program.parameters, ...parameters }
  const wanted = options.skill?.effect ?? goal.predicate!
  let outset: Facts = {}
  const reached = (facts: Facts) => holds(wanted, [outset, facts], given) === true
  let barred = false
  const played = await world.play(
    seed,
    body.see,
    function* () {
      outset = body.facts()
      if (reached(outset)) return
      barred = options.skill !== undefined && holds(options.skill.pre, [outset], given) === false
      if (barred) return
      body.aim(reached, maxSteps)
      yield* body.run(program, parameters)
    },
    maxSteps,
  )
  learner.ledger.charge(purpose, played.steps)
  const moot = reached(outset)
  const ok = reached(body.facts()) && !moot
  const why = ok
    ? 'reached'
    : barred
      ? `it starts only where ${printPredicate(options.skill!.pre)}`
      : moot
        ? 'already so at the start'
        : played.end.kind === 'termination'
          ? played.end.why
          : played.steps >= maxSteps
            ? `not within ${maxSteps} steps`
            : 'the program ended without it'
  return { ok, steps: played.steps, why, moot }
}
