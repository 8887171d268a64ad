import { C } from '../../data/card-ids.ts'
import { ATTACK, cardType, POWER, SKILL } from '../../data/cards.ts'
import { E } from '../../data/encounter-ids.ts'
import { EV } from '../../data/event-ids.ts'
import { R } from '../../data/relic-ids.ts'
import { RARE_TIER } from '../../data/relics.ts'
import { between, shuffle, upTo } from '../../random.ts'
import { F, faulty } from '../../rules.ts'
import { LOST } from '../../screens.ts'
import { DECK, MISC_RNG, type Spire } from '../../state.ts'
import { gainGold, heal, loseGold, loseHp, loseMaxHp, shareNear } from '../body.ts'
import { idOf, obtain, removeAt, upgradable, upgradeAt } from '../deck.ts'
import { loseRelic, obtainRelic, owns, takeRelic, takeWithoutScreen } from '../relics.ts'
import { addCardReward, clearRewards, colorlessReward, openRewards } from '../rewards.ts'
import { all, type EventRules, fight, harsh, leave, nothing, places, simple } from './words.ts'

export const act3: Readonly<Record<number, EventRules>> = {
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
}

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
