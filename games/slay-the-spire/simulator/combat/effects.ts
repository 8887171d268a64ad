import { C } from '../data/card-ids.ts'
import { combatAny, combatAttacks, combatColorless, combatPowers, combatSkills } from '../data/card-pools.ts'
import { ATTACK, type CardId, cardType, POWER, SKILL, STATUS } from '../data/cards.ts'
import { MS } from '../data/monster-power-ids.ts'
import { PS } from '../data/player-power-ids.ts'
import { R } from '../data/relic-ids.ts'
import { shuffle, upTo } from '../random.ts'
import { F, faulty } from '../rules.ts'
import {
  ACTIVE,
  AI_RNG,
  CARD_RANDOM_RNG,
  DISCARD,
  DRAW,
  EXHAUST,
  HAND,
  POWERS,
  SHUFFLE_RNG,
  type Spire,
} from '../state.ts'
import * as B from './bodies.ts'
import * as Choice from './choice.ts'
import { cardDamage } from './damage.ts'
import {
  alive,
  COST,
  cardAt,
  ENEMY_MARKS,
  ESCAPED,
  enemyAt,
  HALF_DEAD,
  HP,
  idIn,
  isUp,
  MARK_UPGRADED,
  MARKS,
  ORIGIN,
  SPECIAL,
  TURN_COST,
  targetable,
  WAIT_AUTO,
  WAIT_EXHAUST,
  WAIT_FREE,
  WAIT_PURGE,
  WAIT_TRIGGER,
} from './fight.ts'
import { spawnTorches, summonGremlins } from './monsters/summons.ts'
import { monstersBegin, rollMove, spareRoll } from './monsters/turn.ts'
import * as Pile from './piles.ts'
import { afterCard, canUpgradeSlot, putAway, upgradeSlot } from './play.ts'
import {
  amount,
  buffEnemy,
  dropDebuffs,
  dropPower,
  gainPower,
  has,
  losePower,
  setAmount,
  sufferPower,
} from './powers.ts'
import { effect, later, next } from './queue.ts'
import { discardHand, endHand, endTurnNow, restoreRetained } from './turn.ts'
import { clearWaiting, waitFirst } from './waiting.ts'

/* The player's body. */
export const GAIN_BLOCK = effect((g, n) => B.gainBlock(g, n), true)
export const HEAL = effect((g, n) => B.healInFight(g, n), true)
export const LOSE_HP = effect((g, n, own) => B.losePlayerHp(g, n, own !== 0), true)
export const DAMAGE_PLAYER = effect((g, n, own) => B.damagePlayer(g, n, own !== 0), true)
export const ATTACK_PLAYER = effect((g, from, n) => B.attackPlayer(g, from, n), true)
export const GAIN_ENERGY = effect((g, n) => {
  g.energy += n
})
export const BUFF = effect((g, id, n) => {
  if (id === PS.CORRUPTION && !g.s[POWERS + PS.CORRUPTION]) corrupt(g)
  gainPower(g, id, n)
})
export const DEBUFF = effect((g, id, n, byEnemy) => sufferPower(g, id, n, byEnemy !== 0))
export const DECREMENT = effect((g, id, n) => losePower(g, id, n))
export const REMOVE = effect((g, id) => dropPower(g, id))
export const REMOVE_DEBUFFS = effect(g => dropDebuffs(g))
export const ENTRENCH = effect(g => B.gainBlock(g, g.block))
export const LIMIT_BREAK = effect(g => gainPower(g, PS.STRENGTH, g.strength))
export const DUALITY = effect(g => {
  gainPower(g, PS.DEXTERITY, 1)
  sufferPower(g, PS.LOSE_DEXTERITY, 1)
})

/* Enemies. */
const gone = (g: Spire, place: number) => !targetable(g, place)

