import type { Block, Player, Survival } from '../squid.ts'
import { type Container, placeKey, type Windows } from './windows.ts'

/** Chests of 27 slots; each keeps what is in it until it is dug. */
export function chests(survival: Survival, windows: Windows): ReadonlyMap<string, Container> {
  const all = new Map<string, Container>()
  const open = ({ block, player }: { block: Block; player: Player }) => {
    const key = placeKey(block.position)
    let chest = all.get(key)
    if (!chest) {
      chest = { type: 'minecraft:generic_9x3', title: 'Chest', slots: Array.from({ length: 27 }, () => null) }
      all.set(key, chest)
    }
    windows.open(player, chest)
    return true
  }
  survival.server.onBlockInteraction('chest', open, false)
  return all
}
