import { type AnyGame, type Goal, holds, type Json, type Library, random } from '#core'
import { deadlineOf } from '../goals/deadline.ts'
import { type Score, scoreOf } from '../learn/score.ts'
import { playEpisode } from '../play.ts'
import type { CliContext } from './command.ts'
import { packageVersion } from './package.ts'

export interface FrozenOptions {
  readonly context: CliContext
  readonly game: AnyGame
  readonly backend: string | null
  readonly config: Json
  readonly goals: readonly Goal[]
  readonly seeds: readonly number[]
  readonly library: Library
}

/** Agent `bottom-up` plays each start to its end for as many of the goals as it can; a goal counts once it held. */
export async function playFrozen(options: FrozenOptions): Promise<Score> {
  const { context, game, goals, seeds } = options
  const plain = await context.registry.entrant('bottom-up')
  const entrant = { ...plain, config: { ...(plain.config as object), goals: goals.map(({ text }) => text).join('+') } }
  const episodes: ReadonlySet<string>[] = []
  for (const [i, seed] of seeds.entries()) {
    const reached = new Set<string>()
    await playEpisode({
      game,
      backend: options.backend ?? Object.keys(game.backends)[0],
      config: options.config,
      start: { seed },
      entrants: [entrant],
      random: random(seed),
      signal: context.signal,
      now: () => performance.now(),
      package: packageVersion(context.root),
      library: options.library,
      record: 'none',
      onTransition({ step }) {
        for (const view of step.views.values()) {
          const now = game.facts(view)
          for (const goal of goals)
            if (
              !reached.has(goal.text) &&
              step.index <= deadlineOf(goal.predicate) &&
              holds(goal.predicate!, [now]) === true
            )
              reached.add(goal.text)
        }
      },
    })
    episodes.push(reached)
    context.progress(`frozen library: episode ${i + 1}/${seeds.length}`)
  }
  return scoreOf(
    goals.map(({ text }) => text),
    episodes,
  )
}
