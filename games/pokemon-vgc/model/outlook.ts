import type { SeatId } from '../simulator/seats.ts'
import type { Battle, Pokemon, Side } from '../simulator/showdown.ts'
import { estimate } from './estimate.ts'

/** One Pokémon of an imagined battle, in the numbers that evaluations use. */
export interface Stand {
  readonly species: string
  /** 0…1. */
  readonly health: number
  readonly status: string
  readonly active: boolean
  readonly speed: number
  readonly boosts: number
}

/** What one slot's move would do to one place: shares of the target's full HP, and what is left of it. */
export interface Strike {
  readonly slot: number
  readonly move: string
  /** As in a choice: foes +1 and +2, allies -1 and -2. */
  readonly place: number
  readonly damage: number
  readonly left: number
  readonly priority: number
  readonly accuracy: number
  /** Hits every place it can. */
  readonly spread: boolean
}

export interface Outlook {
  readonly you: readonly Stand[]
  readonly foe: readonly Stand[]
  readonly tailwind: readonly [boolean, boolean]
  readonly trickRoom: boolean
  readonly gimmick: readonly [boolean, boolean]
  strikes(): readonly Strike[]
  /** The other side's. */
  threats(): readonly Strike[]
}

export function outlook(battle: Battle, player: SeatId): Outlook {
  const own = battle.getSide(player)
  return {
    you: own.pokemon.map(standOf),
    foe: own.foe.pokemon.map(standOf),
    tailwind: ['tailwind' in own.sideConditions, 'tailwind' in own.foe.sideConditions],
    trickRoom: 'trickroom' in battle.field.pseudoWeather,
    gimmick: [canGimmick(own), canGimmick(own.foe)],
    strikes: () => strikesOf(battle, own),
    threats: () => strikesOf(battle, own.foe),
  }
}

const canGimmick = (side: Side) =>
  side.pokemon.some(pokemon => !pokemon.fainted && Boolean(pokemon.canTerastallize || pokemon.canMegaEvo))

function standOf(pokemon: Pokemon): Stand {
  let boosts = 0
  for (const stat in pokemon.boosts) boosts += pokemon.boosts[stat as 'atk']
  return {
    species: pokemon.species.name,
    health: pokemon.hp / pokemon.maxhp,
    status: pokemon.fainted ? '' : pokemon.status,
    active: pokemon.isActive,
    speed: pokemon.speed,
    boosts,
  }
}

function strikesOf(battle: Battle, side: Side): Strike[] {
  return side.active.flatMap((pokemon, slot) => {
    if (!pokemon || pokemon.fainted) return []
    return pokemon.moveSlots.flatMap(({ id, disabled, pp }) => {
      const move = battle.dex.moves.get(id)
      if (move.category === 'Status' || disabled === true || pp <= 0) return []
      const everybody = move.target === 'allAdjacent'
      const spread = everybody || move.target === 'allAdjacentFoes'
      const places = side.foe.active.map((target, i) => [target, i + 1] as const)
      const ally = side.active[1 - slot]
      const all = ally ? [...places, [ally, -(2 - slot)] as const] : places
      return all.flatMap(([target, place]): Strike[] => {
        if (!target || target.fainted) return []
        const damage = estimate(battle, pokemon, target, move, spread)
        const accuracy = move.accuracy === true ? 1 : move.accuracy / 100
        return [
          {
            slot,
            move: id,
            place,
            damage: damage / target.maxhp,
            left: target.hp / target.maxhp,
            priority: move.priority,
            accuracy,
            spread,
          },
        ]
      })
    })
  })
}
