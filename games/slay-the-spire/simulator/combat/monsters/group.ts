import { E } from '../../data/encounter-ids.ts'
import { M } from '../../data/monster-ids.ts'
import { MS } from '../../data/monster-power-ids.ts'
import { MOVE } from '../../data/move-ids.ts'
import { coin, upTo } from '../../random.ts'
import { F, faulty } from '../../rules.ts'
import { ENEMIES, MISC_RNG, type Spire } from '../../state.ts'
import { blockEnemy } from '../bodies.ts'
import { ENEMY_MARKS, ENEMY_WORDS, enemyAt, MOVE_NOW, PLACED } from '../fight.ts'
import { buffEnemy, setHas } from '../powers.ts'
import { clearPlace, construct, prepare } from './body.ts'
import { drawGremlin } from './summons.ts'
import { rollMove } from './turn.ts'

/** Encounters that are always the same monsters, in their places. */
const fixed: Readonly<Record<number, readonly number[]>> = {
  [E.AWAKENED_ONE]: [M.CULTIST, M.CULTIST, M.AWAKENED_ONE],
  [E.BOOK_OF_STABBING]: [M.BOOK_OF_STABBING],
  [E.BLUE_SLAVER]: [M.BLUE_SLAVER],
  [E.CENTURION_AND_HEALER]: [M.CENTURION, M.MYSTIC],
  [E.COLOSSEUM_EVENT_NOBS]: [M.TASKMASTER, M.GREMLIN_NOB],
  [E.COLOSSEUM_EVENT_SLAVERS]: [M.BLUE_SLAVER, M.RED_SLAVER],
  [E.CHAMP]: [M.THE_CHAMP],
  [E.CHOSEN]: [M.CHOSEN],
  [E.CHOSEN_AND_BYRDS]: [M.BYRD, M.CHOSEN],
  [E.CULTIST]: [M.CULTIST],
  [E.CULTIST_AND_CHOSEN]: [M.CULTIST, M.CHOSEN],
  [E.DONU_AND_DECA]: [M.DECA, M.DONU],
  [E.GIANT_HEAD]: [M.GIANT_HEAD],
  [E.GREMLIN_NOB]: [M.GREMLIN_NOB],
  [E.HEXAGHOST]: [M.HEXAGHOST],
  [E.JAW_WORM]: [M.JAW_WORM],
  [E.JAW_WORM_HORDE]: [M.JAW_WORM, M.JAW_WORM, M.JAW_WORM],
  [E.LAGAVULIN]: [M.LAGAVULIN],
  [E.LAGAVULIN_EVENT]: [M.LAGAVULIN],
  [E.LOOTER]: [M.LOOTER],
  [E.MASKED_BANDITS_EVENT]: [M.POINTY, M.ROMEO, M.BEAR],
  [E.MAW]: [M.THE_MAW],
  [E.MUSHROOMS_EVENT]: [M.FUNGI_BEAST, M.FUNGI_BEAST, M.FUNGI_BEAST],
  [E.MYSTERIOUS_SPHERE_EVENT]: [M.ORB_WALKER, M.ORB_WALKER],
  [E.NEMESIS]: [M.NEMESIS],
  [E.ORB_WALKER]: [M.ORB_WALKER],
  [E.RED_SLAVER]: [M.RED_SLAVER],
  [E.SENTRY_AND_SPHERE]: [M.SENTRY, M.SPHERIC_GUARDIAN],
  [E.SHELL_PARASITE]: [M.SHELLED_PARASITE],
  [E.SHELLED_PARASITE_AND_FUNGI]: [M.SHELLED_PARASITE, M.FUNGI_BEAST],
  [E.SHIELD_AND_SPEAR]: [M.SPIRE_SHIELD, M.SPIRE_SPEAR],
  [E.SLAVERS]: [M.BLUE_SLAVER, M.TASKMASTER, M.RED_SLAVER],
  [E.SNAKE_PLANT]: [M.SNAKE_PLANT],
  [E.SNECKO]: [M.SNECKO],
  [E.SPIRE_GROWTH]: [M.SPIRE_GROWTH],
  [E.SPHERIC_GUARDIAN]: [M.SPHERIC_GUARDIAN],
  [E.SLIME_BOSS]: [M.SLIME_BOSS],
  [E.THE_GUARDIAN]: [M.THE_GUARDIAN],
  [E.THE_HEART]: [M.CORRUPT_HEART],
  [E.THREE_BYRDS]: [M.BYRD, M.BYRD, M.BYRD],
  [E.THREE_CULTIST]: [M.CULTIST, M.CULTIST, M.CULTIST],
  [E.THREE_DARKLINGS]: [M.DARKLING, M.DARKLING, M.DARKLING],
  [E.THREE_SENTRIES]: [M.SENTRY, M.SENTRY, M.SENTRY],
  [E.TIME_EATER]: [M.TIME_EATER],
  [E.TRANSIENT]: [M.TRANSIENT],
  [E.TWO_FUNGI_BEASTS]: [M.FUNGI_BEAST, M.FUNGI_BEAST],
  [E.TWO_THIEVES]: [M.LOOTER, M.MUGGER],
  [E.WRITHING_MASS]: [M.WRITHING_MASS],
}

