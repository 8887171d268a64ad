import { z } from 'zod'
import type { Request, SlotRequest } from './observation.ts'

/**
 * A joint choice in Showdown's own words, one part a slot: `move protect, move ivycudgel +1 terastallize`,
 * `switch 3, pass`, or in the preview `team 1, 4, 2, 3` (leads first). Foes are +1 and +2, allies -1 and -2.
 */
export const action = z
  .string()
  .regex(
    /^(team \d(, \d)*|(pass|switch \d|move [a-z0-9]+( [+-][12])?( [a-z]+)?)(, (pass|switch \d|move [a-z0-9]+( [+-][12])?( [a-z]+)?))?)$/,
  )
export type Action = z.infer<typeof action>

/** One slot's part of a choice. */
export type Part =
  | { readonly kind: 'pass' }
  | { readonly kind: 'switch'; readonly to: number }
  | { readonly kind: 'move'; readonly move: string; readonly target: number; readonly gimmick: string }

export function parsePart(text: string): Part {
  const words = text.trim().split(' ')
  if (words[0] === 'switch') return { kind: 'switch', to: Number(words[1]) }
  if (words[0] !== 'move') return { kind: 'pass' }
  let target = 0
  let gimmick = ''
  for (const word of words.slice(2)) {
    if (/^[+-]\d$/.test(word)) target = Number(word)
    else gimmick = word
  }
  return { kind: 'move', move: words[1], target, gimmick }
}

export function partText(part: Part): string {
  if (part.kind === 'pass') return 'pass'
  if (part.kind === 'switch') return `switch ${part.to}`
  const target = part.target === 0 ? '' : ` ${part.target > 0 ? '+' : ''}${part.target}`
  return `move ${part.move}${target}${part.gimmick === '' ? '' : ` ${part.gimmick}`}`
}

/** The parts of a choice by slot; of a preview, the places of the chosen from 1. */
export const partsOf = (choice: Action): readonly Part[] => choice.split(',').map(parsePart)

/**
 * Every joint choice the rules allow, each once. An empty slot of the other side is no target, as in the game itself;
 * the order of two leads, and of those behind, is not told apart: 90 previews of six.
 *
 * @param foes By slot, whether somebody stands there to be aimed at.
 */
export function legalActions(request: Request | null, foes: readonly boolean[]): Action[] {
  if (request === null || request.kind === 'wait') return []
  if (request.kind === 'preview') return previews(request.bench.length, request.pick)
  return request.kind === 'switch' ? forcedSwitches(request) : turns(request, foes)
}

function previews(size: number, pick: number): Action[] {
  const leads = combinations(
    Array.from({ length: size }, (_, i) => i + 1),
    Math.min(2, size),
  )
  return leads.flatMap(lead => {
    const rest = Array.from({ length: size }, (_, i) => i + 1).filter(i => !lead.includes(i))
    return combinations(rest, Math.max(0, Math.min(pick, size) - lead.length)).map(
      back => `team ${[...lead, ...back].join(', ')}`,
    )
  })
}

function forcedSwitches({ forced, bench }: Request): Action[] {
  const reserve = bench.flatMap((each, i) => (i >= forced.length && !each.fainted ? [i + 1] : []))
  const fallen = bench.flatMap((each, i) => (each.fainted ? [i + 1] : []))
  const flagged = forced.filter(Boolean).length
  const passes = flagged - Math.min(flagged, reserve.length)
  const parts = forced.map((must, i): string[] => {
    if (!must) return ['pass']
    const to = bench[i]?.reviving ? fallen : reserve
    return [...to.map(place => `switch ${place}`), ...(passes > 0 ? ['pass'] : [])]
  })
  return product(parts)
    .filter(([first, second]) => {
      const chosen = [first, second].filter((part, i) => forced[i] && part === 'pass').length
      const revived = forced.filter((must, i) => must && bench[i]?.reviving && [first, second][i] !== 'pass').length
      return !clash(first, second) && chosen <= passes && chosen >= passes - revived
    })
    .map(join)
}

