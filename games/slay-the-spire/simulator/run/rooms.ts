import { startFight } from '../combat/start.ts'
import { colorlessPool, curses } from '../data/card-pools.ts'
import { E } from '../data/encounter-ids.ts'
import { EV } from '../data/event-ids.ts'
import { actEvents, actShrines } from '../data/events.ts'
import { R } from '../data/relic-ids.ts'
import { BOSS_TIER } from '../data/relics.ts'
import {
  BOSS_CHEST,
  BOSS_ROOM,
  ELITE_ROOM,
  EVENT_ROOM,
  MONSTER_ROOM,
  REST_ROOM,
  SHOP_ROOM,
  TREASURE_ROOM,
} from '../data/rooms.ts'
import { makeMap, roomAt } from '../map.ts'
import { advanceTo, copyStream, real, realBetween, seedStreamPlus, upTo } from '../random.ts'
import { BOSS_RELIC_SCREEN, CHEST_SCREEN, FIGHT_SCREEN, MAP_SCREEN, REST_SCREEN, SHOP_SCREEN, WON } from '../screens.ts'
import {
  AI_RNG,
  BOSS_RELICS,
  CARD_RANDOM_RNG,
  CARD_RNG,
  COLORLESS,
  ELITES,
  EVENT_RNG,
  EVENTS,
  MISC_RNG,
  MONSTER_HP_RNG,
  OWNED,
  PATH,
  SHRINES,
  SHUFFLE_RNG,
  type Spire,
  TREASURE_RNG,
} from '../state.ts'
import { gainGold, gainMaxHp, heal } from './body.ts'
import { obtain, upgradeRandom } from './deck.ts'
import { drawEncounters, nextElite, nextMonsters } from './encounters.ts'
import { afterEventFight, drawEvent, enterEvent } from './events.ts'
import { takeCurse } from './neow.ts'
import { counterOf, rollMatryoshka, setCounter, takeRelic } from './relics.ts'
import { addGold, addRelic, bossRewards, clearRewards, eliteRewards, monsterRewards, openRewards } from './rewards.ts'
import { fillShop } from './shop.ts'

/** What comes when the screen at hand is done with. */
export const NOWHERE = 0
export const TO_MAP = 1
export const AFTER_FIGHT = 2
export const NEOW_CURSE = 3
export const TO_BOSS_CHEST = 4
export const TO_NEXT_ACT = 5
export const BACK_TO_SHOP = 6
export const AFTER_EVENT_FIGHT = 7
export const DESIGNER_UPGRADE = 8
export const TO_REWARDS = 9

/** Goes on from a screen that is done with. */
export function proceed(g: Spire): void {
  switch (g.after) {
    case AFTER_FIGHT:
      afterFight(g)
      break
    case NEOW_CURSE:
      takeCurse(g)
      g.screen = MAP_SCREEN
      g.after = TO_MAP
      break
    case TO_BOSS_CHEST:
      enterBossChest(g)
      break
    case TO_NEXT_ACT:
      enterAct(g, g.act + 1)
      break
    case BACK_TO_SHOP:
      g.screen = SHOP_SCREEN
      g.after = TO_MAP
      break
    case AFTER_EVENT_FIGHT:
      afterEventFight(g)
      break
    case DESIGNER_UPGRADE:
      upgradeRandom(g, 1)
      g.screen = MAP_SCREEN
      g.after = NOWHERE
      break
    case TO_REWARDS:
      g.after = g.afterThen
      openRewards(g)
      break
    default:
      g.screen = MAP_SCREEN
  }
}

/** The streams that begin anew on every floor. */
export function reseed(g: Spire): void {
  seedStreamPlus(g.s, MISC_RNG, g.seedHigh, g.seedLow, g.floor)
  for (const stream of [SHUFFLE_RNG, CARD_RANDOM_RNG, AI_RNG, MONSTER_HP_RNG]) copyStream(g.s, MISC_RNG, stream)
}

/** Climbs to a column of the next row. */
export function climb(g: Spire, x: number): void {
  g.lastRoom = g.room
  g.x = x
  g.floor++
  g.y++
  g.s[PATH + g.pathLength++] = x
  reseed(g)
  g.after = TO_MAP
  g.room = g.y === 15 ? BOSS_ROOM : roomAt(g, g.x, g.y)
  relicsOnEntering(g, g.room)
  g.event = 0
  if (g.room === EVENT_ROOM) {
    g.room = resolveQuestion(g, g.lastRoom === SHOP_ROOM)
    if (g.room === EVENT_ROOM) g.event = drawEvent(g)
  }
  enterRoom(g)
}

