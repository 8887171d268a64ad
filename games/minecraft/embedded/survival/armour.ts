import type { Player } from '../squid.ts'
import type { Windows } from './windows.ts'

/** Points of protection: helmet, chestplate, leggings, boots (1.16 tables). */
const points: Readonly<Record<string, readonly [number, number, number, number]>> = {
  leather: [1, 3, 2, 1],
  golden: [2, 5, 3, 1],
  chainmail: [2, 5, 4, 1],
  iron: [2, 6, 5, 2],
  diamond: [3, 8, 6, 3],
  netherite: [3, 8, 6, 3],
}
const tough: Readonly<Record<string, number>> = { diamond: 2, netherite: 3 }
const pieces = ['helmet', 'chestplate', 'leggings', 'boots']
/** What goes through armour. */
const bypasses = new Set(['fall', 'drowning', 'hunger', 'void', 'suffocation', 'magic'])

/** What is left of a blow after armour. */
export function reduced(damage: number, why: string, worn: readonly (string | null)[]): number {
  if (bypasses.has(why)) return damage
  let [defence, toughness] = [0, 0]
  for (const name of worn) {
    const [, material, piece] = /^(\w+?)_(helmet|chestplate|leggings|boots)$/.exec(name ?? '') ?? []
    if (!points[material ?? '']) continue
    defence += points[material][pieces.indexOf(piece)]
    toughness += tough[material] ?? 0
  }
  const kept = Math.min(20, Math.max(defence / 5, defence - damage / (2 + toughness / 4)))
  return damage * (1 - kept / 25)
}

/** Takes off what armour holds back, and wears the armour. */
export function armour(windows: Windows): (player: Player, damage: number, why: string) => number {
  return (player, damage, why) => {
    const slots = [5, 6, 7, 8]
    const worn = slots.map(slot => player.inventory.slots[slot] ?? null)
    if (bypasses.has(why) || worn.every(item => item === null)) return damage
    const left = reduced(
      damage,
      why,
      worn.map(item => item?.name ?? null),
    )
    for (const [i, item] of worn.entries()) {
      if (!item?.maxDurability) continue
      item.durabilityUsed += Math.max(1, Math.floor(damage / 4))
      if (item.durabilityUsed >= item.maxDurability) player.inventory.slots[slots[i]] = null
      windows.sendSlot(player, slots[i])
    }
    return left
  }
}
