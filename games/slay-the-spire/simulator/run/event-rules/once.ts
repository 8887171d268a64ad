import { C } from '../../data/card-ids.ts'
import { BASIC, CURSE, canRemove, cardRarity, cardType, UNCOMMON } from '../../data/cards.ts'
import { EV } from '../../data/event-ids.ts'
import { R } from '../../data/relic-ids.ts'
import { between, chance, coin, shuffle, shuffleUncounted } from '../../random.ts'
import { F, faulty } from '../../rules.ts'
import { MAP_SCREEN } from '../../screens.ts'
import { DECK, DECK_MISC, MISC_RNG, POTION_RNG, POTIONS, RELICS, type Spire } from '../../state.ts'
import { damage, gainGold, loseGold, loseHp, obtainPotion, shareDown, shareUp } from '../body.ts'
import { idOf, obtain, removableCount, removeAt, upgradableCount, upgradeRandom } from '../deck.ts'
import { anyPotion } from '../potions.ts'
import { loseRelic, obtainRelic, owns } from '../relics.ts'
import { addPotion, clearRewards, openRewards } from '../rewards.ts'
import { climb, DESIGNER_UPGRADE } from '../rooms.ts'
import {
  openSelect,
  SELECT_BONFIRE,
  SELECT_DUPLICATE,
  SELECT_REMOVE,
  SELECT_TRANSFORM,
  selectOrProceed,
} from '../select.ts'
import {
  all,
  type EventRules,
  freeRelic,
  harsh,
  leave,
  nothing,
  places,
  remove,
  shuffledColorless,
  simple,
  upgrade,
} from './words.ts'

export const once: Readonly<Record<number, EventRules>> = {
  [EV.OMINOUS_FORGE]: {
    options: g => (upgradableCount(g) > 0 ? 7 : 6),
    choose(g, option) {
      if (option === 0) return upgrade(g)
      if (option === 1) {
        obtain(g, C.PAIN)
        obtainRelic(g, R.WARPED_TONGS)
      }
      leave(g)
    },
  },

  [EV.BONFIRE_SPIRITS]: {
    enter(g) {
      if (!openSelect(g, SELECT_BONFIRE, 1)) leave(g)
    },
    options: () => 0,
    choose: leave,
  },

  [EV.DESIGNER_IN_SPIRE]: { enter: designerRolls, options: designerOptions, choose: design },

  [EV.DUPLICATOR]: {
    options: all(2),
    choose: (g, option) => (option === 0 ? selectOrProceed(g, SELECT_DUPLICATE, 1) : leave(g)),
  },

  [EV.FACE_TRADER]: simple(all(3), [
    g => {
      gainGold(g, harsh(g) ? 50 : 75)
      damage(g, Math.max(1, shareDown(g, 0.1)))
    },
    g => obtainRelic(g, drawFace(g)),
    nothing,
  ]),

  [EV.THE_DIVINE_FOUNTAIN]: simple(all(2), [
    g => {
      for (let i = g.deckSize - 1; i >= 0; i--) {
        const id = idOf(g.s[DECK + i])
        if (cardType[id] === CURSE && canRemove(id)) removeAt(g, i)
      }
    },
    nothing,
  ]),

  [EV.KNOWING_SKULL]: {
    enter(g) {
      g.cost0 = 6
      g.cost1 = 6
      g.cost2 = 6
    },
    options: all(4),
    choose(g, option) {
      if (option === 0) {
        loseHp(g, g.cost0++)
        gainGold(g, 90)
      } else if (option === 1) {
        loseHp(g, g.cost1++)
        obtain(g, shuffledColorless(g, UNCOMMON))
      } else if (option === 2) {
        loseHp(g, g.cost2++)
        obtainPotion(g, anyPotion(g, POTION_RNG))
      } else {
        loseHp(g, 6)
        leave(g)
      }
    },
  },

  [EV.LAB]: {
    enter(g) {
      clearRewards(g)
      for (let i = 0; i < (harsh(g) ? 2 : 3); i++) addPotion(g, anyPotion(g, POTION_RNG))
      openRewards(g)
    },
    options: all(1),
    choose: leave,
  },

  [EV.NLOTH]: {
    enter(g) {
      for (let i = 0; i < g.relicCount; i++) places[i] = i
      shuffle(g.s, MISC_RNG, places, 0, g.relicCount)
      g.pickA = places[0]
      g.pickB = places[1]
    },
    options: all(3),
    choose(g, option) {
      if (option < 2) {
        loseRelic(g, g.s[RELICS + (option === 0 ? g.pickA : g.pickB)])
        obtainRelic(g, R.NLOTHS_GIFT)
      }
      leave(g)
    },
  },

  [EV.NOTE_FOR_YOURSELF]: {
    options: all(2),
    choose(g, option) {
      if (option === 1) return leave(g)
      obtain(g, C.IRON_WAVE)
      remove(g)
    },
  },

  [EV.SECRET_PORTAL]: {
    options: all(2),
    choose(g, option) {
      if (option === 1) return leave(g)
      g.y = 14
      climb(g, 0)
    },
  },

  [EV.THE_JOUST]: {
    options: all(2),
    choose(g, option) {
      const ownerWins = chance(g.s, MISC_RNG, 0.3)
      loseGold(g, 50)
      if (option === 0 && !ownerWins) gainGold(g, 100)
      if (option === 1 && ownerWins) gainGold(g, 250)
      leave(g)
    },
  },

  [EV.WE_MEET_AGAIN]: {
    enter(g) {
      g.pickA = drawPotionSlot(g)
      g.cost0 = g.gold < 50 ? -1 : between(g.s, MISC_RNG, 50, Math.min(150, g.gold))
      g.pickB = drawOwnCard(g)
    },
    options: g => 8 | (g.pickA >= 0 ? 1 : 0) | (g.cost0 >= 0 ? 2 : 0) | (g.pickB >= 0 ? 4 : 0),
    choose(g, option) {
      if (option === 3) return leave(g)
      if (option === 0) g.s[POTIONS + g.pickA] = 0
      else if (option === 1) loseGold(g, g.cost0)
      else removeAt(g, g.pickB)
      obtainRelic(g, freeRelic(g, g.act))
      leave(g)
    },
  },

  [EV.THE_WOMAN_IN_BLUE]: {
    options: g =>
      faulty(g, F.WOMAN_IN_BLUE_IS_FREE)
        ? 15
        : 8 | (g.gold >= 20 ? 1 : 0) | (g.gold >= 30 ? 2 : 0) | (g.gold >= 40 ? 4 : 0),
    choose(g, option) {
      if (option === 3) {
        if (harsh(g)) loseHp(g, shareUp(g, 0.05))
        return leave(g)
      }
      if (!faulty(g, F.WOMAN_IN_BLUE_IS_FREE)) loseGold(g, 20 + 10 * option)
      clearRewards(g)
      for (let i = 0; i <= option; i++) addPotion(g, anyPotion(g, POTION_RNG))
      openRewards(g)
    },
  },
}

