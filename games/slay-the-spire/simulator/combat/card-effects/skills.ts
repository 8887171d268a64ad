import { C } from '../../data/card-ids.ts'
import { ATTACK, SKILL } from '../../data/cards.ts'
import { MS } from '../../data/monster-power-ids.ts'
import { PS } from '../../data/player-power-ids.ts'
import { F, faulty } from '../../rules.ts'
import { cardBlock } from '../damage.ts'
import * as O from '../effects.ts'
import { onShuffle } from '../piles.ts'
import { has } from '../powers.ts'
import { later } from '../queue.ts'
import {
  become,
  bleed,
  block,
  type CardEffect,
  does,
  draw,
  energy,
  gain,
  guard,
  holdsAttack,
  inflict,
  inflictAll,
  spend,
  suffer,
} from './words.ts'

/** What each of the skills does. */
export const skills: Readonly<Record<number, CardEffect>> = {
  [C.DEFEND_RED]: guard(5, 8),
  [C.GHOSTLY_ARMOR]: guard(10, 13),
  [C.GOOD_INSTINCTS]: guard(6, 9),
  [C.IMPERVIOUS]: guard(30, 40),
  [C.SENTINEL]: guard(5, 8),
  [C.APPARITION]: become(PS.INTANGIBLE, 1, 1),
  [C.DOUBLE_TAP]: become(PS.DOUBLE_TAP, 1, 2),
  [C.PANACEA]: become(PS.ARTIFACT, 1, 2),
  [C.RAGE]: become(PS.RAGE, 3, 5),
  [C.THE_BOMB]: become(PS.THE_BOMB, 40, 50),
  [C.BANDAGE_UP]: does(() => O.HEAL, 4, 6),
  [C.DUAL_WIELD]: does(() => O.DUAL_WIELD, 1, 2),
  [C.ENLIGHTENMENT]: does(() => O.ENLIGHTEN),
  [C.ENTRENCH]: does(() => O.ENTRENCH),
  [C.EXHUME]: does(() => O.EXHUME),
  [C.FORETHOUGHT]: does(() => O.FORETHOUGHT),
  [C.INFERNAL_BLADE]: does(() => O.INFERNAL_BLADE),
  [C.JACK_OF_ALL_TRADES]: does(() => O.JACK),
  [C.LIMIT_BREAK]: does(() => O.LIMIT_BREAK),
  [C.MADNESS]: does(() => O.MADNESS),
  [C.MASTER_OF_STRATEGY]: does(() => O.DRAW_CARDS, 3, 4),
  [C.PURITY]: does(() => O.EXHAUST_MANY, 3, 5),
  [C.SEEING_RED]: does(() => O.GAIN_ENERGY, 2, 2),
  [C.VIOLENCE]: does(() => O.VIOLENCE, 3, 4),
  [C.APOTHEOSIS]: does(() => O.APOTHEOSIS),
  [C.ARMAMENTS]: (g, _, up) => {
    block(g, 5)
    later(g, up ? O.UPGRADE_HAND : O.ARMAMENTS)
  },
  [C.BATTLE_TRANCE]: (g, _, up) => {
    draw(g, up ? 4 : 3)
    suffer(g, PS.NO_DRAW, 1)
  },
  [C.BLIND]: (g, target, up) => (up ? inflictAll(g, MS.WEAK, 2) : inflict(g, target, MS.WEAK, 2)),
  [C.BLOODLETTING]: (g, _, up) => {
    bleed(g, 3)
    energy(g, up ? 3 : 2)
  },
  [C.BURNING_PACT]: (g, _, up) => {
    later(g, O.EXHAUST_ONE)
    draw(g, up ? 3 : 2)
  },
  [C.CHRYSALIS]: (g, _, up) => later(g, O.RANDOM_INTO_DRAW, SKILL, up ? 5 : 3),
  [C.DARK_SHACKLES]: (g, target, up) => {
    const amount = up ? 15 : 9
    if (faulty(g, F.DARK_SHACKLES_STRENGTHENS)) {
      later(g, O.DEBUFF_ENEMY, MS.STRENGTH, target, amount, 1)
      if (has(g, target, MS.ARTIFACT)) later(g, O.BUFF_ENEMY, MS.SHACKLED, target, amount)
      return
    }
    if (!has(g, target, MS.ARTIFACT)) later(g, O.BUFF_ENEMY, MS.SHACKLED, target, amount)
    inflict(g, target, MS.STRENGTH, -amount)
  },
  [C.DEEP_BREATH]: (g, _, up) => {
    if (g.discardSize > 0) {
      onShuffle(g)
      later(g, O.TURN_DISCARD)
      later(g, O.SHUFFLE_DRAW)
    }
    draw(g, up ? 2 : 1)
  },
  [C.DISARM]: (g, target, up) => inflict(g, target, MS.STRENGTH, up && !faulty(g, F.DISARM_NOT_UPGRADED) ? -3 : -2),
  [C.DISCOVERY]: g => later(g, O.DISCOVER, -1, 1),
  [C.FINESSE]: (g, _, up) => {
    block(g, up ? 4 : 2)
    draw(g, 1)
  },
  [C.FLAME_BARRIER]: (g, _, up) => {
    block(g, up ? 16 : 12)
    gain(g, PS.FLAME_BARRIER, up ? 6 : 4)
  },
  [C.FLEX]: (g, _, up) => {
    gain(g, PS.STRENGTH, up ? 4 : 2)
    suffer(g, PS.LOSE_STRENGTH, up ? 4 : 2)
  },
  [C.HAVOC]: g => later(g, O.PLAY_TOP, O.randomEnemy(g), 1),
  [C.IMPATIENCE]: (g, _, up) => {
    if (!holdsAttack(g) || faulty(g, F.IMPATIENCE_ALWAYS_DRAWS)) draw(g, up ? 3 : 2)
  },
  [C.INTIMIDATE]: (g, _, up) => inflictAll(g, MS.WEAK, up ? 2 : 1),
  [C.JAX]: (g, _, up) => {
    bleed(g, 3)
    gain(g, PS.STRENGTH, up ? 3 : 2)
  },
  [C.METAMORPHOSIS]: (g, _, up) => later(g, O.RANDOM_INTO_DRAW, ATTACK, up ? 5 : 3),
  [C.OFFERING]: (g, _, up) => {
    bleed(g, 6)
    energy(g, 2)
    draw(g, up ? 5 : 3)
  },
  [C.PANIC_BUTTON]: (g, _, up) => {
    block(g, up ? 40 : 30)
    suffer(g, PS.NO_BLOCK, 2)
  },
  [C.POWER_THROUGH]: (g, _, up) => {
    later(g, O.MAKE_IN_HAND, C.WOUND, 0, 2, 0)
    block(g, up ? 20 : 15)
  },
  [C.SECRET_TECHNIQUE]: g => later(g, O.DRAW_TO_HAND, SKILL),
  [C.SECRET_WEAPON]: g => later(g, O.DRAW_TO_HAND, ATTACK),
  [C.SECOND_WIND]: (g, _, up) => later(g, O.SECOND_WIND, cardBlock(g, up ? 7 : 5)),
  [C.SHOCKWAVE]: (g, _, up) => {
    inflictAll(g, MS.WEAK, up ? 5 : 3)
    inflictAll(g, MS.VULNERABLE, up ? 5 : 3)
  },
  [C.SHRUG_IT_OFF]: (g, _, up) => {
    block(g, up ? 11 : 8)
    draw(g, 1)
  },
  [C.SPOT_WEAKNESS]: (g, target, up) => later(g, O.SPOT_WEAKNESS, target, up ? 4 : 3),
  [C.THINKING_AHEAD]: g => {
    draw(g, 2)
    later(g, O.WARCRY)
  },
  [C.TRANSMUTATION]: (g, _, up) => {
    if (g.energy > g.playEnergy) g.playEnergy = g.energy
    const { energy, pays } = spend(g)
    later(g, O.TRANSMUTE, up, energy, pays)
  },
  [C.TRIP]: (g, target, up) => (up ? inflictAll(g, MS.VULNERABLE, 2) : inflict(g, target, MS.VULNERABLE, 2)),
  [C.TRUE_GRIT]: (g, _, up) => {
    block(g, up ? 9 : 7)
    if (up) later(g, O.EXHAUST_ONE)
    else later(g, O.EXHAUST_RANDOM, 1)
  },
  [C.WARCRY]: (g, _, up) => {
    draw(g, up ? 2 : 1)
    later(g, O.WARCRY)
  },
}
