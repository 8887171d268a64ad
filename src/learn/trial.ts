import type { Facts, Goal, Json } from '#core'
import { deadlineOf } from '../goals/deadline.ts'
import type { Runnable } from '../library/host.ts'
import type { LearnedSkill } from '../library/library.ts'
import { callsOf, type Program } from '../library/program.ts'
import type { Learner } from './learner.ts'
import type { Purpose } from './ledger.ts'
import { playTask, type TrialTask } from './workers/task.ts'
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
  /** Another place on the game's held-out axis than the world's own. */
  readonly axis?: Json
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
  const task = taskOf(learner, program, goal, seed, options)
  const { moves, ...went } = world.trials ? await world.trials.ask(task) : await playTask(learner.game, world, task)
  if (options.learns) {
    learner.experience.begin()
    for (const { move, sample } of moves) learner.experience.record(move, sample)
  }
  learner.ledger.charge(purpose, went.steps)
  return went
}

/** How long a candidate is waited for: what takes far longer than its plan expects has failed, the sooner the dearer a step is. */
export function waitFor(learner: Learner, goal: Goal): number {
  const { cost } = learner.planFor(goal)
  const { attemptSteps, startSteps } = learner.config
  const patience = startSteps > 0 ? attemptSteps / 10 + 2 * cost : attemptSteps / 4 + 5 * cost
  return Math.min(goal.maxSteps, Math.ceil(patience))
}

/** Trials that will likely be asked for next, in this order: with workers they are begun ahead of time. */
export function foresee(
  learner: Learner,
  world: World,
  trials: readonly Readonly<{ skill: LearnedSkill; seed: number; options?: TrialOptions }>[],
): void {
  world.trials?.foresee(
    trials.map(({ skill, seed, options }) => taskOf(learner, skill.program, skill.goal, seed, options ?? {})),
  )
}

function taskOf(learner: Learner, program: Program, goal: Goal, seed: number, options: TrialOptions): TrialTask {
  const wanted = options.skill?.effect ?? goal.predicate!
  return {
    program,
    parameters: options.parameters ?? {},
    skills: calleesOf(learner, program),
    habits: options.bare ? [] : learner.habits,
    wanted,
    pre: options.skill?.pre ?? null,
    seed,
    maxSteps: Math.min(options.maxSteps ?? learner.config.goalSteps, deadlineOf(wanted)),
    axis: options.axis ?? null,
    learns: options.learns ?? false,
  }
}

/** Everything a program may call, however deep. */
function calleesOf({ library }: Learner, program: Program): Runnable[] {
  const found = new Map<string, Runnable>()
  const visit = (id: string) => {
    const skill = library.skills.get(id)
    if (!skill || found.has(id)) return
    found.set(id, { id, program: skill.program, pre: skill.pre, effect: skill.effect })
    callsOf(skill.program).forEach(visit)
  }
  callsOf(program).forEach(visit)
  return [...found.values()]
}
