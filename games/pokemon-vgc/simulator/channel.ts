/** Who reads the messages: a player, or somebody who sees all. */
export type Reader = 'p1' | 'p2' | 'all'

/**
 * The lines of a battle's log as one reader gets them. A line after `|split|p1` is for p1's eyes, the next one is what
 * everybody else gets.
 */
export function linesFor(log: readonly string[], reader: Reader, from = 0): string[] {
  const lines: string[] = []
  for (let i = from; i < log.length; i++) {
    const line = log[i]
    if (!line.startsWith('|split|')) {
      lines.push(line)
      continue
    }
    const secret = reader === 'all' || line.slice(7) === reader
    const shown = secret ? log[i + 1] : log[i + 2]
    if (shown) lines.push(shown)
    i += 2
  }
  return lines
}
