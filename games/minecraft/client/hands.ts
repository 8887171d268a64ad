import type { Bot } from 'mineflayer'
import { type Body, type HeldItem, Stop } from './body.ts'
import type { Place } from './path.ts'

/** What is used of a window of the client: `prismarine-windows` has no types of its own. */
export interface ItemWindow {
  readonly id: number
  readonly slots: (HeldItem | null)[]
  readonly selectedItem: HeldItem | null
  /** Where the player's own slots begin and end in this window. */
  readonly inventoryStart: number
  readonly inventoryEnd: number
  acceptClick(click: { readonly slot: number; item: HeldItem | null }): unknown
}

/** Slots from the first to before the second. */
export type Range = readonly [number, number]

const [left, right] = [0, 1]
const [plain, swapWithHotbar] = [0, 2]
const outside = -999
const hotbarStart = 36
/** Ticks a window may take to open, or a grid to show what it makes. */
const openTicks = 60
const resultTicks = 40

/**
 * What the hands do in windows, click by click. Every click is awaited to its end, and only between two clicks may an
 * action be stopped; nothing goes on by itself after that. `rest` then puts back what is on the cursor and in the grid
 * and closes the window.
 *
 * mineflayer's own crafting and moving cannot be stopped: they would click on in whatever window is open then.
 */
export class Hands {
  readonly #body: Body
  readonly #bot: Bot
  #expecting = false
  #nextHotbar = 0

  constructor(body: Body) {
    this.#body = body
    this.#bot = body.bot
    heedPresent(this.#own)
    this.#bot.on('windowOpen', window => {
      heedPresent(window as never)
      // A server that is slow may open what nobody waits for any more.
      if (!this.#expecting) void this.#close(window as never)
    })
    this.#bot.on('death', () => this.#forget())
  }

