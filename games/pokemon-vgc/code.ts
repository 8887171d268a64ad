import { type Action, type Part, partsOf, partText } from './action.ts'
import type { Observation } from './observation.ts'

/**
 * The choices of VGC-Bench: two integers in 0…106, one a slot. 0 passes; 1–6 switch to that place of the own sheet;
 * 7 + 5 × move + (target + 2) moves, + 20 with a mega evolution, + 40 Z-move, + 60 dynamax, + 80 terastallised. The
 * preview is two such pairs in turn: the leads, then those behind, by place.
 *
 * @see https://github.com/cameronangliss/vgc-bench
 */
export type Code = readonly [number, number]

const offsets: Readonly<Record<string, number>> = {
  '': 0,
  mega: 20,
  megax: 20,
  megay: 20,
  ultra: 20,
  zmove: 40,
  dynamax: 60,
  terastallize: 80,
}

export const codeCount = 107

/** A choice as codes: one pair, or two in the preview. */
export function toCodes(observation: Observation, choice: Action): readonly Code[] {
  if (choice.startsWith('team ')) {
    const places = choice.slice(5).split(', ').map(Number)
    const codes = places.map(place => observation.you.pokemon[place - 1].place)
    return [
      [codes[0] ?? 0, codes[1] ?? 0],
      [codes[2] ?? 0, codes[3] ?? 0],
    ]
  }
  const [first, second] = partsOf(choice)
  return [[codeOf(observation, first, 0), second ? codeOf(observation, second, 1) : 0]]
}

/**
 * The legal choice that has these codes.
 *
 * @returns null if no legal choice has.
 */
export function fromCodes(observation: Observation, codes: readonly Code[], legal: readonly Action[]): Action | null {
  const wanted = key(codes)
  return legal.find(choice => key(toCodes(observation, choice)) === wanted) ?? null
}

/** The two masks of 107: which codes each slot may be given by some legal choice. */
export function masks(observation: Observation, legal: readonly Action[]): readonly [boolean[], boolean[]] {
  const found = [0, 1].map(() => new Array<boolean>(codeCount).fill(false))
  for (const choice of legal)
    for (const pair of toCodes(observation, choice)) for (const slot of [0, 1]) found[slot][pair[slot]] = true
  return [found[0], found[1]]
}

/** The leads and those behind are sets: the order within a pair of a preview says nothing. */
function key(codes: readonly Code[]): string {
  if (codes.length === 1) return codes[0].join(',')
  return codes.map(pair => [...pair].sort((a, b) => a - b).join(',')).join(';')
}

function codeOf(observation: Observation, part: Part, slot: number): number {
  if (part.kind === 'pass') return 0
  if (part.kind === 'switch') return observation.you.pokemon[part.to - 1].place
  const own = observation.you.pokemon.find(pokemon => pokemon.slot === slot)
  const asked = observation.request?.slots[slot]?.moves ?? []
  // By the sheet, as there; by the request where moves are copied, or the one left is struggle.
  const bySheet = own !== undefined && asked.every(({ id }) => own.moves.some(move => move.id === id))
  const move = (bySheet ? own.moves : asked).findIndex(({ id }) => id === part.move)
  if (move < 0 || move > 3) throw new RangeError(`slot ${slot} has no move of "${partText(part)}"`)
  return 7 + 5 * move + (part.target + 2) + offsets[part.gimmick]
}
