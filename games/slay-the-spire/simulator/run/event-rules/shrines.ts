import { C } from '../../data/card-ids.ts'
import { EV } from '../../data/event-ids.ts'
import { upTo } from '../../random.ts'
import { MISC_RNG, type Spire } from '../../state.ts'
import { gainGold, heal, loseHp, shareDown } from '../body.ts'
import { obtain, removableCount, upgradableCount } from '../deck.ts'
import { flipChoices, flipTwo, layCards } from '../match-and-keep.ts'
import { addRelic, clearRewards, openRewards } from '../rewards.ts'
import { all, type EventRules, freeRelic, harsh, leave, nothing, remove, simple, transform, upgrade } from './words.ts'

export const shrines: Readonly<Record<number, EventRules>> = {
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
