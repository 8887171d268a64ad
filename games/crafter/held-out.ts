import type { Json } from '#core'

/** Worlds that differ from the benchmark's in one way each: size, creatures, trees, ore. */
export const heldOut: readonly Json[] = [
  { area: { width: 32, height: 32 } },
  { area: { width: 96, height: 96 } },
  { densities: { zombies: 2, skeletons: 2 } },
  { densities: { cows: 0.5 } },
  { densities: { trees: 0.5 } },
  { densities: { coal: 0.5, iron: 0.5, diamonds: 0.5 } },
]
