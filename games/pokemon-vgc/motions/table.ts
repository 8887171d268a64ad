import { Dex } from '../simulator/showdown.ts'

export type Move = ReturnType<typeof Dex.moves.get>

/** The rules' entry of a move. */
export const table = (id: string): Move => Dex.moves.get(id)
