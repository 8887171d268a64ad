import { Worker } from 'node:worker_threads'
import type { Chaos } from './scripts-hands.ts'

export interface Finding {
  readonly name: string
  /** null if all is as in vanilla survival. */
  readonly failure: string | null
}

/**
 * Runs the conformance scripts in a thread with its own clock.
 *
 * @param chaos Instead of them, random actions disturbed at random.
 */
export function runConformance(
  signal: AbortSignal,
  onFinding: (finding: Finding) => void,
  chaos?: readonly Chaos[],
): Promise<readonly Finding[]> {
  const file = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url)
  const worker = new Worker(file, {
    stdout: true,
    stderr: true,
    stdin: true,
    env: { ...process.env, CI: '1' },
    workerData: { chaos },
  })
  worker.stdout.resume()
  worker.stderr.resume()
  const findings: Finding[] = []
  return new Promise<readonly Finding[]>((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
    worker.on('error', reject)
    worker.on('message', (said: Finding & { done?: boolean }) => {
      if (said.done) return resolve(findings)
      findings.push(said)
      onFinding(said)
    })
  }).finally(() => worker.terminate())
}
