import type { Frame } from '#core'
import { player, type World } from '../simulator/index.ts'
import { cellKey, creatureNames, itemTiles, worldTiles } from './tile-table.ts'
import { tileSide } from './tiles.ts'

export const side = 64
const rowBytes = side * 3

/** Light below which the night begins to hide things; above it the picture is exact. */
export const dusk = 0.5
/** How much of the light the darkest night takes. */
const darkest = 0.75

/** What the benchmark's player sees: `uint8 [64, 64, 3]`, a new array each time. */
export function render(world: World): Frame {
  const data = new Uint8Array(side * rowBytes)
  const { x: px, y: py, width, height, material, objectAt } = world
  for (let row = 0; row < 7; row++)
    for (let column = 0; column < 9; column++) {
      const x = px + column - 4
      const y = py + row - 3
      const inside = x >= 0 && y >= 0 && x < width && y < height
      const cell = x * height + y
      const tile = inside ? cellKey(material[cell], objectAt[cell] === 0 ? 0 : looks(world, objectAt[cell] - 1)) : 0
      blit(data, worldTiles[tile], column, row)
    }
  const light = world.daylight
  if (light < dusk) darken(data, ((dusk - light) / dusk) * darkest, world.step)
  if (world.sleeping) dim(data)
  const { inventory } = world
  for (let i = 0; i < inventory.length; i++)
    if (inventory[i] > 0) blit(data, itemTiles[i * 10 + inventory[i]], i % 9, 7 + Math.floor(i / 9))
  return { width: side, height: side, data }
}

function looks(world: World, slot: number): number {
  const kind = world.objectKind[slot]
  if (kind === player) {
    if (world.sleeping) return creatureNames.indexOf('player_sleeping') + 1
    return playerFirst + facing(world, slot)
  }
  if (kind === 2) return cowLook
  if (kind === 3) return cowLook + 1
  if (kind === 4) return cowLook + 2
  if (kind === 5) return arrowFirst + facing(world, slot)
  return plantLook + (world.objectTimer[slot] > 300 ? 1 : 0)
}

const cowLook = creatureNames.indexOf('cow') + 1
const arrowFirst = creatureNames.indexOf('arrow_left') + 1
const plantLook = creatureNames.indexOf('plant') + 1
const playerFirst = creatureNames.indexOf('player_left') + 1

/** 0 left, 1 right, 2 up, 3 down. */
function facing(world: World, slot: number): number {
  const dx = world.objectFacingX[slot]
  if (dx !== 0) return dx < 0 ? 0 : 1
  return world.objectFacingY[slot] < 0 ? 2 : 3
}

function blit(data: Uint8Array, tile: Uint8Array, column: number, row: number): void {
  let to = row * tileSide * rowBytes + column * tileSide * 3
  let from = 0
  for (let y = 0; y < tileSide; y++) {
    for (let i = 0; i < tileSide * 3; i++) data[to + i] = tile[from + i]
    to += rowBytes
    from += tileSide * 3
  }
}

/** Night: every pixel of the world loses light, by a noise that is fixed by the step, and turns blue. */
function darken(data: Uint8Array, depth: number, step: number): void {
  for (let y = 0; y < 7 * tileSide; y++)
    for (let x = 0; x < 9 * tileSide; x++) {
      let noise = Math.imul(x + 64 * y + 4096 * step, 0x9e3779b1)
      noise = Math.imul(noise ^ (noise >>> 15), 0x85ebca6b)
      const keep = 256 - Math.floor(depth * (192 + ((noise >>> 24) & 63)))
      const i = y * rowBytes + x * 3
      data[i] = (data[i] * keep) >> 8
      data[i + 1] = (data[i + 1] * keep) >> 8
      data[i + 2] = Math.min(255, ((data[i + 2] * keep) >> 8) + Math.floor(depth * 16))
    }
}

/** Asleep: the world is a quarter as bright. */
function dim(data: Uint8Array): void {
  for (let i = 0; i < 7 * tileSide * rowBytes; i++) data[i] >>= 2
}