export const ATTACK_ENEMY = effect((g, place, n) => {
  if (gone(g, place)) return
  B.attackEnemy(g, place, n)
  B.checkVictory(g)
})
export const DAMAGE_ENEMY = effect((g, place, n) => {
  if (gone(g, place)) return
  B.damageEnemy(g, place, n)
  B.checkVictory(g)
})
export const DAMAGE_ALL = effect((g, n) => {
  for (let i = 0; i < g.monsterSlots; i++) if (!gone(g, i)) B.damageEnemy(g, i, n)
  B.checkVictory(g)
})
export const POISON_ENEMY = effect((g, place) => {
  if (gone(g, place)) return
  B.poisonEnemy(g, place)
  B.checkVictory(g)
})
const blows = new Int32Array(5)

/** Each blow is reckoned before the first lands. */
export const ATTACK_ALL = effect((g, base) => {
  for (let i = 0; i < g.monsterSlots; i++) blows[i] = gone(g, i) ? 0 : cardDamage(g, g.playCard, i, base)
  for (let i = 0; i < g.monsterSlots; i++) if (!gone(g, i)) B.attackEnemy(g, i, blows[i])
  B.checkVictory(g)
})
/** Blows reckoned once and dealt several times. */
export const ATTACK_ALL_AGAIN = effect((g, times, a, b, c, d, e) => attackAllAgain(g, times, a, b, c, d, e))

function attackAllAgain(g: Spire, times: number, a: number, b: number, c: number, d: number, e: number): void {
  blows[0] = a
  blows[1] = b
  blows[2] = c
  blows[3] = d
  blows[4] = e
  for (let i = 0; i < g.monsterSlots; i++) if (!gone(g, i)) B.attackEnemy(g, i, blows[i])
  B.checkVictory(g)
  if (times > 1) next(g, ATTACK_ALL_AGAIN, times - 1, a, b, c, d, e)
}

export const WHIRLWIND = effect((g, base, energy, pays) => {
  if (pays) g.energy = 0
  const times = energy + (g.s[ACTIVE + R.CHEMICAL_X] ? 2 : 0)
  const at = (i: number) =>
    i < g.monsterSlots && !gone(g, i) ? Math.min(65535, cardDamage(g, g.playCard, i, base)) : 0
  if (times > 0) attackAllAgain(g, times, at(0), at(1), at(2), at(3), at(4))
})
export const BLOCK_ENEMY = effect((g, place, n) => B.blockEnemy(g, place, n))
export const BUFF_ENEMY = effect((g, id, place, n) => buffEnemy(g, place, id, n))
export const DEBUFF_ENEMY = effect((g, id, place, n, byEnemy) => B.debuffEnemy(g, id, place, n, byEnemy !== 0))
export const DEBUFF_ALL = effect((g, id, n, byEnemy) => {
  for (let i = g.monsterSlots - 1; i >= 0; i--) if (targetable(g, i)) next(g, DEBUFF_ENEMY, id, i, n, byEnemy)
})
export const ROLL_MOVE = effect((g, place) => rollMove(g, place))
export const SPARE_ROLL = effect(g => spareRoll(g))
/** Writhing Mass changes its mind for every blow. */
export const REACT = effect(g => {
  for (let i = amount(g, 0, MS.REACTIVE); i > 0; i--) rollMove(g, 0)
  setAmount(g, 0, MS.REACTIVE, 0)
})
export const VAMPIRE = effect((g, n) => {
  B.attackPlayer(g, 0, n)
  if (alive(g, 0)) B.healEnemy(g, 0, Math.min(n, g.lastUnblocked))
})
export const BLOCK_ALLY = effect((g, source, n) => {
  let count = 0
  for (let i = 0; i < g.monsterSlots; i++) if (i !== source && alive(g, i)) blows[count++] = i
  B.blockEnemy(g, count > 0 ? blows[upTo(g.s, AI_RNG, count - 1)] : source, n)
})
export const SUMMON_GREMLINS = effect(g => summonGremlins(g))
export const SPAWN_TORCHES = effect(g => spawnTorches(g))
export const END_ITSELF = effect((g, place, relicsReact) => {
  if (!relicsReact) B.vanish(g, place)
  else if (alive(g, place)) B.damageEnemy(g, place, g.s[enemyAt(place) + HP])
})

