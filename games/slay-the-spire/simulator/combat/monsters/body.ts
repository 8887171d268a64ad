import { M } from '../../data/monster-ids.ts'
import { MS } from '../../data/monster-power-ids.ts'
import { monsterRows } from '../../data/monster-table.ts'
import { PS } from '../../data/player-power-ids.ts'
import { between } from '../../random.ts'
import { F, faulty } from '../../rules.ts'
import { MONSTER_HP_RNG, POWERS, type Spire } from '../../state.ts'
import { blockEnemy } from '../bodies.ts'
import { ENEMY_MARKS, ENEMY_WORDS, enemyAt, HP, KIND, MAX_HP, MISC, PLACED } from '../fight.ts'
import { buffEnemy, has, setAmount, setHas } from '../powers.ts'

/** From which ascension a monster has the HP of its second range. */
const bosses = new Set<number>([
  M.AWAKENED_ONE,
  M.BRONZE_AUTOMATON,
  M.CORRUPT_HEART,
  M.DECA,
  M.DONU,
  M.HEXAGHOST,
  M.SLIME_BOSS,
  M.THE_CHAMP,
  M.THE_COLLECTOR,
  M.THE_GUARDIAN,
  M.TIME_EATER,
  M.TORCH_HEAD,
  M.BRONZE_ORB,
])
const elites = new Set<number>([
  M.BOOK_OF_STABBING,
  M.DAGGER,
  M.GIANT_HEAD,
  M.GREMLIN_LEADER,
  M.GREMLIN_NOB,
  M.LAGAVULIN,
  M.NEMESIS,
  M.SENTRY,
  M.SPIRE_SHIELD,
  M.SPIRE_SPEAR,
  M.REPTOMANCER,
  M.TASKMASTER,
])
/** The game rolls these twice and keeps the second roll. */
const rolledTwice = new Set<number>([M.ORB_WALKER, M.REPTOMANCER, M.BRONZE_ORB, M.TASKMASTER])
const fixed = new Set<number>([M.SPHERIC_GUARDIAN, M.THE_MAW, M.TRANSIENT])

/** Ranges as the reference has them. */
const misread: Readonly<Record<number, readonly [number, number, number, number]>> = {
  [M.AWAKENED_ONE]: [300, 300, 300, 320],
  [M.BEAR]: [38, 52, 40, 44],
  [M.CENTURION]: [76, 80, 76, 83],
}

function hpRange(g: Spire, kind: number): readonly [number, number, number, number] {
  if (faulty(g, F.HP_RANGES) && misread[kind] !== undefined) return misread[kind]
  const [, , low, high, hardLow, hardHigh] = monsterRows[kind - 1]
  return [low, high, hardLow, hardHigh]
}

export function clearPlace(g: Spire, place: number): void {
  g.s.fill(0, enemyAt(place), enemyAt(place) + ENEMY_WORDS)
}

export function rollHp(g: Spire, place: number): void {
  const at = enemyAt(place)
  const kind = g.s[at + KIND]
  const [low, high, hardLow, hardHigh] = hpRange(g, kind)
  let hp = low
  if (!fixed.has(kind)) {
    if (rolledTwice.has(kind)) between(g.s, MONSTER_HP_RNG, low, high)
    const hard = g.ascension >= (bosses.has(kind) ? 9 : elites.has(kind) ? 8 : 7)
    hp = between(g.s, MONSTER_HP_RNG, hard ? hardLow : low, hard ? hardHigh : high)
  }
  g.s[at + HP] = hp
  g.s[at + MAX_HP] = hp
}

/** Puts a monster in a place and rolls what it comes with. */
export function construct(g: Spire, kind: number, place: number): void {
  const at = enemyAt(place)
  g.s[at + KIND] = kind
  g.s[at + ENEMY_MARKS] |= PLACED
  rollHp(g, place)
  const hard = g.ascension >= 2 ? 1 : 0
  if (kind === M.RED_LOUSE || kind === M.GREEN_LOUSE) g.s[at + MISC] = between(g.s, MONSTER_HP_RNG, 5 + hard, 7 + hard)
  if (kind === M.DARKLING) g.s[at + MISC] = between(g.s, MONSTER_HP_RNG, 7 + 2 * hard, 11 + 2 * hard)
}

/** A value for plain, hard and hardest. */
const three = (g: Spire, hard: number, hardest: number, values: readonly [number, number, number]) =>
  values[g.ascension >= hardest ? 2 : g.ascension >= hard ? 1 : 0]

