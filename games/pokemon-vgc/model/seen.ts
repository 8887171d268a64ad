import { blankPokemon } from '../blank.ts'
import type { Observation, SeenPokemon, SeenSide } from '../observation.ts'
import type { SeatId } from '../simulator/seats.ts'
import type { Battle, Pokemon, Side } from '../simulator/showdown.ts'
import { requestOf } from './request-of.ts'

/**
 * What a player of an imagined battle would see, read off the battle: the own side as it is, the other side with its HP
 * in hundredths and its spreads hidden, and every Pokémon there as if its sheet were open.
 */
export function seenFrom(battle: Battle, player: SeatId, base: Observation): Observation {
  const own = battle.getSide(player)
  return {
    format: base.format,
    sheets: base.sheets,
    player,
    turn: battle.turn,
    you: sideOf(own, true),
    foe: sideOf(own.foe, false),
    field: {
      weather: battle.field.weather ? { id: battle.field.weather, since: battle.turn } : null,
      terrain: battle.field.terrain ? { id: battle.field.terrain, since: battle.turn } : null,
      rooms: Object.keys(battle.field.pseudoWeather)
        .filter(id => battle.dex.moves.get(id).exists)
        .map(id => ({ id, since: battle.turn })),
    },
    request: battle.ended ? null : requestOf(battle, player),
    log: [],
    winner: battle.ended ? battle.winner || 'tie' : '',
  }
}

function sideOf(side: Side, own: boolean): SeenSide {
  return {
    name: side.name,
    pokemon: side.pokemon.map(pokemon => pokemonOf(pokemon, own)),
    teraUsed: side.pokemon.some(pokemon => Boolean(pokemon.terastallized)),
    megaUsed: side.pokemon.some(pokemon => pokemon.species.isMega === true),
    conditions: Object.entries(side.sideConditions).map(([id, state]) => ({
      id,
      since: side.battle.turn,
      layers: (state.layers as number | undefined) ?? 1,
    })),
    fainted: side.totalFainted,
  }
}

function pokemonOf(pokemon: Pokemon, own: boolean): SeenPokemon {
  const { set, side, position, isActive, fainted, hp, maxhp } = pokemon
  const stats = ['hp', 'atk', 'def', 'spa', 'spd', 'spe'] as const
  return {
    ...blankPokemon(pokemon.name, set.species, pokemon.level, pokemon.gender),
    species: pokemon.species.name,
    types: [...pokemon.types],
    slot: position < side.active.length && (isActive || fainted) ? position : -1,
    brought: true,
    hp: own ? hp : Math.ceil((100 * hp) / maxhp),
    maxHp: own ? maxhp : 100,
    status: (fainted ? '' : pokemon.status) as SeenPokemon['status'],
    boosts: Object.fromEntries(Object.entries(pokemon.boosts as Record<string, number>).filter(([, by]) => by !== 0)),
    ability: pokemon.ability,
    item: pokemon.item,
    lostItem: pokemon.lastItem,
    moves: pokemon.baseMoveSlots.map(({ id, pp, maxpp }) => ({ id, used: Math.max(0, maxpp - pp) })),
    movesKnown: true,
    teraType: pokemon.teraType ?? null,
    terastallized: Boolean(pokemon.terastallized),
    spread: own
      ? {
          nature: set.nature || 'Serious',
          evs: stats.map(stat => set.evs?.[stat] ?? 0),
          ivs: stats.map(stat => set.ivs?.[stat] ?? 31),
        }
      : null,
    turnsActive: Math.max(0, pokemon.activeTurns),
    acted: pokemon.activeMoveActions,
    lastMove: pokemon.lastMove?.id ?? '',
  }
}