/** A random living enemy; −1 if none is. */
export function randomEnemy(g: Spire): number {
  if (g.monstersAlive <= 0) return -1
  let pick = upTo(g.s, CARD_RANDOM_RNG, g.monstersAlive - 1)
  for (let i = 0; i < g.monsterSlots; i++) if (targetable(g, i) && pick-- === 0) return i
  return -1
}

export const DAMAGE_RANDOM = effect((g, n) => {
  const place = randomEnemy(g)
  if (place < 0) return
  B.damageEnemy(g, place, n)
  B.checkVictory(g)
})
export const BOOMERANG = effect((g, base) => {
  const place = randomEnemy(g)
  if (place < 0) return
  const plain = Pile.makeCard(g, C.SWORD_BOOMERANG, 0)
  next(g, ATTACK_ENEMY, place, cardDamage(g, plain, place, base))
  if (plain >= 0) Pile.freeCard(g, plain)
})

/* Piles. */
export const DRAW_CARDS = effect((g, n) => Pile.drawCards(g, n))
export const TURN_DISCARD = effect(g => Pile.turnDiscard(g))
export const SHUFFLE_DRAW = effect(g => shuffle(g.s, SHUFFLE_RNG, g.s, DRAW, g.drawSize))
export const MAKE_IN_HAND = effect((g, id, upgraded, count, free) => {
  for (let i = 0; i < count; i++) {
    const slot = Pile.makeCard(g, id, upgraded)
    if (slot < 0) return
    if (free) Pile.setTurnCost(g, slot, 0)
    Pile.enterFight(g, slot)
    Pile.toHand(g, slot)
  }
})
export const SHUFFLE_IN = effect((g, id, count) => {
  for (let i = 0; i < count; i++) shuffleInNew(g, id)
})
export function shuffleInNew(g: Spire, id: CardId): number {
  const place = g.drawSize === 0 ? 0 : upTo(g.s, CARD_RANDOM_RNG, g.drawSize - 1)
  const slot = Pile.makeCard(g, id, 0)
  if (slot < 0) return -1
  Pile.enterFight(g, slot)
  Pile.intoDraw(g, place, slot)
  return slot
}
export const MAKE_ON_TOP = effect((g, id, count) => {
  if (faulty(g, F.SPEAR_BURNS_VANISH)) return
  for (let i = 0; i < count; i++) {
    const slot = Pile.makeCard(g, id, 0)
    if (slot >= 0) Pile.toTop(g, slot)
  }
})
export const MAKE_IN_DISCARD = effect((g, id, upgraded, count) => {
  for (let i = 0; i < count; i++) discardNew(g, id, upgraded)
})
export function discardNew(g: Spire, id: CardId, upgraded: number): void {
  const slot = Pile.makeCard(g, id, upgraded)
  if (slot < 0) return
  Pile.enterFight(g, slot)
  Pile.toDiscard(g, slot)
}
export const PLAY_TOP = effect((g, target, exhausts) => {
  if (g.drawSize === 0) {
    if (g.discardSize === 0) return
    next(g, PLAY_TOP, target, exhausts)
    next(g, TURN_DISCARD)
    return
  }
  const marks = WAIT_TRIGGER | WAIT_AUTO | WAIT_FREE | (exhausts ? WAIT_EXHAUST : 0)
  waitFirst(g, Pile.popDraw(g), target, marks, g.energy)
})
export const DISCARD_UNTRIGGERED = effect(g => Pile.toDiscard(g, g.playCard))
export const CLEAR_WAITING = effect(g => clearWaiting(g))
export const END_HAND = effect(g => endHand(g))
export const DISCARD_HAND = effect(g => discardHand(g))
export const RESTORE_RETAINED = effect((g, n) => restoreRetained(g, n))
export const END_TURN_NOW = effect(g => endTurnNow(g))
export const MONSTERS_BEGIN = effect(g => monstersBegin(g))
export const AFTER_CARD = effect(g => afterCard(g), true)
export const PUT_AWAY = effect((g, slot, marks) => putAway(g, slot, marks), true)

