import { act1 } from './act1.ts'
import { act2 } from './act2.ts'
import { act3 } from './act3.ts'
import { act4 } from './act4.ts'
import type { Move } from './words.ts'

/** By move id. */
export const moveEffects: readonly (Move | undefined)[] = (() => {
  const table: (Move | undefined)[] = new Array(220).fill(undefined)
  for (const act of [act1, act2, act3, act4])
    for (const [move, effect] of Object.entries(act)) table[Number(move)] = effect
  return table
})()
