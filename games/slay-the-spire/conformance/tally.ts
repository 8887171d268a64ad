/** Counts comparisons and keeps the first difference in words. */
export class Tally {
  checked = 0
  equal = 0
  first: string | null = null

  /** @returns Whether there was no difference. */
  count(difference: string | null, where: string): boolean {
    this.checked++
    if (difference === null) this.equal++
    else this.first ??= `${where}: ${difference.slice(0, 400)}`
    return difference === null
  }

  /** Counts what could not be compared any more, because what came before already differed. */
  skip(): void {
    this.checked++
  }
}

/** Two values as the JSON they would be; null if equal. */
export function unlike(what: string, expected: unknown, got: unknown): string | null {
  const [there, here] = [JSON.stringify(expected), JSON.stringify(got)]
  return there === here ? null : `${what}: expected ${there}, got ${here}`
}

/** Runs a comparison; an exception is a difference, too. */
export function attempt(compare: () => string | null): string | null {
  try {
    return compare()
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  }
}
