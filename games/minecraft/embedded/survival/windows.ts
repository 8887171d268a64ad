import type { Vec3 } from 'vec3'
import { type Item, type ItemWindow, type Player, require, type Survival } from '../squid.ts'

/** What stands behind a window: its slots before the player's own, and what a click in them brings about. */
export interface Container {
  readonly type: 'minecraft:crafting' | 'minecraft:furnace' | 'minecraft:generic_9x3'
  readonly title: string
  /** The first slots of the window; kept where the block is. */
  readonly slots: (Item | null)[]
  /** Called after every click, with the window already changed. */
  changed?(open: OpenWindow): void
  closed?(open: OpenWindow): void
}

export interface OpenWindow {
  readonly id: number
  readonly window: ItemWindow
  readonly container: Container
  readonly player: Player
}

export interface Windows {
  open(player: Player, container: Container): void
  /** Everybody who looks into this container now. */
  watchers(container: Container): readonly OpenWindow[]
  /** Tells the client about one slot of its own inventory (numbers of window 0), whatever window is open. */
  sendSlot(player: Player, slot: number): void
  /** Adds as many as fit. @returns How many did not. */
  give(player: Player, id: number, count: number, nbt?: unknown): number
  /**
   * Takes the grid's and the cursor's items back, forgets the open window, and tells the client what it holds now:
   * until then a client knows its own inventory only as it was when the window opened.
   *
   * @param told Whether the client is also told that its window is closed, where it did not close it itself.
   */
  close(player: Player, told?: boolean): void
}

/** The 2×2 grid of the player's own window: slots 1–4, result 0. */
export interface Grid {
  refresh(window: ItemWindow, width: 2 | 3): void
  take(window: ItemWindow, width: 2 | 3): void
}

/**
 * Windows and clicks: each click runs the same rules as the client's (`prismarine-windows`), so that both sides agree,
 * and is answered by a `transaction`; what the server alone knows (a craft's result) follows by `set_slot`. As in
 * vanilla, a click says what the client saw in the slot: if the slot holds something else by now, the click is refused
 * and everything is sent again.
 */
