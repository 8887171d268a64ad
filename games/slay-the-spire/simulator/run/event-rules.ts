import { C } from '../data/card-ids.ts'
import { colorlessPool } from '../data/card-pools.ts'
import {
  ATTACK,
  BASIC,
  CURSE,
  canRemove,
  cardRarity,
  cardType,
  POWER,
  printedDamage,
  SKILL,
  UNCOMMON,
} from '../data/cards.ts'
import { E } from '../data/encounter-ids.ts'
import { EV } from '../data/event-ids.ts'
import { R } from '../data/relic-ids.ts'
import { RARE_TIER } from '../data/relics.ts'
import { EVENT_ROOM } from '../data/rooms.ts'
import { between, chance, coin, shuffle, shuffleUncounted, upTo } from '../random.ts'
import { F, faulty } from '../rules.ts'
import { LOST, MAP_SCREEN } from '../screens.ts'
import {
  CARD_RNG,
  COLORLESS,
  DEAD_REWARDS,
  DECK,
  DECK_MISC,
  MISC_RNG,
  OWNED,
  POTION_RNG,
  POTIONS,
  RELICS,
  SHUFFLE_RNG,
  type Spire,
} from '../state.ts'
import {
  damage,
  gainGold,
  gainMaxHp,
  heal,
  loseGold,
  loseHp,
  loseMaxHp,
  obtainPotion,
  shareDown,
  shareNear,
  shareUp,
} from './body.ts'
import {
  asObtained,
  idOf,
  isUpgraded,
  obtain,
  removableCount,
  removeAt,
  removeStarterStrikes,
  upgradable,
  upgradableCount,
  upgradeAt,
  upgradeRandom,
} from './deck.ts'
import { flipChoices, flipTwo, layCards } from './match-and-keep.ts'
import { chooseBargain } from './neow.ts'
import { anyPotion } from './potions.ts'
import { loseRelic, obtainRelic, owns, rollTier, takeRelic, takeWithoutScreen } from './relics.ts'
import {
  addCardReward,
  addGold,
  addPotion,
  addRelic,
  cardReward,
  clearRewards,
  colorlessReward,
  drawFrom,
  openRewards,
  poolOfRarity,
  rollPotionReward,
  rollRarity,
  withIdol,
} from './rewards.ts'
import { AFTER_EVENT_FIGHT, AFTER_FIGHT, climb, DESIGNER_UPGRADE, enterFight, proceed } from './rooms.ts'
import {
  openOffer,
  openSelect,
  SELECT_BONFIRE,
  SELECT_DUPLICATE,
  SELECT_REMOVE,
  SELECT_TRANSFORM,
  SELECT_UPGRADE,
  selectOrProceed,
} from './select.ts'

export interface EventRules {
  /** What is rolled on entering. */
  readonly enter?: (g: Spire) => void
  /** Bit `i`: option `i` is open. */
  readonly options: (g: Spire) => number
  readonly choose: (g: Spire, option: number) => void
  /** What follows a fight of the event, where it is not the usual rewards. */
  readonly fought?: (g: Spire) => void
}

/** Ascension 15 makes events worse. */
const harsh = (g: Spire) => g.ascension >= 15
const all = (count: number) => () => (1 << count) - 1
const leave = proceed

/** Each option an effect after which the run goes on. */
const simple = (
  options: EventRules['options'],
  effects: readonly ((g: Spire) => void)[],
  enter?: EventRules['enter'],
): EventRules => ({
  enter,
  options,
  choose(g, option) {
    effects[option](g)
    proceed(g)
  },
})
const nothing = () => {}

function remove(g: Spire): void {
  selectOrProceed(g, SELECT_REMOVE, 1)
}
function upgrade(g: Spire): void {
  selectOrProceed(g, SELECT_UPGRADE, 1)
}
function transform(g: Spire, count: number): void {
  g.selectStream = MISC_RNG
  selectOrProceed(g, SELECT_TRANSFORM, count)
}
const freeRelic = (g: Spire, act: number) => takeWithoutScreen(g, rollTier(g, act))

