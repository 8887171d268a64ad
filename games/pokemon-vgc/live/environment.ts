import {
  type BackendIo,
  type End,
  type Environment,
  IllegalActionError,
  type Player,
  type Start,
  type TimeStep,
  UsageError,
  type View,
} from '#core'
import { type Action, legalActions } from '../action.ts'
import type { Config } from '../config.ts'
import type { Observation } from '../observation.ts'
import { Series } from '../series.ts'
import type { Draw, Team } from '../teams/pool.ts'
import { packTeam } from '../teams/text.ts'
import { Connection, findLine } from './connection.ts'
import { readChallenge, userId } from './protocol.ts'
import { BattleSeat, type Event } from './seat.ts'

/** Battles on a Showdown server: both seats ours, or one of them against whoever plays the other. */
export class ShowdownEnvironment implements Environment<Observation, Action> {
  readonly players: readonly Player[]
  readonly #config: Config
  readonly #draw: Draw
  readonly #io: BackendIo
  readonly #connections: readonly Connection[]
  #seats: readonly BattleSeat[] = []
  #views = new Map<Player, View<Observation, Action>>()
  #acting: readonly Player[] = []
  #index = 0
  #teams: readonly Team[] = []
  #series = new Series('')

  private constructor(config: Config, draw: Draw, io: BackendIo, connections: readonly Connection[]) {
    this.#config = config
    this.#draw = draw
    this.#io = io
    this.#connections = connections
    this.players = connections.map((_, i) => `p${i + 1}` as Player)
  }

  /** @throws {Error} If no server answers. */
  static async open(config: Config, draw: Draw, io: BackendIo, password: string | null): Promise<ShowdownEnvironment> {
    const { server: url, waitMs, seat } = config
    const mark = Math.floor(Math.random() * 1e6).toString(36) // names must be free; nothing in the battle hangs on them
    const names = seat === 'both' ? [`upskill a ${mark}`, `upskill b ${mark}`] : [config.name || `upskill ${mark}`]
    const connections: Connection[] = []
    for (const name of names)
      connections.push(await Connection.open({ url, name, password, waitMs, signal: io.signal }))
    return new ShowdownEnvironment(config, draw, io, connections)
  }

