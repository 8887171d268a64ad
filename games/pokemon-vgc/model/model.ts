import type { End, Model, Player, View } from '#core'
import { type Action, choiceText, legalActions } from '../action.ts'
import { copyOf } from '../copy.ts'
import type { Observation, Request } from '../observation.ts'
import { linesFor } from '../simulator/channel.ts'
import { type SeatId, seats, standing } from '../simulator/seats.ts'
import type { Battle } from '../simulator/showdown.ts'
import { Tracker } from '../tracker.ts'
import { buildBattle } from './build.ts'
import { cloneBattle } from './clone.ts'
import { evidenceOf } from './evidence.ts'
import { features } from './features.ts'
import { type Lexicon, lexicon } from './lexicon.ts'
import { type Outlook, outlook } from './outlook.ts'
import { quiet } from './quiet.ts'
import { requestOf } from './request-of.ts'
import { seenFrom } from './seen.ts'

/** A battle as it may be, and what its dreamer knew when it began. */
export interface World {
  readonly battle: Battle
  readonly player: SeatId
  readonly base: Observation
  /** Messages since the sample, as the player would get them. */
  readonly lines: readonly string[]
  /** Where in the battle's own log what is not yet in `lines` begins. */
  from: number
  /** Whether anything was chosen since the sample. */
  touched: boolean
  /** No messages are written. */
  readonly muted: boolean
}

/** What search agents plan with: the model, and what makes planning quick. */
export interface VgcModel extends Model<Observation, Action, World> {
  /** A clone that writes no messages: a third faster. */
  fork(state: World): World
  /** Both sides at a glance, for evaluations and quick policies. */
  outlook(state: World, player: Player): Outlook
  /** What an evaluation weighs, by `featureNames`. */
  features(state: World, player: Player): Float64Array
  /** What a player is asked now; null if nothing. */
  ask(state: World, player: Player): Request | null
  /** Whether somebody stands at each of the other side's places. */
  foes(state: World, player: Player): readonly boolean[]
  /** The rules' tables. */
  readonly lexicon: Lexicon
}

export const model: VgcModel = {
  lexicon,
  sample(history, random) {
    const seen = history.at(-1)
    if (!seen) throw new RangeError('a world is sampled from at least one view')
    const base = seen.observation
    const battle = buildBattle(base, random, evidenceOf(history))
    const world = {
      battle,
      player: base.player,
      base,
      lines: [],
      from: battle.log.length,
      touched: false,
      muted: false,
    }
    if (seen.outcome?.code === 'unavailable') battle.choose(battle.getSide(base.player).foe.id, 'default') // chosen already
    return world
  },
  clone(state) {
    const lines = [...state.lines, ...linesFor(state.battle.log, state.player, state.from)]
    const battle = cloneBattle(state.battle)
    return { ...state, battle: state.muted ? quiet(battle) : battle, lines, from: 0 }
  },
  fork: state => ({ ...state, battle: quiet(cloneBattle(state.battle)), lines: [], from: 0, muted: true }),
  acting: ({ battle }) => (battle.ended ? [] : seats.filter(player => !battle.getSide(player).isChoiceDone())),
  legal(state, player) {
    const { battle, base } = state
    if (battle.ended || battle.getSide(player as SeatId).isChoiceDone()) return []
    if (!state.touched && player === state.player) return legalActions(base.request, standing(battle, state.player))
    return legalActions(requestOf(battle, player as SeatId), standing(battle, player as SeatId))
  },
  apply(state, actions) {
    const { battle } = state
    const choices = [...actions].map(([player, action]) => {
      const request = requestOf(battle, player as SeatId)
      return [player as SeatId, request ? choiceText(action, request) : action] as const
    })
    state.touched = true
    // Something hidden may forbid a choice (a trap); the world goes on with the first that is allowed.
    for (const [player, choice] of choices) if (!battle.choose(player, choice)) battle.choose(player, 'default')
  },
  view: (state, player) => viewOf(state, player as SeatId),
  end: ({ battle }) => endOf(battle),
  ask: ({ battle }, player) => requestOf(battle, player as SeatId),
  foes: ({ battle }, player) => standing(battle, player as SeatId),
  outlook: (state, player) => outlook(state.battle, player as SeatId),
  features: (state, player) => features(state.battle, player as SeatId),
}

export function endOf(battle: Battle): End | null {
  if (!battle.ended) return null
  return { kind: 'termination', why: battle.winner ? `${battle.winner} won` : 'a tie' }
}

function viewOf(state: World, player: SeatId): View<Observation, Action> {
  const legal = model.legal(state, player)
  if (player !== state.player || state.muted)
    return { player, observation: seenFrom(state.battle, player, state.base), legal, outcome: null }
  if (!state.touched) return { player, observation: state.base, legal, outcome: null }
  const tracker = new Tracker({ ...copyOf(state.base), log: [] })
  for (const line of [...state.lines, ...linesFor(state.battle.log, player, state.from)]) tracker.line(line)
  const request = state.battle.getSide(player).activeRequest
  if (request && !state.battle.ended) tracker.request(request as never)
  else tracker.state.request = null
  return { player, observation: tracker.snapshot(), legal, outcome: null }
}
