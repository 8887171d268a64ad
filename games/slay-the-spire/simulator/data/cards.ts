import { C } from './card-ids.ts'
import { cardRows } from './card-table.ts'

export type CardId = number

export const ATTACK = 0
export const SKILL = 1
export const POWER = 2
export const CURSE = 3
export const STATUS = 4
export const cardTypeNames = ['ATTACK', 'SKILL', 'POWER', 'CURSE', 'STATUS'] as const

export const COMMON = 0
export const UNCOMMON = 1
export const RARE = 2
export const BASIC = 3
export const SPECIAL = 4
export const CURSED = 5
export const cardRarityNames = ['COMMON', 'UNCOMMON', 'RARE', 'BASIC', 'SPECIAL', 'CURSE'] as const

const count = cardRows.length + 1
const column = () => new Int8Array(count)

/** Columns of the card table by card id; two-row columns hold the plain card at `id` and the upgraded one at `id + count`. */
export const cardKeys: readonly string[] = ['NONE', ...cardRows.map(row => row[0])]
export const cardGameIds: readonly string[] = ['', ...cardRows.map(row => row[1])]
export const cardNames: readonly string[] = ['', ...cardRows.map(row => row[2])]
export const cardType = column()
export const cardRarity = column()
export const cardColorless = column()
export const cardStrike = column()
export const cardXCost = column()
const both = () => new Int8Array(2 * count)
const costs = both()
const targets = both()
const exhausts = both()
const ethereals = both()
const innates = both()
const damages = both()

for (const [i, row] of cardRows.entries()) {
  const id = i + 1
  const [, , , type, rarity, color, cost, upgradedCost, target, marks, damage, upgradedDamage] = row
  cardType[id] = cardTypeNames.indexOf(type as 'ATTACK')
  cardRarity[id] = cardRarityNames.indexOf(rarity as 'COMMON')
  cardColorless[id] = color === 'COLORLESS' ? 1 : 0
  const has = (name: string, upgraded: boolean) =>
    marks.includes(`${name}:always`) || marks.includes(`${name}:${upgraded ? 'upgraded' : 'base'}`) ? 1 : 0
  cardStrike[id] = marks.split(' ').includes('strike') ? 1 : 0
  cardXCost[id] = marks.split(' ').includes('x') ? 1 : 0
  for (const upgraded of [0, 1]) {
    const at = id + upgraded * count
    costs[at] = upgraded ? upgradedCost : cost
    damages[at] = upgraded ? upgradedDamage : damage
    targets[at] = target === 'enemy' || (target === 'base' && !upgraded) ? 1 : 0
    exhausts[at] = has('exhaust', upgraded === 1)
    ethereals[at] = has('ethereal', upgraded === 1)
    innates[at] = has('innate', upgraded === 1)
  }
}

/** `upgraded` is 0 or 1 in all of these. */
export const printedCost = (id: CardId, upgraded: number) => costs[id + upgraded * count]
export const needsTarget = (id: CardId, upgraded: number) => targets[id + upgraded * count] !== 0
export const exhaustsWhenPlayed = (id: CardId, upgraded: number) => exhausts[id + upgraded * count] !== 0
export const isEthereal = (id: CardId, upgraded: number) => ethereals[id + upgraded * count] !== 0
export const isInnate = (id: CardId, upgraded: number) => innates[id + upgraded * count] !== 0
export const printedDamage = (id: CardId, upgraded: number) => damages[id + upgraded * count]

/** Searing Blow can be upgraded again and again, curses and statuses never. */
export const canUpgrade = (id: CardId, upgraded: number) =>
  cardType[id] <= POWER && (upgraded === 0 || id === C.SEARING_BLOW)
/** Some curses can be neither removed nor transformed. */
export const canRemove = (id: CardId) =>
  id !== C.ASCENDERS_BANE && id !== C.NECRONOMICURSE && id !== C.CURSE_OF_THE_BELL
export const isStarterStrike = (id: CardId) => id === C.STRIKE_RED
export const isStarterCard = (id: CardId) => id === C.STRIKE_RED || id === C.DEFEND_RED

/** Place of each card in the alphabet of the game's ids, by which the game sorts some lists. */
export const alphabetical = (() => {
  const places = new Int16Array(count)
  const sorted = cardGameIds.slice(1).sort((a, b) => (a < b ? -1 : 1))
  for (let id = 1; id < count; id++) places[id] = sorted.indexOf(cardGameIds[id])
  return places
})()

const byKey = new Map(cardKeys.map((key, id) => [key, id]))

/** @throws {RangeError} If no card has this key. */
export function card(key: string): CardId {
  const id = byKey.get(key)
  if (id === undefined) throw new RangeError(`no card is called ${key}`)
  return id
}
