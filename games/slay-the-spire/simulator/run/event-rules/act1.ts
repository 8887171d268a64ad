import { C } from '../../data/card-ids.ts'
import { printedDamage } from '../../data/cards.ts'
import { E } from '../../data/encounter-ids.ts'
import { EV } from '../../data/event-ids.ts'
import { R } from '../../data/relic-ids.ts'
import { between, shuffle, upTo } from '../../random.ts'
import { F, faulty } from '../../rules.ts'
import { DEAD_REWARDS, DECK, DECK_MISC, MISC_RNG, type Spire } from '../../state.ts'
import { damage, gainGold, gainMaxHp, heal, loseGold, loseMaxHp, shareDown, shareNear } from '../body.ts'
import { idOf, isUpgraded, obtain, upgradableCount, upgradeRandom } from '../deck.ts'
import { obtainRelic, owns, rollTier, takeRelic } from '../relics.ts'
import {
  all,
  type EventRules,
  fight,
  freeRelic,
  harsh,
  leave,
  nothing,
  remove,
  simple,
  transform,
  upgrade,
} from './words.ts'

export const act1: Readonly<Record<number, EventRules>> = {
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
}

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