export const EXHAUST_AT = effect((g, place, slot) => {
  let found = place < g.handSize && g.s[HAND + place] === slot ? place : -1
  // Cards that left before it have moved it up.
  if (found < 0) for (let i = 0; i < g.handSize; i++) if (g.s[HAND + i] === slot) found = i
  if (found < 0) return
  Pile.exhaust(g, slot)
  Pile.takeFromHand(g, found)
})
export const EXHAUST_RANDOM = effect((g, n) => {
  for (let i = 0; i < n && g.handSize > 0; i++) {
    const place = upTo(g.s, CARD_RANDOM_RNG, g.handSize - 1)
    const slot = g.s[HAND + place]
    Pile.takeFromHand(g, place)
    Pile.exhaust(g, slot)
  }
})

/** All skills cost nothing from now on. */
function corrupt(g: Spire): void {
  for (const [pile, size] of [
    [HAND, g.handSize],
    [DRAW, g.drawSize],
    [DISCARD, g.discardSize],
    [EXHAUST, g.exhaustSize],
  ])
    for (let i = 0; i < size; i++) {
      const at = cardAt(g.s[pile + i])
      if (cardType[g.s[at]] !== SKILL || g.s[at + COST] <= 0) continue
      g.s[at + COST] = 0
      g.s[at + TURN_COST] = 0
    }
}

/** Inferno: every Burn is upgraded, three upgraded ones come. */
export const INFERNO = effect(g => {
  for (const [pile, size] of [
    [HAND, g.handSize],
    [DRAW, g.drawSize],
    [DISCARD, g.discardSize],
  ])
    for (let i = 0; i < size; i++) {
      const at = cardAt(g.s[pile + i])
      if (g.s[at] === C.BURN) g.s[at + MARKS] |= MARK_UPGRADED
    }
  for (let i = 0; i < 3; i++) discardNew(g, C.BURN, 1)
})

/* Costs and upgrades. */
export const MADNESS = effect(g => {
  let turn = false
  let ever = false
  for (let i = 0; i < g.handSize; i++) {
    const at = cardAt(g.s[HAND + i])
    if (g.s[at + TURN_COST] > 0) turn = true
    if (g.s[at + COST] > 0) ever = true
  }
  if (!turn && !ever) return
  for (;;) {
    const at = cardAt(g.s[HAND + upTo(g.s, CARD_RANDOM_RNG, g.handSize - 1)])
    if ((turn ? g.s[at + TURN_COST] : g.s[at + COST]) <= 0) continue
    g.s[at + COST] = 0
    g.s[at + TURN_COST] = 0
    return
  }
})
export const RANDOM_COSTS = effect(g => {
  for (let i = 0; i < g.handSize; i++) {
    const at = cardAt(g.s[HAND + i])
    if (g.s[at + COST] < 0) continue
    const cost = upTo(g.s, CARD_RANDOM_RNG, 3)
    g.s[at + COST] = cost
    g.s[at + TURN_COST] = cost
  }
})
export const ENLIGHTEN = effect((g, upgraded) => {
  for (let i = 0; i < g.handSize; i++) {
    const at = cardAt(g.s[HAND + i])
    if (g.s[at + TURN_COST] > 1) g.s[at + TURN_COST] = 1
    if (!upgraded || g.s[at + COST] <= 1) continue
    g.s[at + TURN_COST] = 1
    g.s[at + COST] = 1
  }
})
export const UPGRADE_HAND = effect(g => {
  const oracle = faulty(g, F.FORGE_UPGRADES_CURSES)
  for (let i = 0; i < g.handSize; i++) if (oracle || canUpgradeSlot(g, g.s[HAND + i])) upgradeSlot(g, g.s[HAND + i])
})
const places = new Int32Array(10)
export const UPGRADE_RANDOM = effect(g => {
  let count = 0
  for (let i = 0; i < g.handSize; i++) if (canUpgradeSlot(g, g.s[HAND + i])) places[count++] = i
  if (count === 0) return
  shuffle(g.s, SHUFFLE_RNG, places, 0, count)
  upgradeSlot(g, g.s[HAND + places[0]])
})
export const APOTHEOSIS = effect(g => {
  for (const [pile, size] of [
    [HAND, g.handSize],
    [DRAW, g.drawSize],
    [DISCARD, g.discardSize],
    [EXHAUST, g.exhaustSize],
  ])
    for (let i = 0; i < size; i++) if (canUpgradeSlot(g, g.s[pile + i])) upgradeSlot(g, g.s[pile + i])
})

