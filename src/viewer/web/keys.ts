import type { Json } from '#core'
import { brief } from './format.ts'

/** A legal action with the key that chooses it, and its words on the button. */
export interface Choice {
  readonly action: Json
  readonly label: string
  /** As `KeyboardEvent.key`, or null once keys have run out. */
  readonly key: string | null
}

const arrows: Readonly<Record<string, string>> = {
  left: 'ArrowLeft',
  right: 'ArrowRight',
  up: 'ArrowUp',
  down: 'ArrowDown',
  west: 'ArrowLeft',
  east: 'ArrowRight',
  north: 'ArrowUp',
  south: 'ArrowDown',
  forward: 'ArrowUp',
  back: 'ArrowDown',
}
const main: Readonly<Record<string, string>> = {
  do: ' ',
  use: ' ',
  attack: ' ',
  noop: '.',
  wait: '.',
  pass: '.',
  end: 'Enter',
}
const letters = 'abcdefghijklmnopqrstuvwxyz'
const digits = '1234567890'

/**
 * Gives every action a key that does not depend on which others are legal right now: directions the arrows, the plain
 * deed the space bar, names their initials where free, all else a letter or digit. `taken` remembers across steps.
 */
export function choices(actions: readonly Json[], taken: Map<string, string>): Choice[] {
  const used = new Set(taken.values())
  for (const action of actions) {
    const id = identity(action)
    if (taken.has(id)) continue
    const key = wanted(brief(action)).find(key => !used.has(key))
    if (key === undefined) continue
    used.add(key)
    taken.set(id, key)
  }
  return actions.map(action => ({ action, label: brief(action), key: taken.get(identity(action)) ?? null }))
}

/** Equal actions have equal texts. */
export const identity = (action: Json) => JSON.stringify(action)

function* wanted(label: string): Generator<string> {
  const parts = label
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(part => part !== '')
  const first = parts[0] ?? ''
  const moves = parts.length <= 2 ? parts.map(part => arrows[part]).find(key => key !== undefined) : undefined
  if (moves !== undefined) yield moves
  if (parts.length === 1 && main[first] !== undefined) yield main[first]
  for (const part of parts.slice(1)) yield part[0]
  yield* first
  for (const part of parts) yield* part
  yield* digits
  yield* letters
}

/** A key as people read it. */
export function keyName(key: string): string {
  const names: Readonly<Record<string, string>> = {
    ' ': 'space',
    ArrowLeft: '←',
    ArrowRight: '→',
    ArrowUp: '↑',
    ArrowDown: '↓',
    Enter: '⏎',
  }
  return names[key] ?? key
}
