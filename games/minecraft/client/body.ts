import { createRequire } from 'node:module'
import type { Bot } from 'mineflayer'
import { Vec3 } from 'vec3'
import { brokenOff } from '#core'
import { Hands } from './hands.ts'
import { findPath, type PathGoal, type Place } from './path.ts'
import { Sight, sees } from './sight.ts'
import { falling, solid, Terrain, water } from './terrain.ts'
import { plainest } from './tool.ts'
import { words } from './words.ts'

const require = createRequire(import.meta.url)

/** Why an action ended before its work was done: a stable code, and words for people. */
export class Stop extends Error {
  override readonly name = 'Stop'
  readonly code: string
  constructor(code: string, text: string) {
    super(text)
    this.code = code
  }
}

export interface HeldItem {
  readonly type: number
  readonly name: string
  readonly count: number
  readonly slot: number
  readonly stackSize: number
}

/** Ticks without coming nearer to the next place after which a walk is stuck. */
const stuckTicks = 50
/** Ticks that half a way must bring the goal nearer to be worth walking. */
const worthwhile = 20

/** The agent's body: eyes, feet and hands on one mineflayer client. Every wait goes through `tick`, which can be stopped. */
export class Body {
  readonly bot: Bot
  readonly terrain: Terrain
  readonly sight: Sight
  readonly hands: Hands
  readonly #digTicks = new Map<number, number>()
  readonly #blockOf: (state: number) => { digTime(...how: unknown[]): number; harvestTools?: Record<string, boolean> }
  #toolKey = ''
  #ticks = 0
  #deadline = Infinity
  #interrupt: Stop | null = null
  #gone: Stop | null = null
  #waiting: (() => void)[] = []

  constructor(bot: Bot) {
    this.bot = bot
    this.terrain = new Terrain(bot)
    this.sight = new Sight(this.terrain)
    this.hands = new Hands(this)
    const Block = require('prismarine-block')(bot.registry)
    this.#blockOf = state => Block.fromStateId(state, 0)
    let last = 20
    bot.on('health', () => {
      if (bot.health <= 0) this.#interrupt = new Stop('died', 'died')
      else if (bot.health < last && !this.#isBuried())
        this.#interrupt ??= new Stop(brokenOff, `hurt: health fell from ${round(last)} to ${round(bot.health)}`)
      last = bot.health
    })
    bot.on('physicsTick', () => {
      this.#ticks++
      this.#wake()
    })
    bot.on('kicked', reason => this.abandon(`kicked: ${words(reason)}`))
    bot.on('end', reason => this.abandon(`the connection ended: ${reason}`))
    bot.on('forcedMove', () => {
      const { x, y, z } = bot.entity.position
      if (!Number.isFinite(x + y + z)) this.abandon('the server sent a position that is no number')
    })
  }

  /** The head is in a block: whoever would stop at every breath that this costs would never dig himself out. */
  #isBuried(): boolean {
    const within = this.bot.blockAt(this.bot.entity.position.offset(0, 1.62, 0))
    return within !== null && within.boundingBox === 'block' && !within.transparent
  }

  /** Gives this connection up: no tick will come any more. The first reason counts. */
  abandon(why: string): void {
    this.#gone ??= new Stop('disconnected', why)
    this.#wake()
  }

  /** Ends the action under way; without one, nothing. */
  interrupt(why: string): void {
    this.#interrupt ??= new Stop(brokenOff, why)
  }

  /** The connection has ended. */
  get gone(): boolean {
    return this.#gone !== null
  }

  /** Physics ticks since the client joined. */
  get ticks(): number {
    return this.#ticks
  }

  /** Begins an action that must end within so many ticks. */
  begin(ticks: number): void {
    this.#deadline = this.#ticks + ticks
    this.#interrupt = null
  }

  /** Lets go of everything and closes every window. Never throws. */
  async rest(): Promise<void> {
    this.bot.clearControlStates()
    if (this.bot.targetDigBlock) this.bot.stopDigging()
    await this.hands.rest()
  }

