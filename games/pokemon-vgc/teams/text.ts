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

/** Pastes one after another, each under a heading `=== name ===` if there are several. @throws {UsageError} If one is none. */
export function readPastes(text: string): PokemonSet[][] {
  const parts = text.replace(/\r/g, '').split(/^===.*===[ \t]*$/m)
  return parts.filter(part => part.trim() !== '').map(readPaste)
}

/** What people paste has a line for each move; packed teams have none. */
export const isPaste = (text: string): boolean => /^- \S/m.test(text)

/** One packed team a line; empty lines and lines that begin with # are left out. */
export const readTeams = (text: string): PokemonSet[][] => readTeamLines(text).map(({ team }) => team)

/** The same, with the line that each team stands in, from 1. @throws {UsageError} Naming the line that holds no team. */
export function readTeamLines(text: string): { readonly line: number; readonly team: PokemonSet[] }[] {
  return text.split('\n').flatMap((written, i) => {
    if (written.trim() === '' || written.startsWith('#')) return []
    try {
      return [{ line: i + 1, team: unpackTeam(written) }]
    } catch (error) {
      throw error instanceof UsageError ? new UsageError(`line ${i + 1}: ${error.message}`) : error
    }
  })
}
