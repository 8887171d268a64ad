import { C } from '../data/card-ids.ts'
import { ATTACK, cardType, SKILL } from '../data/cards.ts'
import { MS } from '../data/monster-power-ids.ts'
import { PS } from '../data/player-power-ids.ts'
import { F, faulty } from '../rules.ts'
import { HAND, POWERS, type Spire } from '../state.ts'
import { cardBlock, cardDamage } from './damage.ts'
import * as O from './effects.ts'
import { cardAt, idIn, MARK_FREE, MARKS, ORIGIN, SPECIAL, WAIT_FREE, WAIT_IGNORE_ENERGY, WAIT_PURGE } from './fight.ts'
import { onShuffle } from './piles.ts'
import { has } from './powers.ts'
import { later } from './queue.ts'

/** What a card does when played. @param target Place of the enemy aimed at. @param up 1 if the card is upgraded. */
type CardEffect = (g: Spire, target: number, up: number) => void

/* The words that the cards below are written in. */

const attack = (g: Spire, target: number, damage: number) =>
  later(g, O.ATTACK_ENEMY, target, cardDamage(g, g.playCard, target, damage))
/** Vigor is spent before blows on all enemies are reckoned, so it is added here. */
const attackAll = (g: Spire, damage: number) => later(g, O.ATTACK_ALL, damage + g.s[POWERS + PS.VIGOR])
const block = (g: Spire, value: number) => later(g, O.GAIN_BLOCK, cardBlock(g, value))
const draw = (g: Spire, count: number) => later(g, O.DRAW_CARDS, count)
const gain = (g: Spire, power: number, amount: number) => later(g, O.BUFF, power, amount)
const suffer = (g: Spire, power: number, amount: number) => later(g, O.DEBUFF, power, amount, 1)
const inflict = (g: Spire, target: number, power: number, amount: number) =>
  later(g, O.DEBUFF_ENEMY, power, target, amount, 0)
const inflictAll = (g: Spire, power: number, amount: number) => later(g, O.DEBUFF_ALL, power, amount, 0)
const energy = (g: Spire, amount: number) => later(g, O.GAIN_ENERGY, amount)
const bleed = (g: Spire, amount: number) => later(g, O.LOSE_HP, amount, 1)

const strike =
  (plain: number, upgraded: number): CardEffect =>
  (g, target, up) =>
    attack(g, target, up ? upgraded : plain)
const guard =
  (plain: number, upgraded: number): CardEffect =>
  (g, _, up) =>
    block(g, up ? upgraded : plain)
const become =
  (power: number, plain: number, upgraded: number): CardEffect =>
  (g, _, up) =>
    gain(g, power, up ? upgraded : plain)
const does =
  (effect: () => number, plain = 0, upgraded = 1): CardEffect =>
  (g, _, up) =>
    later(g, effect(), up ? upgraded : plain)

/** Energy that an X card spends: what there was when it was played, but not more than there is. */
function spend(g: Spire): { energy: number; pays: number } {
  if (!(g.playMarks & WAIT_IGNORE_ENERGY) && g.energy < g.playEnergy) g.playEnergy = g.energy
  const free = (g.playMarks & WAIT_FREE) !== 0 || (g.s[cardAt(g.playCard) + MARKS] & MARK_FREE) !== 0
  return { energy: g.playEnergy, pays: free || (g.playMarks & WAIT_PURGE && !faulty(g, F.COPIES_PAY_X)) ? 0 : 1 }
}

function grow(g: Spire, amount: number): void {
  const at = cardAt(g.playCard)
  if (g.playMarks & WAIT_PURGE) g.s[cardAt(g.s[at + ORIGIN]) + SPECIAL] += amount
  g.s[at + SPECIAL] += amount
}

const holdsAttack = (g: Spire) => {
  for (let i = 0; i < g.handSize; i++) if (cardType[idIn(g, g.s[HAND + i])] === ATTACK) return true
  return false
}

const attacks: Readonly<Record<number, CardEffect>> = {
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

const skills: Readonly<Record<number, CardEffect>> = {
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

const powers: Readonly<Record<number, CardEffect>> = {
  [C.BARRICADE]: g => {
    g.s[POWERS + PS.BARRICADE] = 1
  },
  [C.BERSERK]: (g, _, up) => {
    g.energyPerTurn++
    later(g, O.DEBUFF, PS.VULNERABLE, up ? 1 : 2, 0)
  },
  [C.BRUTALITY]: become(PS.BRUTALITY, 1, 1),
  [C.CORRUPTION]: become(PS.CORRUPTION, 1, 1),
  [C.COMBUST]: become(PS.COMBUST, 5, 7),
  [C.DARK_EMBRACE]: become(PS.DARK_EMBRACE, 1, 1),
  [C.DEMON_FORM]: become(PS.DEMON_FORM, 2, 3),
  [C.EVOLVE]: become(PS.EVOLVE, 1, 2),
  [C.FEEL_NO_PAIN]: become(PS.FEEL_NO_PAIN, 3, 4),
  [C.FIRE_BREATHING]: become(PS.FIRE_BREATHING, 6, 10),
  [C.INFLAME]: become(PS.STRENGTH, 2, 3),
  [C.JUGGERNAUT]: become(PS.JUGGERNAUT, 5, 7),
  [C.MAGNETISM]: become(PS.MAGNETISM, 1, 1),
  [C.MAYHEM]: become(PS.MAYHEM, 1, 1),
  [C.METALLICIZE]: become(PS.METALLICIZE, 3, 4),
  [C.PANACHE]: become(PS.PANACHE, 10, 14),
  [C.RUPTURE]: become(PS.RUPTURE, 1, 2),
  [C.SADISTIC_NATURE]: become(PS.SADISTIC, 5, 7),
}

/** By card id; statuses and curses do nothing of their own. */
export const cardEffects: readonly (CardEffect | undefined)[] = (() => {
  const table: (CardEffect | undefined)[] = new Array(cardType.length).fill(undefined)
  for (const group of [attacks, skills, powers])
    for (const [id, effect] of Object.entries(group)) table[Number(id)] = effect
  return table
})()
