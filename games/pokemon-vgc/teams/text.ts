import { UsageError } from '#core'
import { type PokemonSet, Teams } from '../simulator/showdown.ts'

/**
 * Reads one team in the packed format.
 *
 * @throws {UsageError} If it is none.
 */
export function unpackTeam(packed: string): PokemonSet[] {
  const team = Teams.unpack(packed.trim())
  if (!team || team.length === 0)
    throw new UsageError(
      `"${packed.slice(0, 60)}" is no packed team: write Name|Species|Item|Ability|Moves|… joined by ]`,
    )
  return team
}

export const packTeam = (team: readonly PokemonSet[]): string => Teams.pack([...team])

/** Reads the text that people paste: `Miraidon @ Life Orb`, `Ability: …`, `- Protect`. @throws {UsageError} If it is none. */
export function readPaste(text: string): PokemonSet[] {
  const team = Teams.import(text.replace(/\r/g, ''))
  if (!team || team.length === 0 || team.some(set => set.moves.length === 0))
    throw new UsageError('this is no pasted team: every Pokémon begins with `Name @ Item` and lists moves as `- Move`')
  return team
}

export const writePaste = (team: readonly PokemonSet[]): string => Teams.export([...team])

/** One packed team a line; empty lines and lines that begin with # are left out. */
export function readTeams(text: string): PokemonSet[][] {
  return text
    .split('\n')
    .filter(line => line.trim() !== '' && !line.startsWith('#'))
    .map(unpackTeam)
}
