import { isChampions } from '../formats.ts'
import type { SeenPokemon } from '../observation.ts'
import { Dex } from '../simulator/showdown.ts'

export type Stat = 'hp' | 'atk' | 'def' | 'spa' | 'spd' | 'spe'
export type Stats = Readonly<Record<Stat, number>>

/** A way to spread EVs that people use, and how often before anything of the battle is known. */
export interface Archetype {
  readonly nature: string
  readonly evs: Stats
  readonly ivs: Stats
  readonly weight: number
}

/** Shares of the most a stat may be given (252 EVs, or 32 points); `a` is the stat it attacks with. */
interface Pattern {
  readonly raised: 'a' | 'spe' | 'def' | 'spd'
  readonly shares: Readonly<Partial<Record<'hp' | 'a' | 'def' | 'spd' | 'spe', number>>>
  readonly kind: 'fast' | 'bulky' | 'wall' | 'slow'
  readonly part: number
}

const patterns: readonly Pattern[] = [
  { kind: 'fast', part: 0.4, raised: 'spe', shares: { a: 1, spe: 1 } },
  { kind: 'fast', part: 0.35, raised: 'a', shares: { a: 1, spe: 1 } },
  { kind: 'fast', part: 0.15, raised: 'spe', shares: { hp: 0.5, a: 0.5, spe: 1 } },
  { kind: 'fast', part: 0.1, raised: 'a', shares: { hp: 0.6, a: 0.6, spe: 0.7, spd: 0.1 } },
  { kind: 'bulky', part: 0.4, raised: 'a', shares: { hp: 1, a: 1 } },
  { kind: 'bulky', part: 0.2, raised: 'a', shares: { hp: 1, a: 0.4, spd: 0.6 } },
  { kind: 'bulky', part: 0.2, raised: 'a', shares: { hp: 0.9, a: 0.5, def: 0.5, spe: 0.1 } },
  { kind: 'bulky', part: 0.2, raised: 'a', shares: { hp: 0.7, a: 0.6, spe: 0.4, spd: 0.3 } },
  { kind: 'wall', part: 0.35, raised: 'def', shares: { hp: 1, def: 1 } },
  { kind: 'wall', part: 0.35, raised: 'spd', shares: { hp: 1, spd: 1 } },
  { kind: 'wall', part: 0.3, raised: 'def', shares: { hp: 1, def: 0.5, spd: 0.4, spe: 0.1 } },
  { kind: 'slow', part: 0.6, raised: 'a', shares: { hp: 1, a: 1 } },
  { kind: 'slow', part: 0.4, raised: 'a', shares: { hp: 1, a: 0.5, def: 0.3, spd: 0.2 } },
]

const none: Stats = { hp: 0, atk: 0, def: 0, spa: 0, spd: 0, spe: 0 }
const full: Stats = { hp: 31, atk: 31, def: 31, spa: 31, spd: 31, spe: 31 }
const natures: Readonly<Record<string, string>> = {
  'atk-spa': 'Adamant',
  'spa-atk': 'Modest',
  'spe-spa': 'Jolly',
  'spe-atk': 'Timid',
  'def-spa': 'Impish',
  'def-atk': 'Bold',
  'spd-spa': 'Careful',
  'spd-atk': 'Calm',
  'atk-spe': 'Brave',
  'spa-spe': 'Quiet',
}
const quickItems = new Set(['choicescarf', 'focussash', 'boosterenergy', 'lifeorb', 'choiceband', 'choicespecs'])
const bulkyItems = new Set(['assaultvest', 'sitrusberry', 'leftovers', 'rockyhelmet', 'safetygoggles', 'covertcloak'])

/** The archetypes of one of the other side; the same list, in the same order, all battle long. */
export function archetypesOf(seen: SeenPokemon, format: string, moves?: readonly string[]): readonly Archetype[] {
  const found = Dex.species.get(seen.base.replace(/-\*$/, ''))
  const species = typeof found.battleOnly === 'string' ? Dex.species.get(found.battleOnly) : found
  const known = moves ?? seen.moves.map(({ id }) => id)
  return archetypes(seen.item || seen.lostItem, species.baseStats, known, format)
}

/** How a Pokémon may be trained, before the battle tells: leans on its base stats, its item and its moves. */
function archetypes(item: string, base: Stats, moves: readonly string[], format: string): readonly Archetype[] {
  const found = moves.map(move => Dex.moves.get(move))
  const [physical, special] = ['Physical', 'Special'].map(
    kind => found.filter(({ category }) => category === kind).length,
  )
  const attack: Stat = physical > special || (physical === special && base.atk >= base.spa) ? 'atk' : 'spa'
  const mixed = physical > 0 && special > 0
  const parts = kindsOf(item, base, physical + special, found)
  const most = isChampions(format) ? 32 : 252
  return patterns.map(({ kind, part, raised, shares }): Archetype => {
    const up = raised === 'a' ? attack : raised
    const down = kind === 'slow' ? 'spe' : mixed && up !== 'spe' ? (attack === 'atk' ? 'spa' : 'atk') : other(attack)
    const { a = 0, ...rest } = shares
    const evs = { ...none }
    for (const [stat, share] of [...Object.entries(rest), [attack, a] as const])
      evs[stat as Stat] = most === 32 ? Math.round(share * 32) : Math.floor((share * 252) / 4) * 4
    const nature = natures[`${up}-${down}`] ?? 'Serious'
    return { nature, evs, ivs: kind === 'slow' ? { ...full, spe: 0 } : full, weight: part * parts[kind] }
  })
}

const other = (attack: Stat): Stat => (attack === 'atk' ? 'spa' : 'atk')

function kindsOf(item: string, base: Stats, attacks: number, moves: readonly { readonly id: string }[]) {
  const slow = moves.some(({ id }) => id === 'trickroom' || id === 'gyroball') || base.spe <= 50
  const wall = attacks <= 1 ? 0.6 : attacks === 2 ? 0.25 : 0.03
  const swift = base.spe >= 90 ? 0.75 : base.spe >= 70 ? 0.45 : 0.15
  const fast =
    item === 'choicescarf'
      ? 0.95
      : quickItems.has(item)
        ? Math.max(0.6, swift)
        : bulkyItems.has(item)
          ? swift / 2
          : swift
  const rest = slow ? 0.1 : fast
  return {
    wall,
    fast: (1 - wall) * rest,
    bulky: (1 - wall) * (1 - rest) * (slow ? 0.45 : 1),
    slow: (1 - wall) * (1 - rest) * (slow ? 0.55 : 0),
  }
}
