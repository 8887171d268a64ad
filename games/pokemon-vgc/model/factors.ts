import type { Battle, Pokemon } from '../simulator/showdown.ts'
import { type Move, skins } from './power.ts'

export function stab(source: Pokemon, type: string): number {
  const natural = source.baseTypes?.includes(type) ?? source.types.includes(type)
  const adapted = source.ability === 'adaptability'
  if (source.terastallized) {
    if (source.terastallized === type) return natural ? (adapted ? 2.25 : 2) : adapted ? 2 : 1.5
    return natural ? 1.5 : 1
  }
  return source.types.includes(type) ? (adapted ? 2 : 1.5) : 1
}

export function field(battle: Battle, source: Pokemon, type: string, move: Move): number {
  const { weather, terrain } = battle.field
  let factor = 1
  if (weather === 'raindance' || weather === 'primordialsea')
    factor *= type === 'Water' ? 1.5 : type === 'Fire' ? 0.5 : 1
  if (weather === 'sunnyday' || weather === 'desolateland')
    factor *= type === 'Fire' || move.id === 'hydrosteam' ? 1.5 : type === 'Water' ? 0.5 : 1
  if (terrain === 'electricterrain' && type === 'Electric') factor *= 1.3
  if (terrain === 'grassyterrain' && type === 'Grass') factor *= 1.3
  if (terrain === 'psychicterrain' && type === 'Psychic') factor *= 1.3
  if (terrain === 'mistyterrain' && type === 'Dragon') factor *= 0.5
  if (source.ability === 'sheerforce' && (move.secondaries?.length ?? 0) > 0) factor *= 1.3
  if (source.ability === 'dragonsmaw' && type === 'Dragon') factor *= 1.5
  if (source.ability === 'transistor' && type === 'Electric') factor *= 1.3
  if (source.ability === 'toughclaws' && move.flags.contact) factor *= 1.3
  if (source.ability === 'sharpness' && move.flags.slicing) factor *= 1.5
  if (source.ability in skins && move.type === 'Normal') factor *= 1.2
  if (source.ability === 'rockypayload' && type === 'Rock') factor *= 1.5
  if (source.ability === 'steelworker' && type === 'Steel') factor *= 1.5
  if (source.ability === 'waterbubble' && type === 'Water') factor *= 2
  if (source.ability === 'ironfist' && move.flags.punch) factor *= 1.2
  if (source.ability === 'strongjaw' && move.flags.bite) factor *= 1.5
  if (source.ability === 'megalauncher' && move.flags.pulse) factor *= 1.5
  if (source.ability === 'reckless' && (move.recoil || move.hasCrashDamage)) factor *= 1.2
  if (source.ability === 'supremeoverlord') factor *= 1 + 0.1 * Math.min(5, source.side.totalFainted)
  return factor
}

/** The four treasures weaken everybody else's stat while they stand. */
export function ruin(source: Pokemon, target: Pokemon, physical: boolean, defence: string): number {
  let factor = 1
  for (const side of source.battle.sides)
    for (const each of side.active) {
      if (!each || each.fainted || !each.ability.endsWith('ofruin')) continue
      if (each.ability === 'swordofruin' && defence === 'def' && target.ability !== 'swordofruin') factor *= 4 / 3
      if (each.ability === 'beadsofruin' && defence === 'spd' && target.ability !== 'beadsofruin') factor *= 4 / 3
      if (each.ability === 'tabletsofruin' && physical && source.ability !== 'tabletsofruin') factor *= 0.75
      if (each.ability === 'vesselofruin' && !physical && source.ability !== 'vesselofruin') factor *= 0.75
    }
  return factor
}

/** The orbs of the dragons of Sinnoh, each for its own two types. */
const orbs: Readonly<Record<string, readonly string[]>> = {
  adamantcrystal: ['Dragon', 'Steel'],
  adamantorb: ['Dragon', 'Steel'],
  lustrousglobe: ['Dragon', 'Water'],
  lustrousorb: ['Dragon', 'Water'],
  griseouscore: ['Dragon', 'Ghost'],
  griseousorb: ['Dragon', 'Ghost'],
  souldew: ['Dragon', 'Psychic'],
}

/** Items that strengthen one type by a fifth. */
const strengthened: Readonly<Record<string, string>> = {
  mysticwater: 'Water',
  charcoal: 'Fire',
  miracleseed: 'Grass',
  magnet: 'Electric',
  nevermeltice: 'Ice',
  blackbelt: 'Fighting',
  poisonbarb: 'Poison',
  softsand: 'Ground',
  sharpbeak: 'Flying',
  twistedspoon: 'Psychic',
  silverpowder: 'Bug',
  hardstone: 'Rock',
  spelltag: 'Ghost',
  dragonfang: 'Dragon',
  blackglasses: 'Dark',
  metalcoat: 'Steel',
  silkscarf: 'Normal',
  fairyfeather: 'Fairy',
}

export function held(
  source: Pokemon,
  target: Pokemon,
  type: string,
  matchup: number,
  physical: boolean,
  move: Move,
): number {
  let factor = 1
  if (source.item === 'lifeorb') factor *= 1.3
  else if (source.item === 'expertbelt' && matchup > 1) factor *= 1.2
  else if (source.item.endsWith('mask') && source.species.baseSpecies === 'Ogerpon') factor *= 1.2
  else if (strengthened[source.item] === type) factor *= 1.2
  else if (orbs[source.item]?.includes(type)) factor *= 1.2
  else if (source.item === 'punchingglove' && move.flags.punch) factor *= 1.1
  else if (source.item === (physical ? 'muscleband' : 'wiseglasses')) factor *= 1.1
  if (!move.ignoreAbility) factor *= softened(target, type, matchup, physical, move)
  const { sideConditions, active } = target.side
  const screened = 'auroraveil' in sideConditions || (physical ? 'reflect' : 'lightscreen') in sideConditions
  if (screened && !move.willCrit && source.ability !== 'infiltrator') factor *= 2 / 3
  if (active.some((ally: Pokemon) => ally !== target && !ally?.fainted && ally?.ability === 'friendguard'))
    factor *= 0.75
  return factor
}

/** By what the target's ability takes off. */
function softened(target: Pokemon, type: string, matchup: number, physical: boolean, move: Move): number {
  let factor = 1
  if (target.ability === 'multiscale' && target.hp >= target.maxhp) factor *= 0.5
  if ((target.ability === 'filter' || target.ability === 'solidrock' || target.ability === 'prismarmor') && matchup > 1)
    factor *= 0.75
  if (target.ability === 'thickfat' && (type === 'Fire' || type === 'Ice')) factor *= 0.5
  if (target.ability === 'icescales' && !physical) factor *= 0.5
  if (target.ability === 'shadowshield' && target.hp >= target.maxhp) factor *= 0.5
  if (target.ability === 'fluffy') factor *= (move.flags.contact ? 0.5 : 1) * (type === 'Fire' ? 2 : 1)
  if ((target.ability === 'heatproof' || target.ability === 'waterbubble') && type === 'Fire') factor *= 0.5
  if (target.ability === 'purifyingsalt' && type === 'Ghost') factor *= 0.5
  if (target.ability === 'punkrock' && move.flags.sound) factor *= 0.5
  return factor
}
