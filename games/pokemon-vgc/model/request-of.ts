import type { Request } from '../observation.ts'
import { readRequest } from '../request.ts'
import type { SeatId } from '../simulator/seats.ts'
import type { Battle } from '../simulator/showdown.ts'

/** What a side is asked, read off the battle itself. */
export function requestOf(battle: Battle, player: SeatId): Request | null {
  const side = battle.getSide(player)
  const asked = side.activeRequest
  if (!asked) return null
  const pokemon = side.pokemon.map(each => ({
    condition: each.fainted ? '0 fnt' : '1/1',
    commanding: 'commanding' in each.volatiles,
    reviving: each.isActive && 'revivalblessing' in side.slotConditions[each.position],
  }))
  return readRequest({ ...asked, side: { pokemon } } as unknown as Parameters<typeof readRequest>[0])
}
