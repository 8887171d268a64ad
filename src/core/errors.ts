import type { Player } from './environment.ts'

/** A mistake of the caller that the message explains: what, which, and what would have been right. The CLI prints it without a stack and exits 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** An action that is missing, unexpected, or not legal. The environment is as it was before. */
export class IllegalActionError extends Error {
  override readonly name = 'IllegalActionError'
  /** Whose action it was, where one player's alone is to blame. */
  readonly player: Player | null
  constructor(message: string, player: Player | null = null) {
    super(message)
    this.player = player
  }
}

/** A player's policy threw, or let its deadline pass; `cause` says which. */
export class AgentError extends Error {
  override readonly name = 'AgentError'
  readonly player: Player
  constructor(player: Player, cause: unknown) {
    super(`${player}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause })
    this.player = player
  }
}

/** A budget of steps, seconds or money is used up; whatever was running stops. */
export class BudgetError extends Error {
  override readonly name = 'BudgetError'
}

/** A deadline passed while waiting for `what`. */
export class DeadlineError extends Error {
  override readonly name = 'DeadlineError'
}

/** A world broke or gave no answer: what it says from here on cannot be trusted. The episode is lost, not the run. */
export class WorldError extends Error {
  override readonly name = 'WorldError'
}

/** A recorded file that cannot be what it says it is. */
export class RecordError extends Error {
  override readonly name = 'RecordError'
}

/**
 * The candidate closest to `word` by edit distance, for "did you mean".
 *
 * @returns null if none shares at least half of its letters.
 */
export function closest(word: string, candidates: Iterable<string>): string | null {
  let best: string | null = null
  let least = Math.max(2, Math.floor(word.length / 2)) + 1
  for (const candidate of candidates) {
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase())
    if (distance < least) [best, least] = [candidate, distance]
  }
  return best
}

/** `; did you mean "x"?` or `; known: a, b, c`, to end an error sentence with. */
export function suggestion(word: string, candidates: Iterable<string>): string {
  const all = [...candidates]
  const near = closest(word, all)
  if (near !== null) return `; did you mean "${near}"?`
  return all.length > 0 ? `; known: ${all.slice(0, 20).join(', ')}${all.length > 20 ? ', …' : ''}` : ''
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++)
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1))
    row = next
  }
  return row[b.length]
}
