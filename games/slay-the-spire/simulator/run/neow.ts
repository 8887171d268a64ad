import { curses, rareColorless, rarePool, uncommonColorless } from '../data/card-pools.ts'
import { COMMON, RARE, UNCOMMON } from '../data/cards.ts'
import * as N from '../data/neow.ts'
import { R } from '../data/relic-ids.ts'
import { BOSS_TIER, COMMON_TIER, RARE_TIER } from '../data/relics.ts'
import { EVENT_ROOM } from '../data/rooms.ts'
import { between, chance, upTo } from '../random.ts'
import { F, faulty } from '../rules.ts'
import { CARD_RNG, NEOW, NEOW_RNG, POTION_RNG, type Spire } from '../state.ts'
import { gainGold, gainMaxHp } from './body.ts'
import { obtain } from './deck.ts'
import { anyPotion } from './potions.ts'
import { loseRelic, obtainRelic, takeRelic } from './relics.ts'
import { addCardReward, addPotion, cardReward, clearRewards, drawFrom, openRewards, poolOfRarity } from './rewards.ts'
import { NEOW_CURSE, proceed, TO_MAP } from './rooms.ts'
import { openSelect, SELECT_REMOVE, SELECT_TRANSFORM, SELECT_UPGRADE } from './select.ts'

/** Draws the four bargains. */
export function drawBargains(g: Spire): void {
  const drawback = () => between(g.s, NEOW_RNG, 0, 3) + N.TENTH_LESS_HP
  set(g, 0, between(g.s, NEOW_RNG, 0, 5), N.NO_DRAWBACK)
  set(g, 1, N.THREE_POTIONS + between(g.s, NEOW_RNG, 0, 4), N.NO_DRAWBACK)
  const taken = drawback()
  const given = N.thirdBonuses[taken]
  set(g, 2, given[between(g.s, NEOW_RNG, 0, given.length - 1)], taken)
  set(g, 3, N.BOSS_RELIC, N.NO_STARTER)
  between(g.s, NEOW_RNG, 0, 0)
}

function set(g: Spire, option: number, bonus: number, drawback: number): void {
  g.s[NEOW + 2 * option] = bonus
  g.s[NEOW + 2 * option + 1] = drawback
}

export function chooseBargain(g: Spire, option: number): void {
  const bonus = g.s[NEOW + 2 * option]
  const drawback = g.s[NEOW + 2 * option + 1]
  suffer(g, drawback)
  g.after = drawback === N.A_CURSE ? NEOW_CURSE : TO_MAP
  give(g, bonus)
}

function suffer(g: Spire, drawback: number): void {
  if (drawback === N.TENTH_LESS_HP) {
    g.maxHp = faulty(g, F.NEOW_HP_SHARES) ? Math.trunc(Math.fround(Math.fround(0.9) * g.maxHp)) : g.maxHp - tenth(g)
    g.hp = Math.min(g.hp, g.maxHp)
  } else if (drawback === N.NO_GOLD) g.gold = 0
  else if (drawback === N.DAMAGE) {
    const share = Math.trunc(g.hp / 10)
    g.hp = faulty(g, F.NEOW_HP_SHARES) ? share * 7 : g.hp - share * 3
  } else if (drawback === N.NO_STARTER) loseRelic(g, R.BURNING_BLOOD)
}

export function takeCurse(g: Spire): void {
  obtain(g, curses[upTo(g.s, CARD_RNG, 9)])
}

