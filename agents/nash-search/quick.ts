import type { Player, Random } from '#core'
import type { Action } from '../../games/pokemon-vgc/action.ts'
import type { VgcModel, World } from '../../games/pokemon-vgc/model/model.ts'
import type { Strike } from '../../games/pokemon-vgc/model/outlook.ts'

/**
 * A fast policy for roll-outs: every slot makes the move that takes most from one foe, a knock-out counting double;
 * aims that the other slot has already knocked out are passed over. Forced switches by chance.
 */
export function quickChoice(model: VgcModel, world: World, player: Player, random: Random): Action {
  const request = model.ask(world, player)
  if (request?.kind !== 'move') return random.pick(model.legal(world, player))
  const strikes = model.outlook(world, player).strikes()
  const fallen = new Set<number>()
  const parts = request.slots.map((slot, i) => {
    if (slot === null) return 'pass'
    const usable = slot.moves.filter(move => !move.disabled)
    let best = ''
    let most = 0
    let place = 0
    for (const move of usable) {
      for (const strike of strikes) {
        if (strike.slot !== i || strike.move !== move.id || strike.place < 0) continue
        const score = fallen.has(strike.place) ? 0.05 : worth(strike, strikes) * (0.85 + 0.3 * random.real())
        if (score <= most) continue
        ;[best, most, place] = [move.id, score, strike.place]
      }
    }
    if (best === '') return standby(usable, request.bench, i, model.foes(world, player), random)
    const strike = strikes.find(each => each.slot === i && each.move === best && each.place === place)
    if (strike && strike.damage >= strike.left) fallen.add(place)
    const aimed = usable.find(move => move.id === best)?.target ?? ''
    return `move ${best}${aims.has(aimed) ? ` +${place}` : ''}`
  })
  return parts.join(', ')
}

const aims = new Set(['normal', 'any', 'adjacentFoe'])

function worth(strike: Strike, all: readonly Strike[]): number {
  const one = gain(strike)
  if (!strike.spread) return one * strike.accuracy
  let total = 0
  for (const each of all)
    if (each.slot === strike.slot && each.move === strike.move) total += each.place > 0 ? gain(each) : -gain(each)
  return total * strike.accuracy
}

const gain = ({ damage, left }: Strike) => Math.min(damage, left) + (damage >= left ? 0.5 : 0)

/** Nothing to attack with: any move, aimed where it may be. */
function standby(
  usable: readonly { readonly id: string; readonly target: string }[],
  bench: readonly { readonly fainted: boolean }[],
  slot: number,
  foes: readonly boolean[],
  random: Random,
): string {
  const move = random.pick(usable)
  const foe = foes[0] ? 1 : 2
  if (aims.has(move.target)) return `move ${move.id} +${foe}`
  if (move.target === 'adjacentAlly') return `move ${move.id} -${2 - slot}`
  if (move.target === 'adjacentAllyOrSelf') return `move ${move.id} -${bench[1 - slot]?.fainted ? slot + 1 : 2 - slot}`
  return `move ${move.id}`
}
