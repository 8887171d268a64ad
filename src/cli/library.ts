import type { AnyGame, Library } from '#core'
import type { CliContext } from './command.ts'

/** The library a run left behind. @throws {UsageError} If there is no such run, or it learned another game. */
export async function libraryOf(context: CliContext, run: string, game: AnyGame): Promise<Library> {
  const { openLibrary } = await import('../library/store.ts')
  return openLibrary(context.runsDir, run, game)
}
