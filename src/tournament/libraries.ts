import { type AnyGame, canonical, hashText, type Json, UsageError } from '#core'
import type { Entrant } from '../entrant.ts'
import { libraryOfRun } from '../library/store.ts'

/** By the text of an agent that brings a library: a hash of all that is in it, evidence included. */
export type LibraryHashes = Readonly<Record<string, string>>

/** What the libraries are now that these agents bring. @throws {UsageError} If one of them is not there. */
export function libraryHashes(entrants: readonly Entrant[], game: AnyGame, runs: string): LibraryHashes {
  const bringing = entrants.flatMap(({ text, library }) => (library === undefined ? [] : [[text, library] as const]))
  return Object.fromEntries(
    bringing.map(([text, run]) => [text, hashText(canonical(libraryOfRun(runs, run, game.id) as unknown as Json))]),
  )
}

/**
 * Games with a library and games with what became of it since are not the results of one agent.
 *
 * @throws {UsageError} If a library is no longer the one that the tournament was begun with.
 */
export function checkLibraries(
  begunWith: LibraryHashes,
  entrants: readonly Entrant[],
  game: AnyGame,
  runs: string,
): void {
  for (const [agent, hash] of Object.entries(libraryHashes(entrants, game, runs)))
    if (begunWith[agent] !== hash)
      throw new UsageError(
        `the library of ${agent} is no longer the one the tournament was begun with (${hash}, not ${begunWith[agent]}): put that one back, or begin a new tournament`,
      )
}
