import { z } from 'zod'
import type { Play } from './play.ts'
import { secretive } from './seen.ts'
import { CODEX, DISCOVERY, DUAL_WIELD, LIQUID_MEMORIES, takesMany } from './simulator/combat/choices/index.ts'
import { MAKE_IN_HAND } from './simulator/combat/effects.ts'
import * as K from './simulator/combat/fight.ts'
import { targetable } from './simulator/combat/fight.ts'
import { C } from './simulator/data/card-ids.ts'
import { cardColorless, cardType, STATUS } from './simulator/data/cards.ts'
import { EV } from './simulator/data/event-ids.ts'
import { M } from './simulator/data/monster-ids.ts'
import { MOVE } from './simulator/data/move-ids.ts'
import { R } from './simulator/data/relic-ids.ts'
import { SHOP_ROOM } from './simulator/data/rooms.ts'
import { floatNames, numberNames } from './simulator/numbers.ts'
import { F, faulty } from './simulator/rules.ts'
import { CARD_REWARD_WORDS } from './simulator/run/rewards.ts'
import { TO_REWARDS } from './simulator/run/rooms.ts'
import { SELECT_OBTAIN } from './simulator/run/select.ts'
import * as V from './simulator/screens.ts'
import * as S from './simulator/state.ts'

/**
 * What the player knows besides what the other fields say in words: the simulator's own numbers and lists, under their
 * names, with nothing in them that he has not seen. A model is built from it; people need not read it.
 */
export const known = z.record(z.string(), z.union([z.number(), z.array(z.int())]))
export type Known = Readonly<Record<string, number | readonly number[]>>

/** Numbers that nobody has seen, or that the lists below and the rest of an observation give. */
const unlisted = new Set<string>([
  ...['seedHigh', 'seedLow', 'secondBoss', 'emeraldBuff', 'eventGold', 'eventRelic', 'chestGold', 'chestTier'],
  ...['poolCommon', 'poolUncommon', 'poolRare', 'poolBoss', 'poolShop'],
  ...['act', 'floor', 'ascension', 'hp', 'maxHp', 'gold', 'x', 'y', 'turn', 'energy', 'block'],
  ...['deckSize', 'relicCount', 'eventCount', 'shrineCount', 'onceCount', 'pathLength', 'handSize', 'drawSize'],
  ...['discardSize', 'exhaustSize', 'queueHead', 'queueBack', 'queueSize', 'waitHead', 'waitSize'],
])
const firstOfFight = numberNames.indexOf('turn')
const runNumbers = numberNames.slice(0, firstOfFight).filter(name => !unlisted.has(name))
/** Left over from the last card or choice, unless one is open. */
const ofChoice = /^(task|play)/
const fightNumbers = numberNames.slice(firstOfFight).filter(name => !unlisted.has(name) && !ofChoice.test(name))
const choiceNumbers = numberNames.slice(firstOfFight).filter(name => ofChoice.test(name))
const rewardNumbers = runNumbers.filter(name => name.startsWith('reward'))
const plainNumbers = runNumbers.filter(name => !name.startsWith('reward'))

/** Lists that lie in one piece, with the number that says how long they are. */
const sized = {
  path: [S.PATH, 'pathLength'],
  deck: [S.DECK, 'deckSize'],
  relics: [S.RELICS, 'relicCount'],
  events: [S.EVENTS, 'eventCount'],
  shrines: [S.SHRINES, 'shrineCount'],
  once: [S.ONCE, 'onceCount'],
} as const
const piles = {
  hand: [S.HAND, 'handSize'],
  discard: [S.DISCARD, 'discardSize'],
  exhaust: [S.EXHAUST, 'exhaustSize'],
} as const
/** Lists of which the numbers above say how much counts, or whose length is fixed. */
const regions = {
  deckMisc: S.DECK_MISC,
  bottles: S.BOTTLES,
  relicCounters: S.RELIC_COUNTERS,
  potions: S.POTIONS,
  met: S.MONSTERS,
  metElites: S.ELITES,
  offeredGold: S.REWARD_GOLD,
  offeredCards: S.REWARD_CARDS,
  offeredRelics: S.REWARD_RELICS,
  offeredPotions: S.REWARD_POTIONS,
  neow: S.NEOW,
  shopCards: S.SHOP_CARDS,
  shopRelics: S.SHOP_RELICS,
  shopPotions: S.SHOP_POTIONS,
  shopPrices: S.SHOP_PRICES,
  bossRelics: S.BOSS_RELICS,
  select: S.SELECT,
  selectDeck: S.SELECT_DECK,
  selected: S.SELECTED,
  selectedCards: S.SELECTED_CARDS,
  found: S.DEAD_REWARDS,
  flipped: S.FLIPPED,
} as const