  /** @throws {Stop} If the action is out of time or interrupted. */
  check(): void {
    if (this.#gone) throw this.#gone
    if (this.#interrupt) throw this.#interrupt
    if (this.#ticks >= this.#deadline) throw new Stop('timed-out', 'the action took longer than it may')
  }

  async tick(count = 1): Promise<void> {
    for (let i = 0; i < count; i++) {
      await this.pass()
      this.check()
    }
  }

  /** The next tick, or at once if the connection has ended; cannot be stopped. */
  pass(): Promise<void> {
    return new Promise(resolve => {
      if (this.#gone) resolve()
      else this.#waiting.push(resolve)
    })
  }

  #wake(): void {
    const waiting = this.#waiting
    this.#waiting = []
    for (const resolve of waiting) resolve()
  }

  /** Waits for the client's own work, but not beyond the action's deadline or an interrupt. */
  async within<T>(work: Promise<T>, code: string, what: string): Promise<T> {
    let over = false
    const settled = work.then(
      value => ({ value }),
      error => ({ error }),
    )
    const watch = async () => {
      while (!over) {
        await this.pass()
        if (!over) this.check()
      }
      return null
    }
    try {
      const result = await Promise.race([settled, watch()])
      if (result && 'error' in result) throw new Stop(code, `${what}: ${(result.error as Error).message}`)
      return (result as { value: T }).value
    } finally {
      over = true
    }
  }

  /** The block the feet are in. On a slab or in a corner that is still one's own cell. */
  feet(): Place {
    const { x, y, z } = this.bot.entity.position
    return { x: Math.floor(x), y: Math.floor(y + 0.35), z: Math.floor(z) }
  }

  eyes(): { x: number; y: number; z: number } {
    const { x, y, z } = this.bot.entity.position
    return { x, y: y + 1.62, z }
  }

  look(): void {
    const { x, y, z } = this.eyes()
    this.sight.look(x, y, z)
  }

  lookAt(x: number, y: number, z: number): void {
    const eye = this.eyes()
    const [dx, dy, dz] = [x - eye.x, y - eye.y, z - eye.z]
    void this.bot.look(Math.atan2(-dx, -dz), Math.atan2(dy, Math.hypot(dx, dz)), true)
  }

  items(): HeldItem[] {
    return this.bot.inventory.items() as unknown as HeldItem[]
  }

  count(name: string): number {
    return this.items().reduce((sum, item) => sum + (item.name === name ? item.count : 0), 0)
  }

  /** Whether the eyes are near enough to this cell, and nothing is in between. */
  reaches(at: Place, from: Place = this.bot.entity.position, range = 4.3): boolean {
    const [x, y, z] = [from.x, from.y + 1.62, from.z]
    if (Math.hypot(at.x + 0.5 - x, at.y + 0.5 - y, at.z + 0.5 - z) > range) return false
    return sees(this.terrain, x, y, z, at)
  }

  /** Ticks to dig this state with the tool that `takeTool` takes. */
  digTicks(state: number): number {
    return this.digger()(state)
  }

  /** The same for many states in a row, as long as nothing is picked up, dropped or worn out meanwhile. */
  digger(): (state: number) => number {
    const key = this.#tools()
      .map(item => item.type)
      .join()
    if (key !== this.#toolKey) {
      this.#toolKey = key
      this.#digTicks.clear()
    }
    const known = this.#digTicks
    return state => {
      const old = known.get(state)
      if (old !== undefined) return old
      const ticks = this.#toolFor(state).ms / 50
      known.set(state, ticks)
      return ticks
    }
  }

  /** Whether what is held can make this block drop something. */
  canHarvest(state: number): boolean {
    const tools = this.#blockOf(state).harvestTools
    return !tools || this.items().some(item => tools[item.type])
  }

  /** Takes the tool that fits in hand. */
  async takeTool(state: number): Promise<void> {
    const { item } = this.#toolFor(state)
    if (!item || this.bot.heldItem?.type === item.type) return
    await this.hands.hold(item)
  }

  #toolFor(state: number): { readonly item: HeldItem | null; readonly ms: number } {
    const block = this.#blockOf(state)
    const ms = (item: HeldItem | null) => block.digTime(item?.type ?? null, false, false, false, [], {})
    const lasts = (item: HeldItem) => this.bot.registry.items[item.type]?.maxDurability ?? Infinity
    const tools = this.#tools().map(item => ({ item, ms: ms(item), lasts: lasts(item) }))
    const bare = { item: null, ms: ms(null) }
    return plainest(tools, bare.ms) ?? bare
  }

  #tools(): HeldItem[] {
    return this.items().filter(item => /_(pickaxe|axe|shovel|sword)$/.test(item.name))
  }

  /** Digs one block within reach. @throws {Stop} If it cannot be dug or the server puts it back. */
  async dig(at: Place): Promise<void> {
    const state = this.terrain.state(at.x, at.y, at.z)
    if (!(this.terrain.flags(at.x, at.y, at.z) & solid) && state === 0) return
    const block = this.bot.blockAt(new Vec3(at.x, at.y, at.z))
    if (!block?.diggable) throw new Stop('not-diggable', `${this.terrain.nameOf(state)} cannot be dug`)
    await this.takeTool(state)
    this.lookAt(at.x + 0.5, at.y + 0.5, at.z + 0.5)
    const column = this.#fallingOn(at)
    await this.within(this.bot.dig(block, 'ignore'), brokenOff, `digging ${block.name}`)
    await this.tick(2)
    const isThere = this.terrain.state(at.x, at.y, at.z) === state
    if (isThere && this.#fallingOn(at) >= column) throw new Stop('refused', `the server put ${block.name} back`)
  }

  /** Blocks of what falls, sand or gravel, that rest on each other from here up: one less when the lowest was dug. */
  #fallingOn({ x, y, z }: Place): number {
    let height = 0
    while (this.terrain.flags(x, y + height, z) & falling) height++
    return height
  }

  /** Plans a way and walks it; plans anew when it gets stuck, at most `tries` times. */
  async go(
    goal: PathGoal,
    options: { dig?: boolean; nodes?: number; partial?: boolean; tries?: number; what: string },
  ): Promise<void> {
    const { dig = true, nodes = 8000, partial = false, tries = 5, what } = options
    const estimate = (place: Place) => goal.estimate(place.x, place.y, place.z)
    let why = ''
    for (let i = 0; i < tries; i++) {
      const feet = this.feet()
      if (goal.reached(feet.x, feet.y, feet.z)) return
      const digTicks = dig ? this.digger() : null
      const path = findPath(this.terrain, feet, goal, { digTicks, nodes, partial: true })
      // Where the search gave out half-way, one goes there and looks again, as long as it leads nearer.
      const nearer = path && (path.complete || estimate(feet) - estimate(path.places.at(-1)!) > worthwhile)
      if (!nearer) throw new Stop('no-path', `no way to ${what}${why}`)
      why = await this.#follow(path.places)
      if (why === '' && !path.complete && partial) return
    }
    const feet = this.feet()
    if (!goal.reached(feet.x, feet.y, feet.z)) throw new Stop('stuck', `stuck on the way to ${what}${why}`)
  }

  /** @returns Why it stopped short, or '' at the end of the way. */
  async #follow(places: readonly Place[]): Promise<string> {
    try {
      let from = this.feet()
      for (const [i, place] of places.entries()) {
        const stopped = await this.#stepTo(from, place, places[i + 1])
        if (stopped !== '') return stopped
        from = place
        if (i % 12 === 11) this.look()
      }
      return ''
    } finally {
      this.bot.clearControlStates()
    }
  }