/* Random cards. */
const combatPool = (type: number): readonly CardId[] =>
  type === ATTACK
    ? combatAttacks
    : type === SKILL
      ? combatSkills
      : type === POWER
        ? combatPowers
        : type === STATUS
          ? combatColorless
          : combatAny
/** Three different cards. `STATUS` stands for colourless cards, −1 for any red card. */
export function drawThree(g: Spire, type: number): void {
  const pool = combatPool(type)
  g.taskCardA = Pile.randomCard(g, pool)
  do g.taskCardB = Pile.randomCard(g, pool)
  while (g.taskCardB === g.taskCardA)
  do g.taskCardC = Pile.randomCard(g, pool)
  while (g.taskCardC === g.taskCardA || g.taskCardC === g.taskCardB)
}
export const RANDOM_INTO_DRAW = effect((g, type, count) => {
  for (let i = 0; i < count; i++) places[i] = Pile.randomCard(g, combatPool(type))
  for (let i = 0; i < count; i++) {
    const slot = shuffleInNew(g, places[i])
    if (slot < 0) return
    g.s[cardAt(slot) + COST] = 0
    g.s[cardAt(slot) + TURN_COST] = 0
  }
})
export const INFERNAL_BLADE = effect(g => next(g, MAKE_IN_HAND, Pile.randomCard(g, combatAttacks), 0, 1, 1))
export const JACK = effect((g, upgraded) => {
  next(g, MAKE_IN_HAND, Pile.randomCard(g, combatColorless), 0, 1, 0)
  if (upgraded) next(g, MAKE_IN_HAND, Pile.randomCard(g, combatColorless), 0, 1, 0)
})
export const TRANSMUTE = effect((g, upgraded, energy, pays) => {
  const count = energy + (g.s[ACTIVE + R.CHEMICAL_X] ? 2 : 0)
  if (count === 0) return
  for (let i = 0; i < count; i++) later(g, MAKE_IN_HAND, Pile.randomCard(g, combatColorless), upgraded, 1, 1)
  if (pays) g.energy = 0
})
export const MAGNETISM = effect((g, count) => {
  for (let i = 0; i < count; i++) next(g, MAKE_IN_HAND, Pile.randomCard(g, combatColorless), 0, 1, 0)
})

