import { parentPort, workerData } from 'node:worker_threads'
import { registry } from '../../registry.ts'
import { openWorld } from '../world.ts'
import type { WorkerSetup } from './pool.ts'
import { playTask, type TrialTask } from './task.ts'

/** What a worker thread does: plays the tasks it is sent, one after the other, in a world of its own. */
export function serveTrials(): void {
  const { roots, game: id, backend, config, axis } = workerData as WorkerSetup
  const port = parentPort!
  const opened = registry(roots)
    .game(id)
    .then(async game => ({
      game,
      world: await openWorld({
        game,
        backend: backend ?? undefined,
        config,
        axis,
        signal: new AbortController().signal,
        now: () => performance.now(),
      }),
    }))
  opened.catch(() => {}) // told by the first task
  port.on('message', async (task: TrialTask) => {
    try {
      const { game, world } = await opened
      port.postMessage({ result: await playTask(game, world, task) })
    } catch (error) {
      port.postMessage({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) })
    }
  })
}
