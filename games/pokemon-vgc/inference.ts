import { isChampions } from './formats.ts'
import type { Observation, SeenPokemon } from './observation.ts'
import { Dex, id } from './simulator/showdown.ts'

/** The least and the most that nature and training make of its speed in the forme it has, as far as the rules and the messages tell. */
export function speedOf({ species, level, inferred }: SeenPokemon, format: string): [number, number] {
  if (inferred?.speed) return inferred.speed
  return speedRange(Dex.species.get(species.replace(/-\*$/, '')).baseStats.spe, level, isChampions(format))
}

/** Abilities it may have: the one seen, or any of its species. */
const abilitiesOf = ({ ability, base }: SeenPokemon): readonly string[] =>
  ability ? [ability] : Object.values(Dex.species.get(base.replace(/-\*$/, '')).abilities).map(id)

/** The least and the most the speed stat can be: nature, and EVs and IVs or stat points. */
function speedRange(base: number, level: number, champions: boolean): [number, number] {
  const stat = (iv: number, ev: number) => Math.floor(((2 * base + iv + ev) * level) / 100) + 5
  const [least, most] = champions ? [stat(31, 0), stat(31, 0) + 32] : [stat(0, 0), stat(31, 63)]
  return [Math.floor(least * 0.9), Math.floor(most * 1.1)]
}

interface Mover {
  readonly pokemon: SeenPokemon
  readonly own: boolean
  readonly priority: number
}

/** After these the order of a turn is not that of the speeds at its start. */
const hurries =
  /^\|(-side(start|end)\|[^|]*\|move: Tailwind|-field|-weather\|[A-Za-z]+$|-mega|-formechange|detailschange|-transform|-(un|set)?boost\|[^|]*\|spe|-status\|[^|]*\|par|-enditem|-item|-start\|[^|]*\|(proto|quark)|-ability|-activate\|[^|]*\|(move: (After You|Quash|Instruct)|ability: (Dancer|Quick Draw)|item: Quick Claw)|switch|drag|replace)/
const formes = new Set(['switch', 'drag', 'replace', 'detailschange', '-formechange', '-mega', '-transform'])
const hasty = new Set(['prankster', 'galewings', 'triage', 'quickdraw', 'myceliummight', 'stall'])
const swiftWeather = new Set([
  'swiftswim',
  'chlorophyll',
  'sandrush',
  'slushrush',
  'surgesurfer',
  'unburden',
  'quickfeet',
])
const halving = new Set(['ironball', 'machobrace', 'laggingtail', 'fullincense', 'poweranklet'])
const choiceItems = ['choiceband', 'choicescarf', 'choicespecs']

/**
 * Follows the messages of a battle and narrows what may be hidden: speed by who moved first, items by what they would
 * have done. It states no more than the messages force, taking a slowing item (an Iron Ball, say) for out of the
 * question where the sheet is closed.
 */
export class Inference {
  readonly #state: Observation
  #movers: Mover[] = []
  #ordered = true
  /** Items went from one to another: what one holds now tells nothing of what others began with. */
  #swapped = false

  constructor(state: Observation) {
    this.#state = state
  }

  /** A message, before the state takes it. */
  line(text: string, kind: string, rest: readonly string[]): void {
    if (kind === 'turn') {
      this.#movers = []
      this.#ordered = true
      this.#clause()
    } else if (kind === 'move') this.#moved(rest)
    else if (kind === '-damage' && /\[from\] (Stealth Rock|Spikes)/.test(text)) this.#rule(rest[0], ['heavydutyboots'])
    else if (kind === '-damage' && /\[from\] sandstorm/i.test(text)) this.#rule(rest[0], ['safetygoggles'])
    if (kind === '-item' && /\[from\] (move|ability): (?!Frisk|Recycle|Harvest|Pickup)/.test(text)) this.#swapped = true
    if (hurries.test(text)) this.#ordered = false
    if (formes.has(kind)) this.#forget(rest)
  }