  async reset(start: Start, signal: AbortSignal = this.#io.signal): Promise<TimeStep<Observation, Action>> {
    signal.throwIfAborted()
    this.#leave()
    this.#index = 0
    const teams = this.#draw(start)
    for (const [i, connection] of this.#connections.entries()) connection.send('', `/utm ${packTeam(teams[i])}`)
    this.#teams = teams
    this.#series = new Series(this.#config.format)
    const seats = this.#enterAll()
    await Promise.race([this.#meet(), seats]) // a refusal comes to those who wait for the battle
    this.#seats = await seats
    return this.#gather(this.#seats, signal)
  }

  #enterAll(): Promise<BattleSeat[]> {
    return Promise.all(this.#connections.map((connection, i) => this.#enter(connection, this.#teams[i], i === 0)))
  }

  /** The next battle of a series; the server begins it once both say that they are ready, or their time is up. */
  async #next(): Promise<void> {
    const room = this.#seats[0].series
    const seats = this.#enterAll()
    for (const [i, seat] of this.#seats.entries()) {
      seat.close(false)
      this.#connections[i].send(room ?? '', '/confirmready')
    }
    this.#seats = await seats
  }

  async step(
    actions: ReadonlyMap<Player, Action>,
    signal: AbortSignal = this.#io.signal,
  ): Promise<TimeStep<Observation, Action>> {
    signal.throwIfAborted()
    this.#check(actions)
    for (const [player, choice] of actions) this.#seats[this.players.indexOf(player)].choose(choice)
    this.#index++
    try {
      const step = await this.#gather(this.#seats, signal)
      if (step.end?.kind !== 'termination' || this.#series.over) return step
      await this.#next()
      return await this.#gather(this.#seats, signal)
    } catch (cause) {
      signal.throwIfAborted()
      return this.#timeStep([], { kind: 'interruption', why: (cause as Error).message })
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#leave()
    for (const connection of this.#connections) connection.close()
  }

  /** The connections, for tests of what a lost one does. */
  get connections(): readonly Connection[] {
    return this.#connections
  }

  /** Kinds of messages that were not understood in this battle, with how often; whole they stand in the record. */
  get unknown(): ReadonlyMap<string, number> {
    return this.#seats[0]?.tracker.unknown ?? new Map()
  }

  #leave(): void {
    for (const [i, seat] of this.#seats.entries()) {
      seat.close(true)
      if (seat.series === null) continue
      if (!this.#series.over) this.#connections[i].send(seat.series, '/forfeit')
      this.#connections[i].send('', `/noreply /leave ${seat.series}`)
    }
    this.#seats = []
  }

  /** A seat in the next battle that begins; it listens from the room's first message on. */
  #enter(connection: Connection, team: Team, records: boolean): Promise<BattleSeat> {
    const { format, sheets } = this.#config
    const onLine = (line: string) => {
      if (records) this.#io.emit('protocol', this.#index, new TextEncoder().encode(line))
    }
    return connection.until('a battle to begin', frame => {
      const refusal = findLine(frame, 'popup')
      if (refusal) throw new UsageError(`the server answers ${connection.name}: ${refusal.slice(1).join(' ').trim()}`)
      if (!frame.room.startsWith('battle-') || !findLine(frame, 'init')) return null
      const seat = new BattleSeat(connection, frame.room, { format, team, sheets, onLine })
      seat.take(frame)
      if (this.#config.timer && records) connection.send(frame.room, '/timer on')
      return seat
    })
  }

  async #meet(): Promise<void> {
    const { seat, format, opponent } = this.#config
    const [first, second] = this.#connections
    if (seat === 'ladder') return first.send('', `/search ${format}`)
    if (seat === 'challenge') {
      if (opponent === '') throw new UsageError('whom to challenge? give --opponent NAME')
      return first.send('', `/challenge ${opponent}, ${format}`)
    }
    const accepting = seat === 'both' ? second : first
    const from = seat === 'both' ? first.id : userId(opponent)
    const challenged = accepting.until('a challenge', frame => {
      for (const line of frame.lines) {
        const challenge = readChallenge(line.slice(1).split('|'))
        if (challenge && challenge.from !== accepting.id && (from === '' || challenge.from === from))
          return challenge.from
      }
      return null
    })
    if (seat === 'both') first.send('', `/challenge ${second.id}, ${format}`)
    accepting.send('', `/accept ${await challenged}`)
  }

  /** Waits until everybody is asked, waits or is through; or until one is asked again. */
  async #gather(seats: readonly BattleSeat[], signal: AbortSignal): Promise<TimeStep<Observation, Action>> {
    const bounded = AbortSignal.any([signal, AbortSignal.timeout(this.#config.waitMs)])
    let events = await this.#events(seats, bounded)
    // The other side alone is asked: a step waits until somebody here is.
    while ([...events.values()].every(event => event === 'waits')) events = await this.#events(seats, bounded)
    const over = [...events].find(([, event]) => event === 'over')
    if (over) this.#series.add(winnerOf(over[0]))
    const end: End | null = over ? { kind: 'termination', why: over[0].ended } : null
    const acting = seats.filter(seat => ['asked', 'refused'].includes(events.get(seat) ?? ''))
    return this.#timeStep(acting, end)
  }

  /** What every seat hears next; less, where one is asked again. */
  async #events(seats: readonly BattleSeat[], signal: AbortSignal): Promise<ReadonlyMap<BattleSeat, Event>> {
    const events = new Map<BattleSeat, Event>()
    const pending = new Map(seats.map(seat => [seat, seat.next(signal).then(event => [seat, event] as const)]))
    while (pending.size > 0) {
      const [seat, event] = await Promise.race(pending.values())
      pending.delete(seat)
      events.set(seat, event)
      if (event === 'refused') {
        for (const [other, promise] of pending) void promise.then(([, late]) => other.putBack(late)).catch(() => {})
        break
      }
    }
    return events
  }

  #timeStep(acting: readonly BattleSeat[], end: End | null): TimeStep<Observation, Action> {
    this.#acting = end ? [] : acting.map(seat => this.players[this.#seats.indexOf(seat)])
    this.#views = new Map(
      this.#seats.map((seat, i) => {
        const player = this.players[i]
        const observation = { ...seat.tracker.snapshot(), ...this.#series.seenBy(seat.player) }
        const foes = [0, 1].map(slot => observation.foe.pokemon.some(each => each.slot === slot && each.hp > 0))
        const legal = this.#acting.includes(player) ? legalActions(observation.request, foes) : []
        return [player, { player, observation, legal, outcome: seat.outcome }] as const
      }),
    )
    const rewards = new Map(
      this.#seats.map((seat, i) => {
        const { winner } = this.#series
        const reward = end?.kind !== 'termination' || winner === null ? 0 : winner === seat.player ? 1 : -1
        return [this.players[i], reward] as const
      }),
    )
    const tick = this.#seats[0]?.tracker.state.turn ?? 0
    if (end && this.unknown.size > 0)
      this.#io.emit('unknown', tick, new TextEncoder().encode(JSON.stringify(Object.fromEntries(this.unknown))))
    return { index: this.#index, tick, views: this.#views, acting: this.#acting, rewards, end }
  }

  #check(actions: ReadonlyMap<Player, Action>): void {
    if (this.#acting.length === 0) throw new IllegalActionError('the battle is over, or has not begun: reset first')
    const stranger = [...actions.keys()].find(player => !this.#acting.includes(player))
    if (stranger) throw new IllegalActionError(`${stranger} is not to choose now`, stranger)
    for (const player of this.#acting) {
      const chosen = actions.get(player)
      const { legal } = this.#views.get(player)!
      if (chosen === undefined || !legal!.includes(chosen))
        throw new IllegalActionError(
          `${player} cannot choose ${JSON.stringify(chosen)}; legal is, say, "${legal![0]}"`,
          player,
        )
    }
  }
}

/** By name, from the seat's own place: the other one may be anybody. */
function winnerOf({ tracker: { state }, player }: BattleSeat): 'p1' | 'p2' | null {
  if (state.winner === 'tie') return null
  const other = player === 'p1' ? 'p2' : 'p1'
  return state.winner === state.you.name ? player : other
}
