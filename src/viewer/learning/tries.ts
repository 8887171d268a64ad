import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { type AnyGame, type Json, RecordError } from '#core'
import { backendOf } from '../../backend.ts'
import { writeEpisode } from '../../episode/write.ts'
import { playTask } from '../../learn/workers/task.ts'
import { openWorld } from '../../learn/world.ts'
import type { Habit } from '../../library/host.ts'
import type { LearnedSkill } from '../../library/library.ts'

/** One try of a skill, as its evidence names it. */
export const tryAsked = z.object({
  skill: z.string(),
  hash: z.string(),
  seed: z
    .int()
    .min(0)
    .max(2 ** 32 - 1),
  parameters: z.record(z.string(), z.number()).optional(),
})
export type TryAsked = z.infer<typeof tryAsked>

/** A try that was played again: its episode, and how it went now. */
export interface Try {
  readonly episode: string
  readonly ok: boolean
  readonly steps: number
  readonly why: string
}

/** Tries made again are kept beside the episodes of the run: so many. */
const mostKept = 200
/** Longest try, whatever its goal says: somebody waits. */
const mostSteps = 10_000

export interface TryOptions {
  /** The folder of the run. */
  readonly dir: string
  readonly game: AnyGame
  /** What config.json of the run holds. */
  readonly config: {
    readonly backend?: string | null
    readonly config?: unknown
    readonly learn?: { readonly axis?: Json }
  }
  readonly skill: LearnedSkill
  /** Skills it may call: the ones that are current now. */
  readonly others: readonly LearnedSkill[]
  readonly habits: readonly Habit[]
  readonly asked: TryAsked
  readonly version: string
  readonly signal: AbortSignal
}

/**
 * Plays a program of a library on one start again and records it: gates, verification and duels keep seeds, not episodes.
 * With the callees and habits of now, so that an old try may go another way.
 *
 * @throws {RecordError} If the game cannot be started from a seed.
 */
export async function playTry(options: TryOptions): Promise<Try> {
  const { dir, game, config, skill, others, habits, asked, signal } = options
  const backend = config.backend ?? Object.keys(game.backends)[0]
  const { resets, deterministic, tickMs } = backendOf(game, backend)
  if (resets !== 'seeded') throw new RecordError(`${game.id}/${backend} has no start of this seed to go back to`)
  const episode = `try-${skill.id}-${skill.version}-${asked.seed}`
  const folder = join(dir, 'tries')
  mkdirSync(folder, { recursive: true })
  const [target, draft] = [join(folder, `${episode}.mcap`), join(folder, `${episode}.new`)]
  rmSync(draft, { force: true })
  const parsed = game.config.parse(config.config ?? {})
  await using world = await openWorld({
    game,
    backend,
    config: parsed,
    axis: config.learn?.axis ?? null,
    signal,
    now: () => performance.now(),
    record: (start, { players }) =>
      writeEpisode(draft, {
        game: game.id,
        backend,
        deterministic,
        tickMs,
        config: parsed as Json,
        start,
        record: 'full',
        players,
        agents: Object.fromEntries(players.map(player => [player, `${skill.id}@${skill.version}`])),
        goal: skill.goal,
        package: options.version,
      }),
  })
  const task = {
    program: skill.program,
    parameters: asked.parameters ?? {},
    skills: [skill, ...others.filter(({ id }) => id !== skill.id)],
    habits,
    wanted: skill.effect,
    pre: skill.pre,
    seed: asked.seed,
    maxSteps: Math.min(mostSteps, skill.goal.maxSteps),
    axis: null,
    learns: false,
  }
  const { ok, steps, why } = await playTask(game, world, task, skill.goal)
  if (existsSync(draft)) renameSync(draft, target)
  removeOldest(folder)
  return { episode, ok, steps, why }
}

function removeOldest(folder: string): void {
  const files = readdirSync(folder)
    .map(name => ({ path: join(folder, name), made: statSync(join(folder, name)).mtimeMs }))
    .sort((a, b) => b.made - a.made)
  for (const { path } of files.slice(mostKept)) rmSync(path, { force: true })
}
