/** How a round ends and the next turn starts. */
import { MS } from '../data/monster-power-ids.ts'
import { PS } from '../data/player-power-ids.ts'
import { R } from '../data/relic-ids.ts'
import { F, faulty } from '../rules.ts'
import { ACTIVE, POWERS, type Spire } from '../state.ts'
import { blockEnemy, healEnemy } from './bodies.ts'
import * as O from './effects.ts'
import { alive, ENEMY_MARKS, ESCAPED, enemyAt, targetable } from './fight.ts'
import {
  amount,
  buffEnemy,
  dropEnemyPower,
  dropPower,
  gainPower,
  has,
  losePower,
  setAmount,
  wasJust,
  wearEnemy,
  wearOff,
} from './powers.ts'
import { later } from './queue.ts'

const acts = (g: Spire, place: number) => alive(g, place) && (g.s[enemyAt(place) + ENEMY_MARKS] & ESCAPED) === 0

function endRound(g: Spire): void {
  for (let i = 0; i < g.monsterSlots; i++) if (acts(g, i)) enemyTurnEnds(g, i)
  for (const id of [PS.FRAIL, PS.VULNERABLE, PS.WEAK]) wearOff(g, id)
  for (const id of [PS.DUPLICATION, PS.INTANGIBLE, PS.NO_BLOCK]) if (g.s[POWERS + id]) losePower(g, id)
  for (let i = 0; i < g.monsterSlots; i++) if (acts(g, i)) enemyRoundEnds(g, i)
}

function enemyTurnEnds(g: Spire, place: number): void {
  if (has(g, place, MS.METALLICIZE)) blockEnemy(g, place, amount(g, place, MS.METALLICIZE))
  if (has(g, place, MS.MALLEABLE)) setAmount(g, place, MS.MALLEABLE, 3)
  if (has(g, place, MS.PLATED_ARMOR)) blockEnemy(g, place, amount(g, place, MS.PLATED_ARMOR))
  if (has(g, place, MS.INTANGIBLE)) wearEnemy(g, place, MS.INTANGIBLE)
  if (has(g, place, MS.REGEN)) healEnemy(g, place, amount(g, place, MS.REGEN))
  if (has(g, place, MS.SHACKLED)) {
    buffEnemy(g, place, MS.STRENGTH, amount(g, place, MS.SHACKLED))
    dropEnemyPower(g, place, MS.SHACKLED)
  }
}

function enemyRoundEnds(g: Spire, place: number): void {
  if (has(g, place, MS.RITUAL) && !wasJust(g, place, MS.RITUAL))
    buffEnemy(g, place, MS.STRENGTH, amount(g, place, MS.RITUAL))
  if (has(g, place, MS.SLOW)) setAmount(g, place, MS.SLOW, 0)
  if (has(g, place, MS.WEAK) && !wasJust(g, place, MS.WEAK)) wearEnemy(g, place, MS.WEAK)
  if (has(g, place, MS.VULNERABLE) && !wasJust(g, place, MS.VULNERABLE)) wearEnemy(g, place, MS.VULNERABLE)
  if (has(g, place, MS.GENERIC_STRENGTH_UP)) buffEnemy(g, place, MS.STRENGTH, amount(g, place, MS.GENERIC_STRENGTH_UP))
}

export function startTurn(g: Spire): void {
  const s = g.s
  if (!g.skipMonsters) endRound(g)
  g.turn++
  g.skipMonsters = 0
  g.turnEnded = 0
  startOfTurnRelics(g)
  startOfTurnPowers(g)
  if (!s[POWERS + PS.BARRICADE]) g.block = s[ACTIVE + R.CALIPERS] ? Math.max(0, g.block - 15) : 0
  later(g, O.DRAW_CARDS, g.drawPerTurn)
  if (s[POWERS + PS.DRAW_REDUCTION]) {
    if (g.justApplied & (1 << PS.DRAW_REDUCTION)) g.justApplied &= ~(1 << PS.DRAW_REDUCTION)
    else {
      dropPower(g, PS.DRAW_REDUCTION)
      g.drawPerTurn++
    }
  }
  if (s[ACTIVE + R.POCKETWATCH] && g.cardsPlayed <= 3) later(g, O.DRAW_CARDS, 3)
  if (s[ACTIVE + R.WARPED_TONGS]) later(g, O.UPGRADE_RANDOM)
  if (s[POWERS + PS.BRUTALITY]) {
    later(g, O.LOSE_HP, s[POWERS + PS.BRUTALITY], faulty(g, F.RUPTURE_MISSES) ? 0 : 1)
    later(g, O.DRAW_CARDS, s[POWERS + PS.BRUTALITY])
  }
  if (s[POWERS + PS.DEMON_FORM]) later(g, O.BUFF, PS.STRENGTH, s[POWERS + PS.DEMON_FORM])
  g.cardsPlayed = 0
  g.attacksPlayed = 0
  g.skillsPlayed = 0
  g.discarded = 0
  g.energy = s[ACTIVE + R.ICE_CREAM] ? g.energy + g.energyPerTurn : g.energyPerTurn
}

function startOfTurnRelics(g: Spire): void {
  const s = g.s
  if (s[ACTIVE + R.ART_OF_WAR] && g.attacksPlayed === 0) later(g, O.GAIN_ENERGY, 1)
  if (s[ACTIVE + R.BRIMSTONE]) {
    gainPower(g, PS.STRENGTH, 2)
    for (let i = 0; i < g.monsterSlots; i++) if (targetable(g, i)) buffEnemy(g, i, MS.STRENGTH, 1)
  }
  if (s[ACTIVE + R.CAPTAINS_WHEEL] && g.turn === 2) later(g, O.GAIN_BLOCK, 18)
  if (s[ACTIVE + R.HAPPY_FLOWER] && ++g.happyFlower === 3) {
    g.happyFlower = 0
    later(g, O.GAIN_ENERGY, 1)
  }
  if (s[ACTIVE + R.HORN_CLEAT] && g.turn === 1) later(g, O.GAIN_BLOCK, 14)
  if (s[ACTIVE + R.INCENSE_BURNER] && ++g.incense === 6) {
    g.incense = 0
    later(g, O.BUFF, PS.INTANGIBLE, 1)
  }
  if (s[ACTIVE + R.MERCURY_HOURGLASS]) later(g, O.DAMAGE_ALL, 3)
  if (s[ACTIVE + R.NECRONOMICON]) g.necronomiconUsed = 0
  if (s[ACTIVE + R.ORANGE_PELLETS]) g.pellets = 0
}

function startOfTurnPowers(g: Spire): void {
  const s = g.s
  if (s[POWERS + PS.FLAME_BARRIER]) dropPower(g, PS.FLAME_BARRIER)
  if (s[POWERS + PS.MAGNETISM] && !faulty(g, F.MAGNETISM_GIVES_NOTHING)) later(g, O.MAGNETISM, s[POWERS + PS.MAGNETISM])
  for (let i = 0; i < s[POWERS + PS.MAYHEM]; i++) later(g, O.PLAY_TOP, O.randomEnemy(g), 0)
  if (s[POWERS + PS.NEXT_TURN_BLOCK]) {
    later(g, O.GAIN_BLOCK, s[POWERS + PS.NEXT_TURN_BLOCK])
    dropPower(g, PS.NEXT_TURN_BLOCK)
  }
  if (s[POWERS + PS.PANACHE]) g.panache = 5
}
