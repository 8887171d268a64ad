import type { Outcome } from '#core'
import type { Action } from '../action.ts'
import { Body } from '../client/body.ts'
import { observe } from '../client/observe.ts'
import { perform } from '../client/perform/index.ts'
import type { Observation } from '../observation.ts'
import type { VirtualClock } from './clock.ts'
import { openSession, type Session, type SessionOptions } from './session.ts'
import { Trace, type Traced } from './trace.ts'

/** What one step of the world tells. */
export interface Told {
  readonly tick: number
  readonly observation: Observation
  readonly outcome: Outcome | null
  /** For the record, what happened since the last step. */
  readonly traced: readonly Traced[]
}

/** One episode's world: plays actions while virtual time runs, and stands still in between. */
export class World {
  readonly #clock: VirtualClock
  readonly #session: Session
  readonly #body: Body
  readonly #from: number
  readonly #trace: Trace

  private constructor(clock: VirtualClock, session: Session, chunks: boolean) {
    this.#clock = clock
    this.#session = session
    this.#body = new Body(session.bot)
    this.#from = session.server.squid.tickCount
    this.#trace = new Trace(session, chunks, () => session.server.squid.tickCount - this.#from)
  }

  static async open(clock: VirtualClock, options: SessionOptions & { readonly chunks: boolean }): Promise<World> {
    return new World(clock, await openSession(clock, options), options.chunks)
  }

  get session(): Session {
    return this.#session
  }

  tell(outcome: Outcome | null): Told {
    const { squid, counters } = this.#session.server
    const tick = squid.tickCount - this.#from
    const events = counters.get(this.#session.bot.username) ?? new Map()
    return { tick, observation: observe(this.#body, tick, events), outcome, traced: this.#trace.take() }
  }

  async act(action: Action): Promise<Told> {
    const outcome = await this.#run(perform(this.#body, action))
    await this.#settle()
    return this.tell(outcome)
  }

  /** Ends with the client alive, standing in a loaded world, and both sides of one mind about the inventory. */
  async #settle(): Promise<void> {
    const { bot } = this.#session
    const until = this.#clock.now() + 20_000
    let next = this.#clock.now() + 100 // no action is free: two ticks at least
    await this.#clock.run(() => {
      const now = this.#clock.now()
      if (now < next) return false
      next = now + 50
      const disagreement = this.#disagreement()
      const present = bot.health > 0 && bot.blockAt(bot.entity.position) !== null && disagreement === null
      if (!present && now > until)
        throw new Error(disagreement ?? 'the client did not come back into the world within 20 s of game time')
      return present
    })
  }

  /** What the server holds for the player and what the client believes, where they differ. */
  #disagreement(): string | null {
    const { bot, player } = this.#session
    for (let slot = 5; slot <= 45; slot++) {
      const [ours, theirs] = [player.inventory.slots[slot], bot.inventory.slots[slot]]
      if (ours?.type === theirs?.type && ours?.count === theirs?.count) continue
      const say = (item: { name: string; count: number } | null | undefined) =>
        item ? `${item.count} ${item.name}` : 'nothing'
      return `server and client disagree about slot ${slot}: ${say(ours)} against ${say(theirs)}`
    }
    return null
  }

  /** Lets time run until the promise settles. */
  async #run<T>(work: Promise<T>): Promise<T> {
    let settled = false
    const watched = work.finally(() => {
      settled = true
    })
    watched.catch(() => {})
    await this.#clock.run(() => settled)
    return watched
  }
}
