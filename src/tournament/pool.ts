import { RecordError, UsageError } from '#core'
import { type Child, startChild } from './child.ts'
import type { Fixture, Played } from './fixture.ts'
import type { FromWorker, Job } from './job.ts'

export interface PoolOptions {
  readonly job: Job
  readonly workers: number
  /** A file that calls `serve()`. */
  readonly module: string
  readonly signal: AbortSignal
  /** Milliseconds of a clock that only rises. */
  readonly now: () => number
}

/** Worker processes that play fixtures; one that dies or hangs is replaced. */
export interface Pool {
  /** Seats of the game, as a worker found it. */
  readonly players: Promise<number>
  /**
   * Plays all fixtures, in any order.
   *
   * @param onPlayed Called once for each fixture, unless it throws or the signal aborts.
   * @throws {RecordError} If results cannot be written; what `onPlayed` throws; the signal's reason.
   */
  play(
    fixtures: readonly Fixture[],
    onPlayed: (fixture: Fixture, played: Played, attempts: number) => void,
  ): Promise<void>
  close(): Promise<void>
}

interface Slot {
  child: Child
  ready: boolean
  /** The first is being played. */
  sent: { readonly fixture: Fixture; readonly attempts: number }[]
  /** When the first was begun, by `now`. */
  since: number
}

/** A worker that ends before it is ready is started again so often; then nothing can be played. */
const mostStarts = 3

export function workerPool({ job, workers, module, signal, now }: PoolOptions): Pool {
  const players = Promise.withResolvers<number>()
  players.promise.catch(() => {})
  const slots: Slot[] = []
  const queue: { fixture: Fixture; attempts: number }[] = []
  let next = 0 // of the queue: taken from the front without moving the rest
  let failedStarts = 0
  let meanSeconds = Infinity
  let closed = false
  let current: {
    left: number
    onPlayed: Parameters<Pool['play']>[1]
    resolve(): void
    reject(error: unknown): void
  } | null = null

  const fail = (error: unknown) => {
    players.reject(error)
    current?.reject(error)
  }
  const settle = (fixture: Fixture, played: Played, attempts: number) => {
    if (!current) return
    // A crash or time-out is played once more; the second one counts.
    if (played.outcome === 'crash' && attempts === 1) {
      queue.push({ fixture, attempts: 2 })
      return feed()
    }
    meanSeconds = meanSeconds === Infinity ? played.seconds : meanSeconds * 0.9 + played.seconds * 0.1
    try {
      current.onPlayed(fixture, played, attempts)
    } catch (error) {
      return fail(error)
    }
    if (--current.left === 0) current.resolve()
  }
  const feed = () => {
    // Short games are sent ahead, so that a worker never waits for the post; long ones are not, so that none is kept
    // by one worker while another is idle.
    const ahead = meanSeconds < 0.02 ? 16 : meanSeconds < 0.2 ? 2 : 1
    for (const slot of slots)
      while (slot.ready && slot.sent.length < ahead && next < queue.length) {
        if (slot.sent.length === 0) slot.since = now()
        const task = queue[next++]
        slot.sent.push(task)
        slot.child.send({ type: 'play', fixture: task.fixture })
      }
    if (next > 1000) {
      queue.splice(0, next)
      next = 0
    }
  }
  const hear = (slot: Slot, message: FromWorker) => {
    if (message.type === 'ready') {
      slot.ready = true
      failedStarts = 0
      players.resolve(message.players)
    } else if (message.type === 'unable')
      return fail(message.usage ? new UsageError(message.message) : new Error(message.message))
    else if (message.type === 'broken') return fail(new RecordError(message.message))
    else if (message.type === 'played') {
      const task = slot.sent.shift()
      if (task === undefined || task.fixture.index !== message.index) return slot.child.kill('it mixed its games up')
      slot.since = now()
      settle(task.fixture, message.played, task.attempts)
    }
    feed()
  }
  const lose = (slot: Slot, why: string, agent: number | null) => {
    slots.splice(slots.indexOf(slot), 1)
    const [playing, ...waiting] = slot.sent
    queue.push(...waiting)
    if (!slot.ready && ++failedStarts >= mostStarts)
      return fail(new Error(`no worker could be started, ${mostStarts} times in a row: ${why}`))
    if (!closed) add()
    if (playing)
      settle(playing.fixture, lost(playing.fixture, why, agent, (now() - slot.since) / 1000), playing.attempts)
    feed()
  }
  const add = () => {
    const slot: Slot = { child: null as never, ready: false, sent: [], since: now() }
    slot.child = startChild(module, job, now, {
      onMessage: message => hear(slot, message),
      onGone: (why, agent) => lose(slot, why, agent),
    })
    slots.push(slot)
  }
  /** Within a worker the clock ends a late game; when its thread is stuck no clock runs there, and it is ended here. */
  const watch = setInterval(() => {
    for (const { child, sent, since, ready } of slots) {
      if (ready && sent.length === 0) continue
      const silent = child.silentMs()
      if (silent > job.decisionMs + 2000 && ready)
        child.kill(`the worker process was stuck for ${(silent / 1000).toFixed(1)} s, so it was ended`)
      else if (now() - since > job.deadlineMs + 5000)
        child.kill(`the game went on ${5} s beyond its deadline of ${job.deadlineMs} ms, so the worker was ended`)
    }
  }, 250)
  const onAbort = () => fail(signal.reason)
  signal.addEventListener('abort', onAbort, { once: true })
  for (let i = 0; i < workers; i++) add()

  return {
    players: players.promise,
    play(fixtures, onPlayed) {
      signal.throwIfAborted()
      if (fixtures.length === 0) return Promise.resolve()
      return new Promise<void>((resolve, reject) => {
        current = { left: fixtures.length, onPlayed, resolve, reject }
        for (const fixture of fixtures) queue.push({ fixture, attempts: 1 })
        feed()
      }).finally(() => {
        current = null
      })
    },
    async close() {
      closed = true
      clearInterval(watch)
      signal.removeEventListener('abort', onAbort)
      await Promise.all(slots.splice(0).map(({ child }) => child.close()))
    },
  }
}

function lost(fixture: Fixture, why: string, agent: number | null, seconds: number): Played {
  const stuck = /stuck|deadline/.test(why)
  const trouble = { kind: stuck ? 'deadline' : 'worker', agent, why } as const
  return { outcome: 'crash', returns: fixture.seats.map(() => 0), steps: 0, seconds, end: null, trouble }
}
