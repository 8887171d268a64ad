import { C } from '../data/card-ids.ts'
import { ATTACK, type CardId, cardType, POWER, SKILL } from '../data/cards.ts'
import { shuffle, upTo } from '../random.ts'
import { F, faulty } from '../rules.ts'
import { CARD_RANDOM_RNG, DRAW, EXHAUST, HAND, SHUFFLE_RNG, type Spire } from '../state.ts'
import { DRAW_CARDS } from './effects.ts'
import { BUSY, CHOOSING, COST, cardAt, idIn, MARK_FREE, MARKS, ORIGIN } from './fight.ts'
import { showsAttack } from './monsters/intents.ts'
import * as Pile from './piles.ts'
import { next } from './queue.ts'
import { canUpgradeSlot, upgradeSlot } from './upgrades.ts'

/** Choices a fight waits for. The numbers are those of the reference's records. */
export const ARMAMENTS = 1
export const CODEX = 2
export const DISCOVERY = 3
export const DUAL_WIELD = 4
export const EXHAUST_ONE = 5
export const EXHAUST_MANY = 6
export const EXHUME = 7
export const FORETHOUGHT = 8
export const GAMBLE = 9
export const HEADBUTT = 10
export const LIQUID_MEMORIES = 12
export const SECRET_TECHNIQUE = 16
export const SECRET_WEAPON = 17
export const WARCRY = 20
export const FORETHOUGHT_MANY = 21

export const choiceKeys: readonly string[] = [
  '',
  'upgrade a card',
  'add a card to the draw pile',
  'choose a card',
  'copy an attack or power',
  'exhaust a card',
  'exhaust any cards',
  'bring back an exhausted card',
  'put a card under the draw pile',
  'discard any cards and draw as many',
  'put a discarded card on the draw pile',
  '',
  'take back a discarded card',
  '',
  '',
  '',
  'take a skill',
  'take an attack',
  '',
  '',
  'put a card on the draw pile',
  'put any cards under the draw pile',
]

export function open(g: Spire, task: number): void {
  g.input = CHOOSING
  g.task = task
}

export function openMany(g: Spire, task: number, limit: number): void {
  g.taskCount = limit
  open(g, task)
}

const hand = (g: Spire, place: number) => g.s[HAND + place]
const copyable = (g: Spire, slot: number) => {
  const type = cardType[idIn(g, slot)]
  return type === ATTACK || type === POWER
}

/** The pile a choice is made from and whether a card in it may be chosen. */
export function mayChoose(g: Spire, place: number): boolean {
  switch (g.task) {
    case CODEX:
      return place < 4
    case DISCOVERY:
      return place < 3
    case ARMAMENTS:
      return place < g.handSize && canUpgradeSlot(g, hand(g, place))
    case DUAL_WIELD:
      return place < g.handSize && copyable(g, hand(g, place))
    case EXHUME:
      return place < g.exhaustSize && idIn(g, g.s[EXHAUST + place]) !== C.EXHUME
    case HEADBUTT:
    case LIQUID_MEMORIES:
      return place < g.discardSize
    case SECRET_TECHNIQUE:
      return place < g.drawSize && cardType[idIn(g, g.s[DRAW + place])] === SKILL
    case SECRET_WEAPON:
      return place < g.drawSize && cardType[idIn(g, g.s[DRAW + place])] === ATTACK
    default:
      return place < g.handSize
  }
}

export const takesMany = (g: Spire) => g.task === EXHAUST_MANY || g.task === GAMBLE || g.task === FORETHOUGHT_MANY

/** How many places a choice has, open or not. */
export function choicePlaces(g: Spire): number {
  switch (g.task) {
    case CODEX:
      return 4
    case DISCOVERY:
      return 3
    case EXHUME:
      return g.exhaustSize
    case HEADBUTT:
    case LIQUID_MEMORIES:
      return g.discardSize
    case SECRET_TECHNIQUE:
    case SECRET_WEAPON:
      return g.drawSize
    default:
      return g.handSize
  }
}

export function chooseOne(g: Spire, place: number): void {
  g.input = BUSY
  switch (g.task) {
    case ARMAMENTS:
      armament(g, place)
      return
    case CODEX:
      if (place < 3) addFromCodex(g, [g.taskCardA, g.taskCardB, g.taskCardC][place])
      return
    case DISCOVERY:
      discover(g, [g.taskCardA, g.taskCardB, g.taskCardC][place])
      return
    case DUAL_WIELD:
      dualWield(g, place)
      return
    case EXHAUST_ONE:
      exhaustPlace(g, place)
      return
    case EXHUME:
      exhume(g, place)
      return
    case FORETHOUGHT:
      forethink(g, place)
      return
    case HEADBUTT:
      Pile.toTop(g, Pile.takeFromDiscard(g, place))
      return
    case LIQUID_MEMORIES:
      remember(g, place)
      return
    case SECRET_TECHNIQUE:
    case SECRET_WEAPON:
      Pile.toHand(g, Pile.takeFromDraw(g, place))
      return
    case WARCRY:
      topFromHand(g, place)
      return
  }
}

