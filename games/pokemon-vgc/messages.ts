import { blankPokemon } from './blank.ts'
import { readDetails } from './details.ts'
import type { Observation, SeenPokemon, SeenSide } from './observation.ts'
import { Dex, id } from './simulator/showdown.ts'

/** One message of a battle after its kind: the parts between the bars. */
type Rest = readonly string[]
type Reader = (state: Observation, rest: Rest) => void

/**
 * Takes one message into what is known.
 *
 * @returns false if no such message is known.
 * @see https://github.com/smogon/pokemon-showdown/blob/master/sim/SIM-PROTOCOL.md
 */
export function battleLine(state: Observation, kind: string, rest: Rest): boolean {
  const reader = readers[kind]
  if (!reader) return false
  if (kind.startsWith('-')) reveal(state, rest)
  reader(state, rest)
  return true
}

const nothing: Reader = () => {}

const readers: Readonly<Record<string, Reader>> = {
  turn: (state, [turn]) => {
    state.turn = Number(turn)
    for (const pokemon of [...onField(state.you), ...onField(state.foe)]) pokemon.turnsActive++
  },
  win: (state, [name]) => {
    state.winner = name
  },
  tie: state => {
    state.winner = 'tie'
  },
  switch: comesIn,
  drag: comesIn,
  replace: (state, [ident, details]) => {
    const shown = at(state, ident)
    if (shown) leaves(shown)
    comesIn(state, [ident, details, ''])
  },
  swap: (state, [ident, place]) => {
    const pokemon = at(state, ident)
    if (!pokemon || !/^[01]$/.test(place ?? '')) return
    const to = Number(place)
    const other = onField(sideOf(state, ident)).find(each => each.slot === to)
    if (other) other.slot = 1 - to
    pokemon.slot = to
  },
  detailschange: changeForme,
  '-formechange': (state, [ident, species]) => {
    const pokemon = at(state, ident)
    if (pokemon) Object.assign(pokemon, { species, types: typesOf(species) })
  },
  '-mega': (state, [ident]) => {
    sideOf(state, ident).megaUsed = true
  },
  '-primal': nothing,
  '-burst': nothing,
  '-transform': (state, [ident, into]) => {
    const pokemon = at(state, ident)
    const target = at(state, into)
    if (pokemon && target) begin(state, pokemon, 'transform', target.species)
  },
  move: moves,
  cant: (state, [ident, reason]) => {
    const pokemon = at(state, ident)
    if (!pokemon) return
    pokemon.acted++
    pokemon.stall = 0
    if (reason === 'slp') pokemon.statusTurns++
    if (reason === 'recharge') pokemon.volatiles = without(pokemon.volatiles, 'mustrecharge')
  },
  faint: (state, [ident]) => {
    const pokemon = at(state, ident)
    if (!pokemon) return
    sideOf(state, ident).fainted++
    leaves(pokemon, true)
    pokemon.hp = 0
    pokemon.status = ''
  },
  '-damage': health,
  '-heal': health,
  '-sethp': health,
  '-status': (state, [ident, status]) => {
    const pokemon = at(state, ident)
    if (!pokemon) return
    pokemon.status = status as SeenPokemon['status']
    pokemon.statusTurns = 0
  },
  '-curestatus': (state, [ident]) => {
    const pokemon = at(state, ident)
    if (!pokemon) return
    pokemon.status = ''
    pokemon.statusTurns = 0
  },
  '-cureteam': (state, [ident]) => {
    for (const pokemon of sideOf(state, ident).pokemon) pokemon.status = ''
  },
  '-boost': (state, [ident, stat, by]) => boost(state, ident, stat, Number(by)),
  '-unboost': (state, [ident, stat, by]) => boost(state, ident, stat, -Number(by)),
  '-setboost': (state, [ident, stat, to]) => {
    const pokemon = at(state, ident)
    if (pokemon) pokemon.boosts = { ...pokemon.boosts, [stat]: Number(to) }
  },
  '-swapboost': (state, [from, to, stats]) => {
    const [a, b] = [at(state, from), at(state, to)]
    if (!a || !b) return
    const names =
      stats && !stats.startsWith('[') ? stats.split(', ') : ['atk', 'def', 'spa', 'spd', 'spe', 'evasion', 'accuracy']
    for (const name of names) [a.boosts[name], b.boosts[name]] = [b.boosts[name] ?? 0, a.boosts[name] ?? 0]
  },
  '-invertboost': (state, [ident]) => mapBoosts(at(state, ident), by => -by),
  '-clearboost': (state, [ident]) => mapBoosts(at(state, ident), () => 0),
  '-clearpositiveboost': (state, [ident]) => mapBoosts(at(state, ident), by => Math.min(0, by)),
  '-clearnegativeboost': (state, [ident]) => mapBoosts(at(state, ident), by => Math.max(0, by)),
  '-clearallboost': state => {
    for (const pokemon of [...onField(state.you), ...onField(state.foe)]) pokemon.boosts = {}
  },
  '-copyboost': (state, [to, from]) => {
    const [a, b] = [at(state, to), at(state, from)]
    if (a && b) a.boosts = { ...b.boosts }
  },
  '-weather': (state, [weather, upkeep]) => {
    if (upkeep === '[upkeep]') return
    state.field.weather = weather === 'none' ? null : { id: id(weather), since: state.turn }
  },
  '-fieldstart': (state, [effect]) => {
    const name = effectId(effect)
    if (name.endsWith('terrain')) state.field.terrain = { id: name, since: state.turn }
    else state.field.rooms = [...without(state.field.rooms, name), { id: name, since: state.turn }]
  },
  '-fieldend': (state, [effect]) => {
    const name = effectId(effect)
    if (name.endsWith('terrain')) state.field.terrain = null
    else state.field.rooms = without(state.field.rooms, name)
  },
  '-sidestart': (state, [ident, effect]) => {
    const side = sideOf(state, ident)
    const name = effectId(effect)
    const before = side.conditions.find(each => each.id === name)
    const layers = (before?.layers ?? 0) + 1
    side.conditions = [...without(side.conditions, name), { id: name, since: before?.since ?? state.turn, layers }]
  },
  '-sideend': (state, [ident, effect]) => {
    const side = sideOf(state, ident)
    side.conditions = without(side.conditions, effectId(effect))
  },
  '-swapsideconditions': state => {
    const { you, foe } = state
    ;[you.conditions, foe.conditions] = [foe.conditions, you.conditions]
  },
  '-start': (state, [ident, effect, text = '']) => {
    const pokemon = at(state, ident)
    if (!pokemon) return
    const name = effectId(effect)
    if (name === 'typechange') pokemon.types = text.startsWith('[') ? typesOf(pokemon.species) : text.split('/')
    else if (name === 'typeadd') pokemon.types = [...pokemon.types, text]
    else begin(state, pokemon, name, text.startsWith('[') ? '' : text)
  },
  '-end': (state, [ident, effect]) => {
    const pokemon = at(state, ident)
    if (pokemon) pokemon.volatiles = without(pokemon.volatiles, effectId(effect))
  },
  '-singleturn': (state, [ident, effect]) => {
    const pokemon = at(state, ident)
    if (pokemon && Dex.moves.get(effectId(effect)).stallingMove) pokemon.stall++
  },
  '-singlemove': (state, [ident, effect]) => {
    const pokemon = at(state, ident)
    if (pokemon) begin(state, pokemon, effectId(effect), '')
  },
  '-activate': (state, [ident, effect, text = '']) => {
    const pokemon = ident ? at(state, ident) : null
    if (!pokemon || !effect) return
    const name = effectId(effect)
    if (effect.startsWith('ability: ')) pokemon.ability ??= name
    if (name === 'skillswap' || name === 'mummy') pokemon.volatiles = without(pokemon.volatiles, 'ability')
    if (trapping.has(name)) begin(state, pokemon, name, text)
  },
  '-item': (state, [ident, item]) => {
    const pokemon = at(state, ident)
    if (pokemon) pokemon.item = id(item)
  },
  '-enditem': (state, [ident, item]) => {
    const pokemon = at(state, ident)
    if (!pokemon) return
    pokemon.item = ''
    pokemon.lostItem = id(item)
  },
  '-ability': (state, [ident, ability, ...more]) => {
    const pokemon = at(state, ident)
    if (!pokemon) return
    const changed = more.some(part => part.startsWith('[from]'))
    if (changed) begin(state, pokemon, 'ability', id(ability))
    else pokemon.ability ??= id(ability)
  },
  '-endability': (state, [ident]) => {
    const pokemon = at(state, ident)
    if (pokemon) begin(state, pokemon, 'gastroacid', '')
  },
  '-terastallize': (state, [ident, type]) => {
    const pokemon = at(state, ident)
    if (!pokemon) return
    sideOf(state, ident).teraUsed = true
    pokemon.terastallized = true
    pokemon.teraType = type
  },
  '-mustrecharge': (state, [ident]) => {
    const pokemon = at(state, ident)
    if (pokemon) begin(state, pokemon, 'mustrecharge', '')
  },
  '-prepare': (state, [ident, move]) => {
    const pokemon = at(state, ident)
    if (pokemon) begin(state, pokemon, 'twoturnmove', id(move))
  },
  '-fail': (state, [ident]) => {
    const pokemon = ident ? at(state, ident) : null
    if (pokemon && Dex.moves.get(pokemon.lastMove).stallingMove) pokemon.stall = 0
  },
  upkeep: nothing,
  '-miss': nothing,
  '-block': nothing,
  '-notarget': nothing,
  '-immune': nothing,
  '-crit': nothing,
  '-supereffective': nothing,
  '-resisted': nothing,
  '-hitcount': nothing,
  '-center': nothing,
  '-combine': nothing,
  '-waiting': nothing,
  '-ohko': nothing,
  '-nothing': nothing,
  '-anim': (state, [ident]) => {
    const pokemon = at(state, ident) // prepared and made at once: in the sun, or by a Power Herb
    if (pokemon) pokemon.volatiles = without(pokemon.volatiles, 'twoturnmove')
  },
  '-hint': nothing,
  '-message': nothing,
  '-fieldactivate': nothing,
  '-candynamax': nothing,
  '-zpower': nothing,
  '-zbroken': nothing,
  '-primalreversion': nothing,
}

