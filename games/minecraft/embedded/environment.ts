import { Worker } from 'node:worker_threads'
import { type BackendIo, type Environment, type Player, type Start, type TimeStep, WorldError } from '#core'
import type { Action } from '../action.ts'
import type { Config } from '../config.ts'
import type { Observation } from '../observation.ts'
import { Progress } from '../progress.ts'
import type { Told } from './world.ts'

const player: Player = 'p1'
/** A thread is replaced after so many episodes, before what the libraries keep adds up. */
const episodesAThread = 40

/** The lockstep backend: server, client and virtual time in a thread of their own, driven step by step from here. */
export class EmbeddedEnvironment implements Environment<Observation, Action> {
  readonly players: readonly Player[] = [player]
  readonly #config: Config
  readonly #emit: BackendIo['emit']
  readonly #progress: Progress
  #thread: Thread | null = null
  #episodes = 0

  constructor(config: Config, emit: BackendIo['emit'] = () => {}) {
    this.#config = config
    this.#emit = emit
    this.#progress = new Progress(config.length)
  }

  async reset(start: Start, signal?: AbortSignal): Promise<TimeStep<Observation, Action>> {
    signal?.throwIfAborted()
    this.#progress.close()
    if (this.#thread?.broken || this.#episodes >= episodesAThread) await this.#stop()
    this.#episodes++
    const told = await this.#ask({ seed: start.seed }, signal)
    return this.#progress.first(told)
  }

  async step(actions: ReadonlyMap<Player, Action>, signal?: AbortSignal): Promise<TimeStep<Observation, Action>> {
    signal?.throwIfAborted()
    const action = this.#progress.check(actions)
    const told = await this.#ask({ action }, signal)
    return this.#progress.next(told)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#stop()
  }

  async #ask(request: { seed: number } | { action: Action }, signal?: AbortSignal): Promise<Told> {
    this.#thread ??= new Thread(this.#config)
    try {
      const told = await this.#thread.ask(request, signal)
      for (const { channel, tick, bytes } of told.traced) this.#emit(channel, tick, bytes)
      return told
    } catch (error) {
      this.#progress.close()
      await this.#stop()
      throw error
    }
  }

  async #stop(): Promise<void> {
    this.#episodes = 0
    const thread = this.#thread
    this.#thread = null
    await thread?.end()
  }
}

/** One worker thread and the one question that is open to it. */
class Thread {
  readonly #worker: Worker
  #next = 0
  #open: { id: number; resolve(told: Told): void; reject(error: unknown): void } | null = null
  broken = false

  constructor({ view, creatures, chunks }: Config) {
    this.#worker = new Worker(
      new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url),
      {
        workerData: { viewDistance: view, creatures, chunks },
        // The libraries print: a prompt, deprecations. None of it is for the program's own output.
        stdout: true,
        stderr: true,
        stdin: true,
        env: { ...process.env, CI: '1' },
      },
    )
    this.#worker.stdout.resume()
    this.#worker.stderr.resume()
    this.#worker.unref()
    this.#worker.on('message', (answer: { id?: number; told?: Told; error?: string; stack?: string }) => {
      const open = this.#open
      if (!open || answer.id !== open.id) return
      this.#open = null
      this.#worker.unref()
      if (answer.told) open.resolve(answer.told)
      else open.reject(new WorldError(answer.error ?? 'no reason given', { cause: answer.stack }))
    })
    const fail = (error: unknown) => {
      this.broken = true
      this.#open?.reject(error)
      this.#open = null
    }
    this.#worker.on('error', error => fail(new WorldError(error.message, { cause: error })))
    this.#worker.on('exit', code => fail(new WorldError(`its thread ended with code ${code}`)))
  }

  ask(request: object, signal?: AbortSignal): Promise<Told> {
    const id = this.#next++
    const { promise, resolve, reject } = Promise.withResolvers<Told>()
    this.#open = { id, resolve, reject }
    this.#worker.ref()
    this.#worker.postMessage({ id, ...request })
    const abort = () => {
      this.broken = true
      reject(signal!.reason)
    }
    signal?.addEventListener('abort', abort, { once: true })
    return promise.finally(() => signal?.removeEventListener('abort', abort))
  }

  async end(): Promise<void> {
    this.#open = null
    await this.#worker.terminate()
  }
}