function enterRoom(g: Spire): void {
  switch (g.room) {
    case EVENT_ROOM:
      enterEvent(g)
      break
    case BOSS_ROOM:
      g.after = AFTER_FIGHT
      enterFight(g, g.boss)
      break
    case ELITE_ROOM:
      g.after = AFTER_FIGHT
      enterFight(g, nextElite(g))
      break
    case MONSTER_ROOM:
      g.after = AFTER_FIGHT
      enterFight(g, nextMonsters(g))
      break
    case REST_ROOM:
      g.screen = REST_SCREEN
      break
    case SHOP_ROOM:
      if (g.s[OWNED + R.MEAL_TICKET]) heal(g, 15)
      g.screen = SHOP_SCREEN
      fillShop(g)
      break
    case TREASURE_ROOM:
      enterTreasure(g)
      break
  }
}

function relicsOnEntering(g: Spire, room: number): void {
  if (g.s[OWNED + R.MAW_BANK] && counterOf(g, R.MAW_BANK) !== 0) gainGold(g, 12)
  if (room === REST_ROOM && g.s[OWNED + R.ETERNAL_FEATHER]) heal(g, Math.trunc(g.deckSize / 5) * 3)
  if (room === EVENT_ROOM && g.s[OWNED + R.SSSERPENT_HEAD]) gainGold(g, 50)
}

/** What a question mark holds: each kind missed grows likelier, the kind that came begins anew. */
function resolveQuestion(g: Spire, afterShop: boolean): number {
  const roll = Math.trunc(Math.fround(real(g.s, EVENT_RNG) * 100))
  let room = EVENT_ROOM
  let chest = false
  if (g.s[OWNED + R.TINY_CHEST]) {
    const count = counterOf(g, R.TINY_CHEST)
    chest = count === 3
    setCounter(g, R.TINY_CHEST, chest ? 0 : count + 1)
  }
  if (chest) room = TREASURE_ROOM
  else {
    const percent = (share: number) => Math.trunc(Math.fround(share * 100))
    const monster = percent(g.monsterChance)
    const shop = monster + (afterShop ? 0 : percent(g.shopChance))
    const treasure = shop + percent(g.treasureChance)
    room = roll < monster ? MONSTER_ROOM : roll < shop ? SHOP_ROOM : roll < treasure ? TREASURE_ROOM : EVENT_ROOM
  }
  const monsterCame = room === MONSTER_ROOM
  if (monsterCame && g.s[OWNED + R.JUZU_BRACELET]) room = EVENT_ROOM
  g.monsterChance = monsterCame ? 0.1 : g.monsterChance + Math.fround(0.1)
  g.shopChance = room === SHOP_ROOM ? 0.03 : g.shopChance + Math.fround(0.03)
  g.treasureChance = room === TREASURE_ROOM ? 0.02 : g.treasureChance + Math.fround(0.02)
  return room
}

export function enterFight(g: Spire, encounter: number): void {
  g.screen = FIGHT_SCREEN
  g.encounter = encounter
  g.fled = 0
  if (g.skipFights) wonUnseen(g)
  else startFight(g)
}

/** Tools pass over fights as won without loss. */
function wonUnseen(g: Spire): void {
  afterFight(g)
}

/** What follows a won fight of this room. */
export function afterFight(g: Spire): void {
  if (g.s[OWNED + R.FACE_OF_CLERIC]) gainMaxHp(g, 1)
  switch (g.room) {
    case MONSTER_ROOM:
      g.after = TO_MAP
      if (g.fled) {
        proceed(g)
        return
      }
      monsterRewards(g)
      if (g.stolenGold !== 0) addGold(g, g.stolenGold)
      openRewards(g)
      return
    case ELITE_ROOM:
      g.after = TO_MAP
      if (g.fled) {
        proceed(g)
        return
      }
      eliteRewards(g)
      openRewards(g)
      return
    case BOSS_ROOM:
      afterBoss(g)
      return
    case EVENT_ROOM:
      if (g.event === EV.MYSTERIOUS_SPHERE) {
        g.after = AFTER_EVENT_FIGHT
      }
      proceed(g)
      return
  }
}