const EFFECT_WORDS = 8
const QUEUE_PLACES = 128
const WAIT_WORDS = 6
const WAIT_PLACES = 16

type Lists = Record<string, number | readonly number[]>

/** What the player knows of a run. */
export function knownOf(play: Play): Known {
  const { g, seen } = play
  const out: Lists = {}
  const fights = g.screen === V.FIGHT_SCREEN && g.outcome === V.RUNNING
  const rewarded = g.screen === V.REWARD_SCREEN || g.after === TO_REWARDS
  const choosing = fights && g.input === K.CHOOSING
  for (const name of [...plainNumbers, ...floatNames]) if (g[name] !== 0) out[name] = g[name]
  for (const name of rewarded ? rewardNumbers : []) if (g[name] !== 0) out[name] = g[name]
  for (const name of fights ? fightNumbers : []) if (g[name] !== 0) out[name] = g[name]
  for (const name of choosing ? choiceNumbers : []) if (g[name] !== 0 && counts(g, name)) out[name] = g[name]
  const list = (from: number, count: number) => Array.from(g.s.subarray(from, from + count))
  const put = (name: keyof typeof regions, count: number) => {
    if (count > 0) out[name] = list(regions[name], count)
  }
  for (const [name, [from, size]] of Object.entries(sized)) out[name] = list(from, g[size])
  out.seenRelics = seen.relics
  out.owned = places(g, S.OWNED, S.POOLS - S.OWNED)
  if (list(S.DECK_MISC, g.deckSize).some(word => word !== 0)) put('deckMisc', g.deckSize)
  put('bottles', 3)
  put('relicCounters', g.relicCount)
  put('potions', g.potionSlots)
  put('met', g.monstersUsed)
  put('metElites', g.elitesUsed)
  if (rewarded) {
    put('offeredGold', g.rewardGolds)
    put('offeredCards', g.rewardCards * CARD_REWARD_WORDS)
    put('offeredRelics', g.rewardRelics)
    put('offeredPotions', g.rewardPotions)
  }
  if (g.room === SHOP_ROOM)
    for (const [name, count] of [
      ['shopCards', 7],
      ['shopRelics', 3],
      ['shopPotions', 3],
      ['shopPrices', 13],
    ] as const)
      put(name, count)
  if (g.screen === V.BOSS_RELIC_SCREEN) put('bossRelics', 3)
  if (g.screen === V.SELECT_SCREEN) {
    put('select', g.selectCount)
    if (g.selectKind !== SELECT_OBTAIN) put('selectDeck', g.selectCount)
    put('selected', g.selectedCount)
    put('selectedCards', g.selectedCount)
  }
  if (g.event === EV.NEOW) put('neow', 8)
  if (g.event === EV.DEAD_ADVENTURER) put('found', g.phase)
  if (g.event === EV.MATCH_AND_KEEP && g.screen === V.EVENT_SCREEN) {
    put('flipped', 12)
    out.select = list(S.SELECT, 12).map((card, i) => (g.s[S.FLIPPED + i] === 0 ? 0 : card))
  }
  if (fights) knownFight(play, out)
  return out
}