function turns({ slots, bench }: Request, foes: readonly boolean[]): Action[] {
  const standing = slots.map((_, i) => !bench[i].fainted)
  const reserve = bench.flatMap((each, i) => (i >= slots.length && !each.fainted ? [i + 1] : []))
  const parts = slots.map((slot, i) => {
    if (slot === null) return ['pass']
    const moves = slot.moves.flatMap(move => (move.disabled ? [] : movesOf(slot, move, i, standing, foes)))
    return slot.trapped ? moves : [...moves, ...reserve.map(place => `switch ${place}`)]
  })
  return product(parts)
    .filter(([first, second]) => !clash(first, second))
    .map(join)
}

function movesOf(
  slot: SlotRequest,
  move: SlotRequest['moves'][number],
  index: number,
  standing: readonly boolean[],
  foes: readonly boolean[],
): string[] {
  const targets = targetsOf(move.target, index, standing, foes)
  const plain = targets.map(target => `move ${move.id}${target === 0 ? '' : ` ${target > 0 ? '+' : ''}${target}`}`)
  return [...plain, ...slot.gimmicks.flatMap(gimmick => plain.map(text => `${text} ${gimmick}`))]
}

/** Where a move may be aimed: 0 where the rules aim it. */
export function targetsOf(
  kind: string,
  index: number,
  standing: readonly boolean[],
  foes: readonly boolean[],
): readonly number[] {
  const enemies = [1, 2].filter(place => foes[place - 1])
  const [self, ally] = [-(index + 1), -(2 - index)]
  const allies = standing[1 - index] ? [ally] : []
  if (kind === 'normal' || kind === 'any') return orAnyFoe([...enemies, ...allies])
  if (kind === 'adjacentFoe') return orAnyFoe(enemies)
  if (kind === 'adjacentAlly') return [ally] // may be chosen, and fails, with nobody there
  if (kind === 'adjacentAllyOrSelf') return [...allies, self]
  return [0]
}

/** Between a faint and its replacement nobody may stand there; the rules still want a place named. */
const orAnyFoe = (targets: readonly number[]) => (targets.length > 0 ? targets : [1, 2])

/** Two slots may not bring in the same Pokémon, nor use the same gimmick of one a battle. */
function clash(first: string, second: string | undefined): boolean {
  if (second === undefined) return false
  if (first.startsWith('switch')) return first === second
  const gimmick = /[a-z]$/.test(first) ? lastWord(first) : ''
  return gimmicks.has(gimmick) && kindOf(gimmick) === kindOf(lastWord(second))
}

const gimmicks = new Set(['terastallize', 'mega', 'megax', 'megay', 'ultra', 'zmove', 'dynamax'])
const kindOf = (gimmick: string) => (gimmick.startsWith('mega') ? 'mega' : gimmick)
const lastWord = (text: string) => text.slice(text.lastIndexOf(' ') + 1)
const join = (parts: readonly string[]) => parts.join(', ')

function product(lists: readonly (readonly string[])[]): string[][] {
  return lists.reduce<string[][]>((all, list) => all.flatMap(before => list.map(item => [...before, item])), [[]])
}

function combinations(items: readonly number[], count: number): number[][] {
  if (count === 0) return [[]]
  return items.flatMap((item, i) => combinations(items.slice(i + 1), count - 1).map(rest => [item, ...rest]))
}

/**
 * The choice as the simulator and the server take it: moves by their place in the request, because a locked move
 * named by its id would be asked for a target it does not have.
 */
export function choiceText(choice: Action, request: Request): string {
  if (request.kind !== 'move') return choice
  return partsOf(choice)
    .map((part, i) => {
      if (part.kind !== 'move') return partText(part)
      const place = request.slots[i]?.moves.findIndex(move => move.id === part.move && !move.disabled) ?? -1
      return place < 0 ? partText(part) : partText({ ...part, move: String(place + 1) })
    })
    .join(', ')
}
