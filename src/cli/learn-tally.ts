import { type AnyGame, factsOf, type Json, parseGoal } from '#core'
import type { Report } from '../learn/report.ts'

/** How many different things the verified skills obtain, where the game names what is counted. */
export interface Counted {
  readonly names: readonly string[]
  readonly words: string
  readonly beside: string
}

/** Ghosts do not count, and a thing counts once, however many of it a goal asks for. */
export function counted(game: AnyGame, { verified, ghosts }: Report): Counted | null {
  const asked = game.counted
  if (!asked) return null
  const names = verified
    .filter(({ id }) => !ghosts.includes(id))
    .flatMap(({ goal }) => factsOf(parseGoal(game, goal).predicate!))
    .filter(fact => asked.families.some(family => fact.startsWith(`${family}.`)))
  return { names: [...new Set(names)].sort(), words: asked.words, beside: asked.beside }
}

export const countedLine = ({ names, words, beside }: Counted): string =>
  `${names.length} ${words}${names.length > 0 ? ` (${names.join(', ')})` : ''}; beside it, ${beside}`

export const countedJson = ({ names, words, beside }: Counted): Json => ({ count: names.length, names, words, beside })
