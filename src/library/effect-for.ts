import type { Atom } from './atom.ts'
import type { Effect } from './effect.ts'

/** The change that would bring an atom about, or null where none can be named. */
export function effectFor({ fact, op, value }: Atom): Effect | null {
  if (typeof value === 'number') {
    if (op === '>=' || op === '>' || (op === '==' && value > 0)) return `${fact}+`
    return op === '!=' ? null : `${fact}-`
  }
  if (op === '!=') return typeof value === 'boolean' ? `${fact}=${!value}` : null
  return `${fact}=${value}`
}

/** How many times an effect of one is needed. */
export function repetitions({ op, value }: Atom): number {
  return typeof value === 'number' && (op === '>=' || op === '>') ? Math.max(1, value) : 1
}
