import { C } from '../../data/card-ids.ts'
import { MS } from '../../data/monster-power-ids.ts'
import { PS } from '../../data/player-power-ids.ts'
import { F, faulty } from '../../rules.ts'
import { POWERS } from '../../state.ts'
import { cardBlock, cardDamage } from '../damage.ts'
import * as O from '../effects.ts'
import { cardAt, SPECIAL } from '../fight.ts'
import { later } from '../queue.ts'
import { attack, attackAll, bleed, type CardEffect, draw, grow, inflict, inflictAll, spend, strike } from './words.ts'

/** What each of the attacks does. */
export const attacks: Readonly<Record<number, CardEffect>> = {
  [C.STRIKE_RED]: strike(6, 9),
  [C.BLOOD_FOR_BLOOD]: strike(18, 22),
  [C.BLUDGEON]: strike(32, 42),
  [C.CARNAGE]: strike(20, 28),
  [C.CLASH]: strike(14, 18),
  [C.SWIFT_STRIKE]: strike(7, 10),
  [C.ANGER]: (g, target, up) => {
    attack(g, target, up ? 8 : 6)
    later(g, O.MAKE_IN_DISCARD, C.ANGER, up, 1)
  },
  [C.BASH]: (g, target, up) => {
    attack(g, target, up ? 10 : 8)
    inflict(g, target, MS.VULNERABLE, up ? 3 : 2)
  },
  [C.BITE]: (g, target, up) => {
    attack(g, target, up ? 8 : 7)
    later(g, O.HEAL, up ? 3 : 2)
  },
  [C.BODY_SLAM]: (g, target) => attack(g, target, g.block),
  [C.CLEAVE]: (g, _, up) => attackAll(g, up ? 11 : 8),
  [C.CLOTHESLINE]: (g, target, up) => {
    attack(g, target, up ? 14 : 12)
    inflict(g, target, MS.WEAK, up ? 3 : 2)
  },
  [C.DRAMATIC_ENTRANCE]: (g, _, up) => attackAll(g, up ? 12 : 8),
  [C.DROPKICK]: (g, target) => later(g, O.DROPKICK, target),
  [C.FEED]: (g, target, up) => later(g, O.FEED, target, cardDamage(g, g.playCard, target, up ? 12 : 10), up),
  [C.FIEND_FIRE]: (g, target, up) => later(g, O.FIEND_FIRE, target, cardDamage(g, g.playCard, target, up ? 10 : 7)),
  [C.FLASH_OF_STEEL]: (g, target, up) => {
    attack(g, target, up ? 6 : 3)
    draw(g, 1)
  },
  [C.HAND_OF_GREED]: (g, target, up) => later(g, O.GREED, target, cardDamage(g, g.playCard, target, up ? 25 : 20), up),
  [C.HEADBUTT]: (g, target, up) => {
    attack(g, target, up ? 12 : 9)
    later(g, O.HEADBUTT)
  },
  [C.HEAVY_BLADE]: (g, target, up) => attack(g, target, 14 + (up ? 4 : 2) * g.strength),
  [C.HEMOKINESIS]: (g, target, up) => {
    bleed(g, 2)
    attack(g, target, up ? 20 : 15)
  },
  [C.IMMOLATE]: (g, _, up) => {
    attackAll(g, up ? 28 : 21)
    later(g, O.MAKE_IN_DISCARD, C.BURN, 0, 1)
  },
  [C.IRON_WAVE]: (g, target, up) => {
    const once = cardBlock(g, up ? 7 : 5)
    later(g, O.GAIN_BLOCK, faulty(g, F.IRON_WAVE_BLOCKS_TWICE) ? cardBlock(g, once) : once)
    attack(g, target, up ? 7 : 5)
  },
  [C.MIND_BLAST]: (g, target) => attack(g, target, g.drawSize),
  [C.PERFECTED_STRIKE]: (g, target, up) => attack(g, target, 6 + g.strikes * (up ? 3 : 2)),
  [C.POMMEL_STRIKE]: (g, target, up) => {
    attack(g, target, up ? 10 : 9)
    draw(g, up ? 2 : 1)
  },
  [C.PUMMEL]: (g, target, up) => {
    for (let i = 0; i < (up ? 5 : 4); i++) attack(g, target, 2)
  },
  [C.RAMPAGE]: (g, target, up) => {
    attack(g, target, 8 + g.s[cardAt(g.playCard) + SPECIAL])
    grow(g, up ? 8 : 5)
  },
  [C.REAPER]: (g, _, up) => later(g, O.REAPER, (up ? 5 : 4) + g.s[POWERS + PS.VIGOR]),
  [C.RECKLESS_CHARGE]: (g, target, up) => {
    attack(g, target, up ? 10 : 7)
    later(g, O.SHUFFLE_IN, C.DAZED, 1)
  },
  [C.RITUAL_DAGGER]: (g, target) =>
    later(g, O.RITUAL_DAGGER, target, cardDamage(g, g.playCard, target, g.s[cardAt(g.playCard) + SPECIAL])),
  [C.SEARING_BLOW]: (g, target) => {
    const upgrades = g.s[cardAt(g.playCard) + SPECIAL]
    attack(g, target, (upgrades * (upgrades + 7)) / 2 + 12)
  },
  [C.SEVER_SOUL]: (g, target, up) => {
    later(g, O.SEVER_SOUL)
    attack(g, target, up ? 22 : 16)
  },
  [C.SWORD_BOOMERANG]: (g, _, up) => {
    for (let i = 0; i < (up ? 4 : 3); i++) later(g, O.BOOMERANG, 3 + g.s[POWERS + PS.VIGOR])
  },
  [C.THUNDERCLAP]: (g, _, up) => {
    attackAll(g, up ? 7 : 4)
    inflictAll(g, MS.VULNERABLE, 1)
  },
  [C.TWIN_STRIKE]: (g, target, up) => {
    attack(g, target, up ? 7 : 5)
    attack(g, target, up ? 7 : 5)
  },
  [C.UPPERCUT]: (g, target, up) => {
    attack(g, target, 13)
    inflict(g, target, MS.WEAK, up ? 2 : 1)
    inflict(g, target, MS.VULNERABLE, up ? 2 : 1)
  },
  [C.WHIRLWIND]: (g, _, up) => {
    const { energy, pays } = spend(g)
    later(g, O.WHIRLWIND, (up ? 8 : 5) + g.s[POWERS + PS.VIGOR], energy, pays)
  },
  [C.WILD_STRIKE]: (g, target, up) => {
    attack(g, target, up ? 17 : 12)
    later(g, O.SHUFFLE_IN, C.WOUND, 1)
  },
}
