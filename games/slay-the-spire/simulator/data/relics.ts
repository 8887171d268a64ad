import { relicPools, relicRows } from './relic-table.ts'

export type RelicId = number

export const tierNames = ['COMMON', 'UNCOMMON', 'RARE', 'BOSS', 'SHOP', 'STARTER', 'SPECIAL'] as const
export const COMMON_TIER = 0
export const UNCOMMON_TIER = 1
export const RARE_TIER = 2
export const BOSS_TIER = 3
export const SHOP_TIER = 4

export const relicKeys: readonly string[] = ['NONE', ...relicRows.map(row => row[0])]
export const relicGameIds: readonly string[] = ['', ...relicRows.map(row => row[1])]
export const relicNames: readonly string[] = ['', ...relicRows.map(row => row[2])]
export const relicTier = Int8Array.from([0, ...relicRows.map(row => tierNames.indexOf(row[3] as 'COMMON'))])
/** Shop prices by tier before the merchant's noise. */
export const tierPrices = [150, 250, 300, 999, 150, 300, 400] as const

const byKey = new Map(relicKeys.map((key, id) => [key, id]))

/** @throws {RangeError} If no relic has this key. */
export function relic(key: string): RelicId {
  const id = byKey.get(key)
  if (id === undefined) throw new RangeError(`no relic is called ${key}`)
  return id
}

const list = (text: string): readonly RelicId[] => text.trim().split(/\s+/).map(relic)

/** By tier number. */
export const startingPools: readonly (readonly RelicId[])[] = [
  list(relicPools.common),
  list(relicPools.uncommon),
  list(relicPools.rare),
  list(relicPools.boss),
  list(relicPools.shop),
]