export function windows(survival: Survival, grid: Grid): Windows {
  const { server, newItem, toNotch } = survival
  const { createWindow } = require('prismarine-windows')(server.registry)
  const opened = new Map<Player, OpenWindow>()
  let nextId = 1

  const self: Windows = {
    open(player, container) {
      self.close(player, true)
      const id = nextId
      nextId = (nextId % 100) + 1
      const window: ItemWindow = createWindow(id, container.type, container.title)
      for (let i = 0; i < container.slots.length; i++) window.slots[i] = placed(container.slots[i], i)
      copyIn(player, window)
      opened.set(player, { id, window, container, player })
      player._client.write('open_window', {
        windowId: id,
        inventoryType: window.type === 'minecraft:crafting' ? 11 : window.type === 'minecraft:furnace' ? 13 : 2,
        windowTitle: JSON.stringify({ text: container.title }),
      })
      player._client.write('window_items', { windowId: id, items: window.slots.map(toNotch) })
    },
    watchers: container => [...opened.values()].filter(open => open.container === container),
    sendSlot(player, slot) {
      const item = player.inventory.slots[slot]
      const open = opened.get(player)
      if (open && slot >= 9 && slot <= 44) {
        const at = slot - 9 + open.window.inventoryStart
        open.window.slots[at] = item ? Object.assign(copy(item), { slot: at }) : null
        player._client.write('set_slot', { windowId: open.id, slot: at, item: toNotch(item) })
      } else player._client.write('set_slot', { windowId: 0, slot, item: toNotch(item) })
    },
    give(player, id, count, nbt) {
      const { slots } = player.inventory
      const order = [...Array.from({ length: 9 }, (_, i) => 36 + i), ...Array.from({ length: 27 }, (_, i) => 9 + i)]
      for (const slot of order) {
        const item = slots[slot]
        if (count === 0 || !item || item.type !== id || item.count >= item.stackSize || nbt) continue
        const moved = Math.min(count, item.stackSize - item.count)
        item.count += moved
        count -= moved
        self.sendSlot(player, slot)
      }
      for (const slot of order) {
        if (count === 0) break
        if (slots[slot]) continue
        const item = newItem(id, count, nbt)
        item.count = Math.min(count, item.stackSize)
        item.slot = slot
        count -= item.count
        slots[slot] = item
        self.sendSlot(player, slot)
      }
      return count
    },
    close(player, told = false) {
      const open = opened.get(player)
      opened.delete(player)
      if (open) {
        returnItem(player, open.window.selectedItem)
        open.window.selectedItem = null
        if (open.container.type === 'minecraft:crafting')
          for (let i = 1; i <= 9; i++) returnItem(player, open.window.slots[i])
        open.container.closed?.(open)
        if (told) player._client.write('close_window', { windowId: open.id })
      }
      const { inventory } = player
      returnItem(player, inventory.selectedItem)
      inventory.selectedItem = null
      for (let i = 1; i <= 4; i++) {
        const item = inventory.slots[i]
        inventory.slots[i] = null
        returnItem(player, item)
      }
      inventory.slots[0] = null
      show(player)
    },
  }

  const returnItem = (player: Player, item: Item | null) => {
    if (!item) return
    const left = self.give(player, item.type, item.count, item.nbt)
    if (left > 0) survival.drop(player.position.offset(0, 1, 0), item.type, left, item.nbt)
  }
  /** Sends all of the window that is open, or of the player's own. */
  const show = (player: Player) => {
    const { id, window } = opened.get(player) ?? { id: 0, window: player.inventory }
    player._client.write('window_items', { windowId: id, items: window.slots.map(toNotch) })
    player._client.write('set_slot', { windowId: -1, slot: -1, item: toNotch(window.selectedItem) })
  }
  const copy = (item: Item): Item => newItem(item.type, item.count, item.nbt)
  const placed = (item: Item | null, slot: number) => (item ? Object.assign(item, { slot }) : null)
  const copyIn = (player: Player, window: ItemWindow) => {
    for (let slot = 9; slot <= 44; slot++) {
      const item = player.inventory.slots[slot]
      const at = slot - 9 + window.inventoryStart
      window.slots[at] = item ? Object.assign(copy(item), { slot: at }) : null
    }
  }
  const copyOut = ({ player, window, container }: OpenWindow) => {
    for (let slot = 9; slot <= 44; slot++) {
      const item = window.slots[slot - 9 + window.inventoryStart]
      player.inventory.slots[slot] = item ? Object.assign(copy(item), { slot }) : null
    }
    for (let i = 0; i < container.slots.length; i++) container.slots[i] = window.slots[i]
  }

  const click = (player: Player, packet: Click) => {
    const open = opened.get(player)
    const answer = (accepted: boolean) =>
      player._client.write('transaction', { windowId: packet.windowId, action: packet.action, accepted })
    const refuse = () => {
      answer(false)
      show(player)
    }
    if (packet.windowId !== (open?.id ?? 0) || player.health <= 0) return refuse()
    const window = open?.window ?? player.inventory
    const width = window.type === 'minecraft:crafting' ? 3 : 2
    const crafts = !open || width === 3
    if (!allowed(window, packet, crafts) || !upToDate(window, packet)) return refuse()
    if (packet.slot === -999 && window.selectedItem) {
      const { type, count, nbt } = window.selectedItem
      const thrown = packet.mouseButton === 0 ? count : 1
      survival.drop(player.position.offset(0, 1.2, 0), type, thrown, nbt)
    }
    const result = crafts ? window.slots[0] : null
    const many = result?.count ?? 0
    try {
      if (packet.slot !== -999 || window.selectedItem)
        window.acceptClick({ ...packet, item: window.slots[packet.slot] ?? null })
    } catch {
      return refuse() // a kind of click that prismarine-windows does not know, such as dragging
    }
    answer(true)
    if (crafts && packet.slot >= 0 && packet.slot <= width * width) {
      if (packet.slot === 0 && result && !window.slots[0]) {
        survival.count(player, `crafted.${result.name}`, many)
        grid.take(window, width)
        for (let i = 1; i <= width * width; i++)
          player._client.write('set_slot', { windowId: packet.windowId, slot: i, item: toNotch(window.slots[i]) })
      }
      grid.refresh(window, width)
      player._client.write('set_slot', { windowId: packet.windowId, slot: 0, item: toNotch(window.slots[0]) })
    }
    if (open) {
      copyOut(open)
      open.container.changed?.(open)
      for (const other of self.watchers(open.container)) if (other !== open) showSlots(other)
    }
  }
  /** What somebody else has changed in the container that this player looks into. */
  const showSlots = ({ id, window, container, player }: OpenWindow) => {
    for (const [slot, item] of container.slots.entries()) {
      window.slots[slot] = item
      player._client.write('set_slot', { windowId: id, slot, item: toNotch(item) })
    }
  }

  server.on('newPlayer', (player: Player) => {
    player.inventory.removeAllListeners('updateSlot') // stock tells the client of each slot in the middle of a click
    player._client.removeAllListeners('window_click')
    player._client.removeAllListeners('set_creative_slot')
    player._client.on('window_click', (packet: Click) => click(player, packet))
    player._client.on('close_window', () => self.close(player))
    player.on('disconnected', () => self.close(player))
  })
  return self
}

interface Click {
  readonly windowId: number
  readonly slot: number
  readonly mouseButton: number
  readonly mode: number
  readonly action: number
  /** What the client saw in the slot. */
  readonly item: { readonly present: boolean; readonly itemId?: number; readonly itemCount?: number }
}

/** Whether the client saw what is there (beside the window, nothing). Other kinds of clicks than plain ones say nothing about it. */
function upToDate(window: ItemWindow, { slot, mode, item: seen }: Click): boolean {
  if (mode !== 0) return true
  if (slot === -999) return !seen.present
  const item = window.slots[slot]
  return seen.present ? item?.type === seen.itemId && item?.count === seen.itemCount : !item
}

/** The result slot gives and never takes; so does a furnace's output. */
function allowed(window: ItemWindow, click: Click, crafts: boolean): boolean {
  if (click.slot !== -999 && (click.slot < 0 || click.slot >= window.slots.length)) return false
  const gives = (crafts && click.slot === 0) || (window.type === 'minecraft:furnace' && click.slot === 2)
  if (!gives) return true
  const [item, cursor] = [window.slots[click.slot], window.selectedItem]
  if (click.mode !== 0 || click.mouseButton !== 0) return click.mode === 1 && !crafts
  if (!item) return cursor === null
  return !cursor || (cursor.type === item.type && cursor.count + item.count <= cursor.stackSize)
}

/** The key of a place, for what is kept beside the blocks. */
export const placeKey = (at: Vec3) => `${at.x},${at.y},${at.z}`
