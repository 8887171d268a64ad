import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Where recorded battles of people lie, or null: they are not part of the project. */
export function testReplays(): string | null {
  const folder = fileURLToPath(new URL('../../../../shared/data/pokemon-vgc/replays', import.meta.url))
  return existsSync(folder) ? folder : null
}