function designerRolls(g: Spire): void {
  g.flagA = coin(g.s, MISC_RNG) ? 1 : 0
  g.flagB = coin(g.s, MISC_RNG) ? 1 : 0
}

const designerPrices = (g: Spire) => (harsh(g) ? [50, 75, 110] : [40, 60, 90])

function designerOptions(g: Spire): number {
  const [adjust, clean, full] = designerPrices(g)
  let bits = 32
  if (g.gold >= adjust && upgradableCount(g) > 0) bits |= g.flagA ? 1 : 2
  if (g.gold >= clean && removableCount(g) >= (g.flagB ? 1 : 2)) bits |= g.flagB ? 4 : 8
  if (g.gold >= full && removableCount(g) >= 1) bits |= 16
  return bits
}

function design(g: Spire, option: number): void {
  const [adjust, clean, full] = designerPrices(g)
  const fallsThrough = faulty(g, F.DESIGNER_FALLS_THROUGH)
  if (option === 0) {
    loseGold(g, adjust)
    upgrade(g)
  } else if (option === 1) {
    if (!fallsThrough) loseGold(g, adjust)
    upgradeRandom(g, 2)
    leave(g)
  } else if (option === 2) {
    loseGold(g, clean)
    remove(g)
  } else if (option === 3 && !fallsThrough) {
    loseGold(g, clean)
    transformRandom(g, 2)
    leave(g)
  } else if (option < 5) {
    if (option === 3) {
      loseGold(g, clean)
      leave(g)
    }
    loseGold(g, full)
    g.after = DESIGNER_UPGRADE
    openSelect(g, SELECT_REMOVE, 1)
    if (!fallsThrough) return
    loseHp(g, harsh(g) ? 5 : 3)
    leave(g)
  } else {
    loseHp(g, harsh(g) ? 5 : 3)
    leave(g)
  }
}

function transformRandom(g: Spire, count: number): void {
  let size = 0
  for (let i = 0; i < g.deckSize; i++) if (canRemove(idOf(g.s[DECK + i]))) places[size++] = i
  shuffle(g.s, MISC_RNG, places, 0, size)
  const chosen = Array.from(places.subarray(0, Math.min(count, size)))
  g.selectStream = MISC_RNG
  openSelect(g, SELECT_TRANSFORM, chosen.length, (_, __, place) => chosen.includes(place))
  g.screen = MAP_SCREEN
}

function drawFace(g: Spire): number {
  const faces = [R.CULTIST_HEADPIECE, R.FACE_OF_CLERIC, R.GREMLIN_VISAGE, R.NLOTHS_HUNGRY_FACE, R.SSSERPENT_HEAD]
  const left: number[] = faces.filter(face => !owns(g, face))
  if (left.length === 0) left.push(R.CIRCLET)
  shuffle(g.s, MISC_RNG, left, 0, left.length)
  return left[0]
}

function drawPotionSlot(g: Spire): number {
  let count = 0
  for (let slot = 0; slot < g.potionSlots; slot++) if (g.s[POTIONS + slot] !== 0) places[count++] = slot
  if (count === 0) return -1
  shuffleUncounted(g.s, MISC_RNG, places, 0, count)
  return places[0]
}

function drawOwnCard(g: Spire): number {
  let count = 0
  for (let i = 0; i < g.deckSize; i++) {
    const id = idOf(g.s[DECK + i])
    if (cardRarity[id] !== BASIC && cardType[id] !== CURSE) places[count++] = i
  }
  if (count === 0) return -1
  shuffle(g.s, MISC_RNG, places, 0, count)
  const pick = places[0]
  for (let i = 0; i < pick; i++)
    if (g.s[DECK + i] === g.s[DECK + pick] && g.s[DECK_MISC + i] === g.s[DECK_MISC + pick]) return i
  return pick
}
