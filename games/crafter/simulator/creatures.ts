import { arrow, cow, furnace, lava, path, plant, skeleton, table, water, zombie } from './names.ts'
import { type World, walkable } from './world.ts'

/**
 * One creature's turn. One without health leaves the map first and then finishes its turn: its draws are made, its moves
 * do nothing, but it still strikes and shoots.
 */
export function updateCreature(world: World, slot: number): void {
  const kind = world.objectKind[slot]
  if (kind === plant) updatePlant(world, slot)
  else if (kind === arrow) updateArrow(world, slot)
  else {
    if (world.objectHealth[slot] <= 0) world.remove(slot)
    if (kind === cow) updateCow(world, slot)
    else if (kind === zombie) updateZombie(world, slot)
    else updateSkeleton(world, slot)
  }
}

function updateCow(world: World, slot: number): void {
  if (world.random.uniform() < 0.5) wander(world, slot)
}

function updateZombie(world: World, slot: number): void {
  const { random, inventory } = world
  if (distance(world, slot) <= 8 && random.uniform() < 0.9) {
    toward(world, slot, random.uniform() < 0.8)
    move(world, slot, towardX, towardY)
  } else wander(world, slot)
  if (distance(world, slot) > 1) return
  if (world.objectTimer[slot] > 0) {
    world.objectTimer[slot]--
    return
  }
  inventory[0] = Math.max(0, inventory[0] - (world.sleeping ? 7 : 2))
  world.objectTimer[slot] = 5
}

function updateSkeleton(world: World, slot: number): void {
  const { random } = world
  if (world.objectTimer[slot] > 0) world.objectTimer[slot]--
  const far = distance(world, slot)
  if (far <= 3) {
    toward(world, slot, random.uniform() < 0.6)
    if (move(world, slot, -towardX, -towardY)) return
  }
  if (far <= 5 && random.uniform() < 0.5) shoot(world, slot)
  else if (far <= 8 && random.uniform() < 0.3) {
    toward(world, slot, random.uniform() < 0.6)
    move(world, slot, towardX, towardY)
  } else if (random.uniform() < 0.2) wander(world, slot)
}

function shoot(world: World, slot: number): void {
  if (world.objectTimer[slot] > 0) return
  toward(world, slot, true)
  if (towardX === 0 && towardY === 0) return
  const cell = world.cellAt(world.objectX[slot] + towardX, world.objectY[slot] + towardY)
  if (cell < 0 || world.objectAt[cell] !== 0 || !flyable(world.material[cell])) return
  const made = world.add(arrow, cell)
  world.objectFacingX[made] = towardX
  world.objectFacingY[made] = towardY
  world.objectTimer[slot] = 4
}

function updateArrow(world: World, slot: number): void {
  const cell = world.cellAt(
    world.objectX[slot] + world.objectFacingX[slot],
    world.objectY[slot] + world.objectFacingY[slot],
  )
  const material = cell < 0 ? 0 : world.material[cell]
  const struck = cell < 0 ? -1 : world.objectAt[cell] - 1
  if (struck < 0 && flyable(material)) {
    world.place(slot, cell)
    return
  }
  if (struck === 0) world.inventory[0] = Math.max(0, world.inventory[0] - 2)
  else if (struck > 0) world.objectHealth[struck] = Math.max(0, world.objectHealth[struck] - 2)
  else if (material === table || material === furnace) world.setMaterial(cell, path)
  world.remove(slot)
}

function updatePlant(world: World, slot: number): void {
  world.objectTimer[slot]++
  const [x, y] = [world.objectX[slot], world.objectY[slot]]
  if (eats(world, x - 1, y) || eats(world, x + 1, y) || eats(world, x, y - 1) || eats(world, x, y + 1))
    world.objectHealth[slot] = Math.max(0, world.objectHealth[slot] - 1)
  if (world.objectHealth[slot] <= 0) world.remove(slot)
}

function eats(world: World, x: number, y: number): boolean {
  const cell = world.cellAt(x, y)
  if (cell < 0 || world.objectAt[cell] === 0) return false
  const kind = world.objectKind[world.objectAt[cell] - 1]
  return kind === zombie || kind === skeleton || kind === cow
}

const flyable = (material: number): boolean => walkable(material) || material === water || material === lava

function distance(world: World, slot: number): number {
  return Math.abs(world.objectX[slot] - world.objectX[0]) + Math.abs(world.objectY[slot] - world.objectY[0])
}

/** The last result of `toward`: kept here so that no step allocates. */
let towardX = 0
let towardY = 0

/** The step toward the player along the axis with the larger distance (ties: the second), or along the other one. */
function toward(world: World, slot: number, longAxis: boolean): void {
  const dx = world.objectX[0] - world.objectX[slot]
  const dy = world.objectY[0] - world.objectY[slot]
  const alongX = Math.abs(dx) > Math.abs(dy) === longAxis
  towardX = alongX ? Math.sign(dx) : 0
  towardY = alongX ? 0 : Math.sign(dy)
}

function wander(world: World, slot: number): void {
  const direction = world.random.integer(4)
  move(world, slot, [-1, 1, 0, 0][direction], [0, 0, -1, 1][direction])
}

/** @returns Whether the cell was free; a removed creature stays where it was all the same. */
function move(world: World, slot: number, dx: number, dy: number): boolean {
  const cell = world.cellAt(world.objectX[slot] + dx, world.objectY[slot] + dy)
  if (cell < 0 || world.objectAt[cell] !== 0 || !walkable(world.material[cell])) return false
  world.place(slot, cell)
  return true
}
