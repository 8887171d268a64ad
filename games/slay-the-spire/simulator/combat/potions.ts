import { ATTACK, POWER, SKILL, STATUS } from '../data/cards.ts'
import { MS } from '../data/monster-power-ids.ts'
import { PS } from '../data/player-power-ids.ts'
import { P } from '../data/potion-ids.ts'
import { R } from '../data/relic-ids.ts'
import { BOSS_ROOM } from '../data/rooms.ts'
import { F, faulty } from '../rules.ts'
import { obtainPotion } from '../run/body.ts'
import { randomPotion } from '../run/potions.ts'
import { ACTIVE, POTION_RNG, POTIONS, type Spire } from '../state.ts'
import { raiseMaxHp } from './bodies.ts'
import * as O from './effects.ts'
import { FIGHT_WON } from './fight.ts'
import { later } from './queue.ts'

/** What a potion does in a fight. @param n 1, or 2 with Sacred Bark. */
type Draught = (g: Spire, target: number, n: number) => void

const become =
  (power: number, amount: number): Draught =>
  (g, _, n) =>
    later(g, O.BUFF, power, amount * n)
const inflict =
  (power: number, amount: number): Draught =>
  (g, target, n) =>
    later(g, O.DEBUFF_ENEMY, power, target, amount * n, 0)
const discover =
  (type: number): Draught =>
  (g, _, n) =>
    later(g, O.DISCOVER, type, n)

const draughts: Readonly<Record<number, Draught>> = {
  [P.ANCIENT_POTION]: become(PS.ARTIFACT, 1),
  [P.CULTIST_POTION]: become(PS.RITUAL, 1),
  [P.DEXTERITY_POTION]: become(PS.DEXTERITY, 2),
  [P.DUPLICATION_POTION]: become(PS.DUPLICATION, 1),
  [P.ESSENCE_OF_STEEL]: become(PS.PLATED_ARMOR, 4),
  [P.GHOST_IN_A_JAR]: become(PS.INTANGIBLE, 1),
  [P.HEART_OF_IRON]: become(PS.METALLICIZE, 6),
  [P.LIQUID_BRONZE]: become(PS.THORNS, 3),
  [P.REGEN_POTION]: become(PS.REGEN, 5),
  [P.STRENGTH_POTION]: become(PS.STRENGTH, 2),
  [P.FEAR_POTION]: inflict(MS.VULNERABLE, 3),
  [P.WEAK_POTION]: inflict(MS.WEAK, 3),
  [P.POISON_POTION]: inflict(MS.POISON, 6),
  [P.ATTACK_POTION]: discover(ATTACK),
  [P.SKILL_POTION]: discover(SKILL),
  [P.POWER_POTION]: discover(POWER),
  [P.COLORLESS_POTION]: discover(STATUS),
  [P.BLESSING_OF_THE_FORGE]: g => later(g, O.UPGRADE_HAND),
  [P.BLOCK_POTION]: (g, _, n) => later(g, O.GAIN_BLOCK, 12 * n),
  [P.BLOOD_POTION]: (g, _, n) => {
    const share = faulty(g, F.BLOOD_POTION_DOUBLED) ? 60 - 20 * n : 20 * n
    later(g, O.HEAL, Math.trunc(Math.fround((g.maxHp * share) / 100)))
  },
  [P.DISTILLED_CHAOS]: (g, _, n) => {
    for (let i = 0; i < 3 * n; i++) later(g, O.PLAY_TOP, O.randomEnemy(g), 0)
  },
  [P.ELIXIR_POTION]: g => later(g, O.EXHAUST_MANY, 10),
  [P.ENERGY_POTION]: (g, _, n) => later(g, O.GAIN_ENERGY, 2 * n),
  [P.ENTROPIC_BREW]: g => {
    for (let i = 0; i < g.potionSlots; i++) obtainPotion(g, randomPotion(g, POTION_RNG, true))
  },
  [P.EXPLOSIVE_POTION]: (g, _, n) => later(g, O.DAMAGE_ALL, 10 * n),
  [P.FIRE_POTION]: (g, target, n) => later(g, O.DAMAGE_ENEMY, target, 20 * n),
  [P.FLEX_POTION]: (g, _, n) => {
    later(g, O.BUFF, PS.STRENGTH, 5 * n)
    later(g, O.DEBUFF, PS.LOSE_STRENGTH, 5 * n, 1)
  },
  [P.SPEED_POTION]: (g, _, n) => {
    later(g, O.BUFF, PS.DEXTERITY, 5 * n)
    later(g, O.DEBUFF, PS.LOSE_DEXTERITY, 5 * n, 1)
  },
  [P.FRUIT_JUICE]: (g, _, n) => raiseMaxHp(g, 5 * n),
  [P.GAMBLERS_BREW]: g => later(g, O.GAMBLE),
  [P.LIQUID_MEMORIES]: (g, _, n) => later(g, O.DISCARD_TO_HAND, n),
  [P.SMOKE_BOMB]: g => {
    if (faulty(g, F.SMOKE_BOMB_FIZZLES) || g.room === BOSS_ROOM) return
    g.fled = 1
    g.fightOutcome = FIGHT_WON
  },
  [P.SNECKO_OIL]: (g, _, n) => {
    later(g, O.DRAW_CARDS, 5 * n)
    later(g, O.RANDOM_COSTS)
  },
  [P.SWIFT_POTION]: (g, _, n) => later(g, O.DRAW_CARDS, 3 * n),
}

export function drink(g: Spire, slot: number, target: number): void {
  const potion = g.s[POTIONS + slot]
  g.s[POTIONS + slot] = 0
  draughts[potion]?.(g, target, g.s[ACTIVE + R.SACRED_BARK] ? 2 : 1)
  if (g.s[ACTIVE + R.TOY_ORNITHOPTER] && !faulty(g, F.ORNITHOPTER_GIVES_NOTHING)) later(g, O.HEAL, 5)
}
