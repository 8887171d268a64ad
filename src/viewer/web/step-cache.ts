import type { StepWindow, WireStep } from '../wire.ts'

/** Fetches steps `[from, to)`; fewer come back where the file ends. */
export type FetchWindow = (from: number, to: number) => Promise<StepWindow>

/**
 * Steps by index, fetched in aligned windows, the least recently used dropped. A window cut short by the file's end
 * is fetched again once a step beyond it is asked for: a growing file needs nothing else.
 */
export class StepCache {
  readonly #fetch: FetchWindow
  readonly #size: number
  readonly #most: number
  readonly #windows = new Map<number, readonly WireStep[]>()
  readonly #pending = new Map<number, Promise<readonly WireStep[]>>()

  constructor(fetch: FetchWindow, options: { readonly size?: number; readonly most?: number } = {}) {
    this.#fetch = fetch
    this.#size = options.size ?? 32
    this.#most = options.most ?? 64
  }

  /** What is here already. */
  get(index: number): WireStep | undefined {
    const key = Math.floor(index / this.#size)
    const window = this.#windows.get(key)
    if (window === undefined) return undefined
    this.#windows.delete(key)
    this.#windows.set(key, window)
    return window[index - key * this.#size]
  }

  /** @returns undefined if the file has no such step (yet). */
  async load(index: number): Promise<WireStep | undefined> {
    const have = this.get(index)
    if (have !== undefined || index < 0) return have
    const key = Math.floor(index / this.#size)
    let pending = this.#pending.get(key)
    if (pending === undefined) {
      pending = this.#request(key).finally(() => this.#pending.delete(key))
      this.#pending.set(key, pending)
    }
    const window = await pending
    return window[index - key * this.#size]
  }

  /** Begins to load the window that holds `index`, and forgets about errors: whoever needs the step asks again. */
  prefetch(index: number): void {
    if (index >= 0 && this.get(index) === undefined) this.load(index).catch(() => {})
  }

  async #request(key: number): Promise<readonly WireStep[]> {
    const { steps } = await this.#fetch(key * this.#size, (key + 1) * this.#size)
    this.#windows.delete(key)
    this.#windows.set(key, steps)
    for (const oldest of this.#windows.keys()) {
      if (this.#windows.size <= this.#most) break
      this.#windows.delete(oldest)
    }
    return steps
  }
}
