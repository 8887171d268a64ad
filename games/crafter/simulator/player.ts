import {
  achievement,
  coal,
  cow,
  diamond,
  furnace,
  grass,
  iron,
  item,
  lava,
  path,
  plant,
  sand,
  skeleton,
  stone,
  table,
  tree,
  water,
  zombie,
} from './names.ts'
import { type World, walkable } from './world.ts'

const [health, food, drink, energy] = [0, 1, 2, 3]
const most = 9
/** A plant older than this many steps can be eaten. */
export const ripeAge = 300

const [moveLeft, moveDown, act, sleep, placeStone, placePlant, makeFirst] = [1, 4, 5, 6, 7, 10, 11]

/** The player's turn: sleep or act, then the body's needs. */
export function updatePlayer(world: World, action: number): void {
  const { inventory } = world
  world.effect = false
  if (world.sleeping) {
    if (inventory[energy] < most) action = sleep
    else {
      world.sleeping = false
      world.achieved[wakeUp]++
    }
  }
  if (action >= moveLeft && action <= moveDown) move(world, action)
  else if (action === act) interact(world)
  else if (action === sleep) {
    world.sleeping = world.sleeping || inventory[energy] < most
    world.effect = world.sleeping
  } else if (action >= placeStone && action <= placePlant) put(world, placements[action - placeStone])
  else if (action >= makeFirst) make(world, recipes[action - makeFirst])
  live(world)
  for (let i = 0; i < inventory.length; i++) if (inventory[i] > most) inventory[i] = most
  if (inventory[health] < world.healthBefore) world.sleeping = false
  world.healthBefore = inventory[health]
}

const directionX = [0, -1, 1, 0, 0]
const directionY = [0, 0, 0, -1, 1]

function move(world: World, action: number): void {
  const [dx, dy] = [directionX[action], directionY[action]]
  world.objectFacingX[0] = dx
  world.objectFacingY[0] = dy
  const cell = world.cellAt(world.x + dx, world.y + dy)
  if (cell < 0 || world.objectAt[cell] !== 0) return
  const material = world.material[cell]
  if (!walkable(material) && material !== lava) return
  world.place(0, cell)
  world.effect = true
  if (material === lava) world.inventory[health] = 0
}

function faced(world: World): number {
  return world.cellAt(world.x + world.objectFacingX[0], world.y + world.objectFacingY[0])
}

function interact(world: World): void {
  const cell = faced(world)
  if (cell < 0) return
  if (world.objectAt[cell] !== 0) strike(world, world.objectAt[cell] - 1)
  else collect(world, cell)
}

function strike(world: World, slot: number): void {
  const { inventory, achieved } = world
  const kind = world.objectKind[slot]
  if (kind === plant) {
    if (world.objectTimer[slot] <= ripeAge) return
    world.objectTimer[slot] = 0
    world.effect = true
    inventory[food] = Math.min(inventory[food] + 4, most)
    achieved[eatPlant]++
  }
  if (kind !== zombie && kind !== skeleton && kind !== cow) return
  const left = Math.max(0, world.objectHealth[slot] - strength(inventory))
  world.objectHealth[slot] = left
  world.effect = true
  if (left > 0) return
  if (kind === zombie) achieved[defeatZombie]++
  else if (kind === skeleton) achieved[defeatSkeleton]++
  else {
    inventory[food] = Math.min(inventory[food] + 6, most)
    achieved[eatCow]++
    world.hunger = 0
  }
}

function strength(inventory: Int32Array): number {
  if (inventory[ironSword] > 0) return 5
  if (inventory[stoneSword] > 0) return 3
  return inventory[woodSword] > 0 ? 2 : 1
}

/** What a material gives: the cell changes first, then the draw decides whether anything is received. */
function collect(world: World, cell: number): void {
  const material = world.material[cell]
  if (material === water) world.thirst = 0
  const yields = collections[material]
  if (!yields) return
  if (yields.needs >= 0 && world.inventory[yields.needs] < 1) return
  if (yields.leaves !== material) world.setMaterial(cell, yields.leaves)
  if (world.random.uniform() > yields.chance) return
  world.effect = true
  world.inventory[yields.gives]++
  world.achieved[yields.unlocks]++
}

interface Collection {
  /** The item held, or −1. */
  readonly needs: number
  readonly leaves: number
  readonly chance: number
  readonly gives: number
  readonly unlocks: number
}

const collections: (Collection | undefined)[] = []
collections[tree] = { needs: -1, leaves: grass, chance: 1, gives: item('wood'), unlocks: achievement('collect_wood') }
collections[stone] = {
  needs: item('wood_pickaxe'),
  leaves: path,
  chance: 1,
  gives: item('stone'),
  unlocks: achievement('collect_stone'),
}
collections[coal] = {
  needs: item('wood_pickaxe'),
  leaves: path,
  chance: 1,
  gives: item('coal'),
  unlocks: achievement('collect_coal'),
}
collections[iron] = {
  needs: item('stone_pickaxe'),
  leaves: path,
  chance: 1,
  gives: item('iron'),
  unlocks: achievement('collect_iron'),
}
collections[diamond] = {
  needs: item('iron_pickaxe'),
  leaves: path,
  chance: 1,
  gives: item('diamond'),
  unlocks: achievement('collect_diamond'),
}
collections[water] = { needs: -1, leaves: water, chance: 1, gives: drink, unlocks: achievement('collect_drink') }
collections[grass] = {
  needs: -1,
  leaves: grass,
  chance: 0.1,
  gives: item('sapling'),
  unlocks: achievement('collect_sapling'),
}