function give(g: Spire, bonus: number): void {
  switch (bonus) {
    case N.THREE_CARDS:
      offer(g, redCards(g, false))
      return
    case N.RARE_CARDS:
      offer(g, redCards(g, true))
      return
    case N.COLORLESS_CARD:
      offer(g, colorlessCards(g, false))
      return
    case N.RARE_COLORLESS_CARD:
      offer(g, colorlessCards(g, true))
      return
    case N.RANDOM_RARE_CARD:
      obtain(g, drawFrom(g, NEOW_RNG, rarePool))
      break
    case N.REMOVE_CARD:
      openSelect(g, SELECT_REMOVE, 1)
      return
    case N.REMOVE_TWO:
      openSelect(g, SELECT_REMOVE, 2)
      return
    case N.UPGRADE_CARD:
      openSelect(g, SELECT_UPGRADE, 1)
      return
    case N.TRANSFORM_CARD:
      g.selectStream = NEOW_RNG
      openSelect(g, SELECT_TRANSFORM, 1)
      return
    case N.TRANSFORM_TWO:
      g.selectStream = NEOW_RNG
      openSelect(g, SELECT_TRANSFORM, 2)
      if (faulty(g, F.NEOW_CURSE_AFTER_TRANSFORM)) {
        takeCurse(g)
        g.after = TO_MAP
      }
      return
    case N.THREE_POTIONS:
      cardReward(g, EVENT_ROOM)
      clearRewards(g)
      for (let i = 0; i < 3; i++) addPotion(g, anyPotion(g, POTION_RNG))
      openRewards(g)
      return
    case N.COMMON_RELIC:
      obtainRelic(g, takeRelic(g, COMMON_TIER))
      break
    case N.RARE_RELIC:
      obtainRelic(g, takeRelic(g, RARE_TIER))
      break
    case N.BOSS_RELIC:
      if (obtainRelic(g, takeRelic(g, BOSS_TIER))) return
      break
    case N.TENTH_MORE_HP:
      raiseMaxHp(g, tenth(g))
      break
    case N.FIFTH_MORE_HP:
      raiseMaxHp(g, faulty(g, F.NEOW_HP_SHARES) ? Math.trunc(Math.fround(g.maxHp * Math.fround(0.2))) : 2 * tenth(g))
      break
    case N.LAMENT:
      obtainRelic(g, R.NEOWS_LAMENT)
      break
    case N.HUNDRED_GOLD:
      gainGold(g, 100)
      break
    case N.MUCH_GOLD:
      gainGold(g, 250)
      break
  }
  proceed(g)
}

/** A tenth of maximum HP, cut off. */
const tenth = (g: Spire) => Math.trunc(Math.fround(g.maxHp * Math.fround(0.1)))

function raiseMaxHp(g: Spire, more: number): void {
  if (faulty(g, F.NEOW_HP_NOT_HEALED)) g.maxHp += more
  else gainMaxHp(g, more)
}

/** Shows cards to choose from; a curse that is due comes first. */
function offer(g: Spire, cards: readonly number[]): void {
  clearRewards(g)
  addCardReward(g, cards)
  openRewards(g)
}

function redCards(g: Spire, rareOnly: boolean): number[] {
  settleCurse(g)
  const cards: number[] = []
  for (let i = 0; i < 3; i++) {
    const uncommon = chance(g.s, NEOW_RNG, 0.33)
    const pool = poolOfRarity(rareOnly ? RARE : uncommon ? UNCOMMON : COMMON)
    let id = drawFrom(g, NEOW_RNG, pool)
    while (cards.includes(id)) id = drawFrom(g, NEOW_RNG, pool)
    cards.push(id)
  }
  return cards
}

function colorlessCards(g: Spire, rareOnly: boolean): number[] {
  settleCurse(g)
  const cards: number[] = []
  const pool = rareOnly ? rareColorless : uncommonColorless
  for (let i = 0; i < 3; i++) {
    chance(g.s, NEOW_RNG, 0.33)
    let id = drawFrom(g, CARD_RNG, pool)
    while (cards.includes(id)) id = drawFrom(g, CARD_RNG, pool)
    cards.push(id)
  }
  return cards
}

function settleCurse(g: Spire): void {
  if (g.after === NEOW_CURSE) takeCurse(g)
  g.after = TO_MAP
}