/** Partial trapping, which is told by `-activate`. */
const trapping = new Set([
  'bind',
  'clamp',
  'firespin',
  'infestation',
  'magmastorm',
  'sandtomb',
  'snaptrap',
  'thundercage',
  'whirlpool',
  'wrap',
])

const effectId = (effect: string) => id(effect.replace(/^(move|ability|item|condition): /, ''))
const without = <T extends { readonly id: string }>(list: readonly T[], name: string): T[] =>
  list.filter(each => each.id !== name)

const typesOf = (species: string): string[] => [...Dex.species.get(species).types]

const onField = (side: SeenSide) => side.pokemon.filter(({ slot }) => slot >= 0)

function sideOf(state: Observation, ident: string): SeenSide {
  return ident.startsWith(state.player) ? state.you : state.foe
}

/** Who `p1a: Name` is: whoever stands there; `p1: Name` and those no longer there go by name. */
function at(state: Observation, ident: string | undefined): SeenPokemon | null {
  if (!ident) return null
  const side = sideOf(state, ident)
  const slot = 'ab'.indexOf(ident[2])
  const name = ident.slice(ident.indexOf(': ') + 2)
  const standing = slot >= 0 && ident[2] !== ':' ? side.pokemon.find(each => each.slot === slot) : undefined
  return standing ?? side.pokemon.find(each => each.name === name) ?? null
}

