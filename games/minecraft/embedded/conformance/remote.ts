import { once } from 'node:events'
import type { Bot } from 'mineflayer'
import { Vec3 } from 'vec3'
import { type Outcome, UsageError } from '#core'
import type { Action } from '../../action.ts'
import { Body } from '../../client/body.ts'
import { perform } from '../../client/perform/index.ts'
import type { Config } from '../../config.ts'
import { connect, leave } from '../../live/connect.ts'
import { sameBlocks, sameInventory } from './compare.ts'
import { type Cell, floor, type Ground, onTopOf } from './ground.ts'

/** How long the server may take to show what a command has done, in ticks. */
const patience = 60
/** How far up and about the floor is cleared before each script. */
const [radius, height] = [6, 16]

/**
 * The ground on a server that is not in our hands: set up by an operator's commands in vanilla's spelling, in the sky
 * above where the player joined, in real time.
 */
export class RemoteGround implements Ground {
  readonly exact = false
  readonly bot: Bot
  readonly #body: Body
  readonly #config: Config
  readonly #origin: Vec3
  readonly #from: Vec3
  readonly #looked = new Map<string, Vec3>()
  #said = ''

  private constructor(bot: Bot, config: Config) {
    this.bot = bot
    this.#config = config
    this.#body = new Body(bot)
    const { x, y, z } = bot.entity.position
    this.#from = new Vec3(x, y, z)
    this.#origin = new Vec3(Math.floor(x), floor, Math.floor(z))
    bot.on('error', () => {}) // `end` follows
    bot.on('messagestr', text => {
      this.#said = text
    })
  }

  /**
   * Joins and makes sure that scripts can play.
   *
   * @throws {UsageError} If the player is not in survival mode, or may not use commands.
   */
  static async join(config: Config, signal: AbortSignal): Promise<RemoteGround> {
    const bot = await connect({ host: config.host!, port: config.port }, config, signal)
    const ground = new RemoteGround(bot, config)
    try {
      await ground.#mayCommand()
    } catch (error) {
      ground.leave()
      throw error
    }
    return ground
  }

  leave(): void {
    leave(this.bot)
  }

  /** Clears the ground and the player for the next script. */
  async prepare(): Promise<void> {
    const name = this.bot.username
    this.#looked.clear()
    this.bot.chat('/time set 1000')
    await this.#tp(0, 0, 0)
    await this.fill([-radius, 0, -radius], [radius, height, radius], 'air')
    await this.fill([-radius, -1, -radius], [radius, -1, radius], 'stone')
    this.bot.chat('/kill @e[type=!player,distance=..64]')
    this.bot.chat(`/clear ${name}`)
    await this.#shows(() => this.bot.inventory.items().length === 0, 'the inventory did not become empty')
    this.bot.chat(`/effect clear ${name}`)
    if (this.bot.food < 20) await this.feed()
    await this.heal()
    await this.#tp(0, 0, 0)
    await this.wait(10)
    if (this.bot.health < 20) await this.heal()
  }

