import type { Vec3 } from 'vec3'
import type { Player, Survival } from '../squid.ts'
import { armour } from './armour.ts'
import { eyes } from './digging.ts'
import type { Windows } from './windows.ts'

export interface Health {
  /** Says where who died wakes; null is where the world begins. */
  wakes(place: (player: Player) => Vec3 | null): void
  hurt(player: Player, damage: number, why: string): void
  tire(player: Player, exhaustion: number): void
  /** Fills the stomach. */
  feed(player: Player): void
}

interface Body {
  /** Highest y since the ground was last touched. */
  peak: number
  air: number
  exhaustion: number
  last: Vec3
}

/** Hunger, regeneration, falls, drowning, lava, death and return, at vanilla's rates (normal difficulty). */
export function health(survival: Survival, windows: Windows): Health {
  const { server, registry } = survival
  const protect = armour(windows)
  let wakesAt: (player: Player) => Vec3 | null = () => null
  const bodies = new Map<Player, Body>()
  const self: Health = {
    wakes(place) {
      wakesAt = place
    },
    hurt(player, blow, why) {
      if (player.health <= 0 || blow <= 0) return
      const damage = protect(player, blow, why)
      player.updateHealth(Math.max(0, player.health - damage))
      player._client.write('entity_status', { entityId: player.id, entityStatus: 2 })
      self.tire(player, 0.1)
      player.emit('hurt', damage, why)
      if (player.health <= 0) die(player, why)
    },
    tire(player, exhaustion) {
      const body = bodies.get(player)
      if (body) body.exhaustion += exhaustion
    },
    feed(player) {
      player.foodSaturation = 20
      player.updateFood(20)
    },
  }
  const die = (player: Player, why: string) => {
    survival.count(player, 'deaths')
    survival.count(player, `died.${why}`)
    windows.close(player, true) // what was in the grid and on the cursor is held again, and lost with the rest
    for (let slot = 5; slot <= 45; slot++) {
      const item = player.inventory.slots[slot]
      if (!item) continue
      player.inventory.slots[slot] = null
      survival.drop(player.position.offset(0, 0.5, 0), item.type, item.count, item.nbt)
      windows.sendSlot(player, slot)
    }
  }
  const rise = async (player: Player) => {
    if (player.health > 0) return
    player.health = 20 // before updateFood, or the client sees itself dead again
    player.foodSaturation = 5
    const place = wakesAt(player)
    if (!place) await player.findSpawnPoint()
    player.position = (place ?? player.spawnPoint).clone()
    bodies.set(player, newBody(player))
    player._unloadAllChunks()
    player._sendRespawn()
    player.sendSelfPosition()
    player.updateFood(20)
    player.nearbyEntities = []
    player.updateAndSpawn()
    await player.worldSendInitialChunks()
    player.sendSelfPosition()
  }
  const fall = (player: Player, body: Body, wet: boolean) => {
    const { y } = player.position
    if (wet || y > body.peak) body.peak = y
    if (!player.onGround) return
    const damage = Math.ceil(body.peak - y - 3.2)
    body.peak = y
    if (damage > 0) self.hurt(player, damage, 'fall')
  }
  const hunger = (player: Player, body: Body) => {
    if (player.health <= 0) return
    if (body.exhaustion >= 4) {
      body.exhaustion -= 4
      if (player.foodSaturation > 0) player.foodSaturation = Math.max(0, player.foodSaturation - 1)
      else if (player.food > 0) player.updateFood(player.food - 1)
    }
    const beat = server.tickCount % 80 === 0
    const quick = player.food >= 20 && player.foodSaturation > 0 && server.tickCount % 10 === 0
    if (player.health < 20 && (quick || (beat && player.food >= 18))) {
      player.updateHealth(Math.min(20, player.health + 1))
      body.exhaustion += 6
    } else if (beat && player.food === 0 && player.health > 1) self.hurt(player, 1, 'hunger')
  }
  const tick = async (player: Player, body: Body) => {
    const feet = await player.world.getBlock(player.position.floored())
    const head = await player.world.getBlock(eyes(player).floored())
    if (player.health <= 0) return // died meanwhile: nothing heals who has died
    fall(player, body, feet.name === 'water')
    const moved = player.position.distanceTo(body.last)
    body.last = player.position.clone()
    if (moved < 2)
      body.exhaustion += moved * (moved > 0.24 ? 0.1 : 0.01) * (feet.name === 'water' || moved > 0.24 ? 1 : 0)
    if (feet.name === 'lava' && server.tickCount % 10 === 0) self.hurt(player, 4, 'lava')
    body.air = head.name === 'water' ? body.air - 1 : 300
    if (body.air <= -20) {
      body.air = 0
      self.hurt(player, 2, 'drowning')
    }
    const within = registry.blocksByStateId[head.stateId]
    if (within.boundingBox === 'block' && !within.transparent && server.tickCount % 10 === 0)
      self.hurt(player, 1, 'suffocation')
    if (player.position.y < -20 && server.tickCount % 10 === 0) self.hurt(player, 4, 'void')
    hunger(player, body)
  }

  server.on('newPlayer', (player: Player) => {
    player.foodSaturation = 5
    player._client.removeAllListeners('client_command')
    player._client.on('client_command', ({ actionId }: { actionId: string | number }) => {
      if (actionId === 'perform_respawn' || actionId === 0) void rise(player)
    })
    player.on('spawned', () => bodies.set(player, newBody(player)))
    player.on('broke', () => self.tire(player, 0.005))
    player.on('struck', () => self.tire(player, 0.1))
    player.on('disconnected', () => bodies.delete(player))
  })
  server.on('tick', () => {
    for (const [player, body] of bodies) if (player.health > 0) void tick(player, body)
  })
  return self
}

const newBody = (player: Player): Body => ({
  peak: player.position.y,
  air: 300,
  exhaustion: 0,
  last: player.position.clone(),
})
