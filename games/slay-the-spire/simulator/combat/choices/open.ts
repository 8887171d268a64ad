/** When a card or potion asks for a choice: with one card only, the game chooses itself. */
import { C } from '../../data/card-ids.ts'
import { ATTACK, cardType, SKILL } from '../../data/cards.ts'
import { shuffle, upTo } from '../../random.ts'
import { F, faulty } from '../../rules.ts'
import { CARD_RANDOM_RNG, DRAW, EXHAUST, SHUFFLE_RNG, type Spire } from '../../state.ts'
import { cardAt, idIn, ORIGIN } from '../fight.ts'
import * as Pile from '../piles.ts'
import { canUpgradeSlot, upgradeSlot } from '../upgrades.ts'
import { addCopy, exhaustPlace, exhume, forethink, remember, topFromHand } from './choose.ts'
import {
  ARMAMENTS,
  copyable,
  DUAL_WIELD,
  EXHAUST_ONE,
  EXHUME,
  FORETHOUGHT,
  FORETHOUGHT_MANY,
  HEADBUTT,
  hand,
  LIQUID_MEMORIES,
  open,
  openMany,
  SECRET_TECHNIQUE,
  SECRET_WEAPON,
  WARCRY,
} from './tasks.ts'

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

export function openForethought(g: Spire, upgraded: number): void {
  if (g.handSize === 0) return
  if (upgraded && !faulty(g, F.FORETHOUGHT_PICKS_ONE)) {
    openMany(g, FORETHOUGHT_MANY, 10)
    return
  }
  if (g.handSize === 1) forethink(g, 0)
  else open(g, FORETHOUGHT)
}

export function openHeadbutt(g: Spire): void {
  if (g.discardSize === 1) Pile.toTop(g, Pile.takeFromDiscard(g, 0))
  else if (g.discardSize > 1) open(g, HEADBUTT)
}

export function openExhaustOne(g: Spire): void {
  if (g.handSize === 1) exhaustPlace(g, 0)
  else if (g.handSize > 1) open(g, EXHAUST_ONE)
}

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

export function openDiscardToHand(g: Spire, copies: number): void {
  g.task = g.discardSize === 1 && faulty(g, F.MEMORIES_COST) ? g.task : LIQUID_MEMORIES
  g.taskCopies = copies
  if (g.discardSize === 1) remember(g, 0)
  else if (g.discardSize > 1) open(g, LIQUID_MEMORIES)
}

export const attacks = new Int32Array(256)

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

export function leaveCopies(g: Spire, taken: readonly number[]): void {
  for (let i = 0; i < g.drawSize; i++) {
    if (!taken.includes(g.s[DRAW + i])) continue
    const copy = Pile.copyCard(g, g.s[DRAW + i])
    if (copy < 0) continue
    g.s[cardAt(copy) + ORIGIN] = g.s[cardAt(g.s[DRAW + i]) + ORIGIN]
    g.s[DRAW + i] = copy
  }
}
