import { fileURLToPath } from 'node:url'

/** What worker processes and threads run: a source in a checkout, JavaScript in a package. */
export function workerModule(name = 'tournament-worker'): string {
  const ending = import.meta.url.endsWith('.ts') ? '.ts' : '.js'
  return fileURLToPath(new URL(`./${name}${ending}`, import.meta.url))
}
