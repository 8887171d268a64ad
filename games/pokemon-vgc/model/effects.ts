import type { Observation, SeenPokemon } from '../observation.ts'
import { type Battle, Dex, type ID, type Pokemon, type Side } from '../simulator/showdown.ts'

/** How long an effect still lasts: at least this turn; `undefined` for those that do not run out by themselves. */
function left(id: string, since: number, turn: number, longer = 0): number | undefined {
  const duration = Dex.conditions.get(id).duration
  return duration ? Math.max(1, duration + longer - (turn - since)) : undefined
}

export function placeField(battle: Battle, { field, turn }: Observation): void {
  const source = battle.sides[0].active[0]
  if (field.weather && battle.dex.conditions.get(field.weather.id).exists) {
    const { id, since } = field.weather
    battle.field.weather = id as ID
    battle.field.weatherState = battle.initEffectState({ id, source, duration: left(id, since, turn) ?? 0 })
  }
  if (field.terrain) {
    const { id, since } = field.terrain
    battle.field.terrain = id as ID
    battle.field.terrainState = battle.initEffectState({ id, source, duration: left(id, since, turn) })
  }
  for (const { id, since } of field.rooms)
    battle.field.pseudoWeather[id] = battle.initEffectState({ id, source, duration: left(id, since, turn) })
}

export function placeConditions(
  battle: Battle,
  side: Side,
  seen: Observation['you']['conditions'],
  turn: number,
): void {
  for (const { id, since, layers } of seen) {
    if (!Dex.conditions.get(id).exists) continue
    const source = side.active[0]
    side.sideConditions[id] = battle.initEffectState({
      id,
      target: side,
      source,
      layers,
      duration: left(id, since, turn),
    })
  }
}

/** Names under which messages tell an effect that the rules call otherwise. */
const renamed: Readonly<Record<string, string>> = {
  perish1: 'perishsong',
  perish2: 'perishsong',
  perish3: 'perishsong',
}
const partial = new Set([
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

export function placeVolatiles(battle: Battle, pokemon: Pokemon, seen: SeenPokemon, turn: number): void {
  const foe = pokemon.side.foe.active.find((each: Pokemon) => !each.fainted) ?? pokemon.side.foe.active[0]
  const put = (id: string, extra: object = {}, since = turn) => {
    if (!Dex.conditions.get(id).exists && !Dex.moves.get(id).condition) return
    const duration = left(id, since, turn)
    pokemon.volatiles[id] = battle.initEffectState({
      id,
      target: pokemon,
      source: foe,
      sourceSlot: foe.getSlot(),
      duration,
      ...extra,
    })
  }
  for (const { id, since, text } of seen.volatiles) {
    const paradox = /^(protosynthesis|quarkdrive)(atk|def|spa|spd|spe)$/.exec(id)
    if (paradox) put(paradox[1], { bestStat: paradox[2], fromBooster: seen.lostItem === 'boosterenergy' })
    else if (partial.has(id))
      put('partiallytrapped', {
        boundDivisor: 8,
        duration: Math.max(1, 5 - (turn - since)),
        sourceEffect: Dex.moves.get(id),
      })
    else if (id in renamed) put(renamed[id], { duration: Number(id.slice(6)) + 1 }, since)
    else if (id === 'substitute') put(id, { hp: Math.floor(pokemon.maxhp / 4) }, since)
    else if (id === 'confusion') put(id, { time: 2 + battle.random(4) }, since)
    else if (id === 'encore') put(id, { move: seen.lastMove }, since)
    else if (id === 'disable') put(id, { move: text ? Dex.moves.get(text).id : seen.lastMove }, since)
    else if (id === 'twoturnmove') put(id, { move: text, duration: 2 }, since)
    else if (id !== 'ability' && id !== 'transform' && id !== 'typechange') put(id, {}, since)
    if (id === 'twoturnmove') put(text, {}, since)
  }
  if (seen.stall > 0) put('stall', { counter: 3 ** Math.min(6, seen.stall), duration: 1 })
  if (
    seen.lastMove &&
    Dex.items.get(seen.item ?? '').isChoice &&
    pokemon.moveSlots.some((each: { id: string }) => each.id === seen.lastMove)
  )
    put('choicelock', { move: seen.lastMove })
}
