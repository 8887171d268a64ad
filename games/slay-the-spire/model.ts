import { type Model, type Player, type Random, UsageError, type View } from '#core'
import type { Action } from './action.ts'
import type { Observation } from './observation.ts'
import type { Play } from './play.ts'
import { EV } from './simulator/data/event-ids.ts'
import { R } from './simulator/data/relic-ids.ts'
import { seedStream } from './simulator/random.ts'
import { drawEncounters } from './simulator/run/encounters.ts'
import { poolSize } from './simulator/run/relics.ts'
import { EVENT_SCREEN } from './simulator/screens.ts'
import * as S from './simulator/state.ts'

/**
 * The run behind each observation of this process. A sample begins with a copy of it and draws anew all that the player has
 * not seen: an observation alone does not hold what effects still wait in a fight.
 */
const runs = new WeakMap<object, Play>()

export function remember(view: View<Observation, Action>, play: Play): void {
  runs.set(view.observation, play.clone())
}

const streams = [
  S.AI_RNG,
  S.CARD_RANDOM_RNG,
  S.CARD_RNG,
  S.EVENT_RNG,
  S.MATH_RNG,
  S.MERCHANT_RNG,
  S.MISC_RNG,
  S.MONSTER_HP_RNG,
  S.MONSTER_RNG,
  S.NEOW_RNG,
  S.POTION_RNG,
  S.RELIC_RNG,
  S.SHUFFLE_RNG,
  S.TREASURE_RNG,
]

/** The rules with everything unseen drawn anew: all generators, the draw pile's order, relics, encounters and bosses ahead. */
export const model: Model<Observation, Action, Play> = {
  sample(history, random) {
    const last = history[history.length - 1]
    const run = last && runs.get(last.observation)
    if (!run)
      throw new UsageError(
        'a model of slay-the-spire samples from views of an environment in this process, not from files',
      )
    const play = run.clone()
    hide(play.g, random)
    return play
  },
  clone: play => play.clone(),
  acting: play => (play.end() ? [] : ['p1']),
  legal: (play, player) => (player === 'p1' ? play.legal() : []),
  apply(play, actions: ReadonlyMap<Player, Action>) {
    const action = actions.get('p1')
    const number = play.numberOf(action)
    if (number < 0) throw new RangeError(`${JSON.stringify(action)} is not legal in this world`)
    play.act(number)
  },
  view: play => play.view(),
  end: play => play.end(),
}

/** Draws anew what the player has not seen. */
function hide(g: S.Spire, random: Random): void {
  const word = () => random.int(2 ** 32) | 0
  g.seedHigh = word()
  g.seedLow = word()
  for (const stream of streams) seedStream(g.s, stream, word(), word())
  if (!g.s[S.OWNED + R.FROZEN_EYE]) shuffle(g, S.DRAW, g.drawSize, random)
  hidePools(g, random)
  hideEncounters(g)
  if (g.screen !== EVENT_SCREEN) return
  if (g.event === EV.DEAD_ADVENTURER) shuffle(g, S.DEAD_REWARDS + g.phase, Math.max(0, 3 - g.phase), random)
  if (g.event === EV.MATCH_AND_KEEP) hideFlipped(g, random)
}

function shuffle(g: S.Spire, from: number, count: number, random: Random): void {
  for (let i = count - 1; i > 0; i--) {
    const j = random.int(i + 1)
    const held = g.s[from + i]
    g.s[from + i] = g.s[from + j]
    g.s[from + j] = held
  }
}

/** Relics still in their pools come in an order nobody knows. */
function hidePools(g: S.Spire, random: Random): void {
  for (let tier = 0; tier < 5; tier++) shuffle(g, S.POOLS + tier * 36, poolSize(g, tier), random)
}

/** Encounters ahead come from the same lists; those met and the boss on the map stay. */
function hideEncounters(g: S.Spire): void {
  if (g.act > 3) return
  const { boss, secondBoss, encounter, monstersUsed, elitesUsed } = g
  const met = g.s.slice(S.MONSTERS, S.MONSTERS + monstersUsed)
  const elites = g.s.slice(S.ELITES, S.ELITES + elitesUsed)
  drawEncounters(g)
  g.s.set(met, S.MONSTERS)
  g.s.set(elites, S.ELITES)
  g.monstersUsed = monstersUsed
  g.elitesUsed = elitesUsed
  const drawn = [g.boss, g.secondBoss].filter(each => each !== boss)
  g.boss = boss
  if (secondBoss !== 0) g.secondBoss = encounter === secondBoss ? secondBoss : drawn[0]
}

/** The cards still face down change places. */
function hideFlipped(g: S.Spire, random: Random): void {
  const down = Array.from({ length: 12 }, (_, i) => i).filter(i => g.s[S.FLIPPED + i] === 0)
  const cards = down.map(i => g.s[S.SELECT + i])
  for (let i = cards.length - 1; i > 0; i--) {
    const j = random.int(i + 1)
    ;[cards[i], cards[j]] = [cards[j], cards[i]]
  }
  for (const [i, place] of down.entries()) g.s[S.SELECT + place] = cards[i]
}
