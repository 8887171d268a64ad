import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { expect, test } from 'vitest'

test('a thread lets go of every world but the last, and opens no console', async () => {
  const worker = new Worker(new URL('./let-go.test-worker.ts', import.meta.url), { stdout: true, stdin: true })
  let printed = ''
  worker.stdout.on('data', text => {
    printed += text
  })
  try {
    const [told] = await once(worker, 'message', { signal: AbortSignal.timeout(60_000) })
    expect(told).toEqual({ opened: 6, servers: 1, clients: 1, typing: 0 })
    expect(printed).not.toContain('> ') // the prompt of flying-squid's console
  } finally {
    await worker.terminate()
  }
}, 70_000)
