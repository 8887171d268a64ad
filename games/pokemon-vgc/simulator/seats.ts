import type { Player } from '#core'
import type { Battle } from './showdown.ts'

export const seats = ['p1', 'p2'] as const
export type SeatId = (typeof seats)[number]

/** Whether somebody stands at each of the other side's places. */
export function standing(battle: Battle, player: SeatId): readonly boolean[] {
  return battle.getSide(player).foe.active.map(pokemon => Boolean(pokemon) && !pokemon.fainted)
}

export function rewardsOf(winner: string | undefined, over: boolean): ReadonlyMap<Player, number> {
  return new Map(seats.map(player => [player, !over || !winner ? 0 : winner === player ? 1 : -1]))
}
