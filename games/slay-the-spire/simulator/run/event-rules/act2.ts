import { C } from '../../data/card-ids.ts'
import { E } from '../../data/encounter-ids.ts'
import { EV } from '../../data/event-ids.ts'
import { R } from '../../data/relic-ids.ts'
import { RARE_TIER } from '../../data/relics.ts'
import { EVENT_ROOM } from '../../data/rooms.ts'
import { between, coin, upTo } from '../../random.ts'
import { F, faulty } from '../../rules.ts'
import { CARD_RNG, DECK, MISC_RNG, OWNED, RELICS, type Spire } from '../../state.ts'
import { damage, gainGold, gainMaxHp, heal, loseGold, loseHp, loseMaxHp, shareNear, shareUp } from '../body.ts'
import { asObtained, idOf, obtain, removableCount, removeStarterStrikes, upgradable, upgradeAt } from '../deck.ts'
import { loseRelic, obtainRelic, owns, rollTier, takeRelic } from '../relics.ts'
import {
  addCardReward,
  addGold,
  addRelic,
  cardReward,
  clearRewards,
  drawFrom,
  openRewards,
  poolOfRarity,
  rollPotionReward,
  rollRarity,
  withIdol,
} from '../rewards.ts'
import { AFTER_EVENT_FIGHT, enterFight } from '../rooms.ts'
import { openOffer } from '../select.ts'
import { all, type EventRules, fight, freeRelic, harsh, leave, nothing, remove, simple, transform } from './words.ts'

export const act2: Readonly<Record<number, EventRules>> = {
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

function drawLibrary(g: Spire): number[] {
  const ids: number[] = []
  while (ids.length < 20) {
    const id = drawFrom(g, CARD_RNG, poolOfRarity(rollRarity(g, EVENT_ROOM)))
    if (!ids.includes(id)) ids.push(id)
  }
  return ids.reverse().map(id => asObtained(g, id))
}
