import type { Canvas, States } from './blocks.ts'
import type { Biome, Land, Spawn } from './land.ts'
import { seaLevel } from './land.ts'
import { stream } from './noise.ts'

/** Trees a chunk, and which. */
const trees: Readonly<Record<Biome, readonly [number, readonly string[]]>> = {
  plains: [0.6, ['oak']],
  forest: [7, ['oak', 'oak', 'oak', 'birch']],
  birch_forest: [7, ['birch']],
  taiga: [7, ['spruce']],
  desert: [0, []],
  savanna: [1.5, ['acacia']],
  mountains: [0.7, ['spruce']],
}

/**
 * Trees of this chunk and of its neighbours, whose crowns may reach over; each chunk's trees follow from its own seed. None
 * stands or hangs where one begins.
 */
export function plantTrees(canvas: Canvas, ground: Land, states: States, spawn: Spawn): void {
  for (let dz = -16; dz <= 16; dz += 16)
    for (let dx = -16; dx <= 16; dx += 16) plantOf(canvas, canvas.x0 + dx, canvas.z0 + dz, ground, states, spawn)
}

function plantOf(canvas: Canvas, x0: number, z0: number, ground: Land, states: States, spawn: Spawn): void {
  const next = stream(ground.seed, x0, z0, 7)
  const [often] = trees[ground.biome(x0 + 8, z0 + 8)]
  const count = Math.floor(often + next())
  for (let i = 0; i < count; i++) {
    const [x, z, kindAt, tall] = [x0 + Math.floor(next() * 16), z0 + Math.floor(next() * 16), next(), next()]
    const [, kinds] = trees[ground.biome(x, z)]
    const y = ground.height(x, z)
    if (kinds.length === 0 || y <= seaLevel || (x === spawn.x && z === spawn.z)) continue
    const kind = kinds[Math.floor(kindAt * kinds.length)]
    const trunk = (kind === 'spruce' ? 6 : 4) + Math.floor(tall * 3)
    crown(canvas, x, y + trunk, z, kind === 'spruce', states[`${kind}_leaves`], spawn)
    for (let dy = 1; dy <= trunk; dy++) canvas.set(x, y + dy, z, states[`${kind}_log`])
    if (canvas.get(x, y, z) === states.grass_block) canvas.set(x, y, z, states.dirt)
  }
}

function crown(canvas: Canvas, x: number, top: number, z: number, cone: boolean, leaves: number, spawn: Spawn): void {
  for (let dy = cone ? -4 : -2; dy <= 1; dy++) {
    const radius = cone ? (dy === 1 ? 0 : (1 - dy) % 2 === 1 ? 1 : 2) : dy > -1 ? 1 : 2
    for (let dz = -radius; dz <= radius; dz++) {
      for (let dx = -radius; dx <= radius; dx++) {
        if (radius === 2 && Math.abs(dx) === 2 && Math.abs(dz) === 2) continue
        const isBody = x + dx === spawn.x && z + dz === spawn.z && (top + dy === spawn.y || top + dy === spawn.y + 1)
        if (!isBody && canvas.get(x + dx, top + dy, z + dz) === 0) canvas.set(x + dx, top + dy, z + dz, leaves)
      }
    }
  }
}

const flowers: Readonly<Record<Biome, readonly [number, readonly string[]]>> = {
  plains: [26, ['grass', 'grass', 'grass', 'dandelion', 'poppy', 'cornflower']],
  forest: [12, ['grass', 'grass', 'poppy', 'brown_mushroom']],
  birch_forest: [10, ['grass', 'dandelion']],
  taiga: [12, ['fern', 'fern', 'sweet_berry_bush', 'brown_mushroom']],
  desert: [5, ['dead_bush', 'cactus']],
  savanna: [24, ['grass']],
  mountains: [3, ['grass']],
}

/** What grows one block high on the ground, and reeds at the water. */
export function plantFlowers(canvas: Canvas, ground: Land, heights: Int16Array, states: States): void {
  const next = stream(ground.seed, canvas.x0, canvas.z0, 8)
  const [often, kinds] = flowers[ground.biome(canvas.x0 + 8, canvas.z0 + 8)]
  for (let i = 0; i < often; i++) {
    const [dx, dz, kindAt] = [Math.floor(next() * 16), Math.floor(next() * 16), next()]
    const y = heights[(dz << 4) | dx]
    const [x, z, kind] = [canvas.x0 + dx, canvas.z0 + dz, kinds[Math.floor(kindAt * kinds.length)]]
    const soil = canvas.get(x, y, z)
    if (canvas.get(x, y + 1, z) !== 0) continue
    if (soil === states.grass_block && kind !== 'cactus') canvas.set(x, y + 1, z, states[kind])
    if (soil === states.sand && kind === 'cactus')
      for (let dy = 1; dy <= 3; dy++) canvas.set(x, y + dy, z, states.cactus)
    if (soil === states.sand && kind === 'dead_bush') canvas.set(x, y + 1, z, states.dead_bush)
  }
  if (next() < 0.06) canvas.set(canvas.x0 + 5, heights[(5 << 4) | 5] + 1, canvas.z0 + 5, states.pumpkin)
  for (let i = 0; i < 40; i++) {
    const [dx, dz] = [1 + Math.floor(next() * 14), 1 + Math.floor(next() * 14)]
    const y = heights[(dz << 4) | dx]
    const [x, z] = [canvas.x0 + dx, canvas.z0 + dz]
    const wet = [-1, 1].some(d => canvas.get(x + d, y, z) === states.water || canvas.get(x, y, z + d) === states.water)
    if (y !== seaLevel || !wet || canvas.get(x, y + 1, z) !== 0) continue
    for (let dy = 1; dy <= 2; dy++) canvas.set(x, y + dy, z, states.sugar_cane)
  }
}
