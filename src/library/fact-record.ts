import type { Sample } from './effect.ts'
import { namesOf } from './situation.ts'

/** What is known of one fact. */
export interface FactRecord {
  /** Samples that began with it so, and those that ended it. */
  held: number
  lost: number
  low: number
  high: number
  changes: number
  /** How many tries of a move changed it. */
  readonly changedBy: Map<string, number>
}

/** Adds what a sample of the move says of every fact. */
export function noteFacts(facts: Map<string, FactRecord>, { before, after }: Sample, by: string): void {
  const recordOf = (name: string): FactRecord => {
    let found = facts.get(name)
    if (!found) {
      found = { held: 0, lost: 0, low: Infinity, high: -Infinity, changes: 0, changedBy: new Map() }
      facts.set(name, found)
    }
    return found
  }
  const names = { before: namesOf(before).all, after: namesOf(after).all }
  for (const name of names.before) {
    const was = before[name]
    if (was === false || was === 0 || was === null || was === '') continue
    const record = recordOf(name)
    record.held++
    if (typeof was === 'number') {
      if (was < record.low) record.low = was
      if (was > record.high) record.high = was
    }
    const is = after[name]
    if (typeof was === 'number' ? ((is ?? 0) as number) < was : is !== was) record.lost++
  }
  const changed = (name: string) => {
    const record = recordOf(name)
    record.changedBy.set(by, (record.changedBy.get(by) ?? 0) + 1)
    record.changes++
  }
  for (const name of names.after) if (after[name] !== before[name]) changed(name)
  for (const name of names.before) if (after[name] === undefined) changed(name)
}
