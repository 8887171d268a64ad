import type { Battle, Pokemon } from '../simulator/showdown.ts'

type Move = ReturnType<Battle['dex']['moves']['get']>

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

function typeOf(battle: Battle, source: Pokemon, move: Move): string {
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

const skins: Readonly<Record<string, string>> = {
  pixilate: 'Fairy',
  aerilate: 'Flying',
  refrigerate: 'Ice',
  galvanize: 'Electric',
}

function powerOf(source: Pokemon, target: Pokemon, move: Move): number {
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

function effectiveness(battle: Battle, target: Pokemon, type: string, move: Move): number {
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

function absorbs(target: Pokemon, type: string, move: Move, source: Pokemon): boolean {
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

function stab(source: Pokemon, type: string): number {
  const natural = source.baseTypes?.includes(type) ?? source.types.includes(type)
  const adapted = source.ability === 'adaptability'
  if (source.terastallized) {
    if (source.terastallized === type) return natural ? (adapted ? 2.25 : 2) : adapted ? 2 : 1.5
    return natural ? 1.5 : 1
  }
  return source.types.includes(type) ? (adapted ? 2 : 1.5) : 1
}

function field(battle: Battle, source: Pokemon, type: string, move: Move): number {
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
function ruin(source: Pokemon, target: Pokemon, physical: boolean, defence: string): number {
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

function held(source: Pokemon, target: Pokemon, type: string, matchup: number, physical: boolean, move: Move): number {
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
