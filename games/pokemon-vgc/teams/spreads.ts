import type { Random } from '#core'
import { Dex } from '../simulator/showdown.ts'

type Stat = 'hp' | 'atk' | 'def' | 'spa' | 'spd' | 'spe'
type Stats = Readonly<Record<Stat, number>>

interface Spread {
  readonly nature: string
  readonly evs: Stats
  readonly ivs: Stats
}

const none: Stats = { hp: 0, atk: 0, def: 0, spa: 0, spd: 0, spe: 0 }
const full: Stats = { hp: 31, atk: 31, def: 31, spa: 31, spd: 31, spe: 31 }

/** Nature and EVs (stat points in Champions) that serve what the moves do: fast attackers, slow ones, and walls. */
export function spreadFor(base: Stats, moves: readonly string[], champions: boolean, random: Random): Spread {
  const found = moves.map(move => Dex.moves.get(move))
  const physical = found.filter(move => move.category === 'Physical').length
  const special = found.filter(move => move.category === 'Special').length
  const attack: Stat = physical > special || (physical === special && base.atk >= base.spa) ? 'atk' : 'spa'
  const other: Stat = attack === 'atk' ? 'spa' : 'atk'
  const mixed = physical > 0 && special > 0
  const slow = moves.includes('Trick Room') || moves.includes('Gyro Ball') || base.spe <= 50
  const wall = physical + special <= 1 || (physical + special === 2 && base.hp + base.def + base.spd > 240)
  const [most, some] = champions ? [32, 2] : [252, 4]
  const guard: Stat = base.def >= base.spd ? 'spd' : 'def'
  if (wall) {
    const nature = guard === 'def' ? (attack === 'atk' ? 'Impish' : 'Bold') : attack === 'atk' ? 'Careful' : 'Calm'
    return { nature, evs: { ...none, hp: most, [guard]: most, [attack]: some }, ivs: slow ? { ...full, spe: 0 } : full }
  }
  if (slow) {
    const nature = attack === 'atk' ? 'Brave' : 'Quiet'
    return { nature, evs: { ...none, hp: most, [attack]: most, [guard]: some }, ivs: { ...full, spe: 0 } }
  }
  const lowered: Stat = mixed ? guard : other
  if (base.spe < 80 && random.int(3) > 0)
    return { nature: natureOf(attack, lowered), evs: { ...none, hp: most, [attack]: most, [guard]: some }, ivs: full }
  const nature = natureOf(base.spe >= 95 && random.int(2) === 0 ? 'spe' : attack, lowered)
  return { nature, evs: { ...none, hp: some, [attack]: most, spe: most }, ivs: full }
}

const natures: Readonly<Record<string, string>> = {
  'spe-spa': 'Jolly',
  'spe-atk': 'Timid',
  'spe-def': 'Hasty',
  'spe-spd': 'Naive',
  'atk-spa': 'Adamant',
  'atk-def': 'Lonely',
  'atk-spd': 'Naughty',
  'spa-atk': 'Modest',
  'spa-def': 'Mild',
  'spa-spd': 'Rash',
}

const natureOf = (raised: Stat, lowered: Stat) => natures[`${raised}-${lowered}`] ?? 'Serious'