function afterBoss(g: Spire): void {
  if (g.act < 3) {
    g.after = TO_BOSS_CHEST
    bossRewards(g)
    openRewards(g)
  } else if (g.act === 4) g.outcome = WON
  else if (g.ascension >= 20 && g.encounter === g.boss) {
    g.floor++
    reseed(g)
    relicsOnEntering(g, g.room)
    g.after = AFTER_FIGHT
    enterFight(g, g.secondBoss)
  } else {
    g.floor++
    relicsOnEntering(g, BOSS_CHEST)
    if (g.keys === 7) enterAct(g, 4)
    else g.outcome = WON
  }
}

function enterBossChest(g: Spire): void {
  g.floor++
  reseed(g)
  relicsOnEntering(g, BOSS_CHEST)
  g.room = BOSS_CHEST
  g.screen = BOSS_RELIC_SCREEN
  for (let i = 0; i < 3; i++) g.s[BOSS_RELICS + i] = takeRelic(g, BOSS_TIER)
  g.after = TO_NEXT_ACT
}

export function enterAct(g: Spire, act: number): void {
  g.act = act
  for (const count of [250, 500, 750])
    if (g.s[CARD_RNG + 4] < count) {
      advanceTo(g.s, CARD_RNG, count)
      break
    }
  g.x = -1
  g.y = -1
  g.pathLength = 0
  makeMap(g, act, (g.keys & 1) === 0)
  g.s.set(colorlessPool, COLORLESS)
  heal(g, g.ascension >= 5 ? Math.round(Math.fround((g.maxHp - g.hp) * 0.75)) : g.maxHp)
  if (act === 4) {
    g.boss = E.THE_HEART
    g.secondBoss = 0
    g.monstersKnown = 0
    g.monstersUsed = 0
    g.elitesKnown = 0
    g.elitesUsed = 0
    g.s[ELITES] = E.SHIELD_AND_SPEAR
    g.elitesKnown = 1
  } else drawEncounters(g)
  startAct(g)
  g.potionChance = 0
  g.screen = MAP_SCREEN
}

/** The chances and lists that begin anew with every act. */
export function startAct(g: Spire): void {
  g.monsterChance = 0.1
  g.shopChance = 0.03
  g.treasureChance = 0.02
  const events = actEvents[g.act - 1]
  const shrines = actShrines[g.act - 1]
  g.s.set(events, EVENTS)
  g.eventCount = events.length
  g.s.set(shrines, SHRINES)
  g.shrineCount = shrines.length
}

const chestRoll = [50, 83, 100]
/** By size of the chest: how often it holds gold, and a common and an uncommon relic. */
export const chestGoldPercent = [50, 35, 50]
export const chestTiers = [
  [75, 25],
  [35, 50],
  [0, 75],
] as const
const goldAmounts = [25, 50, 75]

function enterTreasure(g: Spire): void {
  g.screen = CHEST_SCREEN
  const size = upTo(g.s, TREASURE_RNG, 99)
  g.chestSize = size < chestRoll[0] ? 0 : size < chestRoll[1] ? 1 : 2
  const roll = upTo(g.s, TREASURE_RNG, 99)
  g.chestGold = roll < chestGoldPercent[g.chestSize] ? 1 : 0
  const [common, uncommon] = chestTiers[g.chestSize]
  g.chestTier = roll < common ? 0 : roll < common + uncommon ? 1 : 2
}

export function openChest(g: Spire): void {
  clearRewards(g)
  if (g.s[OWNED + R.MATRYOSHKA] && counterOf(g, R.MATRYOSHKA) > 0) {
    addRelic(g, takeRelic(g, rollMatryoshka(g)))
    setCounter(g, R.MATRYOSHKA, counterOf(g, R.MATRYOSHKA) - 1)
  }
  if (g.s[OWNED + R.CURSED_KEY]) obtain(g, curses[upTo(g.s, CARD_RNG, curses.length - 1)])
  if (g.chestGold) {
    const amount = goldAmounts[g.chestSize]
    addGold(
      g,
      Math.round(
        realBetween(g.s, TREASURE_RNG, Math.fround(amount * Math.fround(0.9)), Math.fround(amount * Math.fround(1.1))),
      ),
    )
  }
  const relic = takeRelic(g, g.chestTier)
  if (g.s[OWNED + R.NLOTHS_HUNGRY_FACE] && counterOf(g, R.NLOTHS_HUNGRY_FACE) > 0)
    setCounter(g, R.NLOTHS_HUNGRY_FACE, counterOf(g, R.NLOTHS_HUNGRY_FACE) - 1)
  else addRelic(g, relic)
  if ((g.keys & 4) === 0) g.rewardSapphire = 1
  openRewards(g)
}
