import { type Battle, BattleClass, Dex } from './showdown.ts'

type Rules = ReturnType<typeof Dex.forFormat>

/**
 * The simulator, but it does not look for handlers that nothing in the rules has.
 *
 * For every event the simulator asks each ability, item, status and condition around for a handler by name, and most of
 * those names (`onAnyModifyDamage` …) belong to nothing at all. Leaving those questions out changes no battle.
 */
export class SwiftBattle extends BattleClass {
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

const names = new WeakMap<object, ReadonlySet<string>>()

/** Every name of a handler that anything in these rules has. */
function namesOf(dex: Rules): ReadonlySet<string> {
  let found = names.get(dex)
  if (!found) {
    found = collect(dex)
    names.set(dex, found)
  }
  return found
}

function collect(dex: Rules): ReadonlySet<string> {
  const found = new Set<string>(['onSwitchIn', 'onAnySwitchIn', 'onStart']) // those stand in for one another
  const add = (effect: object | undefined | null) => {
    for (const key in effect) if (key.startsWith('on')) found.add(key)
  }
  const conditions = (dex.data as { Conditions: Record<string, object> }).Conditions
  for (const condition of Object.values(conditions)) add(condition)
  for (const id of Object.keys(conditions)) add(dex.conditions.get(id))
  for (const rule of Object.values((dex.data as { Rulesets: Record<string, object> }).Rulesets)) add(rule)
  for (const each of [...dex.abilities.all(), ...dex.items.all(), ...dex.species.all(), ...dex.moves.all()]) {
    add(each)
    add((each as { condition?: object }).condition)
  }
  for (const format of Dex.formats.all()) add(format)
  return found
}