/** Sets the enemies up: bodies, first moves, then what each comes with. */
export function createEnemies(g: Spire, encounter: number): void {
  g.s.fill(0, ENEMIES, ENEMIES + 5 * ENEMY_WORDS)
  g.monsterSlots = 0
  g.monstersAlive = 0
  g.extraRolls = 0
  g.skipTurns = 0
  createGroup(g, encounter)
  for (let i = 0; i < g.monsterSlots; i++) if (g.s[enemyAt(i) + ENEMY_MARKS] & PLACED) rollMove(g, i)
  for (let i = 0; i < g.monsterSlots; i++) if (g.s[enemyAt(i) + ENEMY_MARKS] & PLACED) prepare(g, i)
}

function add(g: Spire, kind: number): void {
  construct(g, kind, g.monsterSlots++)
  g.monstersAlive++
}

function createGroup(g: Spire, encounter: number): void {
  const always = fixed[encounter]
  if (always !== undefined) {
    for (const kind of always) add(g, kind)
    if (encounter === E.JAW_WORM_HORDE) rouseWorms(g)
    if (encounter === E.LAGAVULIN) setHas(g, 0, MS.ASLEEP, true)
    return
  }
  const misc = (last: number) => upTo(g.s, MISC_RNG, last)
  switch (encounter) {
    case E.GREMLIN_GANG:
      fromBag(g, 4, [
        M.MAD_GREMLIN,
        M.MAD_GREMLIN,
        M.SNEAKY_GREMLIN,
        M.SNEAKY_GREMLIN,
        M.FAT_GREMLIN,
        M.FAT_GREMLIN,
        M.SHIELD_GREMLIN,
        M.GREMLIN_WIZARD,
      ])
      return
    case E.LOTS_OF_SLIMES:
      fromBag(g, 5, [M.SPIKE_SLIME_S, M.SPIKE_SLIME_S, M.SPIKE_SLIME_S, M.ACID_SLIME_S, M.ACID_SLIME_S])
      return
    case E.FOUR_SHAPES:
    case E.THREE_SHAPES:
      fromBag(g, encounter === E.FOUR_SHAPES ? 4 : 3, [
        M.REPULSOR,
        M.REPULSOR,
        M.EXPLODER,
        M.EXPLODER,
        M.SPIKER,
        M.SPIKER,
      ])
      return
    case E.SMALL_SLIMES: {
      const spiky = coin(g.s, MISC_RNG)
      add(g, spiky ? M.SPIKE_SLIME_S : M.ACID_SLIME_S)
      add(g, spiky ? M.ACID_SLIME_M : M.SPIKE_SLIME_M)
      return
    }
    case E.LARGE_SLIME:
      add(g, coin(g.s, MISC_RNG) ? M.ACID_SLIME_L : M.SPIKE_SLIME_L)
      return
    case E.TWO_LOUSE:
    case E.THREE_LOUSE:
      for (let i = encounter === E.TWO_LOUSE ? 2 : 3; i > 0; i--) add(g, drawLouse(g))
      return
    case E.EXORDIUM_THUGS:
      weakWildlife(g)
      oneOf(g, () => [M.CULTIST, coin(g.s, MISC_RNG) ? M.RED_SLAVER : M.BLUE_SLAVER, M.LOOTER])
      return
    case E.EXORDIUM_WILDLIFE:
      oneOf(g, () => [M.FUNGI_BEAST, M.JAW_WORM])
      weakWildlife(g)
      return
    case E.SPHERE_AND_TWO_SHAPES: {
      const shape = () => [M.SPIKER, M.REPULSOR, M.EXPLODER][misc(2)]
      add(g, shape())
      add(g, shape())
      add(g, M.SPHERIC_GUARDIAN)
      return
    }
    case E.GREMLIN_LEADER:
      for (const place of [1, 2]) {
        construct(g, drawGremlin(g, MISC_RNG), place)
        buffEnemy(g, place, MS.MINION)
      }
      construct(g, M.GREMLIN_LEADER, 3)
      g.monstersAlive = 3
      g.monsterSlots = 4
      return
    case E.AUTOMATON:
      g.monsterSlots = 1
      add(g, M.BRONZE_AUTOMATON)
      g.monsterSlots++
      return
    case E.COLLECTOR:
      g.monsterSlots = 2
      add(g, M.THE_COLLECTOR)
      return
    case E.REPTOMANCER:
      g.monsterSlots = 1
      add(g, M.DAGGER)
      add(g, M.REPTOMANCER)
      g.monsterSlots++
      add(g, M.DAGGER)
      return
    default:
      throw new RangeError(`encounter ${encounter} has no monsters`)
  }
}