function comesIn(state: Observation, [ident, details, condition = '']: Rest): void {
  const side = sideOf(state, ident)
  const slot = Math.max(0, 'ab'.indexOf(ident[2]))
  const name = ident.slice(ident.indexOf(': ') + 2)
  const { species, level, gender, tera } = readDetails(details)
  for (const other of onField(side)) if (other.slot === slot) leaves(other)
  const pokemon = find(side, name, species) ?? blankPokemon(name, species, level, gender)
  if (!side.pokemon.includes(pokemon)) side.pokemon.push(Object.assign(pokemon, { place: side.pokemon.length + 1 }))
  const types = typesOf(species)
  Object.assign(pokemon, { name, species, types, level, slot, brought: true, turnsActive: 0, acted: 0 })
  if (tera) Object.assign(pokemon, { terastallized: true, teraType: tera })
  if (pokemon.base.endsWith('-*')) pokemon.base = species
  if (condition !== '') setHealth(pokemon, condition)
}

/** By name where it was seen before; else by its number in the dex, which the species clause makes unique. */
function find(side: SeenSide, name: string, species: string): SeenPokemon | undefined {
  const number = Dex.species.get(species).num
  const kin = side.pokemon.filter(each => Dex.species.get(each.base).num === number)
  return kin.find(each => each.name === name) ?? kin[0] ?? side.pokemon.find(each => each.name === name)
}