/* Cards with a word of their own. */
export const DROPKICK = effect((g, place) => {
  if (targetable(g, place) && has(g, place, MS.VULNERABLE)) {
    next(g, DRAW_CARDS, 1)
    next(g, GAIN_ENERGY, 1)
  }
  next(g, ATTACK_ENEMY, place, cardDamage(g, g.playCard, place, isUp(g, g.playCard) ? 8 : 5))
})
/** Whether the enemy is dead for good, which Feed and its like ask for. */
function slain(g: Spire, place: number, halfDeadCounts: boolean): boolean {
  const marks = g.s[enemyAt(place) + ENEMY_MARKS]
  if (has(g, place, MS.MINION) || alive(g, place)) return false
  if (!halfDeadCounts && marks & HALF_DEAD) return false
  return !(has(g, place, MS.REGROW) && g.monstersAlive > 0) && (marks & ESCAPED) === 0
}
export const FEED = effect((g, place, n, upgraded) => {
  if (gone(g, place)) return
  B.attackEnemy(g, place, n)
  if (slain(g, place, false)) B.raiseMaxHp(g, upgraded ? 4 : 3)
  B.checkVictory(g)
})
export const GREED = effect((g, place, n, upgraded) => {
  if (gone(g, place)) return
  if (faulty(g, F.GREED_DOES_NOT_STRIKE)) B.damageEnemy(g, place, n)
  else B.attackEnemy(g, place, n)
  if (slain(g, place, false)) B.gainGoldInFight(g, upgraded ? 25 : 20)
  B.checkVictory(g)
})
export const RITUAL_DAGGER = effect((g, place, n) => {
  if (gone(g, place)) return
  B.attackEnemy(g, place, n)
  if (slain(g, place, faulty(g, F.DULL_DAGGER))) {
    const more = isUp(g, g.playCard) ? 5 : 3
    const at = cardAt(g.playCard)
    if (g.playMarks & WAIT_PURGE) g.s[cardAt(g.s[at + ORIGIN]) + SPECIAL] += more
    g.s[at + SPECIAL] += more
  }
  B.checkVictory(g)
})
export const REAPER = effect((g, base) => {
  let healed = 0
  for (let i = 0; i < g.monsterSlots; i++) {
    if (gone(g, i)) continue
    const before = g.s[enemyAt(i) + HP]
    B.attackEnemy(g, i, cardDamage(g, g.playCard, i, base))
    healed += before - g.s[enemyAt(i) + HP]
  }
  if (healed > 0) later(g, HEAL, healed)
})
export const FIEND_FIRE = effect((g, place, n) => {
  for (let i = 0; i < g.handSize; i++) next(g, ATTACK_ENEMY, place, n)
  for (let i = 0; i < g.handSize; i++) next(g, EXHAUST_RANDOM, 1)
})
export const SECOND_WIND = effect((g, block) => {
  for (let i = 0; i < g.handSize; i++) if (cardType[idIn(g, g.s[HAND + i])] !== ATTACK) next(g, GAIN_BLOCK, block)
  for (let i = 0; i < g.handSize; i++)
    if (cardType[idIn(g, g.s[HAND + i])] !== ATTACK) next(g, EXHAUST_AT, i, g.s[HAND + i])
})
export const SEVER_SOUL = effect(g => {
  for (let i = g.handSize - 1; i >= 0; i--)
    if (cardType[idIn(g, g.s[HAND + i])] !== ATTACK) {
      if (faulty(g, F.SEVER_SOUL_STRIKES_FIRST)) later(g, EXHAUST_AT, i, g.s[HAND + i])
      else next(g, EXHAUST_AT, i, g.s[HAND + i])
    }
})
export const SPOT_WEAKNESS = effect((g, place, n) => {
  if (Choice.isAttacking(g, place)) gainPower(g, PS.STRENGTH, n)
})
export const VIOLENCE = effect((g, count) => Choice.violence(g, count))

/* Choices. */
export const ARMAMENTS = effect(g => Choice.openArmaments(g))
export const DUAL_WIELD = effect((g, copies) => Choice.openDualWield(g, copies))
export const EXHUME = effect(g => Choice.openExhume(g))
export const FORETHOUGHT = effect((g, upgraded) => Choice.openForethought(g, upgraded))
export const HEADBUTT = effect(g => Choice.openHeadbutt(g))
export const EXHAUST_ONE = effect(g => Choice.openExhaustOne(g))
export const DRAW_TO_HAND = effect((g, type) => Choice.openDrawToHand(g, type))
export const WARCRY = effect(g => Choice.openWarcry(g))
export const DISCARD_TO_HAND = effect((g, copies) => Choice.openDiscardToHand(g, copies))
export const EXHAUST_MANY = effect((g, limit) => Choice.openMany(g, Choice.EXHAUST_MANY, limit))
export const GAMBLE = effect(g => Choice.openMany(g, Choice.GAMBLE, 10))
export const CODEX = effect(g => {
  drawThree(g, -1)
  Choice.open(g, Choice.CODEX)
})
export const TOOLBOX = effect(g => {
  drawThree(g, STATUS)
  g.taskCopies = 1
  g.taskFree = faulty(g, F.DISCOVERED_CARDS_FREE) ? 1 : 0
  Choice.open(g, Choice.DISCOVERY)
})
export const DISCOVER = effect((g, type, copies) => {
  drawThree(g, type)
  g.taskCopies = copies
  g.taskFree = 1
  Choice.open(g, Choice.DISCOVERY)
})
