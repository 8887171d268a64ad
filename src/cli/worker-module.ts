import { fileURLToPath } from 'node:url'

/** What worker processes run: a source in a checkout, JavaScript in a package. */
export function workerModule(): string {
  const ending = import.meta.url.endsWith('.ts') ? '.ts' : '.js'
  return fileURLToPath(new URL(`./tournament-worker${ending}`, import.meta.url))
}
