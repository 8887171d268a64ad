import { type AnyGame, type Facts, type Goal, holds, type Json, type Predicate, printPredicate } from '#core'
import type { Sample } from '../../library/effect.ts'
import { type Habit, host, type Runnable } from '../../library/host.ts'
import type { Program } from '../../library/program.ts'
import { thoughtsOf } from '../../library/thoughts.ts'
import type { World } from '../world.ts'

/** One run of a program from a fresh start, as data: what comes of it follows from this and nothing else. */
export interface TrialTask {
  readonly program: Program
  readonly parameters: Facts
  /** Everything the program may call. */
  readonly skills: readonly Runnable[]
  readonly habits: readonly Habit[]
  /** What must come about. */
  readonly wanted: Predicate
  /** Where it may start; null for anywhere. */
  readonly pre: Predicate | null
  readonly seed: number
  readonly maxSteps: number
  /** Another place on the held-out axis than the world's own; null for that. */
  readonly axis: Json
  /** What its moves did is told as well. */
  readonly learns: boolean
}

export interface TrialResult {
  readonly ok: boolean
  readonly steps: number
  readonly why: string
  readonly moot: boolean
  /** Why the world broke in it, if it did. Then it has failed, whatever was reached. */
  readonly broken?: string
  readonly moves: readonly { readonly move: Json; readonly sample: Sample }[]
}

/**
 * Plays a task; the predicate alone says whether it came about.
 *
 * @param recorded What it is played for: then the world records it.
 */
export async function playTask(
  game: AnyGame,
  world: World,
  task: TrialTask,
  recorded: Goal | null = null,
): Promise<TrialResult> {
  const { program, parameters, maxSteps, wanted, pre } = task
  const skills = new Map(task.skills.map(skill => [skill.id, skill]))
  const moves: { move: Json; sample: Sample }[] = []
  const body = host({
    game,
    skill: id => skills.get(id) ?? null,
    habits: task.habits,
    onMove: task.learns ? (move, sample) => void moves.push({ move, sample }) : undefined,
  })
  const given = { ...program.parameters, ...parameters }
  let outset: Facts = {}
  const reached = (facts: Facts) => holds(wanted, [outset, facts], given) === true
  let barred = false
  const played = await world.play(
    task.seed,
    body.see,
    function* () {
      outset = body.facts()
      if (reached(outset)) return
      barred = pre !== null && holds(pre, [outset], given) === false
      if (barred) return
      body.aim(reached, maxSteps)
      yield* body.run(program, parameters)
    },
    maxSteps,
    recorded ? () => thoughtsOf(recorded, body) : undefined,
    task.axis === null ? undefined : task.axis,
  )
  if (played.end.kind === 'termination') body.end()
  const moot = reached(outset)
  const broken = played.end.kind === 'interruption' ? played.end.why : null
  const ok = broken === null && reached(body.facts()) && !moot
  const why = ok
    ? 'reached'
    : broken !== null
      ? broken
      : barred
        ? `it starts only where ${printPredicate(pre!)}`
        : moot
          ? 'already so at the start'
          : played.end.kind === 'termination'
            ? played.end.why
            : played.steps >= maxSteps
              ? `not within ${maxSteps} steps`
              : 'the program ended without it'
  return { ok, steps: played.steps, why, moot, moves, ...(broken === null ? {} : { broken }) }
}
