import type { ForeignEpisode, Json, Player } from '#core'
import { writeEpisode } from '../episode/write.ts'
import { createRun, type RunFolder } from '../run/folder.ts'
import type { CliContext } from './command.ts'
import { gitCommit, packageVersion } from './package.ts'

export interface ForeignRecorder extends Disposable {
  readonly record: (episode: ForeignEpisode) => string
  /** Closes the run, if there is one. */
  finish(): void
}

/** Keeps the episodes a tool brings from elsewhere in a run of their own, made with the first of them. */
export function foreignRecorder(game: string, config: Json, context: CliContext): ForeignRecorder {
  let folder: RunFolder | null = null
  let count = 0
  let finished = false
  const open = (): RunFolder => {
    const identity = { kind: 'run', game, agents: ['import'], package: packageVersion(context.root) } as const
    const made = createRun(context.runsDir, { ...identity, commit: gitCommit(context.root) }, config, Date.now)
    context.note(`recording to ${made.dir}`)
    return made
  }
  return {
    record({ backend, config, start, agents, transitions, end }) {
      folder ??= open()
      const path = folder.episodePath(++count)
      using writer = writeEpisode(path, {
        game,
        backend,
        deterministic: false,
        tickMs: null,
        config,
        start,
        record: 'full',
        players: Object.keys(agents) as Player[],
        agents,
        goal: null,
        package: packageVersion(context.root),
      })
      for (const transition of transitions) writer.write(transition)
      writer.end(end)
      return path
    },
    finish() {
      finished = true
      folder?.finish('done')
    },
    [Symbol.dispose]() {
      if (!finished) folder?.finish('failed', 'the import did not come to its end')
    },
  }
}
