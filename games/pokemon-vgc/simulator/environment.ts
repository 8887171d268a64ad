import {
  type BackendIo,
  type End,
  type Environment,
  IllegalActionError,
  type Outcome,
  type Player,
  random,
  type Start,
  type TimeStep,
  type View,
} from '#core'
import { type Action, choiceText, legalActions } from '../action.ts'
import type { Config } from '../config.ts'
import { battleFormat } from '../formats.ts'
import type { Observation } from '../observation.ts'
import type { RawRequest } from '../request.ts'
import { Series } from '../series.ts'
import type { Draw } from '../teams/pool.ts'
import { packTeam } from '../teams/text.ts'
import { Tracker } from '../tracker.ts'
import { linesFor } from './channel.ts'
import { rewardsOf, type SeatId, seats, standing } from './seats.ts'
import type { Battle, ID, PokemonSet } from './showdown.ts'
import { SwiftBattle } from './swift.ts'

/** One battle after another in this process; both players choose at once. */
export class SimulatorEnvironment implements Environment<Observation, Action> {
  readonly players: readonly Player[] = seats
  readonly #config: Config
  readonly #draw: Draw
  readonly #io: BackendIo
  #battle: Battle | null = null
  #start: Start | null = null
  #series = new Series('')
  #trackers: Readonly<Record<SeatId, Tracker>> | null = null
  #refused = new Map<SeatId, Outcome>()
  #views = new Map<Player, View<Observation, Action>>()
  #acting: readonly SeatId[] = []
  #index = 0
  #read = 0

  constructor(config: Config, draw: Draw, io: BackendIo) {
    this.#config = config
    this.#draw = draw
    this.#io = io
  }

  async reset(start: Start, signal?: AbortSignal): Promise<TimeStep<Observation, Action>> {
    signal?.throwIfAborted()
    this.#start = start
    this.#series = new Series(this.#config.format)
    this.#index = 0
    this.#begin()
    return this.#timeStep()
  }

  /** A battle at its preview: the first, or the next of a series, with the same teams. */
  #begin(): void {
    const { format, sheets } = this.#config
    const { played } = this.#series
    const start = this.#start!
    const seed =
      played === 0
        ? start.seed
        : random(start.seed)
            .fork(`game/${played}`)
            .int(2 ** 32)
    this.#battle?.destroy()
    this.#battle = startBattle(format, this.#draw(start), seed, (player, error) => this.#refuse(player, error))
    if (sheets === 'open') this.#battle.showOpenTeamSheets()
    this.#trackers = {
      p1: Tracker.of(format, 'p1', this.#battle.p1.team),
      p2: Tracker.of(format, 'p2', this.#battle.p2.team),
    }
    this.#refused.clear()
    this.#read = 0
  }

