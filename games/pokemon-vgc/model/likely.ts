import type { Random } from '#core'
import type { SeenPokemon } from '../observation.ts'
import { Dex, id } from '../simulator/showdown.ts'
import { usualSet } from './usual-sets.ts'

type Species = ReturnType<typeof Dex.species.get>
type Rules = ReturnType<typeof Dex.mod>

/** What is hidden of a set where no sheet is open, drawn from what such Pokémon tend to carry. */
export interface Likely {
  readonly item: string
  readonly ability: string
  readonly moves: readonly string[]
  readonly tera: string
}

/** The second of a list is drawn this many times as often as the first, the third as often again … */
const [itemDecay, moveDecay] = [0.6, 0.75]

/**
 * A set that agrees with what was seen. Chance is drawn for what is hidden alone: with an open sheet none.
 */
export function likelySet(seen: SeenPokemon, species: Species, format: string, random: Random): Likely {
  const usual = usualSet(species.id)
  const rules = Dex.mod(Dex.formats.get(format).mod as never)
  const moves = seen.moves.map(move => move.id)
  const item = seen.item || seen.lostItem || (seen.item === '' ? '' : likelyItem(rules, seen, species, moves, random))
  return {
    item,
    ability: seen.ability ?? first(usual?.abilities ?? Object.values(species.abilities).map(id), itemDecay, random),
    moves: seen.movesKnown || moves.length >= 4 ? moves : likelyMoves(rules, moves, species, item, random),
    tera: seen.teraType ?? first(usual?.teras ?? species.types, itemDecay, random),
  }
}

const needsAttacks = (item: string) => item === 'assaultvest' || item.startsWith('choice')
const isIdle = (move: string) => Dex.moves.get(move).category === 'Status'

function likelyItem(
  rules: Rules,
  seen: SeenPokemon,
  species: Species,
  moves: readonly string[],
  random: Random,
): string {
  const ruledOut = new Set(seen.inferred?.notItems ?? [])
  const fits = (item: string) =>
    !rules.items.get(item).isNonstandard && !ruledOut.has(item) && !(needsAttacks(item) && moves.some(isIdle))
  const usual = (usualSet(species.id)?.items ?? general(species)).filter(fits)
  const left = usual.length > 0 ? usual : general(species).filter(fits)
  return left.length === 0 ? '' : first(left, itemDecay, random)
}

/** By base stats alone: sashes and orbs for the quick, berries for those who last. */
function general(species: Species): readonly string[] {
  const { hp, def, spd, spe } = species.baseStats
  if (species.requiredItems) return species.requiredItems.map(id)
  if (species.nfe) return ['eviolite', 'focussash']
  if (hp + def + spd >= 270) return ['sitrusberry', 'leftovers', 'assaultvest', 'safetygoggles', 'covertcloak']
  if (spe >= 90) return ['focussash', 'lifeorb', 'covertcloak', 'choicescarf', 'sitrusberry']
  return ['sitrusberry', 'lifeorb', 'focussash', 'assaultvest', 'safetygoggles']
}

/** Those seen, then what is usual; where that is not known, attacks of its own types, strongest first, and Protect. */
function likelyMoves(
  rules: Rules,
  seen: readonly string[],
  species: Species,
  item: string,
  random: Random,
): readonly string[] {
  const usual = usualSet(species.id)?.moves
  const fits = (move: string) =>
    !rules.moves.get(move).isNonstandard && !seen.includes(move) && !(needsAttacks(item) && isIdle(move))
  const open = [...(usual ?? attacksOf(species))].filter(fits)
  const chosen = [...seen]
  while (chosen.length < 4 && open.length > 0) {
    const next = usual ? first(open, moveDecay, random) : open[0]
    chosen.push(next)
    open.splice(open.indexOf(next), 1)
  }
  return chosen
}

/** The strongest attack of each of its types, Protect, then whatever else is strong. */
function attacksOf(species: Species): readonly string[] {
  const learnt = Object.keys(Dex.species.getLearnsetData(species.id as never).learnset ?? {}).map(move =>
    Dex.moves.get(move),
  )
  const sound = learnt.filter(
    move => move.category !== 'Status' && move.basePower >= 60 && !move.flags.recharge && !move.flags.charge,
  )
  const sure = sound.filter(move => move.accuracy === true || move.accuracy >= 85)
  const stronger = sure.sort((a, b) => b.basePower - a.basePower)
  const ofType = (type: string) => stronger.filter(move => move.type === type).map(move => move.id as string)
  const own = species.types.flatMap(type => ofType(type).slice(0, 1))
  const other = stronger.map(move => move.id as string).filter(move => !own.includes(move))
  return [...own, 'protect', ...other.slice(0, 4)]
}

/** One of a list that begins with the likeliest. */
function first<T>(list: readonly T[], decay: number, random: Random): T {
  if (list.length === 1) return list[0]
  const weights = list.map((_, i) => decay ** i)
  let roll = random.real() * weights.reduce((a, b) => a + b, 0)
  const found = list.find((_, i) => {
    roll -= weights[i]
    return roll < 0
  })
  return found ?? list[0]
}
