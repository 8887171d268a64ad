import { type Battle, BattleClass, Dex, type ID, type Pokemon, PokemonClass, SideClass } from './showdown.ts'

type Rules = ReturnType<typeof Dex.forFormat>

/**
 * The simulator, but it does not look for handlers that nothing in the rules has.
 *
 * For every event the simulator asks each ability, item, status and condition around for a handler by name, and most of
 * those names (`onAnyModifyDamage` …) belong to nothing at all. Leaving those questions out changes no battle.
 */
export class SwiftBattle extends BattleClass {
  override findEventHandlers(...asked: Parameters<Battle['findEventHandlers']>): Handler[] {
    const [target, eventName, source] = asked
    const names = eventNames(this.dex, eventName)
    if (Array.isArray(target)) {
      if (!names.some && !this.events) return []
      return target.flatMap((pokemon, index) => {
        const found = this.findEventHandlers(pokemon, eventName, source)
        for (const handler of found) Object.assign(handler, { target: pokemon, index })
        return found
      })
    }
    if (target instanceof SideClass) return super.findEventHandlers(...asked)
    const found: Handler[] = []
    if (!names.some && !this.events) return found
    const { on, ally, any, foe, from } = names
    if (target instanceof PokemonClass && (target.isActive || source?.isActive)) {
      const { side } = target
      if (on) addPokemon(this, target, on, found)
      if (ally || any)
        for (const each of side.active) {
          if (!each?.hp) continue
          if (ally) addPokemon(this, each, ally, found)
          if (any) addPokemon(this, each, any, found)
        }
      if (foe || any)
        for (const each of side.foe.active) {
          if (!each?.hp) continue
          if (foe) addPokemon(this, each, foe, found)
          if (any) addPokemon(this, each, any, found)
        }
      if (from && source) addPokemon(this, source, from, found)
      for (const each of this.sides) {
        const name = each === side ? on : foe
        if (name) found.push(...super.findSideEventHandlers(each, name))
        if (any) found.push(...super.findSideEventHandlers(each, any))
      }
    } else if (from && source) addPokemon(this, source, from, found)
    if (on) found.push(...super.findFieldEventHandlers(this.field, on))
    found.push(...this.findBattleEventHandlers(`on${eventName}`))
    return found
  }

  override findPokemonEventHandlers(...asked: Parameters<Battle['findPokemonEventHandlers']>) {
    if (asked[2] === undefined && !namesOf(this.dex).has(asked[1])) return []
    return super.findPokemonEventHandlers(...asked)
  }

  override findSideEventHandlers(...asked: Parameters<Battle['findSideEventHandlers']>) {
    if (asked[2] === undefined && !namesOf(this.dex).has(asked[1])) return []
    return super.findSideEventHandlers(...asked)
  }

  override findFieldEventHandlers(...asked: Parameters<Battle['findFieldEventHandlers']>) {
    if (asked[2] === undefined && !namesOf(this.dex).has(asked[1])) return []
    return super.findFieldEventHandlers(...asked)
  }
}

type Handler = ReturnType<Battle['resolvePriority']>

/** The names under which an event's handlers go, each null where nothing in the rules has one. */
interface EventNames {
  readonly on: string | null
  readonly ally: string | null
  readonly any: string | null
  readonly foe: string | null
  readonly from: string | null
  readonly some: boolean
}

const tables = new WeakMap<object, Map<string, EventNames>>()
const unprefixed = new Set(['BeforeTurn', 'Update', 'Weather', 'WeatherChange', 'TerrainChange'])

function eventNames(dex: Rules, event: string): EventNames {
  let table = tables.get(dex)
  if (!table) {
    table = new Map()
    tables.set(dex, table)
  }
  let found = table.get(event)
  if (!found) {
    const all = namesOf(dex)
    const name = (prefix: string) => (all.has(prefix + event) ? prefix + event : null)
    const other = (prefix: string) => (unprefixed.has(event) ? null : name(prefix))
    const [on, ally, any] = [name('on'), other('onAlly'), other('onAny')]
    const [foe, from] = [other('onFoe'), other('onSource')]
    found = { on, ally, any, foe, from, some: [on, ally, any, foe, from].some(each => each !== null) }
    table.set(event, found)
  }
  return found
}

/** What a Pokémon's status, volatile conditions, ability, item, species and place answer to an event by one name. */
function addPokemon(battle: Battle, pokemon: Pokemon, name: string, found: Handler[]): void {
  const { conditions } = battle.dex
  const { side } = pokemon
  const add = (effect: object, state: object, end: unknown, more?: object) => {
    const callback = name === 'onSwitchIn' ? battle.getCallback(pokemon, effect as never, name) : read(effect, name)
    if (callback === undefined) return
    const handler = { effect, callback, state, end, effectHolder: pokemon, ...more }
    found.push(battle.resolvePriority(handler as never, name))
  }
  if (pokemon.status) add(pokemon.getStatus(), pokemon.statusState, pokemon.clearStatus)
  for (const id in pokemon.volatiles) add(conditions.getByID(id as ID), pokemon.volatiles[id], pokemon.removeVolatile)
  add(pokemon.getAbility(), pokemon.abilityState, pokemon.clearAbility)
  if (pokemon.item) add(pokemon.getItem(), pokemon.itemState, pokemon.clearItem)
  add(pokemon.baseSpecies, pokemon.speciesState, nothing)
  const places = side.slotConditions[pokemon.position]
  for (const id in places) {
    const effect = conditions.getByID(id as ID)
    add(effect, places[id], side.removeSlotCondition, { endCallArgs: [side, pokemon, effect.id] })
  }
}

const read = (effect: object, name: string) => (effect as Record<string, unknown>)[name]
const nothing = () => {}

const names = new WeakMap<object, ReadonlySet<string>>()

/** Every name of a handler that anything in these rules has. */
function namesOf(dex: Rules): ReadonlySet<string> {
  let found = names.get(dex)
  if (!found) {
    found = handlerNames(dex)
    names.set(dex, found)
  }
  return found
}

/** Read from the tables themselves: to make an effect of each entry would take as long as ten battles. */
export function handlerNames(dex: Rules): ReadonlySet<string> {
  const found = new Set<string>(['onSwitchIn', 'onAnySwitchIn', 'onStart']) // those stand in for one another
  const add = (effect: object | undefined | null) => {
    for (const key in effect) if (key.startsWith('on')) found.add(key)
  }
  const { Conditions, Rulesets, Abilities, Items, Pokedex, Moves } = dex.data as unknown as Record<string, Table>
  for (const table of [Conditions, Rulesets, Abilities, Items, Pokedex, Moves])
    for (const entry of Object.values(table)) {
      add(entry)
      add(entry.condition)
    }
  for (const format of Dex.formats.all()) add(format)
  return found
}

type Table = Readonly<Record<string, { readonly condition?: object }>>
