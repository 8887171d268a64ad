import { type AnyGame, type Library, UsageError } from '#core'
import { type Entrant, splitEntrants } from '../entrant.ts'
import type { CliContext } from './command.ts'

/** The library a run left behind. @throws {UsageError} If there is no such run, or it learned another game. */
export async function libraryOf(context: Pick<CliContext, 'runsDir'>, run: string, game: AnyGame): Promise<Library> {
  const { openLibrary } = await import('../library/store.ts')
  return openLibrary(context.runsDir, run, game)
}

/**
 * Agents as typed, made sure of: they exist, their settings are right, they play this game, and the libraries they bring
 * are there.
 *
 * @throws {UsageError} Naming the agent, or the run.
 */
export async function entrantsOf(text: string, game: AnyGame, context: CliContext): Promise<Entrant[]> {
  const found = await Promise.all(splitEntrants(text).map(each => context.registry.entrant(each)))
  for (const { agent, library } of found) {
    if (agent.games !== 'any' && !agent.games.includes(game.id))
      throw new UsageError(`the agent ${agent.id} does not play ${game.id}; it plays ${agent.games.join(', ')}`)
    if (library !== undefined) await libraryOf(context, library, game)
  }
  return found
}