/** @param bits Which places of the hand. */
export function chooseMany(g: Spire, bits: number): void {
  g.input = BUSY
  let count = 0
  for (let i = 0; i < 10; i++) if (bits & (1 << i)) count++
  if (g.task === GAMBLE && count > 0) next(g, DRAW_CARDS, count)
  if (g.task === FORETHOUGHT_MANY) {
    for (let i = 0, gone = 0; i < 10; i++) if (bits & (1 << i)) forethink(g, i - gone++)
    return
  }
  for (let i = 9; i >= 0; i--) {
    if ((bits & (1 << i)) === 0) continue
    const slot = hand(g, i)
    Pile.takeFromHand(g, i)
    if (g.task === GAMBLE) Pile.toDiscard(g, slot)
    else Pile.exhaust(g, slot)
  }
}

/** Moves the cards that could not be chosen to the right of those that could, as the game's screen does. */
function sortHand(g: Spire, without: number, chosen: (slot: number) => boolean): void {
  const slots = Array.from(g.s.subarray(HAND, HAND + g.handSize)).filter((_, i) => i !== without)
  let place = 0
  for (const slot of slots) if (chosen(slot)) g.s[HAND + place++] = slot
  g.handSize = place
  for (const slot of slots) if (!chosen(slot)) g.s[HAND + g.handSize++] = slot
}

export function openArmaments(g: Spire): void {
  let count = 0
  let last = 0
  for (let i = 0; i < g.handSize; i++)
    if (canUpgradeSlot(g, hand(g, i))) {
      count++
      last = i
    }
  if (count === 1) upgradeSlot(g, hand(g, last))
  else if (count > 1) open(g, ARMAMENTS)
}

function armament(g: Spire, place: number): void {
  const slot = hand(g, place)
  const others = Array.from(g.s.subarray(HAND, HAND + g.handSize)).filter(other => other !== slot)
  const able = others.filter(other => canUpgradeSlot(g, other))
  const rest = others.filter(other => !able.includes(other))
  upgradeSlot(g, slot)
  g.s.set([...able, slot, ...rest], HAND)
}

export function openDualWield(g: Spire, copies: number): void {
  let count = 0
  let last = 0
  for (let i = 0; i < g.handSize; i++)
    if (copyable(g, hand(g, i))) {
      count++
      last = i
    }
  g.taskCopies = copies
  if (count === 1) for (let i = 0; i < copies; i++) addCopy(g, hand(g, last))
  else if (count > 1) open(g, DUAL_WIELD)
}

function addCopy(g: Spire, slot: number): void {
  const copy = Pile.copyCard(g, slot)
  if (copy < 0) return
  Pile.enterFight(g, copy)
  if (g.handSize < Pile.HAND_LIMIT) Pile.putInHand(g, copy)
  else Pile.toDiscard(g, copy)
}

function dualWield(g: Spire, place: number): void {
  const chosen = Pile.copyCard(g, hand(g, place))
  const slot = chosen < 0 ? hand(g, place) : chosen
  if (chosen >= 0) forget(g, hand(g, place))
  sortHand(g, place, other => copyable(g, other))
  Pile.putInHand(g, slot)
  for (let i = 0; i < g.taskCopies; i++) addCopy(g, slot)
}

/** A card chosen for copying comes back as a card of its own: what it gains from now on does not reach the deck. */
function forget(g: Spire, slot: number): void {
  const mayBeShared = faulty(g, F.VIOLENCE_COPIES)
  if (slot >= g.fightDeck && !mayBeShared) Pile.freeCard(g, slot)
}

export function openExhume(g: Spire): void {
  if (g.exhaustSize === 0 || g.handSize === Pile.HAND_LIMIT) return
  let count = 0
  let last = 0
  for (let i = 0; i < g.exhaustSize; i++)
    if (idIn(g, g.s[EXHAUST + i]) !== C.EXHUME) {
      count++
      last = i
    }
  if (count === 1) exhume(g, last)
  else if (count > 1) open(g, EXHUME)
}

function exhume(g: Spire, place: number): void {
  const slot = Pile.takeFromExhaust(g, place)
  Pile.enterFight(g, slot)
  if (idIn(g, slot) === C.BLOOD_FOR_BLOOD) g.bloodCards--
  Pile.toHand(g, slot)
}

export function openForethought(g: Spire, upgraded: number): void {
  if (g.handSize === 0) return
  if (upgraded && !faulty(g, F.FORETHOUGHT_PICKS_ONE)) {
    openMany(g, FORETHOUGHT_MANY, 10)
    return
  }
  if (g.handSize === 1) forethink(g, 0)
  else open(g, FORETHOUGHT)
}

