import { MOVE } from '../../../data/move-ids.ts'
import type { Spire } from '../../../state.ts'
import { enemyAt, KIND } from '../../fight.ts'
import { act1 } from './act1.ts'
import { act2 } from './act2.ts'
import { act3 } from './act3.ts'
import type { Roll } from './words.ts'

const rolls: readonly (Roll | undefined)[] = (() => {
  const table: (Roll | undefined)[] = new Array(80).fill(undefined)
  for (const act of [act1, act2, act3]) for (const [kind, roll] of Object.entries(act)) table[Number(kind)] = roll
  return table
})()

export function chooseMove(g: Spire, place: number, roll: number): number {
  return rolls[g.s[enemyAt(place) + KIND]]?.(g, place, roll) ?? MOVE.NONE
}