function leaves(pokemon: SeenPokemon, stays = false): void {
  Object.assign(pokemon, {
    boosts: {},
    types: typesOf(pokemon.species),
    volatiles: [],
    stall: 0,
    lastMove: '',
    lastTarget: 0,
  })
  if (pokemon.status === 'tox') pokemon.statusTurns = 0
  if (!stays) pokemon.slot = -1
}

function changeForme(state: Observation, [ident, details]: Rest): void {
  const pokemon = at(state, ident)
  const { species } = readDetails(details)
  if (pokemon) Object.assign(pokemon, { species, types: typesOf(species) })
}

function health(state: Observation, [ident, condition, from]: Rest): void {
  const pokemon = at(state, ident)
  if (pokemon && condition) setHealth(pokemon, condition)
  if (pokemon?.status === 'tox' && from === '[from] psn') pokemon.statusTurns++
}

function setHealth(pokemon: SeenPokemon, condition: string): void {
  const [health, status = ''] = condition.split(' ')
  const [hp, maxHp] = health.split('/').map(Number)
  if (!Number.isFinite(hp)) return
  pokemon.hp = Math.round(hp)
  if (maxHp) pokemon.maxHp = Math.round(maxHp)
  if (status !== 'fnt' && status !== pokemon.status) {
    pokemon.status = status as SeenPokemon['status']
    pokemon.statusTurns = 0
  }
}

function boost(state: Observation, ident: string, stat: string, by: number): void {
  const pokemon = at(state, ident)
  if (!pokemon || !Number.isFinite(by)) return
  const now = Math.max(-6, Math.min(6, (pokemon.boosts[stat] ?? 0) + by))
  pokemon.boosts = { ...pokemon.boosts, [stat]: now }
}

function mapBoosts(pokemon: SeenPokemon | null, change: (by: number) => number): void {
  if (!pokemon) return
  for (const stat of Object.keys(pokemon.boosts)) pokemon.boosts[stat] = change(pokemon.boosts[stat]) || 0
}

function begin(state: Observation, pokemon: SeenPokemon, name: string, text: string): void {
  const since = pokemon.volatiles.find(each => each.id === name)?.since ?? state.turn
  pokemon.volatiles = [...without(pokemon.volatiles, name), { id: name, since, text }]
}

function moves(state: Observation, [ident, name, target, ...more]: Rest): void {
  const pokemon = at(state, ident)
  if (!pokemon) return
  const move = id(name)
  const called = more.some(part => part.startsWith('[from]') && !/lockedmove/i.test(part))
  if (!called) {
    pokemon.acted++
    pokemon.lastMove = move
    pokemon.lastTarget = target && /^p[12][ab]/.test(target) ? relative(ident, target) : 0
    if (!Dex.moves.get(move).stallingMove) pokemon.stall = 0
  }
  pokemon.volatiles = pokemon.volatiles.filter(each => !endedByMoving.has(each.id))
  const transformed = pokemon.volatiles.some(each => each.id === 'transform')
  if (called || transformed || more.some(part => /lockedmove/i.test(part)) || move === 'struggle') return
  const known = pokemon.moves.find(each => each.id === move)
  if (known) known.used++
  else if (!pokemon.movesKnown) {
    pokemon.moves.push({ id: move, used: 1 })
    pokemon.movesKnown = pokemon.moves.length >= 4
  }
}

const endedByMoving = new Set(['twoturnmove', 'mustrecharge', 'destinybond', 'glaiverush'])

function relative(from: string, to: string): number {
  const place = 'ab'.indexOf(to[2]) + 1
  return from.slice(0, 2) === to.slice(0, 2) ? -place : place
}

/** Items and abilities that a message names as its cause. */
function reveal(state: Observation, rest: Rest): void {
  const from = rest.find(part => part.startsWith('[from] '))?.slice(7)
  if (!from) return
  const of = rest.find(part => part.startsWith('[of] '))?.slice(5)
  const owner = at(state, of ?? rest[0])
  if (!owner) return
  if (from.startsWith('ability: ')) owner.ability ??= id(from.slice(9))
  if (from.startsWith('item: ') && owner.item === null) owner.item = id(from.slice(6))
}