  async step(actions: ReadonlyMap<Player, Action>, signal?: AbortSignal): Promise<TimeStep<Observation, Action>> {
    signal?.throwIfAborted()
    const battle = this.#battle
    if (battle === null || this.#acting.length === 0)
      throw new IllegalActionError('the battle is over, or has not begun: reset first')
    this.#check(actions)
    this.#refused.clear()
    for (const player of this.#acting) {
      const { request } = this.#trackers![player].state
      if (!battle.choose(player, choiceText(actions.get(player)!, request!)) && !this.#refused.has(player))
        throw new Error(
          `the simulator refused "${actions.get(player)}" of ${player}: ${battle.getSide(player).choice.error}`,
        )
    }
    this.#index++
    return this.#timeStep()
  }

  /** Everything chosen so far in this battle, from which the battle can be played again: see `repeat.ts`. */
  get inputLog(): readonly string[] {
    return this.#battle?.inputLog ?? []
  }

  get log(): readonly string[] {
    return this.#battle?.log ?? []
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#battle?.destroy()
    this.#battle = null
  }

  #check(actions: ReadonlyMap<Player, Action>): void {
    const stranger = [...actions.keys()].find(player => !this.#acting.includes(player as SeatId))
    if (stranger)
      throw new IllegalActionError(`${stranger} is not to choose now; ${this.#acting.join(' and ')} are`, stranger)
    for (const player of this.#acting) {
      const chosen = actions.get(player)
      const { legal } = this.#views.get(player)!
      if (chosen === undefined || !legal!.includes(chosen))
        throw new IllegalActionError(
          `${player} cannot choose ${JSON.stringify(chosen)}; ${legal!.length} choices are legal, such as "${legal![0]}"`,
          player,
        )
    }
  }

  /** A choice that only now turns out impossible (something traps, say): the player is asked again. */
  #refuse(player: SeatId, error: string): void {
    if (!error.startsWith('[Unavailable choice]')) return
    this.#refused.set(player, { ok: false, code: 'unavailable', text: error.slice('[Unavailable choice] '.length) })
  }

  #timeStep(): TimeStep<Observation, Action> {
    if (this.#battle!.ended) {
      this.#record(this.#battle!)
      this.#series.add((this.#battle!.winner || null) as SeatId | null)
      if (!this.#series.over) this.#begin()
    }
    const battle = this.#battle!
    const end = this.#end(battle)
    if (!battle.ended) this.#record(battle)
    this.#acting = end ? [] : seats.filter(player => !battle.getSide(player).isChoiceDone())
    this.#views = new Map(seats.map(player => [player, this.#view(battle, player)]))
    this.#read = battle.log.length
    return {
      index: this.#index,
      tick: battle.turn,
      views: this.#views,
      acting: this.#acting,
      rewards: rewardsOf(this.#series.winner ?? undefined, end?.kind === 'termination'),
      end,
    }
  }

  #view(battle: Battle, player: SeatId): View<Observation, Action> {
    const tracker = this.#trackers![player]
    for (const line of linesFor(battle.log, player, this.#read)) tracker.line(line)
    const request = battle.getSide(player).activeRequest
    if (request && !battle.ended) tracker.request(request as unknown as RawRequest)
    else tracker.state.request = null
    const outcome = this.#refused.get(player) ?? null
    const legal = this.#acting.includes(player) ? legalActions(tracker.state.request, standing(battle, player)) : []
    const observation = { ...tracker.snapshot(), ...this.#series.seenBy(player) }
    return { player, observation, legal, outcome }
  }

  #end(battle: Battle): End | null {
    const { winner } = this.#series
    if (battle.ended) return { kind: 'termination', why: winner ? `${winner} won` : 'a tie' }
    if (battle.turn > this.#config.turns) return { kind: 'truncation', why: `${this.#config.turns} turns` }
    return null
  }

  #record(battle: Battle): void {
    const lines = linesFor(battle.log, 'all', this.#read)
    if (lines.length > 0) this.#io.emit('protocol', battle.turn, new TextEncoder().encode(lines.join('\n')))
    if (battle.ended) this.#io.emit('input', battle.turn, new TextEncoder().encode(battle.inputLog.join('\n')))
  }
}

/** A battle at its preview. Its players are called p1 and p2. */
export function startBattle(
  format: string,
  teams: readonly [readonly PokemonSet[], readonly PokemonSet[]],
  seed: number,
  onError: (player: SeatId, error: string) => void,
): Battle {
  const source = random(seed).fork('battle')
  const [p1, p2] = teams.map((team, i) => ({ name: seats[i] as string, team: packTeam(team) }))
  return new SwiftBattle({
    formatid: battleFormat(format) as ID,
    seed: Array.from({ length: 4 }, () => source.int(0x10000)).join(',') as never,
    p1,
    p2,
    send: (type, data) => {
      if (type !== 'sideupdate' || typeof data !== 'string') return
      const [player, line] = data.split('\n')
      if (line.startsWith('|error|')) onError(player as SeatId, line.slice('|error|'.length))
    },
  })
}
