import type { Random } from '#core'
import { battleFormat } from '../formats.ts'
import type { Observation, SeenPokemon, SlotRequest } from '../observation.ts'
import { type Battle, Dex, type ID, type Pokemon, type PokemonSet, type Side, Teams } from '../simulator/showdown.ts'
import { SwiftBattle } from '../simulator/swift.ts'
import { believedParty, believedSet } from './belief.ts'
import { placeConditions, placeField, placeVolatiles } from './effects.ts'

/**
 * A battle that agrees with everything one player sees, hidden parts drawn by belief. Its chance is its own: the true
 * battle's generator is never looked at.
 *
 * @param evidence How well each archetype of the other side's Pokémon agrees with what was seen, by place.
 *
 * Not carried over, because no message tells it: moves still to come after a pivot in the middle of a turn, and what a
 * substitute has left.
 */
export function buildBattle(
  observation: Observation,
  random: Random,
  evidence: ReadonlyMap<number, readonly number[]> = new Map(),
): Battle {
  const { player, format, you, foe } = observation
  const mine = you.pokemon.filter(({ brought }) => brought !== false)
  const preview = observation.turn === 0 && observation.request?.kind === 'preview'
  const theirs = preview ? foe.pokemon : believedParty(observation, mine.length, random)
  const sides = [mine, theirs].map(party =>
    party.map(pokemon => believedSet(pokemon, format, random, evidence.get(pokemon.place))),
  )
  const [p1, p2] = player === 'p1' ? sides : [sides[1], sides[0]]
  const battle = new SwiftBattle({
    formatid: battleFormat(format) as ID,
    seed: Array.from({ length: 4 }, () => random.int(0x10000)).join(',') as never,
    deserialized: !preview,
    p1: { name: 'p1', team: pack(p1) },
    p2: { name: 'p2', team: pack(p2) },
  })
  if (preview) return battle
  const own = battle.getSide(player)
  own.foe = battle.sides[1 - own.n]
  own.foe.foe = own
  place(battle, observation, own, mine)
  place(battle, observation, own.foe, theirs)
  placeField(battle, observation)
  placeConditions(battle, own, you.conditions, observation.turn)
  placeConditions(battle, own.foe, foe.conditions, observation.turn)
  begin(battle, observation, own)
  return battle
}

const pack = (team: readonly PokemonSet[]) => Teams.pack([...team])

function place(battle: Battle, observation: Observation, side: Side, party: readonly SeenPokemon[]): void {
  const seenSide = side.id === observation.player ? observation.you : observation.foe
  for (const [i, seen] of party.entries()) {
    const pokemon = side.pokemon[i]
    if (i < side.active.length) side.active[i] = pokemon
    settle(battle, pokemon, seen, i < side.active.length)
    if (pokemon.fainted) side.pokemonLeft--
  }
  side.totalFainted = seenSide.fainted
  if (seenSide.teraUsed) for (const pokemon of side.pokemon) pokemon.canTerastallize = null
  if (seenSide.megaUsed)
    for (const pokemon of side.pokemon)
      Object.assign(pokemon, { canMegaEvo: false, canMegaEvoX: false, canMegaEvoY: false })
}

function settle(battle: Battle, pokemon: Pokemon, seen: SeenPokemon, active: boolean): void {
  pokemon.isActive = active && seen.hp > 0
  pokemon.isStarted = active
  if (Dex.species.get(seen.species).id !== pokemon.species.id) changeForme(pokemon, seen)
  if (seen.terastallized) {
    pokemon.terastallized = seen.teraType ?? pokemon.teraType
    pokemon.teraType = pokemon.terastallized
    pokemon.canTerastallize = null
  }
  pokemon.hp = seen.spread ? Math.min(seen.hp, pokemon.maxhp) : Math.ceil((seen.hp * pokemon.maxhp) / seen.maxHp)
  pokemon.fainted = seen.hp <= 0
  if (pokemon.fainted) pokemon.hp = 0
  placeStatus(battle, pokemon, seen)
  for (const [stat, by] of Object.entries(seen.boosts)) pokemon.boosts[stat as 'atk'] = by
  const current = seen.volatiles.find(each => each.id === 'ability')?.text ?? seen.ability
  if (current) pokemon.ability = current as ID
  pokemon.abilityState = battle.initEffectState({ id: pokemon.ability, target: pokemon })
  if (seen.item !== null) pokemon.item = seen.item as ID
  if (seen.lostItem) pokemon.lastItem = seen.lostItem as ID
  pokemon.itemState = battle.initEffectState({ id: pokemon.item, target: pokemon })
  for (const { id, used } of seen.moves) {
    const slot = pokemon.moveSlots.find(each => each.id === id)
    if (slot) slot.pp = Math.max(0, slot.pp - used)
  }
  if (!seen.terastallized && seen.types.join() !== pokemon.types.join()) pokemon.setType([...seen.types], true)
  if (!active) return
  pokemon.activeTurns = Math.max(0, seen.turnsActive - 1) // the next choice counts one more
  pokemon.activeMoveActions = seen.acted
  pokemon.previouslySwitchedIn = 1
  if (seen.lastMove) pokemon.lastMove = pokemon.lastMoveUsed = Dex.getActiveMove(seen.lastMove)
  pokemon.lastMoveTargetLoc = seen.lastTarget
}

