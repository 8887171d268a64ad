import { C } from '../../../data/card-ids.ts'
import { MS } from '../../../data/monster-power-ids.ts'
import { MOVE } from '../../../data/move-ids.ts'
import { PS } from '../../../data/player-power-ids.ts'
import type { Spire } from '../../../state.ts'
import { blockEnemy, blowOf, setMove } from '../../bodies.ts'
import * as O from '../../effects.ts'
import { amount, buffEnemy, setAmount, sufferPower } from '../../powers.ts'
import { later } from '../../queue.ts'
import { baseDamage } from '../intents.ts'
import { spareRoll } from '../turn.ts'
import { doAndRollNow, grow, litter, type Move, pick, roll, strike, strikeAndRoll, turnOf, wasBefore } from './words.ts'

export const act4: Readonly<Record<number, Move>> = {
  [MOVE.SPIRE_SHIELD_BASH]: (g, i) => {
    strike(g, i)
    sufferPower(g, PS.STRENGTH, -1)
    const rested = wasBefore(g, i, MOVE.SPIRE_SHIELD_SMASH) || wasBefore(g, i, MOVE.NONE)
    setMove(g, i, rested ? MOVE.SPIRE_SHIELD_FORTIFY : MOVE.SPIRE_SHIELD_SMASH)
    spareRoll(g)
  },
  [MOVE.SPIRE_SHIELD_FORTIFY]: (g, i) => {
    blockEnemy(g, i, 30)
    blockEnemy(g, 1, 30)
    const rested = wasBefore(g, i, MOVE.SPIRE_SHIELD_SMASH) || wasBefore(g, i, MOVE.NONE)
    setMove(g, i, rested ? MOVE.SPIRE_SHIELD_BASH : MOVE.SPIRE_SHIELD_SMASH)
    spareRoll(g)
  },
  [MOVE.SPIRE_SHIELD_SMASH]: (g, i) => {
    const blow = blowOf(g, i, baseDamage(g, i))
    later(g, O.ATTACK_PLAYER, i, blow)
    later(g, O.BLOCK_ENEMY, i, pick(g, 18, blow, 99))
    roll(g, i)
  },
  [MOVE.SPIRE_SPEAR_BURN_STRIKE]: (g, i) => {
    strike(g, i)
    if (g.ascension >= 18) later(g, O.MAKE_ON_TOP, C.BURN, 2)
    else litter(g, C.BURN, 2)
    setMove(g, i, wasBefore(g, i, MOVE.SPIRE_SPEAR_SKEWER) ? MOVE.SPIRE_SPEAR_PIERCER : MOVE.SPIRE_SPEAR_SKEWER)
    spareRoll(g)
  },
  [MOVE.SPIRE_SPEAR_PIERCER]: (g, i) => {
    grow(g, i, 2)
    grow(g, 0, 2)
    setMove(g, i, wasBefore(g, i, MOVE.SPIRE_SPEAR_SKEWER) ? MOVE.SPIRE_SPEAR_BURN_STRIKE : MOVE.SPIRE_SPEAR_SKEWER)
    spareRoll(g)
  },
  [MOVE.SPIRE_SPEAR_SKEWER]: strikeAndRoll,
  [MOVE.CORRUPT_HEART_BLOOD_SHOTS]: (g, i) => heartBeats(g, i, MOVE.CORRUPT_HEART_ECHO),
  [MOVE.CORRUPT_HEART_ECHO]: (g, i) => heartBeats(g, i, MOVE.CORRUPT_HEART_BLOOD_SHOTS),
  [MOVE.CORRUPT_HEART_BUFF]: doAndRollNow((g, i) => {
    setAmount(g, i, MS.STRENGTH, Math.max(0, amount(g, i, MS.STRENGTH)) + 2)
    switch (Math.trunc(turnOf(g) / 3)) {
      case 1:
        return buffEnemy(g, i, MS.ARTIFACT, 2)
      case 2:
        return buffEnemy(g, i, MS.BEAT_OF_DEATH, 1)
      case 3:
        return buffEnemy(g, i, MS.PAINFUL_STABS)
      case 4:
        return grow(g, i, 10)
      default:
        return grow(g, i, 50)
    }
  }),
  [MOVE.CORRUPT_HEART_DEBILITATE]: doAndRollNow(g => {
    for (const power of [PS.VULNERABLE, PS.WEAK, PS.FRAIL]) sufferPower(g, power, 2)
    for (const card of [C.DAZED, C.SLIMED, C.WOUND, C.BURN, C.VOID]) O.shuffleInNew(g, card)
  }),
}

/** Every third turn the Heart buffs itself. */
function heartBeats(g: Spire, i: number, other: number): void {
  strike(g, i)
  setMove(g, i, turnOf(g) % 3 === 0 ? MOVE.CORRUPT_HEART_BUFF : other)
  spareRoll(g)
}