interface Placement {
  readonly uses: number
  readonly amount: number
  readonly on: readonly number[]
  /** The material the cell becomes, or 0 for a plant. */
  readonly becomes: number
  readonly unlocks: number
}

const placements: readonly Placement[] = [
  {
    uses: item('stone'),
    amount: 1,
    on: [grass, sand, path, water, lava],
    becomes: stone,
    unlocks: achievement('place_stone'),
  },
  { uses: item('wood'), amount: 2, on: [grass, sand, path], becomes: table, unlocks: achievement('place_table') },
  { uses: item('stone'), amount: 4, on: [grass, sand, path], becomes: furnace, unlocks: achievement('place_furnace') },
  { uses: item('sapling'), amount: 1, on: [grass], becomes: 0, unlocks: achievement('place_plant') },
]

function put(world: World, placement: Placement): void {
  const cell = faced(world)
  if (cell < 0 || world.objectAt[cell] !== 0) return
  if (!placement.on.includes(world.material[cell])) return
  if (world.inventory[placement.uses] < placement.amount) return
  world.inventory[placement.uses] -= placement.amount
  if (placement.becomes > 0) world.setMaterial(cell, placement.becomes)
  else world.add(plant, cell)
  world.effect = true
  world.achieved[placement.unlocks]++
}

interface Recipe {
  readonly wood: number
  readonly stone: number
  readonly coal: number
  readonly iron: number
  readonly furnace: boolean
  readonly gives: number
  readonly unlocks: number
}

const wooden = { wood: 1, stone: 0, coal: 0, iron: 0, furnace: false }
const stony = { ...wooden, stone: 1 }
const irony = { wood: 1, stone: 0, coal: 1, iron: 1, furnace: true }

const recipes: readonly Recipe[] = [
  { ...wooden, gives: item('wood_pickaxe'), unlocks: achievement('make_wood_pickaxe') },
  { ...stony, gives: item('stone_pickaxe'), unlocks: achievement('make_stone_pickaxe') },
  { ...irony, gives: item('iron_pickaxe'), unlocks: achievement('make_iron_pickaxe') },
  { ...wooden, gives: item('wood_sword'), unlocks: achievement('make_wood_sword') },
  { ...stony, gives: item('stone_sword'), unlocks: achievement('make_stone_sword') },
  { ...irony, gives: item('iron_sword'), unlocks: achievement('make_iron_sword') },
]

function make(world: World, recipe: Recipe): void {
  const { inventory } = world
  if (inventory[wood] < recipe.wood || inventory[stones] < recipe.stone) return
  if (inventory[coals] < recipe.coal || inventory[irons] < recipe.iron) return
  if (!near(world, table) || (recipe.furnace && !near(world, furnace))) return
  inventory[wood] -= recipe.wood
  inventory[stones] -= recipe.stone
  inventory[coals] -= recipe.coal
  inventory[irons] -= recipe.iron
  world.effect = true
  inventory[recipe.gives]++
  world.achieved[recipe.unlocks]++
}

/** In the 3×3 block around the player, cut at the far edges; at the near edges the original finds nothing. */
function near(world: World, material: number): boolean {
  const { x, y, width, height } = world
  if (x === 0 || y === 0) return false
  for (let cx = x - 1; cx <= x + 1 && cx < width; cx++)
    for (let cy = y - 1; cy <= y + 1 && cy < height; cy++)
      if (world.material[cx * height + cy] === material) return true
  return false
}

/** Hunger, thirst, fatigue and recovery, with sleep as it is after the action. */
function live(world: World): void {
  const { inventory, sleeping } = world
  world.hunger += sleeping ? 0.5 : 1
  if (world.hunger > 25) {
    world.hunger = 0
    inventory[food] = Math.max(0, inventory[food] - 1)
  }
  world.thirst += sleeping ? 0.5 : 1
  if (world.thirst > 20) {
    world.thirst = 0
    inventory[drink] = Math.max(0, inventory[drink] - 1)
  }
  world.fatigue = sleeping ? Math.min(world.fatigue - 1, 0) : world.fatigue + 1
  if (world.fatigue < -10) {
    world.fatigue = 0
    inventory[energy] = Math.min(inventory[energy] + 1, most)
  }
  if (world.fatigue > 30) {
    world.fatigue = 0
    inventory[energy] = Math.max(0, inventory[energy] - 1)
  }
  const well = inventory[food] > 0 && inventory[drink] > 0 && (inventory[energy] > 0 || sleeping)
  if (well) world.recovery += sleeping ? 2 : 1
  else world.recovery -= sleeping ? 0.5 : 1
  if (world.recovery > 25) {
    world.recovery = 0
    inventory[health]++
  }
  if (world.recovery < -15) {
    world.recovery = 0
    inventory[health] = Math.max(0, inventory[health] - 1)
  }
}

const [wood, stones, coals, irons] = [item('wood'), item('stone'), item('coal'), item('iron')]
const [woodSword, stoneSword, ironSword] = [item('wood_sword'), item('stone_sword'), item('iron_sword')]
const [wakeUp, eatPlant, eatCow] = [achievement('wake_up'), achievement('eat_plant'), achievement('eat_cow')]
const [defeatZombie, defeatSkeleton] = [achievement('defeat_zombie'), achievement('defeat_skeleton')]
