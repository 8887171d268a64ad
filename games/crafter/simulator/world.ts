import { type Densities, generate } from './generate.ts'
import { Mersenne } from './mersenne.ts'
import { achievements, arrow, cow, grass, items, path, plant, player, sand, skeleton, zombie } from './names.ts'

export interface WorldConfig {
  readonly width: number
  readonly height: number
  /** Steps until the episode is cut off. */
  readonly length: number
  readonly densities: Densities
}

export const benchmark: WorldConfig = {
  width: 64,
  height: 64,
  length: 10_000,
  densities: { cows: 1, zombies: 1, skeletons: 1, trees: 1, coal: 1, iron: 1, diamonds: 1 },
}

/** Cells along a chunk's side. */
const chunkSide = 12

/**
 * The whole state of a game, in flat arrays: cells are numbered x · height + y, objects stand in order of creation.
 * An object is a slot of the `object…` arrays; slot 0 is the player. Slots of removed objects (kind 0) are closed between
 * steps.
 */
export class World {
  readonly config: WorldConfig
  readonly width: number
  readonly height: number
  readonly random = new Mersenne(0)
  readonly material: Uint8Array
  /** 1 where the terrain made a tunnel: skeletons begin there. */
  readonly tunnel: Uint8Array
  /** Slot + 1 of the object on a cell, 0 if free. */
  readonly objectAt: Int32Array
  readonly chunkOf: Uint16Array

  objects = 0
  removed = 0
  objectKind = new Uint8Array(256)
  objectX = new Int16Array(256)
  objectY = new Int16Array(256)
  objectHealth = new Int16Array(256)
  /** Zombie: cooldown; skeleton: reload; plant: steps grown. */
  objectTimer = new Int32Array(256)
  objectFacingX = new Int8Array(256)
  objectFacingY = new Int8Array(256)
  /** When the object came into its chunk: a creature to be removed is chosen in this order. */
  objectEntered = new Float64Array(256)
  entries = 0

  readonly chunksHigh: number
  readonly chunks: number
  /** Chunks in order of first use. */
  readonly chunkOrder: Uint16Array
  readonly chunkUsed: Uint8Array
  chunksUsed = 0
  readonly chunkGrass: Int16Array
  readonly chunkPath: Int16Array
  /** Creatures of a kind in a chunk: [chunk · 8 + kind]. */
  readonly chunkCount: Int16Array

  step = 0
  /** Whether the last action changed anything: moved, struck, took, placed, made, slept. */
  effect = false
  sleeping = false
  hunger = 0
  thirst = 0
  fatigue = 0
  recovery = 0
  /** Health at the end of the player's last update: less now means hurt. */
  healthBefore = 0
  /** Health at the end of the last step, for the reward. */
  healthRewarded = 0
  readonly inventory = new Int32Array(items.length)
  readonly achieved = new Int32Array(achievements.length)
  /** Achievements unlocked so far this episode. */
  unlocked = 0

  constructor(config: WorldConfig = benchmark) {
    const { width, height } = config
    this.config = config
    this.width = width
    this.height = height
    const cells = width * height
    this.material = new Uint8Array(cells)
    this.tunnel = new Uint8Array(cells)
    this.objectAt = new Int32Array(cells)
    this.chunkOf = new Uint16Array(cells)
    this.chunksHigh = Math.ceil(height / chunkSide)
    this.chunks = Math.ceil(width / chunkSide) * this.chunksHigh
    for (let x = 0; x < width; x++)
      for (let y = 0; y < height; y++)
        this.chunkOf[x * height + y] = Math.floor(x / chunkSide) * this.chunksHigh + Math.floor(y / chunkSide)
    this.chunkOrder = new Uint16Array(this.chunks)
    this.chunkUsed = new Uint8Array(this.chunks)
    this.chunkGrass = new Int16Array(this.chunks)
    this.chunkPath = new Int16Array(this.chunks)
    this.chunkCount = new Int16Array(this.chunks * 8)
  }

  /** @param seed The world's seed itself, unsigned 32 bits. */
  reset(seed: number): void {
    this.random.seed(seed)
    this.objectAt.fill(0)
    this.chunkUsed.fill(0)
    this.chunkCount.fill(0)
    this.chunksUsed = 0
    this.objects = 0
    this.removed = 0
    this.entries = 0
    this.step = 0
    this.effect = false
    this.sleeping = false
    this.hunger = 0
    this.thirst = 0
    this.fatigue = 0
    this.recovery = 0
    this.healthBefore = 9
    this.healthRewarded = 9
    this.inventory.fill(0)
    this.inventory.fill(9, 0, 4)
    this.achieved.fill(0)
    this.unlocked = 0
    this.add(player, Math.floor(this.width / 2) * this.height + Math.floor(this.height / 2))
    this.objectFacingY[0] = 1
    generate(this, this.config.densities)
  }

  get x(): number {
    return this.objectX[0]
  }
  get y(): number {
    return this.objectY[0]
  }
  get dead(): boolean {
    return this.inventory[0] <= 0
  }
  get over(): boolean {
    return this.step >= this.config.length
  }