function forethink(g: Spire, place: number): void {
  const slot = hand(g, place)
  if (g.s[cardAt(slot) + COST] > 0) g.s[cardAt(slot) + MARKS] |= MARK_FREE
  Pile.intoDraw(g, 0, slot)
  Pile.takeFromHand(g, place)
}

export function openHeadbutt(g: Spire): void {
  if (g.discardSize === 1) Pile.toTop(g, Pile.takeFromDiscard(g, 0))
  else if (g.discardSize > 1) open(g, HEADBUTT)
}

export function openExhaustOne(g: Spire): void {
  if (g.handSize === 1) exhaustPlace(g, 0)
  else if (g.handSize > 1) open(g, EXHAUST_ONE)
}

function exhaustPlace(g: Spire, place: number): void {
  const slot = hand(g, place)
  Pile.takeFromHand(g, place)
  Pile.exhaust(g, slot)
}

/** The game builds the list of what may be taken in random order, which moves the stream. */
export function openDrawToHand(g: Spire, type: number): void {
  let count = 0
  let last = 0
  for (let i = 0; i < g.drawSize; i++) {
    if (cardType[idIn(g, g.s[DRAW + i])] !== type) continue
    if (count > 0) upTo(g.s, CARD_RANDOM_RNG, count - 1)
    last = i
    count++
  }
  if (count === 1) Pile.toHand(g, Pile.takeFromDraw(g, last))
  else if (count > 1) open(g, type === SKILL ? SECRET_TECHNIQUE : SECRET_WEAPON)
}

export function openWarcry(g: Spire): void {
  if (g.handSize === 1) {
    upTo(g.s, CARD_RANDOM_RNG, 1)
    topFromHand(g, 0)
  } else if (g.handSize > 1) open(g, WARCRY)
}

function topFromHand(g: Spire, place: number): void {
  const slot = hand(g, place)
  Pile.takeFromHand(g, place)
  Pile.toTop(g, slot)
}

export function openDiscardToHand(g: Spire, copies: number): void {
  g.task = g.discardSize === 1 && faulty(g, F.MEMORIES_COST) ? g.task : LIQUID_MEMORIES
  g.taskCopies = copies
  if (g.discardSize === 1) remember(g, 0)
  else if (g.discardSize > 1) open(g, LIQUID_MEMORIES)
}

function remember(g: Spire, place: number): void {
  const slot = Pile.takeFromDiscard(g, place)
  if (g.task === LIQUID_MEMORIES) Pile.setTurnCost(g, slot, 0)
  Pile.toHand(g, slot)
}

function addFromCodex(g: Spire, id: CardId): void {
  const slot = Pile.makeCard(g, id, 0)
  if (slot < 0) return
  Pile.enterFight(g, slot)
  Pile.shuffleInto(g, slot)
}

function discover(g: Spire, id: CardId): void {
  for (let i = 0; i < g.taskCopies; i++) {
    const slot = Pile.makeCard(g, id, 0)
    if (slot < 0) return
    if (g.taskFree) Pile.setTurnCost(g, slot, 0)
    Pile.enterFight(g, slot)
    Pile.toHand(g, slot)
  }
}

const attacks = new Int32Array(256)

/** Draws random attacks from the draw pile; the list is built in random order first. */
export function violence(g: Spire, count: number): void {
  let size = 0
  for (let i = 0; i < g.drawSize; i++) {
    if (cardType[idIn(g, g.s[DRAW + i])] !== ATTACK) continue
    const at = size === 0 ? 0 : upTo(g.s, CARD_RANDOM_RNG, size - 1)
    attacks.copyWithin(at + 1, at, size)
    attacks[at] = g.s[DRAW + i]
    size++
  }
  if (size === 0) return
  const taken: number[] = []
  for (let i = 0; i < count; i++) {
    if (size - i <= 0) {
      // The reference forgets to take them off the draw pile then: they are there twice.
      if (faulty(g, F.VIOLENCE_COPIES)) {
        leaveCopies(g, taken)
        return
      }
      break
    }
    shuffle(g.s, SHUFFLE_RNG, attacks, i, size - i)
    const slot = attacks[i]
    taken.push(slot)
    if (g.handSize === Pile.HAND_LIMIT) Pile.toDiscard(g, slot)
    else Pile.putInHand(g, slot)
  }
  for (let i = g.drawSize - 1; i >= 0; i--) if (taken.includes(g.s[DRAW + i])) Pile.takeFromDraw(g, i)
}

function leaveCopies(g: Spire, taken: readonly number[]): void {
  for (let i = 0; i < g.drawSize; i++) {
    if (!taken.includes(g.s[DRAW + i])) continue
    const copy = Pile.copyCard(g, g.s[DRAW + i])
    if (copy < 0) continue
    g.s[cardAt(copy) + ORIGIN] = g.s[cardAt(g.s[DRAW + i]) + ORIGIN]
    g.s[DRAW + i] = copy
  }
}

export const isAttacking = (g: Spire, place: number): boolean => showsAttack(g, place)