/** Of the numbers of a choice only those that this one uses: the rest is left over from earlier ones. */
function counts(g: S.Spire, name: string): boolean {
  if (/^taskCard/.test(name)) return g.task === CODEX || g.task === DISCOVERY
  if (name === 'taskCount') return takesMany(g)
  if (name === 'taskFree') return g.task === DISCOVERY
  if (name === 'taskCopies') return g.task === DISCOVERY || g.task === DUAL_WIELD || g.task === LIQUID_MEMORIES
  return true
}

function knownFight({ g, seen }: Play, out: Lists): void {
  const list = (from: number, count: number) => Array.from(g.s.subarray(from, from + count))
  for (const [name, [from, size]] of Object.entries(piles)) if (g[size] > 0) out[name] = list(from, g[size])
  const top = g.s[S.OWNED + R.FROZEN_EYE] ? g.drawSize : seen.top
  const bottom = Math.min(seen.bottom, g.drawSize - top)
  const draw = list(S.DRAW, g.drawSize)
  const middle = draw.slice(bottom, g.drawSize - top).sort((a, b) => a - b)
  out.draw = [...draw.slice(0, bottom), ...middle, ...draw.slice(g.drawSize - top)]
  if (top > 0) out.knownTop = top
  if (bottom > 0) out.knownBottom = bottom
  out.powers = pairs(g, S.POWERS, S.ACTIVE - S.POWERS)
  out.active = places(g, S.ACTIVE, S.ENEMIES - S.ACTIVE)
  out.cards = cardsOf(g)
  for (let place = 0; place < 5; place++) {
    const words = knownEnemy(g, place, seen.bitten, seen.done[2 * place])
    if (words.length > 0) out[`enemy${place}`] = words
  }
  if (seen.bitten) out.bitten = seen.bitten
  if (seen.done.some(move => move !== 0)) out.done = seen.done
  if (g.queueSize > 0) out.queue = ring(g, S.QUEUE, g.queueHead, g.queueSize, EFFECT_WORDS, QUEUE_PLACES)
  if (g.queueSize > 0) hideMade(out.queue as number[])
  if (g.waitSize > 0) out.waiting = ring(g, S.WAITING, g.waitHead, g.waitSize, WAIT_WORDS, WAIT_PLACES)
}

/** Everything of an enemy but what it will do next, and what only that tells. */
function knownEnemy(g: S.Spire, place: number, bitten: number, done: number): number[] {
  const at = K.enemyAt(place)
  const kind = g.s[at + K.KIND]
  if (kind === 0) return []
  const words = g.s.slice(at, at + K.ENEMY_WORDS)
  const shown = targetable(g, place) || (words[K.ENEMY_MARKS] & K.HALF_DEAD) !== 0
  if (secretive(kind) && !(bitten & (1 << place))) words[K.MISC] = 0
  if (g.s[S.OWNED + R.RUNIC_DOME]) {
    words[K.MISC] = withoutRoll(g, kind, words[K.MOVE_NOW], words[K.MISC])
    words[K.MOVE_BEFORE] = done
  }
  if (shown || words[K.HP] <= 0) words[K.MOVE_NOW] = 0
  const out: number[] = []
  for (let i = 0; i < words.length; i++) if (words[i] !== 0) out.push(i, words[i])
  return out
}

/** Behind a Runic Dome: what some enemies count, without what the move nobody sees has added to it. */
function withoutRoll(g: S.Spire, kind: number, move: number, misc: number): number {
  if (kind === M.RED_SLAVER) return move === MOVE.RED_SLAVER_ENTANGLE ? 0 : misc
  if (kind === M.BOOK_OF_STABBING) {
    const always = g.ascension >= 18 && !faulty(g, F.BOOK_STABS_SLOWLY)
    return always || move === MOVE.BOOK_OF_STABBING_MULTI_STAB ? misc - 1 : misc
  }
  if (kind !== M.THE_CHAMP) return misc
  return move === MOVE.THE_CHAMP_ANGER ? misc & ~4 : move === MOVE.THE_CHAMP_DEFENSIVE_STANCE ? misc - 1 : misc
}

