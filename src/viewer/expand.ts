import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { AnyGame } from '#core'
import { readEpisode } from '../episode/read.ts'
import { writeEpisode } from '../episode/write.ts'
import { replayEpisode } from '../replay.ts'

/** Full records are made again when they are asked for: so many of a run are kept. */
const mostKept = 50

/**
 * Writes the full record of an episode of which only the actions were kept, by playing it again.
 *
 * @param target The new file; whole once it exists.
 * @throws {RecordError} If it cannot be played again, saying why.
 */
export async function expandEpisode(path: string, target: string, game: AnyGame, signal: AbortSignal): Promise<void> {
  if (existsSync(target)) return
  await using file = readEpisode(path)
  const { version: _, ...header } = file.header
  const draft = `${target}.new`
  rmSync(draft, { force: true }) // of a program that was killed over it
  {
    using writer = writeEpisode(draft, { ...header, record: 'full' })
    await replayEpisode({ game, file, signal, onTransition: transition => writer.write(transition) })
    if (file.scan.end !== null) writer.end(file.scan.end)
  }
  renameSync(draft, target)
  removeOldest(dirname(target))
}

function removeOldest(folder: string): void {
  const files = readdirSync(folder)
    .filter(name => name.endsWith('.mcap'))
    .map(name => ({ path: join(folder, name), made: statSync(join(folder, name)).mtimeMs }))
    .sort((a, b) => b.made - a.made)
  for (const { path } of files.slice(mostKept)) rmSync(path, { force: true })
}