  /** What client and server know of what is held, and of the blocks that were looked at. @throws Where they differ. */
  async compare(signal: AbortSignal): Promise<void> {
    const shows = (so: () => boolean) => this.#shows(so, '')
    await sameInventory(this.bot, shows, signal)
    if (this.#config.auth === 'offline') await sameBlocks(this.bot, [...this.#looked.values()], this.#config, signal)
  }

  /** Takes the floor away again, and goes back to where it came from. */
  async tidy(): Promise<void> {
    await this.fill([-radius, -1, -radius], [radius, height, radius], 'air')
    this.bot.chat('/kill @e[type=!player,distance=..64]')
    const { x, y, z } = this.#from
    this.bot.chat(`/tp ${this.bot.username} ${x} ${y} ${z}`)
    await this.wait(10)
  }

  async give(item: string, count = 1, wear = 0): Promise<void> {
    const before = this.held(item)
    this.bot.chat(`/give ${this.bot.username} minecraft:${item}${wear > 0 ? `{Damage:${wear}}` : ''} ${count}`)
    await this.#shows(() => this.held(item) >= before + count, `/give brought no ${item}`)
  }

  async set(x: number, y: number, z: number, block: string): Promise<void> {
    const at = this.#place(x, y, z)
    this.bot.chat(`/setblock ${at.x} ${at.y} ${at.z} minecraft:${block}`)
    // It may be gone again before it is seen: sand falls, water meets lava.
    await this.#shows(() => this.bot.blockAt(at)?.name === block, '').catch(() => {})
  }

  async fill(from: Cell, to: Cell, block: string): Promise<void> {
    const [a, b] = [this.#place(...from), this.#place(...to)]
    this.bot.chat(`/fill ${a.x} ${a.y} ${a.z} ${b.x} ${b.y} ${b.z} minecraft:${block}`)
    const corners = () => [a, b].every(at => this.bot.blockAt(at)?.name === block)
    await this.#shows(corners, `/fill put no ${block} there`)
  }

  at(x: number, y: number, z: number) {
    const place = this.#place(x, y, z)
    return { x: place.x, y: place.y, z: place.z }
  }

  async block(x: number, y: number, z: number): Promise<string> {
    const at = this.#place(x, y, z)
    this.#looked.set(`${at}`, at)
    await this.wait(1)
    return this.bot.blockAt(at)?.name ?? 'unknown'
  }

  level(x: number, y: number, z: number): number {
    const state = this.bot.blockAt(this.#place(x, y, z))?.stateId
    return state === undefined ? -1 : state - (this.bot.registry.blocksByStateId[state].minStateId ?? 0)
  }

  async act(action: Action): Promise<Outcome> {
    await this.wait(3)
    this.#body.look()
    const outcome = await perform(this.#body, action)
    await this.wait(2)
    this.#body.look()
    return outcome
  }

  async wait(ticks: number): Promise<void> {
    for (let i = 0; i < ticks; i++) {
      await this.#body.pass()
      if (this.#body.gone) throw new Error(`the connection ended; the last that was said: ${this.#said}`)
    }
  }

  /** Comes there with the fall, if there is one, still to come. */
  async teleport(x: number, y: number, z: number): Promise<void> {
    await this.#tp(x, y, z)
  }

  held(item: string): number {
    return this.bot.inventory.items().reduce((sum, one) => sum + (one.name === item ? one.count : 0), 0)
  }

  wear(item: string): number {
    return this.bot.inventory.slots.find(one => one?.name === item)?.durabilityUsed ?? 0
  }

  ticks(): number {
    return this.#body.ticks
  }

  async time(of: number): Promise<void> {
    this.bot.chat(`/time set ${of}`)
    const apart = () => Math.abs((this.bot.time.timeOfDay % 24_000) - of)
    await this.#shows(() => apart() < 100, `/time set ${of} changed nothing`)
  }

  async use(item: string, x: number, y: number, z: number): Promise<void> {
    const slot = Array.from({ length: 9 }, (_, i) => i).find(i => this.bot.inventory.slots[36 + i]?.name === item)
    if (slot === undefined) throw new Error(`no ${item} in the hotbar`)
    this.bot.setQuickBarSlot(slot)
    await this.wait(2)
    this.bot._client.write('block_place', onTopOf(this.#place(x, y, z)))
    await this.wait(6)
  }

  async summon(creature: string, x: number, y: number, z: number): Promise<void> {
    const at = this.#place(x, y, z)
    const there = () => Object.values(this.bot.entities).filter(({ name }) => name === creature).length
    const before = there()
    this.bot.chat(`/summon minecraft:${creature} ${at.x} ${at.y} ${at.z}`)
    await this.#shows(() => there() > before, `/summon brought no ${creature}`)
  }

  async starve(food: number): Promise<void> {
    const name = this.bot.username
    this.bot.chat(`/effect give ${name} minecraft:hunger 1000 255`)
    await this.#shows(() => this.bot.food <= food, '/effect hunger did not make hungry', 600)
    this.bot.chat(`/effect clear ${name}`)
    await this.wait(4)
  }

  async feed(): Promise<void> {
    this.bot.chat(`/effect give ${this.bot.username} minecraft:saturation 1 20`)
    await this.#shows(() => this.bot.food === 20, '/effect saturation did not fill')
  }

  async heal(): Promise<void> {
    this.bot.chat(`/effect give ${this.bot.username} minecraft:instant_health 1 4`)
    await this.#shows(() => this.bot.health === 20, '/effect instant_health did not heal')
  }

  async wound(): Promise<void> {
    while (this.bot.health > 6) {
      const before = this.bot.health
      this.bot.chat(`/effect give ${this.bot.username} minecraft:instant_damage 1 0`)
      await this.#shows(() => this.bot.health < before, '/effect instant_damage did not hurt')
      await this.wait(12) // after a blow nothing hurts for half a second
    }
  }

  async die(): Promise<void> {
    const dead = once(this.bot, 'death', { signal: AbortSignal.timeout(5000) })
    this.bot.chat(`/kill ${this.bot.username}`)
    await dead.catch(() => {
      throw new Error(`/kill did not kill; the last that was said: ${this.#said}`)
    })
  }

  counted(): null {
    return null
  }

  async #mayCommand(): Promise<void> {
    const { username, game } = this.bot
    const where = `${this.#config.host}:${this.#config.port}`
    if (game.gameMode !== 'survival')
      throw new UsageError(`${username} is in ${game.gameMode} mode on ${where}: the scripts are about survival`)
    await this.wait(20)
    await this.give('stick').catch(() => {
      throw new UsageError(
        `${username} may use no commands on ${where} (/give brought nothing; the server said "${this.#said}"): ` +
          `make it an operator: \`upskill server minecraft --op ${username}\`, or \`op ${username}\` in the server's console`,
      )
    })
  }

  async #tp(x: number, y: number, z: number): Promise<void> {
    const to = this.#place(x, y, z).offset(0.5, 0, 0.5)
    this.bot.chat(`/tp ${this.bot.username} ${to.x} ${to.y} ${to.z}`)
    await this.#shows(() => this.bot.entity.position.distanceTo(to) < 4, `/tp did not lead to ${to}`)
  }

  /** Waits until the client sees it. @throws With what the server said last. */
  async #shows(so: () => boolean, what: string, ticks = patience): Promise<void> {
    for (let i = 0; i < ticks; i++) {
      if (so()) return
      await this.wait(1)
    }
    if (!so()) throw new Error(`${what}; the last that was said: ${this.#said || 'nothing'}`)
  }

  #place(x: number, y: number, z: number): Vec3 {
    return this.#origin.offset(x, y, z)
  }
}