function changeForme(pokemon: Pokemon, seen: SeenPokemon): void {
  const species = pokemon.battle.dex.species.get(seen.species)
  if (!species.exists) return
  if (species.isMega || species.forme.includes('Tera') || !seen.volatiles.some(each => each.id === 'transform'))
    pokemon.baseSpecies = species
  pokemon.setSpecies(species, pokemon.battle.effect)
  pokemon.details = pokemon.getUpdatedDetails()
  if (species.isMega) pokemon.baseAbility = pokemon.ability = Dex.abilities.get(species.abilities['0']).id
}

function placeStatus(battle: Battle, pokemon: Pokemon, seen: SeenPokemon): void {
  if (seen.status === '' || pokemon.fainted) return
  pokemon.status = seen.status as ID
  pokemon.statusState = battle.initEffectState({ id: seen.status, target: pokemon })
  if (seen.status === 'tox') pokemon.statusState.stage = seen.statusTurns
  if (seen.status === 'slp') {
    const startTime = Math.max(seen.statusTurns + 1, 2 + battle.random(3)) // two to four attempts to move
    Object.assign(pokemon.statusState, { startTime, time: startTime - seen.statusTurns })
  }
}

/** Puts the battle where both sides are asked: between turns, or where a place has to be filled. */
function begin(battle: Battle, observation: Observation, own: Side): void {
  const { request } = observation
  battle.started = true
  battle.turn = observation.turn
  for (const [side, seen] of [
    [own, observation.you],
    [own.foe, observation.foe],
  ] as const)
    for (const pokemon of side.active) {
      const known = pokemon && seen.pokemon.find(each => each.slot === pokemon.position)
      if (known && !pokemon.fainted) placeVolatiles(battle, pokemon, known, observation.turn)
    }
  for (const [i, slot] of (request?.slots ?? []).entries()) if (slot) lock(battle, own.active[i], slot)
  battle.updateSpeed()
  if (request?.kind === 'switch' || request?.kind === 'wait') askSwitches(battle, observation, own)
  else askMoves(battle, observation, own)
}

/** What no message tells but the request does: bound to one move it must make again (Outrage), or to a rest. */
function lock(battle: Battle, pokemon: Pokemon | undefined, { moves, trapped }: SlotRequest): void {
  if (!pokemon || pokemon.fainted || !trapped || moves.length !== 1 || pokemon.moveSlots.length < 2) return
  const [{ id }] = moves
  const bound = ['mustrecharge', 'lockedmove', 'twoturnmove', 'rollout', 'iceball', 'uproar']
  if (id === 'struggle' || bound.some(each => each in pokemon.volatiles)) return
  const made = { id: id === 'recharge' ? 'mustrecharge' : 'lockedmove', target: pokemon, source: pokemon }
  const state = id === 'recharge' ? { duration: 1 } : { move: id, duration: 1, trueDuration: 1 + battle.random(2) }
  pokemon.volatiles[made.id] = battle.initEffectState({ ...made, ...state })
}

function askSwitches(battle: Battle, { request }: Observation, own: Side): void {
  battle.midTurn = true
  const waiting = request!.kind === 'wait'
  let pivot = false
  for (const [i, pokemon] of own.active.entries()) {
    if (!request!.forced[i]) continue
    const reviving = request!.bench[i]?.reviving === true
    pivot ||= reviving || !pokemon.fainted
    if (reviving) own.addSlotCondition(pokemon, 'revivalblessing', pokemon)
    pokemon.switchFlag = reviving ? ('revivalblessing' as ID) : true
  }
  const fallen = own.foe.active.filter(pokemon => pokemon?.fainted)
  if (!pivot && battle.canSwitch(own.foe) > 0) for (const pokemon of fallen) pokemon.switchFlag = true
  if (waiting && !own.foe.active.some(pokemon => pokemon.switchFlag)) {
    const standing = own.foe.active.find(pokemon => !pokemon.fainted) // they pivot, it is not told which
    if (standing && battle.canSwitch(own.foe) > 0) standing.switchFlag = true
  }
  if (pivot || (waiting && fallen.length === 0)) battle.queue.addChoice({ choice: 'residual' })
  battle.makeRequest('switch')
}

function askMoves(battle: Battle, { request }: Observation, own: Side): void {
  battle.turn-- // `endTurn` counts it, and works out what is disabled and who is trapped
  battle.endTurn()
  for (const [i, slot] of (request?.slots ?? []).entries()) {
    const pokemon = own.active[i]
    const asked = own.activeRequest && 'active' in own.activeRequest ? own.activeRequest.active : undefined
    if (!slot || !pokemon || !asked) continue
    for (const known of pokemon.moveSlots) {
      const move = slot.moves.find(({ id }) => id === known.id)
      if (move || isStruggling(slot)) known.disabled = move?.disabled ?? true
    }
    pokemon.trapped = slot.trapped
    asked[i] = pokemon.getMoveRequestData()
  }
}

/** Nothing of its own is left to it: bound to a move that is disabled, say. */
const isStruggling = ({ moves }: SlotRequest) => moves.length === 1 && moves[0].id === 'struggle'