/** What a monster has when the fight begins. */
export function prepare(g: Spire, place: number): void {
  const at = enemyAt(place)
  const a = g.ascension
  const buff = (power: number, amount = 1) => buffEnemy(g, place, power, amount)
  const flag = (power: number, amount: number) => {
    setHas(g, place, power, true)
    setAmount(g, place, power, amount)
  }
  switch (g.s[at + KIND]) {
    case M.CORRUPT_HEART:
      buff(MS.BEAT_OF_DEATH, a >= 19 ? 2 : 1)
      buff(MS.INVINCIBLE, a >= 19 ? 200 : 300)
      return
    case M.DAGGER:
      buff(MS.MINION)
      return
    case M.DARKLING:
      buff(MS.REGROW)
      return
    case M.MAD_GREMLIN:
      buff(MS.ANGRY, a >= 17 ? 2 : 1)
      return
    case M.GIANT_HEAD:
      flag(MS.SLOW, 0)
      return
    case M.GREMLIN_LEADER:
    case M.REPTOMANCER:
    case M.THE_COLLECTOR:
      buff(MS.MINION_LEADER)
      return
    case M.TRANSIENT:
      buff(MS.SHIFTING)
      buff(MS.FADING, a >= 17 ? 6 : 5)
      return
    case M.BOOK_OF_STABBING:
      g.s[at + MISC]++
      buff(MS.PAINFUL_STABS)
      return
    case M.FUNGI_BEAST:
      buff(MS.SPORE_CLOUD, 2)
      return
    case M.AWAKENED_ONE:
      if (a >= 4) buff(MS.STRENGTH, 2)
      buff(MS.CURIOSITY, a >= 19 ? 2 : 1)
      buff(MS.REGEN, a >= 19 ? 15 : 10)
      return
    case M.DECA:
    case M.DONU:
      buff(MS.ARTIFACT, a >= 19 ? 3 : 2)
      return
    case M.ORB_WALKER:
      buff(MS.GENERIC_STRENGTH_UP, a >= 17 ? 5 : 3)
      return
    case M.SPIKER:
      buff(MS.THORNS, three(g, 2, 17, [3, 4, 7]))
      return
    case M.WRITHING_MASS:
      flag(MS.REACTIVE, 0)
      buff(MS.MALLEABLE, 3)
      return
    case M.BRONZE_AUTOMATON:
      buff(MS.MINION_LEADER)
      buff(MS.ARTIFACT, 3)
      return
    case M.TIME_EATER:
      flag(MS.TIME_WARP, 0)
      return
    case M.BYRD:
      buff(MS.FLIGHT, a >= 17 ? 4 : 3)
      return
    case M.LOOTER:
    case M.MUGGER:
      buff(MS.THIEVERY, a >= 17 ? 20 : 15)
      return
    case M.SHELLED_PARASITE:
      buff(MS.PLATED_ARMOR, 14)
      blockEnemy(g, place, 14)
      return
    case M.SNAKE_PLANT:
      buff(MS.MALLEABLE, 3)
      return
    case M.SPHERIC_GUARDIAN:
      buff(MS.ARTIFACT, 3)
      buff(MS.BARRICADE)
      blockEnemy(g, place, 40)
      return
    case M.SPIRE_SHIELD:
      g.s[POWERS + PS.SURROUNDED] = 1
      buff(MS.ARTIFACT, a >= 18 ? 2 : 1)
      return
    case M.SPIRE_SPEAR:
      buff(MS.ARTIFACT, a >= 18 ? 2 : 1)
      return
    case M.LAGAVULIN:
      if (!has(g, place, MS.ASLEEP)) return
      buff(MS.METALLICIZE, 8)
      blockEnemy(g, place, 8)
      return
    case M.RED_LOUSE:
    case M.GREEN_LOUSE: {
      const low = a >= 17 ? 9 : a >= 7 ? 4 : 3
      const high = a >= 17 ? 12 : a >= 7 ? 8 : 7
      buff(MS.CURL_UP, between(g.s, MONSTER_HP_RNG, low, high))
      return
    }
    case M.SENTRY:
      buff(MS.ARTIFACT, 1)
      return
    case M.THE_GUARDIAN: {
      const limit = three(g, 9, 19, [30, 35, 40])
      g.s[at + MISC] = limit
      buff(MS.MODE_SHIFT, limit)
      return
    }
  }
}