/** What stands for a card that is drawn already but not shown: any red, colourless, or a free power. */
export const ANY_CARD = -1
export const ANY_COLORLESS = -2
export const ANY_POWER = -3

function hideMade(queue: number[]): void {
  for (let at = 0; at < queue.length; at += EFFECT_WORDS) {
    const [op, card, , , free] = queue.slice(at, at + 5)
    if (op !== MAKE_IN_HAND || cardType[card] === STATUS || card === C.NECRONOMICURSE) continue
    queue[at + 1] = cardColorless[card] ? ANY_COLORLESS : free ? ANY_POWER : ANY_CARD
  }
}

/** Slot and six words of each card that is in the fight. */
function cardsOf(g: S.Spire): number[] {
  const out: number[] = []
  for (let slot = 0; slot < K.MOST_CARDS; slot++) {
    const at = K.cardAt(slot)
    if (g.s[at] !== 0) out.push(slot, ...g.s.subarray(at, at + K.CARD_WORDS))
  }
  return out
}

function places(g: S.Spire, from: number, count: number): number[] {
  const out: number[] = []
  for (let i = 0; i < count; i++) if (g.s[from + i] !== 0) out.push(i)
  return out
}

function pairs(g: S.Spire, from: number, count: number): number[] {
  return places(g, from, count).flatMap(i => [i, g.s[from + i]])
}

function ring(g: S.Spire, from: number, head: number, size: number, words: number, most: number): number[] {
  const out: number[] = []
  for (let i = 0; i < size; i++) {
    const at = from + ((head + i) % most) * words
    out.push(...g.s.subarray(at, at + words))
  }
  return out
}

/* And back. */

const isList = (value: number | readonly number[] | undefined): value is readonly number[] => typeof value === 'object'

/** Writes what is known into an empty run; what is hidden stays empty. */
export function recall(play: Play, from: Known): void {
  const { g, seen } = play
  const list = (name: string) => {
    const found = from[name]
    return isList(found) ? found : []
  }
  for (const name of [...runNumbers, ...fightNumbers, ...choiceNumbers, ...floatNames])
    g[name] = Number(from[name] ?? 0)
  for (const [name, [at, size]] of Object.entries({ ...sized, ...piles, draw: [S.DRAW, 'drawSize'] as const })) {
    g.s.set(list(name), at)
    g[size] = list(name).length
  }
  for (const [name, at] of Object.entries(regions)) g.s.set(list(name), at)
  for (const relic of list('owned')) g.s[S.OWNED + relic] = 1
  for (const relic of list('active')) g.s[S.ACTIVE + relic] = 1
  setPairs(g, S.POWERS, list('powers'))
  for (let place = 0; place < 5; place++) setPairs(g, K.enemyAt(place), list(`enemy${place}`))
  const cards = list('cards')
  for (let i = 0; i < cards.length; i += K.CARD_WORDS + 1)
    g.s.set(cards.slice(i + 1, i + 1 + K.CARD_WORDS), K.cardAt(cards[i]))
  g.s.set(list('queue'), S.QUEUE)
  g.queueSize = list('queue').length / EFFECT_WORDS
  g.queueBack = g.queueSize % QUEUE_PLACES
  g.s.set(list('waiting'), S.WAITING)
  g.waitSize = list('waiting').length / WAIT_WORDS
  seen.relics = list('seenRelics')
  seen.top = Number(from.knownTop ?? 0)
  seen.bottom = Number(from.knownBottom ?? 0)
  seen.bitten = Number(from.bitten ?? 0)
  seen.done = isList(from.done) ? from.done : seen.done
}

function setPairs(g: S.Spire, at: number, words: readonly number[]): void {
  for (let i = 0; i < words.length; i += 2) g.s[at + words[i]] = words[i + 1]
}
