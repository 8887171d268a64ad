import { Worker } from 'node:worker_threads'
import { canonical, hashText, type Json } from '#core'
import type { TrialResult, TrialTask } from './task.ts'

/** Where trials are played besides the learner's own world. */
export interface TrialPool extends AsyncDisposable {
  /** What comes of a task; at once if it was foreseen. */
  ask(task: TrialTask): Promise<TrialResult>
  /** Tasks that are likely asked for soon, in this order: begun when a worker is free. Replaces what was foreseen before. */
  foresee(tasks: readonly TrialTask[]): void
  /** So many workers less, while something else is at work. */
  hold(workers: number): void
  readonly size: number
}

export interface PoolOptions {
  readonly workers: number
  /** What a worker thread runs: it calls `serveTrials`. */
  readonly module: string
  /** Given to every thread: which game, how to find and to open it. */
  readonly setup: WorkerSetup
  readonly signal: AbortSignal
  /** A trial that was asked for broke. */
  readonly onBroken?: (seed: number, why: string) => void
}

export interface WorkerSetup {
  readonly roots: readonly string[]
  readonly game: string
  readonly backend: string | null
  readonly config: Json
  readonly axis: Json
}

interface Job {
  readonly key: string
  readonly task: TrialTask
  readonly result: Promise<TrialResult>
  resolve(result: TrialResult): void
  reject(error: unknown): void
}

/** Finished tasks nobody has asked for yet are kept up to here. */
const keptResults = 64

/**
 * Worker threads with a world each. A result follows from its task alone, so neither the number of threads nor what is
 * begun ahead of time can change what is learned: only when it is known.
 */
export function trialPool({ workers, module, setup, signal, onBroken }: PoolOptions): TrialPool {
  const threads: Thread[] = []
  const known = new Map<string, Job>()
  const asked: Job[] = []
  let foreseen: Job[] = []
  let held = 0
  const jobOf = (task: TrialTask): Job => {
    const key = hashText(canonical(task as unknown as Json))
    const old = known.get(key)
    if (old) return old
    const { promise, resolve, reject } = Promise.withResolvers<TrialResult>()
    promise.catch(() => {}) // a foreseen task may fail unasked
    const job = { key, task, result: promise, resolve, reject }
    known.set(key, job)
    return job
  }
  const pump = () => {
    while (asked.length + foreseen.length > 0) {
      if (threads.filter(thread => thread.job !== null).length >= Math.max(1, workers - held)) return
      let free = threads.find(thread => thread.job === null)
      if (!free) {
        if (threads.length >= workers) return
        free = new Thread(module, setup, pump)
        threads.push(free)
      }
      free.play((asked.shift() ?? foreseen.shift())!)
    }
  }
  const stop = () => {
    for (const job of known.values()) job.reject(signal.reason ?? new Error('learning has ended'))
    return Promise.all(threads.map(thread => thread.end()))
  }
  signal.addEventListener('abort', stop, { once: true })
  return {
    size: workers,
    hold(workers) {
      held = workers
      pump()
    },
    async ask(task) {
      signal.throwIfAborted()
      const job = jobOf(task)
      const waiting = foreseen.indexOf(job)
      if (waiting >= 0) foreseen.splice(waiting, 1)
      if (waiting >= 0 || !threads.some(thread => thread.job === job || thread.done.has(job.key))) asked.push(job)
      pump()
      try {
        const result = await job.result
        if (result.broken !== undefined) onBroken?.(task.seed, result.broken)
        return result
      } finally {
        known.delete(job.key)
        for (const thread of threads) thread.done.delete(job.key)
      }
    },
    foresee(tasks) {
      for (const job of foreseen) known.delete(job.key)
      foreseen = []
      for (const thread of threads)
        while (thread.done.size > keptResults) {
          const [oldest] = thread.done
          thread.done.delete(oldest)
          known.delete(oldest)
        }
      for (const task of tasks) {
        const before = known.size
        const job = jobOf(task)
        if (known.size > before) foreseen.push(job)
      }
      pump()
    },
    async [Symbol.asyncDispose]() {
      signal.removeEventListener('abort', stop)
      await stop()
    },
  }
}

class Thread {
  job: Job | null = null
  /** Keys of what was finished here and not asked for yet. */
  readonly done = new Set<string>()
  readonly #worker: Worker

  constructor(module: string, setup: WorkerSetup, next: () => void) {
    this.#worker = new Worker(module, { workerData: setup })
    this.#worker.unref()
    const finish = (settle: (job: Job) => void) => {
      const { job } = this
      this.job = null
      this.#worker.unref()
      if (!job) return
      this.done.add(job.key)
      settle(job)
      next()
    }
    this.#worker.on('message', ({ result, error }: { result?: TrialResult; error?: string }) =>
      finish(job => (result ? job.resolve(result) : job.reject(new Error(`a trial broke: ${error}`)))),
    )
    this.#worker.on('error', error => finish(job => job.reject(error)))
    this.#worker.on('exit', code => finish(job => job.reject(new Error(`a worker thread ended with code ${code}`))))
  }

  play(job: Job): void {
    this.job = job
    this.#worker.ref()
    this.#worker.postMessage(job.task)
  }

  async end(): Promise<void> {
    await this.#worker.terminate()
  }
}
