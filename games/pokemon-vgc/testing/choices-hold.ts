import type { View } from '#core'
import { type Action, choiceText } from '../action.ts'
import { fromCodes, masks, toCodes } from '../code.ts'
import { cloneBattle } from '../model/clone.ts'
import type { Observation } from '../observation.ts'
import type { SeatId } from '../simulator/seats.ts'
import type { Battle } from '../simulator/showdown.ts'

/**
 * Puts every legal choice of a state to the simulator, and through VGC-Bench's code and back.
 *
 * @param everyCode Every how many choices the whole way back is gone; the codes are compared for all of them.
 * @returns What does not hold, in words; a switch that is refused because of something hidden does.
 */
export function choiceTroubles(battle: Battle, view: View<Observation, Action>, everyCode = 1): readonly string[] {
  const { observation, legal } = view
  const player = view.player as SeatId
  const request = observation.request!
  const mayTrap = request.slots.some(slot => slot?.maybeTrapped)
  const reviving = request.bench.some(each => each.reviving)
  let scratch = cloneBattle(battle)
  const troubles: string[] = []
  const codes = new Map<string, Action>()
  const [left, right] = masks(observation, legal!)
  for (const [i, choice] of legal!.entries()) {
    const side = scratch.getSide(player)
    const taken = side.choose(choiceText(choice, request)) && side.isChoiceDone()
    const trapped = mayTrap && choice.includes('switch') && /trapped/.test(side.choice.error)
    if (!taken && !trapped) troubles.push(`"${choice}" is refused: ${side.choice.error}`)
    if (trapped || reviving)
      scratch = cloneBattle(battle) // a refusal is written into the request, a revival into the Pokémon
    else side.choice.cantUndo = false
    const pairs = toCodes(observation, choice)
    const text = JSON.stringify(pairs)
    if (codes.has(text)) troubles.push(`"${choice}" and "${codes.get(text)}" have one code ${text}`)
    codes.set(text, choice)
    if (pairs.some(([first, second]) => !left[first] || !right[second])) troubles.push(`"${choice}" is masked`)
    if (i % everyCode === 0 && fromCodes(observation, pairs, legal!) !== choice)
      troubles.push(`"${choice}" does not come back from ${text}`)
  }
  return troubles
}
