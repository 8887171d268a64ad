import type { SeatId } from '../simulator/seats.ts'
import type { Battle, Pokemon, Side } from '../simulator/showdown.ts'
import { estimate } from './estimate.ts'

/** What an evaluation weighs, each as what the one side has more of than the other. */
export const featureNames = [
  'standing',
  'health',
  'shareOfHealth',
  'shareOfStanding',
  'active',
  'strike',
  'knockOuts',
  'fastKnockOuts',
  'faster',
  'reach',
  'coverage',
  'burn',
  'paralysis',
  'sleep',
  'frozen',
  'poison',
  'toxic',
  'attackStages',
  'defenceStages',
  'speedStages',
  'tailwind',
  'screens',
  'gimmick',
  'items',
  'stalled',
  'substitute',
  'drained',
  'hampered',
  'fresh',
  'safe',
  'lastStanding',
  'lateHealth',
] as const

export type Feature = (typeof featureNames)[number]

/**
 * How a battle stands for a player, in numbers of about unit size: the player's own less the other side's, so that the
 * other side sees their negatives.
 */
export function features(battle: Battle, player: SeatId): Float64Array {
  const own = battle.getSide(player)
  const table = hits(own)
  const [mine, theirs] = [sideFeatures(own, table.mine, table.theirs), sideFeatures(own.foe, table.theirs, table.mine)]
  for (let i = 0; i < mine.length; i++) mine[i] -= theirs[i]
  const [standing, health] = [leftOf(own) + leftOf(own.foe), healthOf(own) + healthOf(own.foe)]
  mine[2] = (healthOf(own) - healthOf(own.foe)) / Math.max(0.3, health)
  mine[3] = (leftOf(own) - leftOf(own.foe)) / Math.max(1, standing)
  mine[31] = mine[1] * Math.max(0, 1 - standing / 8)
  return mine
}

const leftOf = (side: Side) => side.pokemon.reduce((sum, each) => sum + (each.hp > 0 ? 1 : 0), 0)
const healthOf = (side: Side) => side.pokemon.reduce((sum, each) => sum + each.hp / each.maxhp, 0)

/** The most each Pokémon takes from each of the other side with one move, as a share of its full HP: `[own, foe]`. */
function hits(own: Side) {
  const table = (from: Side, to: Side) =>
    from.pokemon.map(source =>
      source.hp <= 0
        ? none
        : to.pokemon.map(target => (target.hp > 0 ? bestHit(source, target) * (able[source.status] ?? 1) : 0)),
    )
  return { mine: table(own, own.foe), theirs: table(own.foe, own) }
}

/** How much of its moves it makes. */
const able: Readonly<Record<string, number>> = { slp: 0.4, frz: 0.3, par: 0.8 }
const none = [0, 0, 0, 0, 0, 0]

function bestHit(source: Pokemon, target: Pokemon): number {
  const { battle } = source
  const locked = source.isActive ? source.volatiles.choicelock?.move : undefined
  let most = 0
  for (const { id, pp, disabled } of source.moveSlots) {
    if (pp <= 0 || (source.isActive && disabled) || (locked !== undefined && locked !== id)) continue
    const move = battle.dex.moves.getByID(id as never)
    if (move.category === 'Status') continue
    const spread = move.target === 'allAdjacent' || move.target === 'allAdjacentFoes'
    const accuracy = move.accuracy === true ? 1 : move.accuracy / 100
    const damage = estimate(battle, source, target, move, spread) * accuracy
    if (damage > most) most = damage
  }
  return most / target.maxhp
}

function sideFeatures(side: Side, ours: readonly (readonly number[])[], theirs: readonly (readonly number[])[]) {
  const found = new Float64Array(featureNames.length)
  const { foe } = side
  for (const [i, pokemon] of side.pokemon.entries()) {
    if (pokemon.hp <= 0) continue
    found[0]++
    found[1] += pokemon.hp / pokemon.maxhp
    addAilment(found, pokemon)
    if (pokemon.item) found[23]++
    let [reach, worst] = [0, 0]
    for (const [j, target] of foe.pokemon.entries()) {
      if (target.hp <= 0) continue
      reach += Math.min(1, (ours[i][j] * target.maxhp) / target.hp)
      worst = Math.max(worst, (theirs[j][i] * pokemon.maxhp) / pokemon.hp)
    }
    found[9] += reach / 4
    if (worst < 0.5) found[29]++
    if (pokemon.isActive) addActive(found, pokemon, ours[i])
  }
  for (const [j, target] of foe.pokemon.entries())
    if (target.hp > 0 && ours.some(row => row[j] * target.maxhp >= target.hp)) found[10]++
  if (found[0] === 1) found[30] = 1
  addSide(found, side)
  return found
}

function addAilment(found: Float64Array, pokemon: Pokemon): void {
  const { status } = pokemon
  if (status === '') return
  if (status === 'brn') found[11] += pokemon.storedStats.atk > pokemon.storedStats.spa ? 1 : 0.4
  else if (status === 'par') found[12]++
  else if (status === 'slp') found[13] += Math.max(0.5, Number(pokemon.statusState.time ?? 1)) / 2
  else if (status === 'frz') found[14]++
  else if (status === 'psn') found[15]++
  else found[16]++
}

function addActive(found: Float64Array, pokemon: Pokemon, row: readonly number[]): void {
  const { boosts, volatiles, side } = pokemon
  found[4]++
  let [strike, knockOut, fast] = [0, 0, 0]
  for (const [j, target] of side.foe.pokemon.entries()) {
    if (target.hp <= 0 || !target.isActive) continue
    const left = target.hp / target.maxhp
    strike = Math.max(strike, Math.min(row[j], left))
    const faster = pokemon.speed > target.speed
    if (faster) found[8]++
    if (row[j] * 0.95 < left) continue
    knockOut = 1
    if (faster) fast = 1
  }
  found[5] += strike
  found[6] += knockOut
  found[7] += fast
  const physical = pokemon.storedStats.atk >= pokemon.storedStats.spa
  found[17] += stages(physical ? boosts.atk : boosts.spa)
  found[18] += (stages(boosts.def) + stages(boosts.spd)) / 2
  found[19] += stages(boosts.spe)
  if (volatiles.stall) found[24]++
  if (volatiles.substitute) found[25]++
  if (volatiles.leechseed || volatiles.partiallytrapped || volatiles.saltcure || volatiles.perishsong) found[26]++
  if (volatiles.confusion || volatiles.encore || volatiles.taunt || volatiles.yawn || volatiles.disable) found[27]++
  if (pokemon.activeMoveActions === 0 && pokemon.moveSlots.some(({ id }) => id === 'fakeout')) found[28]++
}

const stages = (by: number) => Math.max(-4, Math.min(4, by)) / 2

function addSide(found: Float64Array, side: Side): void {
  const { tailwind, reflect, lightscreen, auroraveil } = side.sideConditions
  if (tailwind) found[20] += Number(tailwind.duration ?? 2) / 4
  for (const screen of [reflect, lightscreen, auroraveil]) if (screen) found[21] += Number(screen.duration ?? 3) / 5
  if (side.pokemon.some(each => each.hp > 0 && Boolean(each.canTerastallize || each.canMegaEvo))) found[22] = 1
}
