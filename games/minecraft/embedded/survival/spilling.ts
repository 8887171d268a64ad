import { Vec3 } from 'vec3'
import type { Survival } from '../squid.ts'
import { type Container, placeKey, type Windows } from './windows.ts'

/** A chest or a furnace that is gone, dug or blown up, closes to whoever looks into it and leaves what was in it. */
export function spilling(
  { ground, registry, drop }: Survival,
  windows: Windows,
  kept: readonly ReadonlyMap<string, Container>[],
): void {
  ground.onChange((x, y, z, state, before) => {
    if (registry.blocksByStateId[state]?.id === registry.blocksByStateId[before]?.id) return // a furnace that is lit
    const at = new Vec3(x, y, z)
    for (const containers of kept) {
      const container = containers.get(placeKey(at))
      if (!container) continue
      for (const { player } of windows.watchers(container)) windows.close(player, true)
      ;(containers as Map<string, Container>).delete(placeKey(at))
      for (const item of container.slots) if (item) drop(at.offset(0.5, 0.1, 0.5), item.type, item.count, item.nbt)
    }
  })
}
