import { Vec3 } from 'vec3'
import type { Entity, Player, Survival } from '../squid.ts'
import { arrows } from './arrows.ts'
import { held } from './digging.ts'
import { explosion } from './explosion.ts'
import type { Health } from './health.ts'
import { isLit } from './light.ts'
import { remainsOf } from './loot.ts'
import { herds, hordes, mobKinds } from './mob-kinds.ts'

const most = { tame: 8, wild: 3 }
/** Blocks from a player within which no monster comes. */
const kept = 24
/** Ticks between two moves: creatures are shown at 5 Hz. */
const moveEvery = 4
const invulnerableTicks = 10
/** Ticks for which who is out of sight is still hunted. */
const memory = 60

interface Mind {
  readonly kind: string
  heading: number
  /** Ticks it goes on as it does now. */
  left: number
  struck: number
  /** When it last saw a player. */
  seen: number
  /** When it last bit or shot. */
  bitten: number
  /** Ticks a creeper has hissed. */
  fuse: number
}

/** Animals in herds by day, monsters wherever it is dark: they wander, flee, hunt, and leave something when killed. */
export function mobs(survival: Survival, health: Health, creatures: boolean): void {
  const { server, registry, ground, chance } = survival
  const minds = new Map<Entity, Mind>()
  const { shoot, clear } = arrows(survival, health)
  const explode = explosion(survival, health)
  const stateAt = (x: number, y: number, z: number) => ground.state(Math.floor(x), y, Math.floor(z))
  const isOpen = (x: number, y: number, z: number) => {
    const state = stateAt(x, y, z)
    if (state < 0) return false
    const block = registry.blocksByStateId[state]
    return block.boundingBox === 'empty' && block.name !== 'lava' && block.name !== 'water'
  }
  const stands = (x: number, y: number, z: number) => isOpen(x, y, z) && isOpen(x, y + 1, z) && !isOpen(x, y - 1, z)
  const underSky = (x: number, y: number, z: number) => {
    for (let h = y + 2; h < 128; h++) if (!isOpen(x, h, z)) return false
    return true
  }
  const night = () => server.time % 24_000 >= 13_000 && server.time % 24_000 < 23_000

  const populate = (player: Player) => {
    const here = [...minds].filter(([entity]) => entity.position.distanceTo(player.position) < 64)
    const tame = here.filter(([, mind]) => mobKinds[mind.kind].manner === 'flees').length
    const [x, z] = [player.position.x + offset(chance), player.position.z + offset(chance)]
    const near = Math.floor(player.position.y)
    const y = [0, 1, -1, 2, -2, 3, -3, 5, -5, 8, -8].map(d => near + d).find(y => stands(x, y, z))
    if (y === undefined) return
    const sky = underSky(x, y, z)
    const grass = registry.blocksByStateId[stateAt(x, y - 1, z)]?.name === 'grass_block'
    if (tame < most.tame && sky && grass && !night()) {
      const kind = herds[Math.floor(chance() * herds.length)]
      for (let i = 0; i < 2; i++) if (stands(x + i, y, z)) spawn(kind, x + i, y, z)
      return
    }
    if (here.length - tame >= most.wild || Math.hypot(x - player.position.x, z - player.position.z) < kept) return
    // In the open many look for a place; below, where one stands seldom has a cave beside it.
    if (!sky && chance() >= 0.3) return
    const light = { block: ground.block, isNight: night() }
    if (!isLit(light, Math.floor(x), y, Math.floor(z))) spawn(hordes[Math.floor(chance() * hordes.length)], x, y, z)
  }
  const spawn = (kind: string, x: number, y: number, z: number) => {
    const at = new Vec3(Math.floor(x) + 0.5, y, Math.floor(z) + 0.5)
    const entity = server.spawnMob(registry.entitiesByName[kind].id, server.overworld, at)
    // Without a size, flying-squid's own physics leaves it alone: it falls through what is not loaded.
    Object.assign(entity, { health: mobKinds[kind].health, size: undefined })
    minds.set(entity, {
      kind,
      heading: chance() * 2 * Math.PI,
      left: 0,
      struck: -100,
      seen: -memory,
      bitten: 0,
      fuse: 0,
    })
  }
  const remove = (entity: Entity) => {
    minds.delete(entity)
    entity.destroy()
  }
  const move = (entity: Entity, mind: Mind) => {
    const { speed, manner, burns } = mobKinds[mind.kind]
    const player = nearest(entity)
    if (!player || player.position.distanceTo(entity.position) > 72) return remove(entity)
    if (burns && !night() && underSky(entity.position.x, Math.floor(entity.position.y), entity.position.z))
      return remove(entity)
    const apart = player.position.distanceTo(entity.position)
    const isNear = manner !== 'flees' && apart < 16 && player.health > 0
    if (isNear && sees(entity, player)) mind.seen = server.tickCount
    const hunts = isNear && server.tickCount - mind.seen < memory
    const flees = manner === 'flees' && server.tickCount - mind.struck < 60
    if (hunts || flees) {
      const toward = Math.atan2(player.position.x - entity.position.x, player.position.z - entity.position.z)
      mind.heading = hunts ? toward : toward + Math.PI
    } else if (mind.left > 0) mind.left -= moveEvery
    else {
      mind.left = 40 + Math.floor(chance() * 100)
      mind.heading = chance() < 0.5 ? Number.NaN : chance() * 2 * Math.PI
    }
    if (hunts && attacks(entity, mind, player, apart)) return
    if (!Number.isNaN(mind.heading)) walk(entity, mind, speed * moveEvery * (flees ? 1.8 : 1))
  }
  const sees = (entity: Entity, player: Player) =>
    clear(entity.position.offset(0, 1.5, 0), player.position.offset(0, 1.5, 0))
  /** @returns Whether it stays where it is to attack. */
  const attacks = (entity: Entity, mind: Mind, player: Player, apart: number): boolean => {
    const { manner, bite } = mobKinds[mind.kind]
    const rested = (ticks: number) => server.tickCount - mind.bitten >= ticks
    if (manner === 'bites') {
      if (apart >= 1.6 || Math.abs(player.position.y - entity.position.y) >= 2) return false
      if (rested(20)) {
        mind.bitten = server.tickCount
        health.hurt(player, bite, mind.kind)
      }
      return true
    }
    const isSeen = mind.seen === server.tickCount
    if (manner === 'shoots') {
      if (!isSeen) return false
      if (rested(40)) {
        mind.bitten = server.tickCount
        shoot(entity.position.offset(0, 1.5, 0), player, mind.kind)
      }
      return apart < 8
    }
    mind.fuse = apart < (mind.fuse > 0 ? 7 : 3) && isSeen ? mind.fuse + moveEvery : 0
    if (mind.fuse >= 30) {
      remove(entity)
      explode(entity.position.offset(0, 0.8, 0), 3, mind.kind)
    }
    return mind.fuse > 0
  }
  const walk = (entity: Entity, mind: Mind, far: number) => {
    const { x, y, z } = entity.position
    const [nx, nz] = [x + Math.sin(mind.heading) * far, z + Math.cos(mind.heading) * far]
    const level = Math.floor(y)
    const ny = [level, level + 1, level - 1, level - 2, level - 3].find(h => stands(nx, h, nz))
    if (ny === undefined) mind.left = 0
    else void entity.sendPosition(new Vec3(nx, ny, nz), true)
  }
  const nearest = (entity: Entity): Player | undefined =>
    server.players.toSorted(
      (a, b) => a.position.distanceTo(entity.position) - b.position.distanceTo(entity.position),
    )[0]

  const strike = (player: Player, target: number) => {
    const entity = server.entities[target]
    const mind = entity && minds.get(entity)
    if (!mind || player.health <= 0 || player.position.distanceTo(entity.position) > 4.5) return
    player.emit('struck')
    if (server.tickCount - mind.struck < invulnerableTicks) return
    mind.struck = server.tickCount
    entity.health -= damageOf(held(player)?.name ?? '')
    entity._writeOthersNearby('entity_status', { entityId: entity.id, entityStatus: entity.health > 0 ? 2 : 3 })
    if (entity.health > 0) {
      mind.heading = Math.atan2(entity.position.x - player.position.x, entity.position.z - player.position.z)
      return walk(entity, mind, 0.6)
    }
    survival.count(player, `killed.${mind.kind}`)
    for (const [item, count] of remainsOf(mind.kind, chance))
      survival.drop(entity.position.offset(0, 0.2, 0), registry.itemsByName[item].id, count)
    remove(entity)
  }

  server.on('newPlayer', (player: Player) => {
    player._client.removeAllListeners('use_entity')
    player._client.on('use_entity', ({ mouse, target }: { mouse: number; target: number }) => {
      if (mouse === 1) strike(player, target)
    })
  })
  server.on('summon', (kind: string, { x, y, z }: Vec3) => spawn(kind, x, y, z))
  server.on('tick', () => {
    if (creatures && server.tickCount % 40 === 0)
      for (const player of server.players) if (player.health > 0) populate(player)
    if (server.tickCount % moveEvery === 0)
      for (const [entity, mind] of minds) {
        if (server.entities[entity.id]) move(entity, mind)
        else minds.delete(entity)
      }
  })
}

/** Between 12 and 28 blocks, to either side. */
const offset = (chance: () => number) => (chance() < 0.5 ? -1 : 1) * (12 + chance() * 16)

/** Half hearts of a full swing, by what is in hand (1.16 tables). */
function damageOf(item: string): number {
  const [, material, kind] =
    /^(wooden|golden|stone|iron|diamond|netherite)_(sword|axe|pickaxe|shovel)$/.exec(item) ?? []
  const step = { wooden: 0, golden: 0, stone: 1, iron: 2, diamond: 3, netherite: 4 }[material ?? ''] ?? 0
  if (kind === 'sword') return 4 + step
  if (kind === 'axe') return step === 0 ? 7 : 9
  if (kind === 'pickaxe') return 2 + step
  return kind === 'shovel' ? 2.5 + step : 1
}
