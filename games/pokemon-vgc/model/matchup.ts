import type { Battle, Pokemon } from '../simulator/showdown.ts'
import type { Move } from './power.ts'

/** How many times over a move of this type hurts: 0, ¼ … 4. */
export function effectiveness(battle: Battle, target: Pokemon, type: string, move: Move): number {
  const types = target.terastallized && target.terastallized !== 'Stellar' ? [target.terastallized] : target.types
  let stage = 0
  const row = chartOf(battle, type)
  for (const each of types) {
    const known = row.get(each) ?? 0
    if (known === immune) {
      if (move.ignoreImmunity !== true) return 0
    } else stage += known
  }
  if (move.id === 'freezedry' && types.includes('Water')) stage += 2
  if (target.ability === 'terashell' && target.hp >= target.maxhp && stage > -1) stage = -1
  return 2 ** stage
}

const immune = Number.NEGATIVE_INFINITY
const chart = new Map<string, ReadonlyMap<string, number>>()

/** How a type hurts each other: 1 doubled, -1 halved, `immune`. The same in every format of this generation. */
function chartOf({ dex }: Battle, type: string): ReadonlyMap<string, number> {
  let row = chart.get(type)
  if (!row) {
    row = new Map(
      dex.types
        .names()
        .map(
          (each: string) => [each, dex.getImmunity(type, [each]) ? dex.getEffectiveness(type, each) : immune] as const,
        ),
    )
    chart.set(type, row)
  }
  return row
}

const immunities: Readonly<Record<string, string>> = {
  levitate: 'Ground',
  eartheater: 'Ground',
  flashfire: 'Fire',
  wellbakedbody: 'Fire',
  waterabsorb: 'Water',
  dryskin: 'Water',
  stormdrain: 'Water',
  voltabsorb: 'Electric',
  lightningrod: 'Electric',
  motordrive: 'Electric',
  sapsipper: 'Grass',
}
const ignoring = new Set(['moldbreaker', 'teravolt', 'turboblaze'])

export function absorbs(target: Pokemon, type: string, move: Move, source: Pokemon): boolean {
  if (ignoring.has(source.ability)) return false
  if (immunities[target.ability] === type && !(type === 'Ground' && move.id === 'thousandarrows')) return true
  if (type === 'Ground' && target.item === 'airballoon') return true
  if (target.ability === 'wonderguard') return true
  if (target.ability === 'bulletproof' && move.flags.bullet) return true
  if (target.ability === 'soundproof' && move.flags.sound) return true
  if (move.priority > 0 && target.side !== source.side) {
    const guard = target.side.active.some(
      (each: Pokemon) => !each.fainted && ['armortail', 'queenlymajesty', 'dazzling'].includes(each.ability),
    )
    return guard || (source.battle.field.terrain === 'psychicterrain' && !target.types.includes('Flying'))
  }
  return false
}
