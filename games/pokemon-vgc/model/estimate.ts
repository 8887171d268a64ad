import type { Battle, Pokemon } from '../simulator/showdown.ts'
import { field, held, ruin, stab } from './factors.ts'
import { absorbs, effectiveness } from './matchup.ts'
import { type Move, powerOf, typeOf } from './power.ts'

/**
 * About what a move takes from its target, in HP: the damage formula with an average roll, types, stages, weather,
 * terrain and the items and abilities that matter most. It touches nothing, so it may be asked of any battle.
 *
 * @see https://bulbapedia.bulbagarden.net/wiki/Damage
 */
export function estimate(battle: Battle, source: Pokemon, target: Pokemon, move: Move, spread: boolean): number {
  if (move.ohko) return 0
  if (typeof move.damage === 'number') return move.damage
  if (move.damage === 'level') return source.level
  const type = typeOf(battle, source, move)
  const power = powerOf(source, target, move)
  if (power === 0) return 0
  const matchup = effectiveness(battle, target, type, move)
  if (matchup === 0 || (!move.ignoreAbility && absorbs(target, type, move, source))) return 0
  const physical = adaptable.has(move.id) ? staged(source, 'atk') > staged(source, 'spa') : move.category === 'Physical'
  const attacker = move.id === 'foulplay' ? target : source
  const attackStat = move.overrideOffensiveStat ?? (physical ? 'atk' : 'spa')
  const defenceStat = move.overrideDefensiveStat ?? (physical ? 'def' : 'spd')
  let attack = staged(attacker, attackStat) * attackFactor(source, physical)
  const defence = staged(target, defenceStat) * defenceFactor(battle, target, defenceStat)
  if (physical && source.status === 'brn' && source.ability !== 'guts' && move.id !== 'facade') attack /= 2
  if (move.id === 'meteorbeam' || move.id === 'electroshot') attack *= 1.5
  const base = ((0.4 * source.level + 2) * power * attack) / defence / 50 + 2
  const hits = Array.isArray(move.multihit)
    ? source.ability === 'skilllink' || source.item === 'loadeddice'
      ? 4.5
      : 3
    : (move.multihit ?? 1)
  const crit = (move.willCrit ? 1.5 : 1) * (matchup > 1 && drives.has(move.id) ? 4 / 3 : 1)
  const several = spread && source.side.foe.active.filter((each: Pokemon) => !each.fainted).length > 1 ? 0.75 : 1
  const roll = 0.925
  return (
    base *
    roll *
    hits *
    crit *
    several *
    matchup *
    stab(source, type) *
    field(battle, source, type, move) *
    ruin(source, target, physical, defenceStat) *
    held(source, target, type, matchup, physical, move)
  )
}

/** Physical or special, whichever is stronger. */
const adaptable = new Set(['photongeyser', 'terablast', 'terastarstorm'])
/** Stronger by a third where they are super effective. */
const drives = new Set(['electrodrift', 'collisioncourse'])

const stageOf = (by: number) => (by >= 0 ? (2 + by) / 2 : 2 / (2 - by))

function staged(pokemon: Pokemon, stat: string): number {
  const key = stat as 'atk'
  return pokemon.storedStats[key] * stageOf(pokemon.boosts[key] ?? 0)
}

function attackFactor(source: Pokemon, physical: boolean): number {
  let factor = 1
  if (physical && (source.ability === 'hugepower' || source.ability === 'purepower')) factor *= 2
  if (physical && source.item === 'choiceband') factor *= 1.5
  if (!physical && source.item === 'choicespecs') factor *= 1.5
  if (physical && source.ability === 'guts' && source.status) factor *= 1.5
  if (physical && source.ability === 'orichalcumpulse' && source.battle.field.weather === 'sunnyday') factor *= 1.33
  if (!physical && source.ability === 'hadronengine' && source.battle.field.terrain === 'electricterrain')
    factor *= 1.33
  const paradox = source.volatiles.protosynthesis ?? source.volatiles.quarkdrive
  if (paradox?.bestStat === (physical ? 'atk' : 'spa')) factor *= 1.3
  return factor
}

function defenceFactor(battle: Battle, target: Pokemon, stat: string): number {
  let factor = 1
  if (stat === 'spd' && target.item === 'assaultvest') factor *= 1.5
  if (target.item === 'eviolite' && target.species.nfe) factor *= 1.5
  if (stat === 'spd' && battle.field.weather === 'sandstorm' && target.types.includes('Rock')) factor *= 1.5
  if (stat === 'def' && battle.field.weather === 'snowscape' && target.types.includes('Ice')) factor *= 1.5
  if (stat === 'def' && target.ability === 'furcoat') factor *= 2
  return factor
}
