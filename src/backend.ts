import { type AnyGame, UsageError } from '#core'

/** @throws {UsageError} Naming the backends there are. */
export function backendOf(game: AnyGame, id: string): AnyGame['backends'][string] {
  const backend = game.backends[id]
  if (!backend)
    throw new UsageError(`${game.id} has no backend "${id}"; it has ${Object.keys(game.backends).join(', ')}`)
  return backend
}
