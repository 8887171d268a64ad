import { type Model, type Player, type Random, UsageError, type View } from '#core'
import type { Action } from './action.ts'
import { recall } from './known.ts'
import { drawHidden } from './model/hidden.ts'
import { drawMoves } from './model/moves.ts'
import type { Observation } from './observation.ts'
import { Play } from './play.ts'
import { NO_ROOM, roomSymbols } from './simulator/data/rooms.ts'
import { setRules } from './simulator/rules.ts'
import * as S from './simulator/state.ts'

/**
 * The rules, and a run that agrees with the last view: what the player knows is taken from its words, all else is drawn
 * anew. Views that are equal as JSON give equal samples, wherever they come from.
 */
export const model: Model<Observation, Action, Play> = {
  sample(history, random) {
    const last = history[history.length - 1]
    if (!last) throw new UsageError('a sample of slay-the-spire needs at least one view')
    return sampleOf(last, random)
  },
  clone: play => play.clone(),
  acting: play => (play.end() ? [] : ['p1']),
  legal: (play, player: Player) => (player === 'p1' ? play.legal() : []),
  apply(play, actions: ReadonlyMap<Player, Action>) {
    const action = actions.get('p1')
    const number = play.numberOf(action)
    if (number < 0) throw new RangeError(`${JSON.stringify(action)} is not legal in this world`)
    play.act(number)
  },
  view: play => play.view(),
  end: play => play.end(),
}

function sampleOf(view: View<Observation, Action>, random: Random): Play {
  const seen = view.observation
  const play = new Play()
  recall(play, seen.known)
  const { g } = play
  setRules(g, g.rules ? 'oracle' : 'game')
  for (const name of ['act', 'floor', 'ascension', 'hp', 'maxHp', 'gold', 'x', 'y'] as const) g[name] = seen[name]
  recallMap(g, seen.map)
  if (seen.fight) {
    g.turn = seen.fight.turn - 1
    g.energy = seen.fight.energy
    g.block = seen.fight.block
  }
  play.won = seen.won
  play.damageTaken = seen.damageTaken
  play.outcome = view.outcome
  play.climb = seen.climb
  drawHidden(g, play.seen.relics, play.seen.top, play.seen.bottom, random)
  if (seen.fight) drawMoves(g, seen.fight.monsters, play.seen.bitten, play.seen.done, random)
  return play
}

function recallMap(g: S.Spire, nodes: Observation['map']): void {
  g.s.fill(NO_ROOM, S.MAP, S.PATH)
  for (const [x, y, symbol, next] of nodes) {
    let edges = 0
    for (const to of next) edges |= 1 << to
    g.s[S.MAP + y * 7 + x] = roomSymbols.indexOf(symbol) | (edges << 4)
  }
}
