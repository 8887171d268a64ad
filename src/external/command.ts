import { UsageError } from '#core'

/**
 * Splits `python3 "my agent.py" --fast` into words; quotes keep spaces. No shell is asked, so nothing is expanded.
 *
 * @throws {UsageError} If there is no word, or a quote stays open.
 */
export function commandWords(text: string): string[] {
  const words = [...text.matchAll(/(?:[^\s"']|"[^"]*"|'[^']*')+/g)].map(([word]) => word)
  if (words.length === 0) throw new UsageError('process: needs a command, such as process:python3 agent.py')
  if (/["']/.test(text.replace(/"[^"]*"|'[^']*'/g, ''))) throw new UsageError(`a quote stays open in process:${text}`)
  return words.map(word => word.replace(/"([^"]*)"|'([^']*)'/g, '$1$2'))
}