/** Draws without putting back. */
function fromBag(g: Spire, count: number, bag: number[]): void {
  for (let i = 0; i < count; i++) {
    const pick = upTo(g.s, MISC_RNG, bag.length - 1)
    const [kind] = bag.splice(pick, 1)
    add(g, kind)
  }
}

const drawLouse = (g: Spire): number => (coin(g.s, MISC_RNG) ? M.RED_LOUSE : M.GREEN_LOUSE)

function weakWildlife(g: Spire): void {
  oneOf(g, () => [drawLouse(g), M.SPIKE_SLIME_M, M.ACID_SLIME_M])
}

/** The game makes all of them, rolls their HP, and keeps one. */
function oneOf(g: Spire, draw: () => readonly number[]): void {
  const at = enemyAt(g.monsterSlots)
  const kinds = draw()
  const made: Int32Array[] = []
  for (const kind of kinds) {
    clearPlace(g, g.monsterSlots)
    construct(g, kind, g.monsterSlots)
    made.push(g.s.slice(at, at + ENEMY_WORDS))
  }
  g.s.set(made[upTo(g.s, MISC_RNG, kinds.length - 1)], at)
  g.monsterSlots++
  g.monstersAlive++
}

/** In act 3 jaw worms come strong, blocked and past their first move. */
function rouseWorms(g: Spire): void {
  const strength = g.ascension >= 17 ? 5 : g.ascension >= 2 ? 4 : 3
  const block = g.ascension >= 17 ? 9 : g.ascension < 2 && faulty(g, F.WORMS_BLOCK_LESS) ? 5 : 6
  for (let i = 0; i < 3; i++) {
    buffEnemy(g, i, MS.STRENGTH, strength)
    blockEnemy(g, i, block)
    g.s[enemyAt(i) + MOVE_NOW] = MOVE.DARKLING_REGROW
  }
}

/** The elite that guards the emerald key is stronger in one of four ways. */
export function strengthen(g: Spire): void {
  for (let i = 0; i < g.monsterSlots; i++) {
    const at = enemyAt(i)
    if (g.emeraldBuff === 0) buffEnemy(g, i, MS.STRENGTH, g.act)
    else if (g.emeraldBuff === 1) {
      const more = Math.round(Math.fround(g.s[at + 2] * 0.25))
      g.s[at + 1] += more
      g.s[at + 2] += more
    } else if (g.emeraldBuff === 2) buffEnemy(g, i, MS.METALLICIZE, g.act * 2 + 2)
    else buffEnemy(g, i, MS.REGEN, g.act * 2 + 1)
  }
}
