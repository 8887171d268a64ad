import { createRequire } from 'node:module'
import { type Random, shuffled } from '#core'
import { battleFormat, isChampions } from '../formats.ts'
import { Dex, id, type PokemonSet } from '../simulator/showdown.ts'
import { itemFor } from './items.ts'
import { spreadFor } from './spreads.ts'
import { teamProblems, validatorOf } from './validate.ts'

/**
 * The movesets that the simulator's package brings for its random doubles battles, by species: what a Pokémon can do
 * well. Items, spreads, legality and how a team is put together are ours.
 */
interface Movesets {
  readonly [species: string]: {
    /** The level at which it is as strong as the others: the lower, the stronger. */
    readonly level: number
    readonly sets: readonly {
      readonly role: string
      readonly movepool: readonly string[]
      readonly abilities: readonly string[]
      readonly teraTypes?: readonly string[]
    }[]
  }
}

const require = createRequire(import.meta.url)
const folder = 'pokemon-showdown/dist/data/random-battles'
const movesets = new Map<boolean, Movesets>()

function movesetsOf(champions: boolean): Movesets {
  let found = movesets.get(champions)
  if (!found) {
    found = require(champions ? `${folder}/champions/sets.json` : `${folder}/gen9/doubles-sets.json`) as Movesets
    movesets.set(champions, found)
  }
  return found
}

type Role = 'speed' | 'support' | 'attack'

const speedControl = new Set([
  'tailwind',
  'trickroom',
  'icywind',
  'electroweb',
  'thunderwave',
  'bleakwindstorm',
  'stringshot',
])
const support = new Set(
  ['fakeout', 'ragepowder', 'followme', 'helpinghand', 'willowisp', 'spore', 'partingshot', 'encore', 'taunt'].concat([
    'lifedew',
    'pollenpuff',
    'reflect',
    'lightscreen',
    'auroraveil',
    'wideguard',
    'coaching',
    'snarl',
  ]),
)

/**
 * A legal team of six whose roles balance: at least one that controls speed, one that supports, three that attack, and
 * no three Pokémon of one type. The same random gives the same team.
 *
 * @throws {Error} If no legal team is found in 2,000 tries, which would be a fault of the format's rules.
 */
export function generateTeam(format: string, random: Random): PokemonSet[] {
  const rules = battleFormat(format)
  const champions = isChampions(rules)
  const table = Dex.formats.getRuleTable(Dex.formats.get(rules))
  const restricted = [...table.keys()].some(rule => rule === 'limittworestricted')
    ? 2
    : table.has('limitonerestricted')
      ? 1
      : 0
  const movesets = movesetsOf(champions)
  const species = Object.keys(movesets)
  for (let attempt = 0; attempt < 40; attempt++) {
    const team: PokemonSet[] = []
    const rank = new Map(
      species.map(name => [
        name,
        strength(movesets[name].level, champions) + (isRestricted(name) ? 30 : 16) * random.real(),
      ]),
    )
    const order = [...species].sort((a, b) => rank.get(a)! - rank.get(b)!)
    if (restricted > 0) order.sort((a, b) => Number(isRestricted(b)) - Number(isRestricted(a)))
    for (const name of order) {
      if (team.length === 6) break
      const legendary = isRestricted(name)
      if (legendary && team.filter(set => isRestricted(set.species)).length >= restricted) continue
      const set = draftSet(rules, name, movesets, team, champions, random)
      if (set && fits(team, set)) team.push(set)
    }
    if (team.length === 6 && teamProblems(rules, team).length === 0) return team
  }
  throw new Error(`no legal team was found for ${format}: its rules may have changed`)
}

/** Levels of Champions lie closer together. */
const strength = (level: number, champions: boolean) => (champions ? 2 * level : level)

const isRestricted = (name: string) => Dex.species.get(name).tags.includes('Restricted Legendary')

function fits(team: readonly PokemonSet[], set: PokemonSet): boolean {
  const after = [...team, set]
  const species = after.map(each => Dex.species.get(each.species))
  if (after.filter(each => Dex.items.get(each.item).megaStone).length > 2) return false
  if (new Set(species.map(each => each.num)).size < after.length) return false
  const types = species.flatMap(each => each.types)
  if (types.some(type => types.filter(other => other === type).length > 2)) return false
  const left = 6 - after.length
  const roles = after.map(roleOf)
  const lacking = [1, 1, 3].map((least, i) =>
    Math.max(0, least - roles.filter(role => role === (['speed', 'support', 'attack'] as const)[i]).length),
  )
  return lacking.reduce((a, b) => a + b, 0) <= left
}

function roleOf({ moves }: PokemonSet): Role {
  const ids = moves.map(id)
  if (ids.some(move => speedControl.has(move))) return 'speed'
  return ids.filter(move => support.has(move)).length >= 1 && attacks(moves) < 3 ? 'support' : 'attack'
}

const attacks = (moves: readonly string[]) => moves.filter(move => Dex.moves.get(move).category !== 'Status').length

function draftSet(
  format: string,
  name: string,
  movesets: Movesets,
  team: readonly PokemonSet[],
  champions: boolean,
  random: Random,
): PokemonSet | null {
  const forme = Dex.species.get(name)
  const species = forme.isMega || forme.battleOnly ? Dex.species.get(baseOf(forme)) : forme
  if (!legalSpecies(format, species.name)) return null
  const pick = random.pick(movesets[name].sets)
  const moves = fourOf(pick.movepool, random)
  const ability = forme.isMega ? species.abilities['0'] : random.pick(pick.abilities)
  const draft: PokemonSet = {
    name: '',
    species: species.name,
    gender: '',
    item: '',
    ability,
    moves,
    level: 50,
    ...spreadFor(species.baseStats, moves, champions, random),
    ...(champions ? {} : { teraType: random.pick(pick.teraTypes ?? species.types) }),
  } as PokemonSet
  const taken = new Set(team.map(set => id(set.item)))
  for (const item of itemFor(forme, draft, champions, random)) {
    if (taken.has(id(item))) continue
    const set = { ...draft, item }
    if (!validatorOf(format).validateSet(structuredClone(set), {})) return set
  }
  return null
}

const baseOf = (forme: { readonly baseSpecies: string; readonly battleOnly?: string | string[] }) =>
  typeof forme.battleOnly === 'string' ? forme.battleOnly : forme.baseSpecies

/** Cheap refusal of species that the format bans, before a set is drawn up. */
function legalSpecies(format: string, name: string): boolean {
  const species = Dex.forFormat(format).species.get(name)
  return species.exists && species.isNonstandard === null && !species.tags.includes('Mythical')
}

/** Protect where it is to be had, at most one other move that does no damage twice over, the rest at random. */
function fourOf(pool: readonly string[], random: Random): string[] {
  const rest = shuffled(
    pool.filter(move => move !== 'Protect'),
    random,
  )
  const damaging = rest.filter(move => Dex.moves.get(move).category !== 'Status')
  const moves = pool.includes('Protect') ? ['Protect'] : []
  moves.push(...damaging.slice(0, 1), ...rest.filter(move => move !== damaging[0]))
  return moves.slice(0, 4)
}