  /** Another forme has another speed. */
  #forget([ident, details = '']: readonly string[]): void {
    const name = ident?.slice(ident.indexOf(': ') + 2)
    const pokemon = this.#state.foe.pokemon.find(each => each.name === name) ?? this.#at(ident)
    if (!pokemon?.inferred?.speed || ident.startsWith(this.#state.player)) return
    if (details.split(',')[0] === pokemon.species) return
    const { speed: _, ...rest } = pokemon.inferred
    pokemon.inferred = rest
  }

  #at(ident: string | undefined): SeenPokemon | null {
    if (!ident) return null
    const side = ident.startsWith(this.#state.player) ? this.#state.you : this.#state.foe
    return side.pokemon.find(({ slot }) => slot >= 0 && slot === 'ab'.indexOf(ident[2])) ?? null
  }

  #moved([ident, name, , ...more]: readonly string[]): void {
    const pokemon = this.#at(ident)
    const move = Dex.moves.get(name)
    if (!pokemon || more.some(part => part.startsWith('[from]'))) return
    const own = ident.startsWith(this.#state.player)
    if (!own) {
      if (move.category === 'Status' && move.id !== 'mefirst') this.#rule(ident, ['assaultvest'])
      const changed = pokemon.lastMove !== '' && pokemon.lastMove !== move.id && move.id !== 'struggle'
      if (changed && pokemon.lostItem === '') this.#rule(ident, choiceItems)
    }
    if (move.id === 'grassyglide' || abilitiesOf(pokemon).some(ability => hasty.has(ability))) return
    const mover = { pokemon, own, priority: move.priority }
    if (this.#ordered)
      for (const before of this.#movers)
        if (before.own !== own && before.priority === mover.priority) this.#order(before, mover)
    this.#movers.push(mover)
  }

  /** Of two moves of one priority the faster one's came first; in a trick room the slower one's. */
  #order(first: Mover, second: Mover): void {
    const [mine, theirs] = first.own ? [first, second] : [second, first]
    const known = this.#speed(mine.pokemon)
    if (known === null) return
    const factors = this.#factors(theirs.pokemon)
    if (factors === null) return
    const reversed = this.#state.field.rooms.some(room => room.id === 'trickroom')
    const faster = (theirs === first) !== reversed
    const [low, high] = speedOf(theirs.pokemon, this.#state.format)
    // A unit of room for rounding at each step.
    const speed: [number, number] = faster
      ? [Math.max(low, Math.ceil((known - 1) / factors[1]) - 1), high]
      : [low, Math.min(high, Math.floor((known + 1) / factors[0]) + 1)]
    if (speed[0] > speed[1] || (speed[0] === low && speed[1] === high)) return
    theirs.pokemon.inferred = { ...theirs.pokemon.inferred, speed }
  }

  /** The own speed as it counts now; null where something is at work that is not reckoned here. */
  #speed(pokemon: SeenPokemon): number | null {
    const { spread } = pokemon
    const factors = this.#factors(pokemon)
    if (!spread || !factors || factors[0] !== factors[1]) return null
    const { spe } = Dex.species.get(pokemon.species).baseStats
    const champions = isChampions(this.#state.format)
    const points = champions ? 0 : Math.floor(spread.evs[5] / 4)
    const raw = Math.floor(((2 * spe + (champions ? 31 : spread.ivs[5]) + points) * pokemon.level) / 100) + 5
    const { plus, minus } = Dex.natures.get(spread.nature)
    const nature = plus === 'spe' ? 1.1 : minus === 'spe' ? 0.9 : 1
    return Math.floor((raw + (champions ? spread.evs[5] : 0)) * nature) * factors[0]
  }

  /** By how much the stat may be multiplied at the moment: the least and the most; null: too much is unknown. */
  #factors(pokemon: SeenPokemon): [number, number] | null {
    const { item, inferred, boosts, volatiles, status } = pokemon
    if (abilitiesOf(pokemon).some(each => swiftWeather.has(each))) return null
    if (volatiles.some(each => /^(protosynthesis|quarkdrive)/.test(each.id))) return null
    if (item && halving.has(item)) return null
    const side = this.#state.you.pokemon.includes(pokemon) ? this.#state.you : this.#state.foe
    const stage = boosts.spe ?? 0
    const base =
      (stage >= 0 ? (2 + stage) / 2 : 2 / (2 - stage)) *
      (status === 'par' ? 0.5 : 1) *
      (side.conditions.some(each => each.id === 'tailwind') ? 2 : 1)
    const mayScarf = item === null && !inferred?.notItems?.includes('choicescarf')
    const scarf = item === 'choicescarf' ? 1.5 : 1
    return [base * scarf, base * (mayScarf ? 1.5 : scarf)]
  }

  #rule(ident: string | undefined, items: readonly string[]): void {
    const pokemon = this.#at(ident)
    if (pokemon && !ident?.startsWith(this.#state.player)) this.#exclude(pokemon, items)
  }

  /** Item Clause: no two of a team begin with the same item. */
  #clause(): void {
    const { pokemon } = this.#state.foe
    if (this.#swapped || pokemon.every(({ item }) => item !== null)) return
    for (const each of pokemon) {
      const held = each.lostItem || each.item
      if (held) for (const other of pokemon) if (other !== each) this.#exclude(other, [held])
    }
  }

  #exclude(pokemon: SeenPokemon, items: readonly string[]): void {
    const { inferred, item } = pokemon
    if (item !== null) return
    const before = inferred?.notItems ?? []
    const notItems = [...new Set([...before, ...items])]
    if (notItems.length > before.length) pokemon.inferred = { ...inferred, notItems }
  }
}
