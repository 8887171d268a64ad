import { items, materials } from '../simulator/index.ts'
import { type CreatureName, creatureArt, type GroundName, itemTile, worldTile } from './tiles.ts'

/** Ground by material id; 0 is outside the world. */
export const groundNames: readonly GroundName[] = ['outside', ...materials]
export const creatureNames = Object.keys(creatureArt) as readonly CreatureName[]
const looksPerGround = creatureNames.length + 1

/** Where a cell's tile stands: the material's id, and the look of what stands there (0 nothing, else its place + 1). */
export const cellKey = (material: number, look: number): number => material * looksPerGround + look

/** The material id and the look of a tile's place. */
export const cellOf = (key: number): readonly [material: number, look: number] => [
  Math.floor(key / looksPerGround),
  key % looksPerGround,
]

/** Every tile of the world, in the order of `cellKey`. */
export const worldTiles: readonly Uint8Array[] = groundNames.flatMap(ground =>
  [null, ...creatureNames].map(creature => worldTile(ground, creature)),
)

/** Every slot of the inventory: item · 10 + amount. */
export const itemTiles: readonly Uint8Array[] = items.flatMap(item =>
  Array.from({ length: 10 }, (_, amount) => itemTile(item, amount)),
)
