import type { Part } from '../action.ts'
import { edge, standing } from '../stance.ts'
import { harmsPartner, isKind, type Kind } from './kinds.ts'
import { harvest, type Turn } from './turn.ts'

/** A way to play one turn that fits any team: what one slot does, while the other attacks; or at whom both aim. */
export interface Play {
  readonly words: string
  /** What one of the slots must do; without it both attack. */
  readonly part?: (part: Part, slot: number, turn: Turn) => boolean
  /** Both slots do it where they can. */
  readonly both?: boolean
  /** The place that both prefer to hurt. */
  readonly focus?: (turn: Turn) => number | null
}

export const plays: Readonly<Record<string, Play>> = {
  attack: { words: 'both take as much as they can, whoever it is from' },
  'focus:weaker': { words: 'both at the foe with less health left', focus: weaker },
  'focus:stronger': { words: 'both at the foe that threatens most', focus: threatening },
  'focus:left': { words: 'both at the foe on the left', focus: turn => standsAt(turn, 1) },
  'focus:right': { words: 'both at the foe on the right', focus: turn => standsAt(turn, 2) },
  'attack:tera': {
    words: 'the best attack with a gimmick: terastallise or mega evolve',
    part: part => part.kind === 'move' && part.gimmick !== '',
  },
  'cover:endangered': {
    words: 'whoever is in more danger protects itself',
    part: (part, slot, turn) => does(part, 'cover') && slot === endangered(turn),
  },
  'cover:other': {
    words: 'whoever is in less danger protects itself',
    part: (part, slot, turn) => does(part, 'cover') && slot !== endangered(turn),
  },
  'cover:both': { words: 'both protect themselves', part: part => does(part, 'cover'), both: true },
  'switch:endangered': {
    words: 'whoever is in more danger makes room for the one that stands best against these foes',
    part: (part, slot, turn) => part.kind === 'switch' && slot === endangered(turn),
  },
  'switch:other': {
    words: 'whoever is in less danger makes room',
    part: (part, slot, turn) => part.kind === 'switch' && slot !== endangered(turn),
  },
  'fake-out': {
    words: 'a move that works only on the first turn, where it works',
    part: (part, slot, turn) => does(part, 'fake-out') && isFresh(turn, slot),
  },
  ...ofKind('spread', 'an attack that hits more than one'),
  ...ofKind('quick', 'an attack that goes first'),
  ...ofKind('pivot', 'a move that ends in a switch'),
  ...ofKind('tailwind', 'tailwind'),
  ...ofKind('trick-room', 'trick room'),
  ...ofKind('slow', 'a move that slows foes'),
  ...ofKind('redirect', 'a move that draws attacks'),
  ...ofKind('set-up', 'a move that raises own stages'),
  ...ofKind('screen', 'a screen'),
  ...ofKind('field', 'weather or terrain'),
  ...ofKind('disrupt', 'a move without damage against foes'),
  ...ofKind('heal', 'healing'),
  ...ofKind('help', 'a move for the partner'),
}

function ofKind(kind: Kind, words: string): Record<string, Play> {
  return { [kind]: { words: `one of them: ${words}`, part: part => does(part, kind) } }
}

const does = (part: Part, kind: Kind): boolean =>
  part.kind === 'move' && part.gimmick === '' && isKind(kind, part.move) && !harmsPartner(part.move, part.target)

/** How well a choice is the play: far above all others if it is it at all. */
export function worth(turn: Turn, play: Play, parts: readonly Part[]): number {
  let total = harvest(turn, parts, play.focus?.(turn) ?? null)
  let wanted = 0
  for (const [slot, part] of parts.entries()) {
    if (play.part?.(part, slot, turn)) {
      wanted++
      total += aside(turn, part)
    } else if (part.kind === 'switch') total -= 3
    else if (part.kind === 'move')
      total -= (part.gimmick === '' ? 0 : 2) + (harmsPartner(part.move, part.target) ? 2 : 0)
  }
  return total + (play.both ? 10 * wanted : wanted > 0 ? 10 - 2 * (wanted - 1) : 0)
}

export const isPossible = ({ choices, ...rest }: Turn, { part }: Play): boolean =>
  part === undefined || choices.some(({ parts }) => parts.some((each, slot) => part(each, slot, { choices, ...rest })))

/** What speaks for a part beside its damage: whom it brings in, whom it is aimed at. */
function aside({ seen, threat }: Turn, part: Part): number {
  if (part.kind === 'move') return part.target > 0 ? 0.1 * threat[part.target - 1] : 0
  if (part.kind === 'pass') return 0
  const coming = seen.you.pokemon[part.to - 1]
  return standing(seen.foe).reduce((sum, foe) => sum + edge(coming, foe), coming.hp / coming.maxHp)
}

const endangered = ({ danger }: Turn): number => (danger[1] > danger[0] ? 1 : 0)

const isFresh = ({ seen }: Turn, slot: number): boolean =>
  seen.you.pokemon.find(pokemon => pokemon.slot === slot)?.acted === 0

function standsAt({ seen }: Turn, place: number): number | null {
  return standing(seen.foe).some(({ slot }) => slot === place - 1) ? place : null
}

function weaker({ seen }: Turn): number | null {
  const foes = [...standing(seen.foe)].sort((a, b) => a.hp / a.maxHp - b.hp / b.maxHp || a.slot - b.slot)
  return foes.length === 0 ? null : foes[0].slot + 1
}

function threatening({ threat }: Turn): number {
  return threat[1] > threat[0] ? 2 : 1
}
