import { Field, Generations, Move, Pokemon as Oracle, calculate as oracle } from '@smogon/calc'
import { expect, test } from 'vitest'
import { random } from '#core'
import { startBattle } from '../simulator/environment.ts'
import type { Pokemon, Side } from '../simulator/showdown.ts'
import { generateTeam } from '../teams/generate.ts'
import { estimate } from './estimate.ts'

const gen = Generations.get(9)

/** The mean of its rolls, in HP. */
function calculated(source: Pokemon, target: Pokemon, name: string): number {
  const read = (pokemon: Pokemon) =>
    new Oracle(gen, pokemon.species.name, {
      level: pokemon.level,
      item: pokemon.getItem().name || undefined,
      ability: pokemon.getAbility().name,
      nature: pokemon.set.nature,
      evs: pokemon.set.evs,
      ivs: pokemon.set.ivs,
      boosts: { ...pokemon.boosts },
    })
  const weathers: Readonly<Record<string, string>> = {
    raindance: 'Rain',
    sunnyday: 'Sun',
    sandstorm: 'Sand',
    snowscape: 'Snow',
  }
  const terrains: Readonly<Record<string, string>> = {
    electricterrain: 'Electric',
    grassyterrain: 'Grassy',
    psychicterrain: 'Psychic',
    mistyterrain: 'Misty',
  }
  const { weather, terrain } = source.battle.field
  const active = source.battle.sides.flatMap((side: Side) => side.active)
  const has = (ability: string) => active.some((each: Pokemon) => each.ability === ability)
  const field = new Field({
    gameType: 'Doubles',
    weather: weathers[weather] as 'Rain',
    terrain: terrains[terrain] as 'Grassy',
    isSwordOfRuin: has('swordofruin'),
    isBeadsOfRuin: has('beadsofruin'),
    isTabletsOfRuin: has('tabletsofruin'),
    isVesselOfRuin: has('vesselofruin'),
    defenderSide: {
      isFriendGuard: target.side.active.some((ally: Pokemon) => ally !== target && ally.ability === 'friendguard'),
    },
  })
  const { damage } = oracle(gen, read(source), read(target), new Move(gen, name), field)
  const rolls = [damage].flat(2) as number[]
  return rolls.reduce((a, b) => a + b, 0) / rolls.length
}

test('about what @smogon/calc says, on some hundred hits of generated teams', () => {
  let [compared, close, far] = [0, 0, 0]
  const worst: string[] = []
  for (let seed = 1; compared < 300; seed++) {
    const source = random(seed).fork('estimate')
    const teams = ['p1', 'p2'].map(side => generateTeam('gen9vgc2025regi', source.fork(side)))
    const battle = startBattle('gen9vgc2025regi', [teams[0], teams[1]], seed, () => {})
    battle.makeChoices('team 1234', 'team 1234')
    for (const from of battle.p1.active)
      for (const to of battle.p2.active)
        for (const { id } of from.moveSlots) {
          const move = battle.dex.moves.get(id)
          if (move.category === 'Status' || move.multihit || move.damage || move.damageCallback) continue
          const spread = move.target === 'allAdjacent' || move.target === 'allAdjacentFoes'
          const [ours, theirs] = [estimate(battle, from, to, move, spread), calculated(from, to, move.name)]
          compared++
          if (Math.abs(ours - theirs) <= 2 + 0.06 * theirs) close++
          else if (ours > 1.6 * theirs + 4 || theirs > 1.6 * ours + 4) far++
          if (process.env.SHOW && Math.abs(ours - theirs) > 2 + 0.06 * theirs)
            worst.push(
              `${from.name} ${from.ability} ${from.item} ${move.name} > ${to.name} ${to.ability} ${to.item}: ${ours.toFixed(0)} ${theirs.toFixed(0)}`,
            )
        }
  }
  if (process.env.SHOW) console.log(worst.join('\n'), compared, close, far)
  expect(close / compared).toBeGreaterThan(0.98)
  expect(far / compared).toBeLessThan(0.005)
})
