import crypto from 'node:crypto'
import { createRequire, syncBuiltinESMExports } from 'node:module'
import { random } from '#core'

/** One virtual time for server, client and agent: it moves only while `run` is asked to, from one timer to the next. */
export interface VirtualClock {
  /** Milliseconds since `reset`. */
  now(): number
  /**
   * Fires timers in order of time until `done` says so.
   *
   * @throws What a timer's callback threw, or an error if nothing is left to happen.
   */
  run(done: () => boolean): Promise<void>
  /** Drops all timers, sets time to zero and starts chance anew. */
  reset(seed: number): void
}

interface Timer {
  time: number
  sequence: number
  /** Milliseconds between repetitions; null fires once. */
  readonly every: number | null
  readonly call: () => void
  live: boolean
}

/** Where virtual time begins, in milliseconds since 1970: 2024-01-01. */
const epochMs = Date.UTC(2024, 0, 1)

/**
 * Replaces timers, dates and chance of this thread. It must run before any other module is loaded, as many keep their
 * own references; and only in a thread that does nothing else.
 */
export function installClock(): VirtualClock {
  const RealDate = Date
  const realImmediate = setImmediate
  const require = createRequire(import.meta.url)
  let timeMs = 0
  let sequence = 0
  let heap: Timer[] = []
  let chance = random(0)

  const start = (call: (...args: unknown[]) => void, delayMs: unknown, args: unknown[], repeats: boolean): Handle => {
    const delay = Math.max(repeats ? 1 : 0, Number(delayMs) || 0)
    const timer: Timer = {
      time: timeMs + delay,
      sequence: sequence++,
      every: repeats ? delay : null,
      call: () => call(...args),
      live: true,
    }
    push(heap, timer)
    return handle(timer, () => {
      timer.live = false
      return start(call, delayMs, args, repeats)
    })
  }
  const stop = (given: unknown) => {
    const timer = (given as { timer?: Timer } | null | undefined)?.timer
    if (timer) timer.live = false
  }
  const virtual = {
    setTimeout: (call: () => void, ms?: number, ...args: unknown[]) => start(call, ms, args, false),
    setInterval: (call: () => void, ms?: number, ...args: unknown[]) => start(call, ms, args, true),
    setImmediate: (call: () => void, ...args: unknown[]) => start(call, 0, args, false),
    clearTimeout: stop,
    clearInterval: stop,
    clearImmediate: stop,
  }
  Object.assign(globalThis, virtual)
  Object.assign(require('node:timers'), virtual)
  Object.assign(require('node:timers/promises'), {
    setTimeout: (ms: number, value: unknown) => new Promise(resolve => virtual.setTimeout(() => resolve(value), ms)),
    setImmediate: (value: unknown) => new Promise(resolve => virtual.setImmediate(() => resolve(value))),
  })

  class VirtualDate extends RealDate {
    constructor(...parts: ConstructorParameters<DateConstructor> | []) {
      if (parts.length === 0) super(epochMs + timeMs)
      else super(...(parts as [number]))
    }
    static override now(): number {
      return epochMs + timeMs
    }
  }
  globalThis.Date = VirtualDate as DateConstructor
  Object.defineProperty(performance, 'now', { value: () => timeMs, configurable: true })
  const hrtime = (since?: [number, number]): [number, number] => {
    const ns = Math.round(timeMs * 1e6) - (since ? since[0] * 1e9 + since[1] : 0)
    return [Math.floor(ns / 1e9), ns % 1e9]
  }
  process.hrtime = Object.assign(hrtime, { bigint: () => BigInt(Math.round(timeMs * 1e6)) })
  process.uptime = () => timeMs / 1000
  Math.random = () => chance.real()
  replaceCrypto(() => chance.int(256))
  syncBuiltinESMExports()

  return {
    now: () => timeMs,
    run: done =>
      new Promise((resolve, reject) => {
        // One callback a real turn of the loop: Node drains ticks and microtasks in between, so all is quiet by then.
        const turn = () => {
          try {
            if (done()) return resolve()
            let timer = pop(heap)
            while (timer && !timer.live) timer = pop(heap)
            if (!timer) return reject(new Error('the world stands still: no timer is left'))
            timeMs = Math.max(timeMs, timer.time)
            if (timer.every === null) timer.live = false
            else {
              timer.time += timer.every
              timer.sequence = sequence++
              push(heap, timer)
            }
            timer.call()
          } catch (error) {
            return reject(error)
          }
          realImmediate(turn)
        }
        realImmediate(turn)
      }),
    reset(seed) {
      heap = []
      timeMs = 0
      sequence = 0
      chance = random(seed).fork('chance')
    },
  }
}

/** What the timer functions return: enough of Node's `Timeout` for the libraries. */
interface Handle {
  timer: Timer
  ref(): Handle
  unref(): Handle
  hasRef(): boolean
  refresh(): Handle
  close(): Handle
}

function handle(timer: Timer, again: () => Handle): Handle {
  const self: Handle & Disposable & { [Symbol.toPrimitive](): number } = {
    timer,
    ref: () => self,
    unref: () => self,
    hasRef: () => true,
    refresh: () => {
      self.timer = again().timer
      return self
    },
    close: () => {
      self.timer.live = false
      return self
    },
    [Symbol.toPrimitive]: () => self.timer.sequence,
    [Symbol.dispose]: () => {
      self.timer.live = false
    },
  }
  return self
}

function replaceCrypto(byte: () => number): void {
  const randomBytes = (size: number, callback?: (error: null, bytes: Buffer) => void) => {
    const bytes = Buffer.alloc(size)
    for (let i = 0; i < size; i++) bytes[i] = byte()
    if (callback) setImmediate(() => callback(null, bytes))
    return bytes
  }
  const randomUUID = () => {
    const hex = randomBytes(16).toString('hex')
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`
  }
  const randomInt = (low: number, high?: number) => {
    const [from, below] = high === undefined ? [0, low] : [low, high]
    return from + Math.floor(Math.random() * (below - from))
  }
  Object.assign(crypto, { randomBytes, randomUUID, randomInt, pseudoRandomBytes: randomBytes })
}

const before = (a: Timer, b: Timer) => a.time < b.time || (a.time === b.time && a.sequence < b.sequence)

function push(heap: Timer[], timer: Timer): void {
  let i = heap.push(timer) - 1
  while (i > 0) {
    const parent = (i - 1) >> 1
    if (!before(timer, heap[parent])) break
    heap[i] = heap[parent]
    i = parent
  }
  heap[i] = timer
}

function pop(heap: Timer[]): Timer | undefined {
  const first = heap[0]
  const last = heap.pop()
  if (heap.length === 0 || last === undefined) return first
  let i = 0
  for (;;) {
    let child = 2 * i + 1
    if (child >= heap.length) break
    if (child + 1 < heap.length && before(heap[child + 1], heap[child])) child++
    if (!before(heap[child], last)) break
    heap[i] = heap[child]
    i = child
  }
  heap[i] = last
  return first
}