  async #stepTo(from: Place, to: Place, next: Place | undefined): Promise<string> {
    const { bot, terrain } = this
    const cells = [
      { ...to, y: to.y + 1 },
      to,
      ...(to.y > from.y ? [{ ...from, y: from.y + 2 }] : []),
      ...(to.y < from.y ? Array.from({ length: from.y - to.y }, (_, i) => ({ ...to, y: from.y + 1 - i })) : []),
    ]
    cells.sort((a, b) => b.y - a.y)
    for (const cell of cells) {
      for (let again = 0; again < 6 && terrain.flags(cell.x, cell.y, cell.z) & solid; again++) {
        bot.clearControlStates()
        await this.dig(cell)
        if (terrain.flags(cell.x, cell.y + 1, cell.z) & falling) await this.tick(4)
      }
    }
    let nearest = Infinity
    let waited = 0
    for (;;) {
      const { position, onGround } = bot.entity
      const [dx, dz] = [to.x + 0.5 - position.x, to.z + 0.5 - position.z]
      const apart = Math.hypot(dx, dz)
      const afloat = (terrain.flags(to.x, to.y, to.z) | terrain.flags(from.x, from.y, from.z)) & water
      const level = Math.abs(position.y - to.y) < (afloat ? 0.9 : 0.55)
      // One may cut a corner on level ground, but not where the next step digs, drops or jumps.
      const close = next && next.y === to.y && from.y === to.y ? 0.45 : 0.25
      if (apart < close && level && (onGround || afloat)) return ''
      const left = apart + Math.abs(position.y - to.y)
      if (left < nearest - 0.05) [nearest, waited] = [left, 0]
      else if (++waited > stuckTicks) return `, at ${to.x} ${to.y} ${to.z}`
      if (terrain.flags(to.x, to.y, to.z) & solid) return `, ${terrain.name(to.x, to.y, to.z)} came in between`
      void bot.look(Math.atan2(-dx, -dz), 0, true)
      const up = to.y > position.y + 0.3
      bot.setControlState('forward', apart > 0.12)
      bot.setControlState('jump', (up && (apart < 1.6 || !!afloat)) || (!!afloat && to.y >= position.y - 0.1))
      bot.setControlState('sneak', !!afloat && to.y < position.y - 0.5 && apart < 0.5)
      await this.tick()
    }
  }
}

const round = (x: number) => Math.round(x * 10) / 10