  /** 0 (night) … 1 (day), a period of 300 steps. */
  get daylight(): number {
    const phase = ((this.step / 300) % 1) + 0.3
    return 1 - Math.abs(Math.cos(Math.PI * phase)) ** 3
  }

  /** @returns −1 outside the map. */
  cellAt(x: number, y: number): number {
    return x >= 0 && y >= 0 && x < this.width && y < this.height ? x * this.height + y : -1
  }

  add(kind: number, cell: number): number {
    const slot = this.objects++
    this.room(this.objects)
    this.objectKind[slot] = kind
    this.objectX[slot] = Math.floor(cell / this.height)
    this.objectY[slot] = cell % this.height
    this.objectHealth[slot] = initialHealth[kind]
    this.objectTimer[slot] = 0
    this.objectFacingX[slot] = 0
    this.objectFacingY[slot] = 0
    this.objectAt[cell] = slot + 1
    this.#enter(slot, this.chunkOf[cell])
    return slot
  }

  /** Takes an object off the map; its slot stays empty until `closeGaps`. */
  remove(slot: number): void {
    const cell = this.objectX[slot] * this.height + this.objectY[slot]
    this.objectAt[cell] = 0
    this.chunkCount[this.chunkOf[cell] * 8 + this.objectKind[slot]]--
    this.objectKind[slot] = 0
    this.removed++
  }

  /** Moves an object to a free cell. A removed one stays nowhere. */
  place(slot: number, cell: number): void {
    const kind = this.objectKind[slot]
    if (kind === 0) return
    const from = this.objectX[slot] * this.height + this.objectY[slot]
    this.objectAt[from] = 0
    this.objectAt[cell] = slot + 1
    this.objectX[slot] = Math.floor(cell / this.height)
    this.objectY[slot] = cell % this.height
    const [left, entered] = [this.chunkOf[from], this.chunkOf[cell]]
    if (left === entered) return
    this.chunkCount[left * 8 + kind]--
    this.#enter(slot, entered)
  }

  setMaterial(cell: number, material: number): void {
    const chunk = this.chunkOf[cell]
    const before = this.material[cell]
    if (before === grass) this.chunkGrass[chunk]--
    else if (before === path) this.chunkPath[chunk]--
    this.material[cell] = material
    if (material === grass) this.chunkGrass[chunk]++
    else if (material === path) this.chunkPath[chunk]++
  }

  /** Counts grass and path anew, after the map was written directly. */
  countMaterials(): void {
    this.chunkGrass.fill(0)
    this.chunkPath.fill(0)
    for (let cell = 0; cell < this.material.length; cell++) {
      if (this.material[cell] === grass) this.chunkGrass[this.chunkOf[cell]]++
      else if (this.material[cell] === path) this.chunkPath[this.chunkOf[cell]]++
    }
  }

  /** Closes the slots of removed objects, keeping the order. Only between steps. */
  closeGaps(): void {
    let to = 0
    for (let slot = 0; slot < this.objects; slot++) {
      if (this.objectKind[slot] === 0) continue
      if (to !== slot) {
        for (const field of this.#fields()) field[to] = field[slot]
        this.objectAt[this.objectX[to] * this.height + this.objectY[to]] = to + 1
      }
      to++
    }
    this.objects = to
    this.removed = 0
  }

  #enter(slot: number, chunk: number): void {
    if (this.chunkUsed[chunk] === 0) {
      this.chunkUsed[chunk] = 1
      this.chunkOrder[this.chunksUsed++] = chunk
    }
    this.chunkCount[chunk * 8 + this.objectKind[slot]]++
    this.objectEntered[slot] = this.entries++
  }

  #fields() {
    return [
      this.objectKind,
      this.objectX,
      this.objectY,
      this.objectHealth,
      this.objectTimer,
      this.objectFacingX,
      this.objectFacingY,
      this.objectEntered,
    ]
  }

  /** Makes room for at least this many objects. */
  room(objects: number): void {
    while (this.objectKind.length < objects) this.#grow()
  }

  #grow(): void {
    const grown = <T extends Uint8Array | Int8Array | Int16Array | Int32Array | Float64Array>(array: T): T => {
      const longer = new (array.constructor as new (length: number) => T)(array.length * 2)
      longer.set(array)
      return longer
    }
    this.objectKind = grown(this.objectKind)
    this.objectX = grown(this.objectX)
    this.objectY = grown(this.objectY)
    this.objectHealth = grown(this.objectHealth)
    this.objectTimer = grown(this.objectTimer)
    this.objectFacingX = grown(this.objectFacingX)
    this.objectFacingY = grown(this.objectFacingY)
    this.objectEntered = grown(this.objectEntered)
  }
}

const initialHealth: number[] = []
initialHealth[player] = 9
initialHealth[cow] = 3
initialHealth[zombie] = 5
initialHealth[skeleton] = 3
initialHealth[arrow] = 0
initialHealth[plant] = 1

/** Ground that everything walks on. */
export const walkable = (material: number): boolean => material === grass || material === path || material === sand
