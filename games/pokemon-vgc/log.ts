import type { Decision, EpisodeEnd, Json, Player, Transition, View } from '#core'
import type { Action } from './action.ts'
import type { Observation } from './observation.ts'
import { id } from './simulator/showdown.ts'
import { Tracker } from './tracker.ts'

/** A battle as an episode: one transition a turn, as both players saw it. */
export interface LoggedBattle {
  readonly format: string
  readonly names: Readonly<Record<Player, string>>
  readonly transitions: readonly Transition<Observation, Action>[]
  readonly end: EpisodeEnd
  /** Kinds of messages that were not understood, with how often. */
  readonly unknown: Readonly<Record<string, number>>
}

const players = ['p1', 'p2'] as const

/**
 * Reads a battle's log, as a spectator gets it. Of what the players chose only what could be seen is known: a choice
 * whose Pokémon fainted before its move stays `pass`. HP of both sides are hundredths, and no EVs are known.
 *
 * @throws {SyntaxError} If it is no log of a battle.
 */
export function readLog(text: string): LoggedBattle {
  const lines = text.split(/\r?\n/)
  if (!lines.some(line => line.startsWith('|player|p1|')) || !lines.some(line => line.startsWith('|turn|')))
    throw new SyntaxError('this is no log of a battle: it names no players, or has no turn')
  const format = id(lines.find(line => line.startsWith('|tier|'))?.slice(6) ?? '')
  const trackers = players.map(player => Tracker.of(format, player, []))
  const transitions: Transition<Observation, Action>[] = []
  const names: Record<string, string> = {}
  let moves: string[] = []
  let ended = false
  const cut = (over: boolean) => {
    const decisions = transitions.length === 0 ? new Map() : decisionsOf(moves)
    transitions.push({ decisions, step: stepOf(trackers, transitions.length, over) })
    moves = []
  }
  for (const line of lines) {
    const [, kind, first, second] = line.split('|')
    if (kind === 'player' && second) names[first] = second
    if (kind === 'win' || kind === 'tie') ended = true
    if (kind === 'turn' || kind === 'start') cut(false)
    for (const tracker of trackers) tracker.line(line)
    moves.push(line)
  }
  cut(ended)
  const last = transitions.at(-1)!.step
  return {
    format,
    names: { p1: names.p1 ?? 'p1', p2: names.p2 ?? 'p2' },
    transitions,
    end: {
      end: last.end ?? { kind: 'interruption', why: 'the log ends before the battle' },
      steps: transitions.length - 1,
      returns: Object.fromEntries(last.rewards),
      verdicts: [],
      usage: { usd: 0, lateTicks: 0 },
    },
    unknown: Object.fromEntries(trackers[0].unknown),
  }
}

function stepOf(trackers: readonly Tracker[], index: number, over: boolean): Transition<Observation, Action>['step'] {
  const views = new Map<Player, View<Observation, Action>>()
  const rewards = new Map<Player, number>()
  for (const [i, tracker] of trackers.entries()) {
    const player = players[i]
    const observation = tracker.snapshot()
    views.set(player, { player, observation, legal: over ? [] : null, outcome: null })
    const { winner, you } = observation
    rewards.set(player, !over || winner === 'tie' ? 0 : winner === you.name ? 1 : -1)
  }
  const { winner, turn } = trackers[0].state
  const why = winner === 'tie' ? 'a tie' : `${winner} won`
  const end = over ? ({ kind: 'termination', why } as const) : null
  return { index, tick: turn, views, acting: over ? [] : players, rewards, end }
}

/** What was seen to be chosen between two turns, in the words of choices. */
function decisionsOf(lines: readonly string[]): ReadonlyMap<Player, Decision<Action>> {
  const parts: Record<string, string[]> = { p1: ['pass', 'pass'], p2: ['pass', 'pass'] }
  const gimmick = new Map<string, string>()
  let chosen = true // what comes in after the turn's end was chosen later
  for (const line of lines) {
    const [, kind, ident = '', what = '', target = '', ...more] = line.split('|')
    if (kind === 'upkeep') chosen = false
    const slot = 'ab'.indexOf(ident[2] ?? '')
    const player = ident.slice(0, 2)
    if (slot < 0 || !(player in parts) || !chosen) continue
    if (kind === '-terastallize') gimmick.set(ident.slice(0, 3), ' terastallize')
    if (kind === '-mega') gimmick.set(ident.slice(0, 3), ' mega')
    if (kind === 'move' && !more.some(part => part.startsWith('[from]')) && parts[player][slot] === 'pass')
      parts[player][slot] = `move ${id(what)}${aim(ident, target)}${gimmick.get(ident.slice(0, 3)) ?? ''}`
  }
  return new Map(players.map(player => [player, { action: parts[player].join(', '), detail: 'seen in a log' as Json }]))
}

function aim(from: string, to: string): string {
  const place = 'ab'.indexOf(to[2] ?? '') + 1
  if (place === 0 || from.slice(0, 3) === to.slice(0, 3)) return ''
  return from.slice(0, 2) === to.slice(0, 2) ? ` -${place}` : ` +${place}`
}
