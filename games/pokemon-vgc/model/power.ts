import type { Battle, Pokemon } from '../simulator/showdown.ts'

export type Move = ReturnType<Battle['dex']['moves']['get']>

/** The type a move has when this one makes it. */
export function typeOf(battle: Battle, source: Pokemon, move: Move): string {
  if (move.id === 'terablast' && source.terastallized) return source.terastallized
  if (move.id === 'terastarstorm' && source.species.name === 'Terapagos-Stellar') return 'Stellar'
  if (move.id === 'weatherball') {
    const types: Readonly<Record<string, string>> = {
      raindance: 'Water',
      sunnyday: 'Fire',
      sandstorm: 'Rock',
      snowscape: 'Ice',
    }
    return types[battle.field.weather] ?? 'Normal'
  }
  if (move.id === 'ivycudgel' || move.id === 'ragingbull' || move.id === 'revelationdance')
    return source.species.types.at(-1) ?? move.type
  if (move.type === 'Normal' && source.ability in skins) return skins[source.ability]
  return move.type
}

export const skins: Readonly<Record<string, string>> = {
  pixilate: 'Fairy',
  aerilate: 'Flying',
  refrigerate: 'Ice',
  galvanize: 'Electric',
}

export function powerOf(source: Pokemon, target: Pokemon, move: Move): number {
  const power = powers[move.id]?.(source, target) ?? move.basePower
  return source.ability === 'technician' && power <= 60 ? power * 1.5 : power
}

const byHealth = (source: Pokemon) => (150 * source.hp) / source.maxhp
const about = (power: number) => () => power

function byWeight(_: Pokemon, target: Pokemon): number {
  const weight = target.getWeight() / 10 // kg
  return weight >= 200 ? 120 : weight >= 100 ? 100 : weight >= 50 ? 80 : weight >= 25 ? 60 : weight >= 10 ? 40 : 20
}

const byWeights = (source: Pokemon, target: Pokemon): number =>
  40 + 20 * Math.max(0, Math.min(4, Math.floor(source.getWeight() / target.getWeight()) - 1))

/** Where the table's number is not the power. */
const powers: Readonly<Record<string, (source: Pokemon, target: Pokemon) => number>> = {
  eruption: byHealth,
  waterspout: byHealth,
  dragonenergy: byHealth,
  lowkick: byWeight,
  grassknot: byWeight,
  heavyslam: byWeights,
  heatcrash: byWeights,
  gyroball: about(70),
  electroball: about(70),
  lastrespects: source => 50 + 50 * Math.min(3, source.side.totalFainted),
  acrobatics: source => (source.item ? 55 : 110),
  facade: source => (source.status ? 140 : 70),
  hex: (_, target) => (target.status ? 130 : 65),
  knockoff: (_, target) => (target.item ? 97 : 65),
  tripleaxel: about(40),
  ragefist: source => 50 + 50 * Math.min(6, source.timesAttacked),
  risingvoltage: source => (source.battle.field.terrain === 'electricterrain' ? 140 : 70),
  expandingforce: source => (source.battle.field.terrain === 'psychicterrain' ? 120 : 80),
}
