import { END_TURN, encode, PICK, PICK_MANY, PLAY_CARD, USE_POTION } from '../actions.ts'
import { actInFight, NO_TARGET } from '../combat/apply.ts'
import * as K from '../combat/fight.ts'
import { makeCard } from '../combat/piles.ts'
import { amount, power } from '../combat/powers.ts'
import { setUp } from '../combat/start.ts'
import { runFight } from '../combat/turn.ts'
import { card, cardKeys, needsTarget } from '../data/cards.ts'
import { E } from '../data/encounter-ids.ts'
import { MS } from '../data/monster-power-ids.ts'
import { monsterRows } from '../data/monster-table.ts'
import { MOVE } from '../data/move-ids.ts'
import { PS } from '../data/player-power-ids.ts'
import { potion } from '../data/potions.ts'
import { relic } from '../data/relics.ts'
import { MONSTER_ROOM } from '../data/rooms.ts'
import { addRaw, firstMisc, UPGRADED } from '../run/deck.ts'
import { startRun } from '../run/start.ts'
import * as S from '../state.ts'

/** A fight set up by hand. Piles are named bottom first; `+` marks an upgraded card. */
export interface Setting {
  readonly rules?: 'game' | 'oracle'
  readonly seed?: bigint
  readonly ascension?: number
  readonly act?: number
  readonly floor?: number
  readonly room?: number
  readonly encounter?: keyof typeof E
  /** `KEY` or `KEY:counter`. */
  readonly relics?: readonly string[]
  readonly potions?: readonly string[]
  /** The deck as dealt; without it the piles below are laid out by hand. */
  readonly deck?: readonly string[]
  readonly hand?: readonly string[]
  readonly draw?: readonly string[]
  readonly discard?: readonly string[]
  readonly exhaust?: readonly string[]
  readonly hp?: number
  readonly maxHp?: number
  readonly gold?: number
  readonly energy?: number
  readonly block?: number
  readonly powers?: Readonly<Partial<Record<keyof typeof PS, number>>>
  /** What every enemy has left; without it what it rolled. */
  readonly enemyHp?: number
  readonly enemyPowers?: Readonly<Partial<Record<keyof typeof MS, number>>>
}

/** A run of the Ironclad with a deck, relics and potions of one's choosing; not in a fight. */
export function runWith(setting: Setting = {}): S.Spire {
  const g = new S.Spire()
  startRun(g, { seed: setting.seed ?? 1n, ascension: setting.ascension ?? 0, rules: setting.rules ?? 'game' })
  g.act = setting.act ?? 1
  g.floor = setting.floor ?? 3
  g.room = setting.room ?? MONSTER_ROOM
  g.maxHp = setting.maxHp ?? 80
  g.hp = setting.hp ?? 50
  g.gold = setting.gold ?? 99
  if (setting.deck !== undefined || setting.hand !== undefined) {
    g.deckSize = 0
    for (const text of setting.deck ?? []) addRaw(g, offered(text), firstMisc(g, offered(text)))
  }
  if (setting.relics !== undefined) giveRelics(g, setting.relics)
  for (const [slot, key] of (setting.potions ?? []).entries()) g.s[S.POTIONS + slot] = potion(key)
  return g
}

const offered = (text: string) => card(text.replace('+', '')) | (text.endsWith('+') ? UPGRADED : 0)

/** Puts relics in without what they do on being picked up. */
function giveRelics(g: S.Spire, relics: readonly string[]): void {
  g.relicCount = 0
  g.s.fill(0, S.OWNED, S.OWNED + 192)
  for (const text of relics) {
    const [key, counter] = text.split(':')
    const id = relic(key)
    g.s[S.OWNED + id] = 1
    g.s[S.RELICS + g.relicCount] = id
    g.s[S.RELIC_COUNTERS + g.relicCount++] = Number(counter ?? 0)
  }
}

/** A fight at its first decision. Unless told otherwise: 50 of 80 HP, three cultists of 100, nothing in the piles. */
export function arena(setting: Setting = {}): S.Spire {
  const byHand = setting.deck === undefined
  // The reference gives a fight without any card up for lost.
  const filler = setting.rules === 'oracle' ? ['WOUND'] : []
  const g = runWith({ relics: [], deck: filler, ...setting })
  g.encounter = E[setting.encounter ?? 'THREE_CULTIST']
  setUp(g)
  if (setting.enemyHp !== undefined || setting.encounter === undefined)
    for (let i = 0; i < g.monsterSlots; i++) {
      const at = K.enemyAt(i)
      if (g.s[at + K.KIND] === 0) continue
      g.s[at + K.HP] = setting.enemyHp ?? 100
      g.s[at + K.MAX_HP] = setting.enemyHp ?? 100
    }
  runFight(g)
  if (byHand) {
    lay(g, 'handSize', S.HAND, setting.hand ?? [])
    lay(g, 'drawSize', S.DRAW, setting.draw ?? [])
    lay(g, 'discardSize', S.DISCARD, setting.discard ?? filler)
    lay(g, 'exhaustSize', S.EXHAUST, setting.exhaust)
  }
  if (setting.energy !== undefined) g.energy = setting.energy
  if (setting.block !== undefined) g.block = setting.block
  for (const [key, value] of Object.entries(setting.powers ?? {})) givePower(g, key as keyof typeof PS, value)
  for (const [key, value] of Object.entries(setting.enemyPowers ?? {}))
    for (let i = 0; i < g.monsterSlots; i++) giveEnemy(g, i, MS[key as keyof typeof MS], value)
  return g
}

