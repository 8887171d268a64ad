import type { Bot } from 'mineflayer'
import type { BackendIo, End, Environment, Outcome, Player, Start, TimeStep } from '#core'
import type { Action } from '../action.ts'
import { Body } from '../client/body.ts'
import { observe } from '../client/observe.ts'
import { perform } from '../client/perform/index.ts'
import type { Config } from '../config.ts'
import type { Told } from '../embedded/world.ts'
import type { Observation } from '../observation.ts'
import { Progress } from '../progress.ts'
import { type Address, connect, leave, pause } from './connect.ts'
import { Events } from './events.ts'
import { obey } from './obey.ts'
import { LiveTrace } from './trace.ts'

const player: Player = 'p1'
const msATick = 50
/** Without a tick of the client for so long, the connection is given up. */
const stallMs = 15_000

/** Where to play: the same place each time, or a new world for each start. */
export type Place = (start: Start, signal: AbortSignal) => Promise<Address>

/** A player on any server, in real time. A connection that breaks is taken up again; the action it broke has failed. */
export class LiveEnvironment implements Environment<Observation, Action> {
  readonly players: readonly Player[] = [player]
  readonly #config: Config
  readonly #place: Place
  readonly #progress: Progress
  readonly #closing = new AbortController()
  #address: Address | null = null
  #bot: Bot | null = null
  #body: Body | null = null
  #events = new Events()
  readonly #io: Pick<BackendIo, 'emit' | 'order'>
  #trace: LiveTrace | null = null
  #since = 0

  constructor(config: Config, place: Place, io: BackendIo) {
    this.#io = io
    this.#config = config
    this.#place = place
    this.#progress = new Progress(config.length)
    io.signal.addEventListener('abort', () => this.#closing.abort(io.signal.reason), { once: true })
  }

  async reset(start: Start, signal?: AbortSignal): Promise<TimeStep<Observation, Action>> {
    signal?.throwIfAborted()
    this.#progress.close()
    const address = await this.#place(start, this.#either(signal))
    if (!this.#connected || address.port !== this.#address?.port || address.host !== this.#address.host)
      await this.#join(address, signal)
    this.#events = new Events()
    this.#events.watch(this.#bot!)
    this.#since = Date.now()
    this.#trace?.end()
    this.#trace = new LiveTrace(this.#io.emit, () => this.#now, this.#config.chunks)
    this.#trace.watch(this.#bot!)
    return this.#progress.first(await this.#tell(null, signal))
  }

  async step(actions: ReadonlyMap<Player, Action>, signal?: AbortSignal): Promise<TimeStep<Observation, Action>> {
    signal?.throwIfAborted()
    const action = this.#progress.check(actions)
    const before = held(this.#body!)
    const outcome = await this.#raced(perform(this.#body!, action), signal)
    if (this.#connected) this.#events.acted(action, outcome, before, held(this.#body!))
    const end = this.#connected ? null : await this.#rejoin(signal)
    if (end) return this.#progress.next(this.#last(outcome), end)
    return this.#progress.next(await this.#tell(outcome, signal))
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closing.abort(new DOMException('the environment was closed', 'AbortError'))
    this.#trace?.end()
    if (this.#bot) leave(this.#bot)
    this.#bot = null
  }

  get #connected(): boolean {
    return (
      this.#bot !== null &&
      !this.#body?.gone &&
      !(this.#bot._client as unknown as { ended: boolean }).ended &&
      isPlaced(this.#bot)
    )
  }

  async #join(address: Address, signal?: AbortSignal): Promise<void> {
    if (this.#bot) leave(this.#bot)
    this.#bot = await connect(address, this.#config, this.#either(signal))
    this.#bot.on('error', () => {}) // `end` follows, and is dealt with
    this.#address = address
    const body = new Body(this.#bot)
    this.#body = body
    const { obey: name } = this.#config
    if (name !== undefined && this.#io.order)
      obey(this.#bot, name, this.#io.order, () => body.interrupt(`${name} asks for something else`))
  }

  /** @returns How the episode ends, if the server cannot be joined again. */
  async #rejoin(signal?: AbortSignal): Promise<End | null> {
    try {
      await this.#join(this.#address!, signal)
      this.#events.watch(this.#bot!)
      this.#trace?.watch(this.#bot!)
      return null
    } catch (error) {
      signal?.throwIfAborted()
      return { kind: 'interruption', why: (error as Error).message }
    }
  }

  /** Waits until the player lives and stands in a loaded world, then looks. */
  async #tell(outcome: Outcome | null, signal?: AbortSignal): Promise<Told> {
    for (let i = 0; i < 200; i++) {
      const bot = this.#bot!
      if (bot.health > 0 && isPlaced(bot) && bot.blockAt(bot.entity.position) !== null) break
      await pause(msATick, this.#either(signal))
    }
    return this.#last(outcome)
  }

  #last(outcome: Outcome | null): Told {
    const tick = this.#now
    return { tick, observation: observe(this.#body!, tick, this.#events.counts), outcome, traced: [] }
  }

  get #now(): number {
    return Math.floor((Date.now() - this.#since) / msATick)
  }

  #either(signal?: AbortSignal): AbortSignal {
    return signal ? AbortSignal.any([signal, this.#closing.signal]) : this.#closing.signal
  }

  #raced<T>(work: Promise<T>, signal?: AbortSignal): Promise<T> {
    const either = this.#either(signal)
    return new Promise((resolve, reject) => {
      let [ticks, since] = [this.#body?.ticks ?? 0, Date.now()]
      const watch = setInterval(() => {
        const now = this.#body?.ticks ?? 0
        if (now !== ticks) [ticks, since] = [now, Date.now()]
        else if (Date.now() - since > stallMs) this.#body?.abandon(`the world stood still for ${stallMs / 1000} s`)
      }, 1000)
      const abort = () => {
        clearInterval(watch)
        void this.#body?.rest()
        reject(either.reason)
      }
      if (either.aborted) return abort()
      either.addEventListener('abort', abort, { once: true })
      work.then(resolve, reject).finally(() => {
        clearInterval(watch)
        either.removeEventListener('abort', abort)
      })
    })
  }
}

/** A server may send a position that is no number: one leaves and joins again. */
function isPlaced(bot: Bot): boolean {
  const { x, y, z } = bot.entity?.position ?? { x: Number.NaN, y: 0, z: 0 }
  return Number.isFinite(x + y + z)
}

function held(body: Body): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { name, count } of body.items()) counts[name] = (counts[name] ?? 0) + count
  return counts
}
