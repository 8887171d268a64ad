import { P } from './potion-ids.ts'
import { potionPool as poolText, potionRows } from './potion-table.ts'

export type PotionId = number

export const potionKeys: readonly string[] = ['EMPTY_POTION_SLOT', ...potionRows.map(row => row[0])]
export const potionGameIds: readonly string[] = ['Potion Slot', ...potionRows.map(row => row[1])]
export const potionNames: readonly string[] = ['Empty', ...potionRows.map(row => row[2])]
const rarities = ['COMMON', 'UNCOMMON', 'RARE']
export const potionRarity = Int8Array.from([-1, ...potionRows.map(row => rarities.indexOf(row[3]))])
export const potionPrices = [50, 75, 100] as const

const byKey = new Map(potionKeys.map((key, id) => [key, id]))

/** @throws {RangeError} If no potion has this key. */
export function potion(key: string): PotionId {
  const id = byKey.get(key)
  if (id === undefined) throw new RangeError(`no potion is called ${key}`)
  return id
}

/** What an Ironclad can find, in the order rolls count. */
export const potionPool: readonly PotionId[] = poolText.trim().split(/\s+/).map(potion)

export const aimsAtEnemy = (id: PotionId) =>
  id === P.FEAR_POTION || id === P.FIRE_POTION || id === P.POISON_POTION || id === P.WEAK_POTION
