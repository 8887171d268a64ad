import type { RegistryBlock } from '../squid.ts'

/** Monsters come where there is less light than this (1.16). */
const litFrom = 8
const [brightest, moonless] = [15, 4]
/** Above it nothing was ever built. */
const top = 128
/** Shine only while they burn: that is a property of the state, and they are left out. */
const kindled = /furnace|smoker|redstone|campfire/
const sides = [
  [1, 0, 0],
  [-1, 0, 0],
  [0, 1, 0],
  [0, -1, 0],
  [0, 0, 1],
  [0, 0, -1],
] as const

export interface LightOptions {
  /** The block there; null where nothing is loaded, which is taken for rock. */
  readonly block: (
    x: number,
    y: number,
    z: number,
  ) => Pick<RegistryBlock, 'name' | 'boundingBox' | 'transparent' | 'emitLight'> | null
  readonly isNight: boolean
}

/**
 * Whether there is enough light for no monster to come: of the sky or of what shines, less by one for every block it goes
 * on or leaves it falls through. Looked for from there, since nothing farther than it could shine matters.
 */
export function isLit({ block, isNight }: LightOptions, x: number, y: number, z: number): boolean {
  const sky = isNight ? moonless : brightest
  const shines = (found: ReturnType<typeof block>, far: number) =>
    found !== null && !kindled.test(found.name) && found.emitLight - far >= litFrom
  if (shines(block(x, y, z), 0)) return true
  const seen = new Set([`${x} ${y} ${z}`])
  let ring = [[x, y, z] as const]
  for (let far = 0; far <= brightest - litFrom && ring.length > 0; far++) {
    const next: (readonly [number, number, number])[] = []
    for (const [x, y, z] of ring) {
      if (sky - far >= litFrom && skyAt(block, x, y, z, sky) - far >= litFrom) return true
      for (const [dx, dy, dz] of sides) {
        const at = [x + dx, y + dy, z + dz] as const
        const key = at.join(' ')
        if (seen.has(key)) continue
        seen.add(key)
        const found = block(...at)
        if (shines(found, far + 1)) return true
        if (found && isClear(found)) next.push(at)
      }
    }
    ring = next
  }
  return false
}

/** What is left of the light of the sky, straight down. */
function skyAt(block: LightOptions['block'], x: number, y: number, z: number, sky: number): number {
  for (let h = y + 1; h < top && sky >= litFrom; h++) {
    const found = block(x, h, z)
    if (!found || !isClear(found)) return 0
    if (/leaves|water/.test(found.name)) sky--
  }
  return sky
}

const isClear = ({ boundingBox, transparent }: Pick<RegistryBlock, 'boundingBox' | 'transparent'>): boolean =>
  boundingBox === 'empty' || transparent
