import type { Block, Item, Player, Survival } from '../squid.ts'
import { fuelTicks, smelted } from './smelting.ts'
import { type Container, placeKey, type Windows } from './windows.ts'

const [input, fuel, output] = [0, 1, 2]
const ticksAnItem = 200

export interface Furnace extends Container {
  readonly slots: (Item | null)[]
  burning: number
  burnTotal: number
  progress: number
  /** Who used it last: what it makes is counted as theirs. */
  owner: Player | null
}

/** Furnaces: fuel, 200 ticks an item, progress bars; each stays where it stands until it is dug. */
export function furnaces(survival: Survival, windows: Windows): ReadonlyMap<string, Furnace> {
  const { server, newItem, registry } = survival
  const all = new Map<string, Furnace>()
  const makes = (furnace: Furnace): number | null => {
    const source = furnace.slots[input]
    const name = source && smelted[source.name]
    const id = name ? registry.itemsByName[name]?.id : undefined
    const held = furnace.slots[output]
    return id !== undefined && (!held || (held.type === id && held.count < held.stackSize)) ? id : null
  }
  const take = (furnace: Furnace, slot: number) => {
    const item = furnace.slots[slot]
    if (item && --item.count <= 0) furnace.slots[slot] = null
  }
  const show = (furnace: Furnace, slots: boolean) => {
    for (const { id, window, player } of windows.watchers(furnace)) {
      const bars = [furnace.burning, furnace.burnTotal, furnace.progress, ticksAnItem]
      for (const [property, value] of bars.entries())
        player._client.write('craft_progress_bar', { windowId: id, property, value })
      if (!slots) continue
      for (let slot = 0; slot < 3; slot++) {
        window.slots[slot] = furnace.slots[slot]
        player._client.write('set_slot', { windowId: id, slot, item: survival.toNotch(furnace.slots[slot]) })
      }
    }
  }
  server.onBlockInteraction('furnace', ({ block, player }: { block: Block; player: Player }) => {
    const key = placeKey(block.position)
    let furnace = all.get(key)
    if (!furnace) {
      furnace = {
        type: 'minecraft:furnace',
        title: 'Furnace',
        slots: [null, null, null],
        burning: 0,
        burnTotal: 0,
        progress: 0,
        owner: null,
      }
      all.set(key, furnace)
    }
    furnace.owner = player
    windows.open(player, furnace)
    show(furnace, false)
    return true
  })
  server.on('tick', () => {
    for (const furnace of all.values()) {
      const before = furnace.burning
      const result = makes(furnace)
      let changed = false
      if (furnace.burning > 0) furnace.burning--
      if (result !== null && furnace.burning === 0) {
        const burns = fuelTicks(furnace.slots[fuel]?.name ?? '')
        if (burns > 0) {
          take(furnace, fuel)
          furnace.burning = furnace.burnTotal = burns
          changed = true
        }
      }
      if (result === null || furnace.burning === 0) {
        if (furnace.progress > 0) furnace.progress = 0
        else if (before === 0) continue
      } else if (++furnace.progress >= ticksAnItem) {
        furnace.progress = 0
        take(furnace, input)
        const held = furnace.slots[output]
        if (held) held.count++
        else furnace.slots[output] = Object.assign(newItem(result, 1), { slot: output })
        changed = true
        if (furnace.owner) survival.count(furnace.owner, `smelted.${registry.items[result].name}`)
      }
      if (changed || server.tickCount % 20 === 0) show(furnace, changed)
    }
  })
  return all
}
