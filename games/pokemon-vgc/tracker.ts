import { blankObservation, blankPokemon, fromSheet } from './blank.ts'
import { copyOf } from './copy.ts'
import { readDetails } from './details.ts'
import { Inference } from './inference.ts'
import { battleLine } from './messages.ts'
import type { Observation } from './observation.ts'
import { applyRequest, type RawRequest } from './request.ts'
import { Dex, type PokemonSet, Teams } from './simulator/showdown.ts'

/** Messages that say nothing about the battle itself. */
const silent = new Set(
  ['', 't:', 'j', 'J', 'l', 'L', 'n', 'N', 'c', 'c:', 'chat', 'join', 'leave', 'name', 'raw', 'html', 'uhtml'].concat(
    ['uhtmlchange', 'inactive', 'inactiveoff', 'init', 'title', 'deinit', 'bigerror', 'error', 'debug', 'request'],
    ['gametype', 'gen', 'tier', 'rated', 'rule', 'teampreview', 'start', 'seed', 'clearpoke', 'teamsize', 'sentchoice'],
    [
      'bigraw',
      'warning',
      'hint',
      'noinit',
      'expire',
      'pagehtml',
      'askreg',
      'message',
      'unlink',
      'hidelines',
      'b',
      'B',
      'tempnotify',
      'tempnotifyoff',
      'controlshtml',
      'fieldhtml',
      'cantleave',
      'selectorhtml',
    ],
  ),
)

/** Kept out of views: said elsewhere in them, or by the next message. */
const unlogged = new Set(['upkeep', 'showteam', 'poke', '-resisted', '-hitcount', '-center'])
const longestLog = 60
const longestLine = 120

/**
 * Follows one player's messages and holds what that player knows. Its whole state is an observation, so it can begin
 * from one, and a copy of it is a snapshot.
 */
export class Tracker {
  readonly state: Observation
  /** Kinds of messages that were not understood, with how often: kept, never fatal. */
  readonly unknown = new Map<string, number>()

  readonly #inference: Inference

  constructor(state: Observation) {
    this.state = state
    this.#inference = new Inference(state)
  }

  static of(format: string, player: 'p1' | 'p2', team: readonly PokemonSet[]): Tracker {
    return new Tracker(blankObservation(format, player, team))
  }

  /** One line of the battle's own messages, as this player got it. */
  line(text: string): void {
    if (!text.startsWith('|')) return
    const parts = text.slice(1).split('|')
    const [kind, ...rest] = parts
    if (kind === 'player') this.#player(rest)
    else if (kind === 'poke') this.#poke(rest)
    else if (kind === 'showteam') this.#sheet(rest[0], rest.slice(1).join('|'))
    else if (silent.has(kind)) return
    else this.#told(text, kind, rest)
    if (!unlogged.has(kind) && this.state.log.length < longestLog) this.state.log.push(text.slice(0, longestLine))
  }

  #told(text: string, kind: string, rest: readonly string[]): void {
    this.#inference.line(text, kind, rest)
    if (!battleLine(this.state, kind, rest)) this.unknown.set(kind, (this.unknown.get(kind) ?? 0) + 1)
  }

  request(raw: RawRequest): void {
    applyRequest(this.state, raw)
  }

  /** What is known now; the log begins anew. */
  snapshot(): Observation {
    const copy = copyOf(this.state)
    this.state.log = []
    return copy
  }

  #side(player: string) {
    return player.startsWith(this.state.player) ? this.state.you : this.state.foe
  }

  #player([player, name]: readonly string[]): void {
    if (name) this.#side(player).name = name
  }

  #poke([player, details]: readonly string[]): void {
    const side = this.#side(player)
    if (side === this.state.you && side.pokemon.some(({ spread }) => spread !== null)) return
    const { species, level, gender } = readDetails(details)
    if (side.pokemon.some(({ base }) => base === species)) return
    const name = Dex.species.get(species).baseSpecies || species
    side.pokemon.push({ ...blankPokemon(name, species, level, gender), place: side.pokemon.length + 1 })
  }

  #sheet(player: string, packed: string): void {
    this.state.sheets = 'open'
    if (this.#side(player) === this.state.you && this.state.you.pokemon.some(({ spread }) => spread !== null)) return
    const team = Teams.unpack(packed) ?? []
    this.#side(player).pokemon = team.map((set, i) => ({ ...fromSheet(set), place: i + 1 }))
  }
}
