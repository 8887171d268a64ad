import { parentPort } from 'node:worker_threads'
import { installClock } from '../clock.ts'

/** Runs every script in virtual time and reports each. */
const clock = installClock()
const { warmCodecs } = await import('../transport.ts')
const { version } = await import('../squid.ts')
const { openStage } = await import('./stage.ts')
const { scripts: items } = await import('./scripts.ts')
const { scripts: nature, wild } = await import('./scripts-nature.ts')
const scripts = { ...items, ...nature, ...wild }
const { warmUp } = await import('../session.ts')
warmCodecs(version)
await warmUp()
for (const [name, script] of Object.entries(scripts)) {
  let failure: string | null = null
  try {
    const stage = await openStage(clock, name in wild)
    let outcome: { error: unknown } | null = null
    await script(stage).then(
      () => {},
      error => {
        outcome = { error }
      },
    )
    if (outcome) throw (outcome as { error: unknown }).error
    stage.world.session.server.squid._server.emit('close')
  } catch (error) {
    failure = (error as Error).message
  }
  parentPort!.postMessage({ name, failure })
}
parentPort!.postMessage({ done: true })