  /** @throws {Stop} `refused`, if it does not open. */
  async open(at: Place, what: string): Promise<ItemWindow> {
    const bot = this.#bot
    await this.rest()
    this.#body.check()
    let window: ItemWindow | null = null
    const opened = (open: unknown) => {
      window = open as ItemWindow
    }
    this.#expecting = true
    bot.once('windowOpen', opened)
    try {
      const block = bot.blockAt(bot.entity.position.clone().set(at.x, at.y, at.z))
      if (!block) throw new Stop('not-reachable', `${what} is not loaded`)
      this.#body.lookAt(at.x + 0.5, at.y + 0.5, at.z + 0.5)
      await this.#whole(bot.activateBlock(block), `opening ${what}`)
      // Waits on also when stopped: the window is on its way.
      for (let i = 0; i < openTicks && !window && !this.#body.gone; i++) await this.#body.pass()
    } finally {
      bot.off('windowOpen', opened)
      this.#expecting = false
    }
    this.#body.check()
    if (!window) throw new Stop('refused', `${what} did not open`)
    return window
  }

  /** Puts the ingredients into the grid of this window, takes what it makes, and puts it away. */
  async craft(cells: readonly (readonly [slot: number, type: number])[], makes: HeldKind, table: ItemWindow | null) {
    const window = table ?? this.#own
    let from = -1
    for (const [slot, type] of cells) {
      if (window.selectedItem?.type !== type) {
        if (window.selectedItem) await this.#click(from)
        from = this.#find(window, type)
        await this.#click(from)
      }
      await this.#click(slot, right)
    }
    if (window.selectedItem) await this.#click(from)
    for (let i = 0; window.slots[0]?.type !== makes.type; i++) {
      if (i === resultTicks) throw new Stop('refused', `the grid shows no ${makes.name}`)
      await this.#body.tick()
    }
    const { count, stackSize } = window.slots[0]!
    if (room(window, own(window), makes.type, stackSize) < count)
      throw new Stop('full', `there is no room for ${count} ${makes.name}`)
    await this.#click(0)
    await this.#stow(window, own(window))
  }

  /** Moves so many of a kind from one range of a window's slots to another. @throws {Stop} `full`, `not-held`. */
  async move(window: ItemWindow, type: number, count: number, from: Range, to: Range): Promise<void> {
    for (let left_ = count; left_ > 0; ) {
      const source = window.slots.slice(...from).find(item => item?.type === type)
      if (!source) throw new Stop('not-held', `${left_} of ${count} are missing`)
      const { slot, count: have, name, stackSize } = source
      const moved = Math.min(left_, have, room(window, to, type, stackSize))
      if (moved === 0) throw new Stop('full', `there is no room for more ${name}`)
      await this.#click(slot)
      const stays = have - moved
      if (stays > 0 && stays <= moved) for (let i = 0; i < stays; i++) await this.#click(slot, right)
      if (stays > moved) {
        for (let i = 0; i < moved; i++) await this.#click(place(window, to)!, right)
        await this.#click(slot)
      } else await this.#stow(window, to)
      left_ -= moved
    }
  }

  /** Takes all of one slot into the inventory. @returns How many fitted. */
  async empty(window: ItemWindow, slot: number): Promise<number> {
    const item = window.slots[slot]
    if (!item) return 0
    const { count } = item
    if (room(window, own(window), item.type, item.stackSize) < count)
      throw new Stop('full', `there is no room for ${count} ${item.name}`)
    await this.#click(slot)
    await this.#stow(window, own(window))
    return count
  }

  /** Takes an item of the inventory in hand. */
  async hold({ slot }: HeldItem): Promise<void> {
    const bot = this.#bot
    if (slot >= hotbarStart && slot < hotbarStart + 9) {
      bot.setQuickBarSlot(slot - hotbarStart)
      return
    }
    let free = this.#own.slots.slice(hotbarStart, hotbarStart + 9).indexOf(null)
    if (free < 0) {
      free = this.#nextHotbar
      this.#nextHotbar = (free + 1) % 9
    }
    await this.#click(slot, free, swapWithHotbar)
    bot.setQuickBarSlot(free)
  }

  /** Puts an item on, and what was worn there in its place. */
  async wear({ slot }: HeldItem, at: number): Promise<void> {
    await this.#click(slot)
    await this.#click(at)
    if (this.#own.selectedItem) await this.#click(slot)
  }

  async toss(type: number, count: number): Promise<void> {
    const window = this.#own
    for (let toGo = count; toGo > 0; ) {
      const slot = this.#find(window, type)
      const have = window.slots[slot]!.count
      await this.#click(slot)
      if (have <= toGo) await this.#click(outside)
      else for (let i = 0; i < toGo; i++) await this.#click(outside, right)
      if (window.selectedItem) await this.#click(slot)
      toGo -= Math.min(have, toGo)
    }
  }

  /** Throws away all of one slot. */
  async discard({ slot }: HeldItem): Promise<void> {
    await this.#click(slot)
    await this.#click(outside)
  }

  /** Empties the cursor and the grid and closes what is open. Never throws. */
  async rest(): Promise<void> {
    const window = (this.#bot.currentWindow as ItemWindow | null) ?? this.#own
    const clean = window === this.#own && !window.selectedItem && window.slots.slice(1, 5).every(item => !item)
    if (!clean && !this.#body.gone) await this.#close(window)
  }

  get #own(): ItemWindow {
    return this.#bot.inventory as unknown as ItemWindow
  }

  async #close(window: ItemWindow): Promise<void> {
    try {
      for (let i = 0; i < 4 && window.selectedItem && this.#bot.health > 0; i++) {
        const slot = place(window, own(window))
        if (slot === null) break
        await this.#bot.clickWindow(slot, left, plain)
      }
    } catch {
      // The server gives back what is on the cursor when the window is closed.
    }
    if (this.#body.gone || this.#bot.health <= 0) return this.#forget()
    await (this.#bot.closeWindow(window as never) as unknown as Promise<void>)
    Object.assign(this.#own, { selectedItem: null })
  }

  /** Who dies has no window open any more, and nothing in hand; the server says what is held. */
  #forget(): void {
    const { currentWindow } = this.#bot
    Object.assign(this.#own, { selectedItem: null })
    if (!currentWindow) return
    this.#bot.currentWindow = null
    this.#bot.emit('windowClose', currentWindow)
  }

  async #click(slot: number, button: number = left, mode: number = plain): Promise<void> {
    this.#body.check()
    await this.#whole(this.#bot.clickWindow(slot, button, mode), 'a click')
    this.#body.check()
  }

  /** Waits for what has an end of its own within seconds. */
  async #whole(work: Promise<unknown>, what: string): Promise<void> {
    try {
      await work
    } catch (error) {
      this.#body.check()
      throw new Stop('refused', `${what} was refused: ${(error as Error).message}`)
    }
  }

  #find(window: ItemWindow, type: number): number {
    const found = window.slots.slice(...own(window)).find(item => item?.type === type)
    if (!found) throw new Stop('missing-ingredient', `no ${this.#bot.registry.items[type]?.name ?? type} is left`)
    return found.slot
  }

  /** Puts what is on the cursor into these slots. @throws {Stop} `full`. */
  async #stow(window: ItemWindow, to: Range): Promise<void> {
    while (window.selectedItem) {
      const slot = place(window, to)
      if (slot === null) throw new Stop('full', `there is no room for ${window.selectedItem.name}`)
      await this.#click(slot)
    }
  }
}

interface HeldKind {
  readonly type: number
  readonly name: string
}

/** The player's own slots in a window, without armour and grid. */
export const own = ({ inventoryStart, inventoryEnd }: ItemWindow): Range => [inventoryStart, inventoryEnd]

/** Where what is on the cursor can be put down: on more of it, else on a free slot. */
function place({ slots, selectedItem }: ItemWindow, [from, to]: Range): number | null {
  if (!selectedItem) return null
  const { type, stackSize } = selectedItem
  const free: number[] = []
  for (let slot = from; slot < to; slot++) {
    const item = slots[slot]
    if (!item) free.push(slot)
    else if (item.type === type && item.count < stackSize) return slot
  }
  return free[0] ?? null
}

function room({ slots }: ItemWindow, range: Range, type: number, stackSize: number): number {
  return slots
    .slice(...range)
    .reduce((sum, item) => sum + (!item ? stackSize : item.type === type ? stackSize - item.count : 0), 0)
}

/** A click that is confirmed counts for what is in the slot then: the server may have sent it anew since. */
function heedPresent(window: ItemWindow): void {
  const accept = window.acceptClick.bind(window)
  window.acceptClick = click => accept({ ...click, item: click.slot === outside ? null : window.slots[click.slot] })
}