type Size = 'handSize' | 'drawSize' | 'discardSize' | 'exhaustSize'

function lay(g: S.Spire, size: Size, from: number, keys: readonly string[] | undefined): void {
  if (keys === undefined) return
  g[size] = 0
  for (const text of keys) {
    const id = card(text.replace('+', ''))
    const slot = makeCard(g, id, text.endsWith('+') ? 1 : 0, firstMisc(g, offered(text)))
    if (/STRIKE/.test(text)) g.strikes++
    if (text.startsWith('BLOOD_FOR_BLOOD')) g.bloodCards++
    g.s[from + g[size]++] = slot
  }
}

function givePower(g: S.Spire, key: keyof typeof PS, value: number): void {
  if (key === 'STRENGTH') g.strength = value
  else if (key === 'DEXTERITY') g.dexterity = value
  else if (key === 'ARTIFACT') g.artifact = value
  else g.s[S.POWERS + PS[key]] = value
}

export function giveEnemy(g: S.Spire, place: number, id: number, value: number): void {
  g.s[K.enemyAt(place) + K.HAS + (id >> 5)] |= 1 << (id & 31)
  g.s[K.enemyAt(place) + K.AMOUNTS + id] = value
}

/** What there is to see of a fight. */
export function look(g: S.Spire) {
  const pile = (from: number, size: number) => Array.from(g.s.subarray(from, from + size), slot => nameOf(g, slot))
  const powers: Record<string, number> = {}
  for (const [key, id] of Object.entries(PS)) if (id > 0 && power(g, id) !== 0) powers[key] = power(g, id)
  return {
    hp: g.hp,
    maxHp: g.maxHp,
    gold: g.gold,
    block: g.block,
    energy: g.energy,
    powers,
    enemies: Array.from({ length: g.monsterSlots }, (_, i) => enemy(g, i)),
    hand: pile(S.HAND, g.handSize),
    draw: pile(S.DRAW, g.drawSize),
    discard: pile(S.DISCARD, g.discardSize),
    exhaust: pile(S.EXHAUST, g.exhaustSize),
  }
}

export const nameOf = (g: S.Spire, slot: number): string => cardKeys[K.idIn(g, slot)] + (K.isUp(g, slot) ? '+' : '')
export const costsInHand = (g: S.Spire): number[] =>
  Array.from(g.s.subarray(S.HAND, S.HAND + g.handSize), slot => g.s[K.cardAt(slot) + K.TURN_COST])

const moveKeys = Object.keys(MOVE)

export function enemy(g: S.Spire, place: number) {
  const at = K.enemyAt(place)
  const powers: Record<string, number> = {}
  for (const [key, id] of Object.entries(MS)) {
    const has = (g.s[at + K.HAS + (id >> 5)] & (1 << (id & 31))) !== 0
    if (has || (id === MS.STRENGTH && amount(g, place, id) !== 0))
      powers[key] = id >= MS.ASLEEP ? 1 : g.s[at + K.AMOUNTS + id]
  }
  return {
    name: g.s[at + K.KIND] === 0 ? '' : monsterRows[g.s[at + K.KIND] - 1][0],
    hp: g.s[at + K.HP],
    block: g.s[at + K.BLOCK],
    move: moveKeys[g.s[at + K.MOVE_NOW]],
    powers,
  }
}

export function play(g: S.Spire, place = 0, target = 0): void {
  const slot = g.s[S.HAND + place]
  actInFight(g, encode(PLAY_CARD, place, needsTarget(K.idIn(g, slot), K.isUp(g, slot)) ? target : NO_TARGET))
}
export const endTurn = (g: S.Spire): void => actInFight(g, encode(END_TURN))
export const drink = (g: S.Spire, slot = 0, target = 0): void => actInFight(g, encode(USE_POTION, slot, target))
export const pick = (g: S.Spire, place: number): void => actInFight(g, encode(PICK, place))
export const pickMany = (g: S.Spire, ...places: readonly number[]): void =>
  actInFight(
    g,
    encode(
      PICK_MANY,
      0,
      places.reduce((bits, place) => bits | (1 << place), 0),
    ),
  )
export const choosing = (g: S.Spire): boolean => g.input === K.CHOOSING

/** Sets what an enemy does next. */
export function setNext(g: S.Spire, place: number, move: keyof typeof MOVE, before: keyof typeof MOVE = 'NONE'): void {
  g.s[K.enemyAt(place) + K.MOVE_NOW] = MOVE[move]
  g.s[K.enemyAt(place) + K.MOVE_BEFORE] = MOVE[before]
}
