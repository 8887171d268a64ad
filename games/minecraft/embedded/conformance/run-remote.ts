import { UsageError } from '#core'
import type { Config } from '../../config.ts'
import { RemoteGround } from './remote.ts'
import type { Finding } from './run.ts'
import { scripts as items } from './scripts.ts'
import { scripts as nature } from './scripts-nature.ts'

const scriptMs = 180_000

/**
 * Plays the scripts on a server by its address, in real time. Each begins on cleared ground; after each, client and
 * server are compared. A connection that breaks costs its script.
 *
 * @param only What must be in a script's name.
 * @throws {UsageError} If no script has such a name, nobody answers there, or the player cannot set the stage.
 */
export async function runRemote(
  config: Config,
  only: string,
  signal: AbortSignal,
  onFinding: (finding: Finding) => void,
): Promise<readonly Finding[]> {
  const scripts = Object.entries({ ...items, ...nature }).filter(([name]) => name.includes(only))
  if (scripts.length === 0) throw new UsageError(`no script for another server has "${only}" in its name`)
  const findings: Finding[] = []
  let ground: RemoteGround | null = await RemoteGround.join(config, signal).catch((error: Error) => {
    signal.throwIfAborted()
    throw new UsageError(error.message, { cause: error })
  })
  try {
    for (const [name, script] of scripts) {
      ground ??= await RemoteGround.join(config, signal)
      let failure: string | null = null
      try {
        await played(ground, script, AbortSignal.any([signal, AbortSignal.timeout(scriptMs)]))
      } catch (error) {
        signal.throwIfAborted()
        failure = (error as Error).message
        ground.leave()
        ground = null
      }
      findings.push({ name, failure })
      onFinding({ name, failure })
    }
    await ground?.tidy()
  } finally {
    ground?.leave()
  }
  return findings
}

async function played(
  ground: RemoteGround,
  script: (ground: RemoteGround) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  const stopped = Promise.withResolvers<never>()
  const stop = () => {
    ground.leave()
    stopped.reject(signal.reason)
  }
  signal.addEventListener('abort', stop, { once: true })
  try {
    await Promise.race([
      ground
        .prepare()
        .then(() => script(ground))
        .then(() => ground.compare(signal)),
      stopped.promise,
    ])
  } finally {
    signal.removeEventListener('abort', stop)
  }
}
