import { parentPort, workerData } from 'node:worker_threads'
import { installClock } from '../clock.ts'
import type { Chaos } from './scripts-hands.ts'
import type { Stage } from './stage.ts'

/** Runs every script in virtual time and reports each. */
const clock = installClock()
const { warmCodecs } = await import('../transport.ts')
const { version } = await import('../squid.ts')
const { openStage } = await import('./stage.ts')
const { scripts: items } = await import('./scripts.ts')
const { scripts: nature } = await import('./scripts-nature.ts')
const { scripts: inside, wild } = await import('./scripts-inside.ts')
const { scripts: hands, chaos } = await import('./scripts-hands.ts')
const seeds = (workerData as { chaos?: readonly Chaos[] } | null)?.chaos
const disturbed: Record<string, (stage: Stage) => Promise<void>> = {}
for (const one of seeds ?? [{ seed: 1, actions: 60 }]) {
  disturbed[`both sides agree after each of ${one.actions} random actions, disturbed at random, seed ${one.seed}`] =
    async stage => {
      const clicks = await chaos(stage, one)
      if (clicks < one.actions / 20) throw new Error(`only ${clicks} clicks were disturbed`)
    }
}
const scripts = seeds ? disturbed : { ...items, ...nature, ...inside, ...wild, ...hands, ...disturbed }
const { warmUp } = await import('../session.ts')
warmCodecs(version)
await warmUp()
for (const [name, script] of Object.entries(scripts)) {
  let failure: string | null = null
  try {
    const seed = seeds?.find(({ seed }) => name.endsWith(` ${seed}`))?.seed
    const stage = await openStage(clock, name in wild || name in disturbed, seed)
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
