import { Vec3 } from 'vec3'
import type { Player, Survival } from '../squid.ts'
import type { Health } from './health.ts'
import { mobKinds } from './mob-kinds.ts'
import type { Windows } from './windows.ts'

/** What came of a command; the first word that is wrong is named. */
class Refused extends Error {}

type Command = (player: Player, words: readonly string[]) => Promise<string> | string

/** The most blocks one `/fill` may change, as in vanilla. */
const mostFilled = 32_768

/**
 * Commands as vanilla 1.16 spells them, for operators alone: enough to set a stage for `verify --host`, or to help out
 * in a world that one hosts. They replace flying-squid's own, some of which anybody could use.
 */
export function commands(survival: Survival, windows: Windows, health: Health, operators: ReadonlySet<string>): void {
  const { server, registry, newItem } = survival
  const hungry = new Map<Player, { until: number; readonly amplifier: number }>()

  const named = (name: string | undefined): Player => {
    const player = server.players.find(({ username }) => username === name)
    if (!player) throw new Refused(`no player ${name ?? ''} is here`)
    return player
  }
  const place = (words: readonly string[]): Vec3 => {
    const at = [0, 1, 2].map(i => Number(words[i] ?? Number.NaN))
    if (!at.every(Number.isFinite)) throw new Refused(`${words.slice(0, 3).join(' ')} is no place: write x y z`)
    return new Vec3(at[0], at[1], at[2])
  }
  const stateOf = (name: string | undefined): number => {
    const block = registry.blocksByName[plain(name)]
    if (!block) throw new Refused(`there is no block ${name ?? ''}`)
    return block.defaultState
  }
  const known: Readonly<Record<string, Command>> = {
    give(_player, [whom, what, count]) {
      const [, name, damage] = /^([\w:]+)(?:\{Damage:(\d+)\})?$/.exec(what ?? '') ?? []
      const kind = registry.itemsByName[plain(name)]
      if (!kind) throw new Refused(`there is no item ${what ?? ''}`)
      const one = newItem(kind.id, 1)
      if (damage) one.durabilityUsed = Number(damage)
      const many = amount(count, 1, 6400)
      const left = windows.give(named(whom), kind.id, many, damage ? one.nbt : undefined)
      return `gave ${many - left} ${kind.name}`
    },
    clear(player, [whom]) {
      const from = whom === undefined ? player : named(whom)
      windows.close(from, true)
      for (let slot = 5; slot <= 45; slot++) {
        from.inventory.slots[slot] = null
        windows.sendSlot(from, slot)
      }
      return 'cleared'
    },
    async setblock(_player, words) {
      await server.setBlock(server.overworld, place(words).floored(), stateOf(words[3]))
      return 'set'
    },
    async fill(_player, words) {
      const [a, b] = [place(words).floored(), place(words.slice(3)).floored()]
      const [low, high] = [a.min(b), a.max(b)]
      const size = high.minus(low).offset(1, 1, 1)
      if (size.x * size.y * size.z > mostFilled) throw new Refused(`more than ${mostFilled} blocks`)
      const state = stateOf(words[6])
      for (let { y } = low; y <= high.y; y++)
        for (let { x } = low; x <= high.x; x++)
          for (let { z } = low; z <= high.z; z++)
            if (survival.ground.state(x, y, z) !== state)
              await server.setBlock(server.overworld, new Vec3(x, y, z), state)
      return 'filled'
    },
    tp(_player, [whom, ...words]) {
      named(whom).sendSelfPosition(place(words))
      return 'there'
    },
    time(_player, [set, to]) {
      if (set !== 'set') throw new Refused('write /time set TICKS')
      server.setTime(to === 'day' ? 1000 : to === 'night' ? 13_000 : amount(to, 0, 1e9))
      return 'set'
    },
    summon(_player, [kind, ...words]) {
      const { x, y, z } = place(words)
      if (!mobKinds[plain(kind)]) throw new Refused(`${kind}: there are ${Object.keys(mobKinds).join(', ')}`)
      server.emit('summon', plain(kind), { x, y, z })
      return `a ${plain(kind)}`
    },
    effect(_player, [give, whom, effect, seconds, amplifier]) {
      const player = named(whom)
      if (give === 'clear') hungry.delete(player)
      if (give === 'clear') return 'cleared'
      const level = amount(amplifier ?? '0', 0, 255)
      const strength = 2 ** Math.min(level, 6)
      if (plain(effect) === 'instant_health') player.updateHealth(Math.min(20, player.health + 4 * strength))
      else if (plain(effect) === 'instant_damage') health.hurt(player, 6 * strength, 'magic')
      else if (plain(effect) === 'saturation') health.feed(player)
      else if (plain(effect) === 'hunger')
        hungry.set(player, { until: server.tickCount + 20 * amount(seconds ?? '30', 1, 1e6), amplifier: level })
      else throw new Refused(`${effect}: only hunger, saturation, instant_health and instant_damage are known`)
      return `${effect}`
    },
    kill(player, [whom]) {
      const [, far] = /^@e\[type=!player,distance=\.\.(\d+)\]$/.exec(whom ?? '') ?? []
      if (far !== undefined) {
        const near = Object.values(server.entities).filter(
          ({ type, position }) => type !== 'player' && position.distanceTo(player.position) <= Number(far),
        )
        for (const entity of near) entity.destroy()
        return `killed ${near.length}`
      }
      health.hurt(whom === undefined ? player : named(whom), 1000, 'void')
      return 'killed'
    },
  }

  server.on(
    'newPlayer',
    (player: Player & { handleCommand(line: string): Promise<void>; system(text: string): void }) => {
      player.handleCommand = async line => {
        const [name, ...words] = line.trim().split(/\s+/)
        try {
          if (!operators.has(player.username)) throw new Refused('only operators may use commands')
          if (!Object.hasOwn(known, name)) throw new Refused(`there is no /${name}; there are ${Object.keys(known)}`)
          player.system(await known[name](player, words))
        } catch (error) {
          if (!(error instanceof Refused)) throw error
          player.system(error.message)
        }
      }
      player.on('disconnected', () => hungry.delete(player))
    },
  )
  server.on('tick', () => {
    for (const [player, { until, amplifier }] of hungry) {
      if (server.tickCount > until || player.health <= 0) hungry.delete(player)
      else health.tire(player, 0.005 * (amplifier + 1))
    }
  })
}

const plain = (name: string | undefined) => (name ?? '').replace(/^minecraft:/, '')

function amount(text: string | undefined, low: number, high: number): number {
  const value = Number(text ?? low)
  if (!Number.isInteger(value) || value < low || value > high)
    throw new Refused(`${text} is no whole number from ${low} to ${high}`)
  return value
}