function fight(g: Spire, encounter: number, gold: number, relic: number): void {
  g.eventGold = gold
  g.eventRelic = relic
  g.after = g.event === EV.MYSTERIOUS_SPHERE ? AFTER_FIGHT : AFTER_EVENT_FIGHT
  enterFight(g, encounter)
}

/** A card drawn by shuffling the colourless pool and taking the first of a rarity. */
export function shuffledColorless(g: Spire, rarity: number): number {
  shuffle(g.s, SHUFFLE_RNG, g.s, COLORLESS, colorlessPool.length)
  for (let i = 0; i < colorlessPool.length; i++)
    if (cardRarity[g.s[COLORLESS + i]] === rarity) return g.s[COLORLESS + i]
  return C.SWIFT_STRIKE
}

const places = new Int32Array(200)

export const eventRules: Readonly<Record<number, EventRules>> = {
  [EV.NEOW]: { options: all(4), choose: chooseBargain },

  [EV.BIG_FISH]: simple(all(3), [
    g => heal(g, shareDown(g, 1 / 3)),
    g => gainMaxHp(g, 5),
    g => {
      obtainRelic(g, freeRelic(g, g.act))
      obtain(g, C.REGRET)
    },
  ]),

  [EV.THE_CLERIC]: {
    options: g => (g.gold >= (harsh(g) ? 75 : 50) ? 7 : 5),
    choose(g, option) {
      if (option === 1) {
        loseGold(g, harsh(g) ? 75 : 50)
        return remove(g)
      }
      if (option === 0) {
        loseGold(g, 35)
        heal(g, shareDown(g, 0.25))
      }
      leave(g)
    },
  },

  [EV.DEAD_ADVENTURER]: {
    enter(g) {
      g.phase = 0
      for (let i = 0; i < 3; i++) g.s[DEAD_REWARDS + i] = i
      shuffleBySeed(g, DEAD_REWARDS, 3)
      g.pickA = [E.THREE_SENTRIES, E.GREMLIN_NOB, E.LAGAVULIN_EVENT][upTo(g.s, MISC_RNG, 2)]
    },
    options: g => (g.phase > 2 && !faulty(g, F.SEARCH_GOES_ON) ? 2 : 3),
    choose(g, option) {
      if (option === 1) return leave(g)
      if (upTo(g.s, MISC_RNG, 99) < g.phase * 25 + (harsh(g) ? 35 : 25)) return awakenElite(g)
      const reward = g.s[DEAD_REWARDS + g.phase]
      if (reward === 0) gainGold(g, 30)
      else if (reward === 2) obtainRelic(g, freeRelic(g, 1))
      g.phase++
    },
  },

  [EV.GOLDEN_IDOL]: {
    enter(g) {
      g.cost0 = shareDown(g, harsh(g) ? 0.35 : 0.25)
      g.cost1 = shareDown(g, harsh(g) ? 0.1 : 0.08)
    },
    options: g => (owns(g, R.GOLDEN_IDOL) ? 0b11100 : 0b11),
    choose(g, option) {
      if (option === 0) {
        obtainRelic(g, R.GOLDEN_IDOL)
        return
      }
      if (option === 2) obtain(g, C.INJURY)
      else if (option === 3) damage(g, g.cost0)
      else if (option === 4) loseMaxHp(g, g.cost1)
      leave(g)
    },
  },

  [EV.WING_STATUE]: {
    options: g => (canBreakStatue(g) ? 7 : 5),
    choose(g, option) {
      if (option === 0) {
        damage(g, 7)
        return remove(g)
      }
      if (option === 1) gainGold(g, between(g.s, MISC_RNG, 50, 80))
      leave(g)
    },
  },

  [EV.WORLD_OF_GOOP]: simple(
    all(2),
    [
      g => {
        damage(g, 11)
        gainGold(g, 75)
      },
      g => loseGold(g, g.cost0),
    ],
    g => {
      g.cost0 = Math.min(g.gold, harsh(g) ? between(g.s, MISC_RNG, 35, 75) : between(g.s, MISC_RNG, 20, 50))
    },
  ),

  [EV.THE_SSSSSERPENT]: simple(all(2), [
    g => {
      gainGold(g, harsh(g) ? 150 : 175)
      obtain(g, C.DOUBT)
    },
    nothing,
  ]),

  [EV.LIVING_WALL]: {
    options: g => (upgradableCount(g) > 0 ? 7 : 3),
    choose(g, option) {
      if (option === 0) remove(g)
      else if (option === 1) transform(g, 1)
      else upgrade(g)
    },
  },

  [EV.HYPNOTIZING_COLORED_MUSHROOMS]: {
    options: all(2),
    choose(g, option) {
      if (option === 0) return fight(g, E.MUSHROOMS_EVENT, between(g.s, MISC_RNG, 20, 30), R.ODD_MUSHROOM)
      if (faulty(g, F.MUSHROOMS_GIVE_GOLD)) gainGold(g, harsh(g) ? 50 : 99)
      else {
        heal(g, shareDown(g, 0.25))
        obtain(g, C.PARASITE)
      }
      leave(g)
    },
  },

  [EV.SCRAP_OOZE]: {
    options: all(2),
    choose(g, option) {
      if (option === 1) return leave(g)
      damage(g, (harsh(g) ? 5 : 3) + (faulty(g, F.OOZE_HURTS_ALIKE) ? 0 : g.counter))
      if (upTo(g.s, MISC_RNG, 99) < 99 - (g.counter * 10 + 25)) {
        g.counter++
        return
      }
      obtainRelic(g, freeRelic(g, 1))
      leave(g)
    },
  },

  [EV.SHINING_LIGHT]: simple(
    all(2),
    [
      g => {
        damage(g, g.cost0)
        upgradeRandom(g, 2)
      },
      nothing,
    ],
    g => {
      g.cost0 = shareNear(g, harsh(g) ? 0.3 : 0.2)
    },
  ),

  [EV.PLEADING_VAGRANT]: simple(
    g => (g.gold >= 85 ? 7 : 6),
    [
      g => {
        loseGold(g, 85)
        obtainRelic(g, freeRelic(g, g.act))
      },
      g => {
        obtainRelic(g, freeRelic(g, g.act))
        obtain(g, C.SHAME)
      },
      nothing,
    ],
  ),

  [EV.ANCIENT_WRITING]: {
    options: all(2),
    choose(g, option) {
      if (option === 0) return remove(g)
      for (let i = 0; i < g.deckSize; i++) {
        const id = idOf(g.s[DECK + i])
        if ((id === C.STRIKE_RED || id === C.DEFEND_RED) && upgradable(g.s[DECK + i])) upgradeAt(g, i)
      }
      leave(g)
    },
  },

  [EV.OLD_BEGGAR]: {
    options: all(2),
    choose(g, option) {
      if (option === 1) return leave(g)
      loseGold(g, 75)
      remove(g)
    },
  },

  [EV.COLOSSEUM]: {
    options: g => (g.phase === 0 ? 1 : 3),
    enter(g) {
      g.phase = 0
    },
    choose(g, option) {
      if (g.phase === 0) {
        g.after = AFTER_EVENT_FIGHT
        enterFight(g, E.COLOSSEUM_EVENT_SLAVERS)
      } else if (option === 0) leave(g)
      else {
        g.phase = 2
        g.after = AFTER_EVENT_FIGHT
        enterFight(g, E.COLOSSEUM_EVENT_NOBS)
      }
    },
    fought(g) {
      if (g.phase === 0) {
        g.phase = 1
        g.screen = 1
        return
      }
      clearRewards(g)
      addRelic(g, takeRelic(g, RARE_TIER))
      addRelic(g, takeRelic(g, 1))
      addGold(g, withIdol(g, 100))
      rollPotionReward(g)
      addCardReward(g, cardReward(g, EVENT_ROOM))
      openRewards(g)
    },
  },

  [EV.CURSED_TOME]: {
    options: g => [0b11, 0b100, 0b1000, 0b10000, 0b1100000][g.counter] ?? 0,
    choose: readTome,
  },

  [EV.AUGMENTER]: {
    options: g => (removableCount(g) >= 2 ? 7 : 5),
    choose(g, option) {
      if (option === 1) return transform(g, 2)
      if (option === 0) obtain(g, C.JAX)
      else obtainRelic(g, R.MUTAGENIC_STRENGTH)
      leave(g)
    },
  },

  [EV.FORGOTTEN_ALTAR]: simple(
    g => (owns(g, R.GOLDEN_IDOL) ? 7 : 6),
    [
      swapIdols,
      g => {
        gainMaxHp(g, 5)
        loseHp(g, g.cost0)
      },
      g => obtain(g, C.DECAY),
    ],
    g => {
      g.cost0 = shareNear(g, harsh(g) ? 0.35 : 0.25)
    },
  ),

  [EV.GHOSTS]: simple(
    all(2),
    [
      g => {
        loseMaxHp(g, g.cost0)
        obtain(g, C.APPARITION, harsh(g) ? 3 : 5)
      },
      nothing,
    ],
    g => {
      g.cost0 = Math.min(g.maxHp - 1, shareUp(g, 0.5))
    },
  ),

  [EV.MASKED_BANDITS]: {
    options: all(2),
    choose(g, option) {
      if (option === 1) return fight(g, E.MASKED_BANDITS_EVENT, between(g.s, MISC_RNG, 25, 35), R.RED_MASK)
      loseGold(g, g.gold)
      leave(g)
    },
  },

  [EV.THE_NEST]: simple(all(2), [
    g => gainGold(g, harsh(g) ? 50 : 99),
    g => {
      damage(g, 6)
      obtain(g, C.RITUAL_DAGGER)
    },
  ]),

  [EV.THE_LIBRARY]: {
    enter(g) {
      g.cost0 = shareNear(g, harsh(g) ? 0.2 : 0.33)
    },
    options: all(2),
    choose(g, option) {
      if (option === 0) return openOffer(g, drawLibrary(g))
      heal(g, g.cost0)
      leave(g)
    },
  },

  [EV.THE_MAUSOLEUM]: {
    options: all(2),
    choose(g, option) {
      if (option === 1) return leave(g)
      const cursed = coin(g.s, MISC_RNG)
      if (cursed || harsh(g)) obtain(g, C.WRITHE)
      if (faulty(g, F.EMPTY_MAUSOLEUM) || !obtainRelic(g, takeRelic(g, rollTier(g, 1)))) leave(g)
    },
  },

  [EV.VAMPIRES]: {
    enter(g) {
      g.cost0 = Math.min(g.maxHp - 1, shareUp(g, 0.3))
    },
    options: g => (owns(g, R.BLOOD_VIAL) ? 7 : 6),
    choose(g, option) {
      if (option === 2) return leave(g)
      if (option === 0) loseRelic(g, R.BLOOD_VIAL)
      else loseMaxHp(g, g.cost0)
      removeStarterStrikes(g)
      obtain(g, C.BITE, 5)
      leave(g)
    },
  },

  [EV.FALLING]: {
    enter(g) {
      g.pickA = drawOfType(g, ATTACK)
      g.pickB = drawOfType(g, SKILL)
      g.pickC = drawOfType(g, POWER)
    },
    options: g => (g.pickB >= 0 ? 1 : 0) | (g.pickC >= 0 ? 2 : 0) | (g.pickA >= 0 ? 4 : 0) || 8,
    choose(g, option) {
      if (option < 3) removeAt(g, [g.pickB, g.pickC, g.pickA][option])
      leave(g)
    },
  },

  [EV.MINDBLOOM]: {
    options: g => (g.floor <= 40 ? 0b111 : 0b1011),
    choose: bloom,
  },

  [EV.THE_MOAI_HEAD]: simple(
    g => (owns(g, R.GOLDEN_IDOL) ? 7 : 5),
    [
      g => {
        loseMaxHp(g, shareNear(g, harsh(g) ? 0.18 : 0.125))
        if (g.maxHp < 1) g.maxHp = 1
        if (g.hp <= 0 && owns(g, R.MARK_OF_THE_BLOOM)) g.outcome = LOST
        heal(g, g.maxHp)
      },
      g => {
        gainGold(g, 333)
        loseRelic(g, R.GOLDEN_IDOL)
      },
      nothing,
    ],
  ),

  [EV.MYSTERIOUS_SPHERE]: {
    options: all(2),
    choose(g, option) {
      if (option === 1) {
        if (faulty(g, F.SPHERE_PAYS_PASSERS)) gainGold(g, harsh(g) ? 50 : 99)
        return leave(g)
      }
      const gold = between(g.s, MISC_RNG, 45, 55)
      fight(g, E.MYSTERIOUS_SPHERE_EVENT, gold, takeWithoutScreen(g, RARE_TIER))
    },
  },

  [EV.SENSORY_STONE]: {
    options: all(3),
    choose(g, option) {
      if (option > 0) loseHp(g, option * 5)
      clearRewards(g)
      for (let i = 0; i <= option; i++) addCardReward(g, colorlessReward(g))
      openRewards(g)
    },
  },

  [EV.TOMB_OF_LORD_RED_MASK]: simple(
    g => (owns(g, R.RED_MASK) ? 0b101 : 0b110),
    [
      g => gainGold(g, 222),
      g => {
        loseGold(g, g.gold)
        obtainRelic(g, R.RED_MASK)
      },
      nothing,
    ],
  ),

  [EV.WINDING_HALLS]: simple(
    all(3),
    [
      g => {
        loseHp(g, g.cost0)
        obtain(g, C.MADNESS, 2)
      },
      g => {
        heal(g, g.cost1)
        obtain(g, C.WRITHE)
      },
      g => loseMaxHp(g, g.cost2),
    ],
    g => {
      g.cost0 = shareNear(g, harsh(g) ? 0.18 : 0.125)
      g.cost1 = shareNear(g, harsh(g) ? 0.2 : 0.25)
      g.cost2 = shareNear(g, 0.05)
    },
  ),

  [EV.MATCH_AND_KEEP]: { enter: layCards, options: flipChoices, choose: flipTwo },

  [EV.GOLDEN_SHRINE]: simple(all(3), [
    g => gainGold(g, harsh(g) ? 50 : 100),
    g => {
      gainGold(g, 275)
      obtain(g, C.REGRET)
    },
    nothing,
  ]),

  [EV.TRANSMORGRIFIER]: {
    options: g => (removableCount(g) > 0 ? 3 : 2),
    choose: (g, option) => (option === 0 ? transform(g, 1) : leave(g)),
  },

  [EV.PURIFIER]: {
    options: g => (removableCount(g) > 0 ? 3 : 2),
    choose: (g, option) => (option === 0 ? remove(g) : leave(g)),
  },

  [EV.UPGRADE_SHRINE]: {
    options: g => (upgradableCount(g) > 0 ? 3 : 2),
    choose: (g, option) => (option === 0 ? upgrade(g) : leave(g)),
  },

  [EV.WHEEL_OF_CHANGE]: { options: all(1), choose: spin },

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

/** The reference shuffles with a seed that one counted draw gives. */
function shuffleBySeed(g: Spire, from: number, count: number): void {
  shuffle(g.s, MISC_RNG, g.s, from, count)
}

function awakenElite(g: Spire): void {
  let gold = between(g.s, MISC_RNG, 25, 35)
  let relic = 0
  for (let i = g.phase; i < 3; i++) {
    if (g.s[DEAD_REWARDS + i] === 0) gold += 30
    else if (g.s[DEAD_REWARDS + i] === 2) relic = takeRelic(g, rollTier(g, 1))
  }
  fight(g, g.pickA, gold, relic)
}

function canBreakStatue(g: Spire): boolean {
  for (let i = 0; i < g.deckSize; i++) {
    const card = g.s[DECK + i]
    const searing = idOf(card) === C.SEARING_BLOW
    if (printedDamage(idOf(card), searing ? Math.min(1, g.s[DECK_MISC + i]) : isUpgraded(card)) >= 10) return true
  }
  return false
}

function readTome(g: Spire, option: number): void {
  if (option === 0) {
    g.counter++
  } else if (option === 1) leave(g)
  else if (option < 5) {
    loseHp(g, g.counter)
    g.counter++
  } else if (option === 5) {
    loseHp(g, harsh(g) ? 15 : 10)
    const book = [R.NECRONOMICON, R.ENCHIRIDION, R.NILRYS_CODEX][upTo(g.s, MISC_RNG, 2)]
    clearRewards(g)
    addRelic(g, book)
    openRewards(g)
  } else {
    loseHp(g, 3)
    leave(g)
  }
}

function swapIdols(g: Spire): void {
  g.s[OWNED + R.GOLDEN_IDOL] = 0
  g.s[OWNED + R.BLOODY_IDOL] = 1
  if (faulty(g, F.IDOL_KEEPS_NAME)) return
  for (let i = 0; i < g.relicCount; i++) if (g.s[RELICS + i] === R.GOLDEN_IDOL) g.s[RELICS + i] = R.BLOODY_IDOL
}

/** Twenty different cards; the game shows them in reverse. */
function drawLibrary(g: Spire): number[] {
  const ids: number[] = []
  while (ids.length < 20) {
    const id = drawFrom(g, CARD_RNG, poolOfRarity(rollRarity(g, EVENT_ROOM)))
    if (!ids.includes(id)) ids.push(id)
  }
  return ids.reverse().map(id => asObtained(g, id))
}

/** A random card of a type, by place; −1 if the deck holds none. */
function drawOfType(g: Spire, type: number): number {
  let count = 0
  for (let i = 0; i < g.deckSize; i++) if (cardType[idOf(g.s[DECK + i])] === type) places[count++] = i
  return count > 0 ? places[upTo(g.s, MISC_RNG, count - 1)] : -1
}

function bloom(g: Spire, option: number): void {
  if (option === 0) {
    const order = [E.THE_GUARDIAN, E.HEXAGHOST, E.SLIME_BOSS]
    shuffle(g.s, MISC_RNG, order, 0, 3)
    const less = g.ascension >= (faulty(g, F.MINDBLOOM_PAYS_LATE) ? 15 : 13)
    fight(g, order[0], less ? 25 : 50, takeRelic(g, RARE_TIER))
    return
  }
  if (option === 1) {
    for (let i = 0; i < g.deckSize; i++) if (upgradable(g.s[DECK + i])) upgradeAt(g, i)
    obtainRelic(g, R.MARK_OF_THE_BLOOM)
  } else if (option === 2) {
    gainGold(g, 999)
    obtain(g, C.NORMALITY, 2)
  } else {
    heal(g, g.maxHp)
    obtain(g, C.DOUBT)
  }
  leave(g)
}

function spin(g: Spire): void {
  switch (upTo(g.s, MISC_RNG, 5)) {
    case 0:
      gainGold(g, g.act * 100)
      leave(g)
      return
    case 1:
      clearRewards(g)
      addRelic(g, freeRelic(g, g.act))
      openRewards(g)
      return
    case 2:
      heal(g, g.maxHp)
      leave(g)
      return
    case 3:
      obtain(g, C.DECAY)
      leave(g)
      return
    case 4:
      remove(g)
      return
    default:
      loseHp(g, shareDown(g, harsh(g) ? 0.15 : 0.1))
      leave(g)
      return
  }
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

/** Two random cards of the deck turn into others. */
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

/** A card that is neither basic nor a curse; of equal cards the first. */
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
