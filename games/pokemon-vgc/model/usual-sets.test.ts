import { expect, test } from 'vitest'
import { random } from '#core'
import { blankPokemon } from '../blank.ts'
import { Dex, id, type PokemonSet } from '../simulator/showdown.ts'
import { validatorOf } from '../teams/validate.ts'
import { believedSet } from './belief.ts'
import { usualSet, usualSpecies } from './usual-sets.ts'

const format = 'gen9vgc2025regi'
const ivs = { hp: 31, atk: 31, def: 31, spa: 31, spd: 31, spe: 31 }

test('everything in the table of usual sets is there in the format, and may be had by whose it is said to be', () => {
  const wrong: string[] = []
  for (const name of usualSpecies()) {
    const species = Dex.species.get(name)
    const { abilities, items, moves, teras } = usualSet(name)!
    const own = Object.values(species.abilities).map(each => id(each))
    for (const ability of abilities) if (!own.includes(ability)) wrong.push(`${name}: ${ability}, not of ${own.join()}`)
    for (const tera of teras) if (!Dex.types.get(tera).exists) wrong.push(`${name}: tera ${tera}`)
    if (moves.length < 4 && name !== 'ditto') wrong.push(`${name}: too few moves`)
    const refused = (move: string, item: string) => {
      const set = { species: species.name, level: 50, ability: own[0], item, moves: [move], nature: 'Serious', ivs }
      const reasons = validatorOf(format).validateSet({ ...set, evs: { hp: 4 }, teraType: teras[0] } as never, {})
      if (reasons) wrong.push(`${name}, ${move}, ${item}: ${reasons.join(' ')}`)
    }
    for (const move of moves) refused(move, items[0])
    for (const item of items) refused(moves[0], item)
  }
  expect(wrong).toEqual([])
})

const drawn = (species: string, known: object = {}, count = 200, played = format): PokemonSet[] => {
  const seen = { ...blankPokemon(species, species, 50, ''), ...known }
  const source = random(5)
  return Array.from({ length: count }, () => believedSet(seen, played, source))
}

test('where sheets are closed, sets are drawn from what is usual', () => {
  const sets = drawn('Amoonguss')
  const with_ = (move: string) => sets.filter(({ moves }) => moves.includes(move)).length
  expect(with_('Spore')).toBeGreaterThan(150)
  expect(sets.every(({ moves, item }) => new Set(moves).size === 4 && item !== '')).toBe(true)
  expect(new Set(sets.map(({ item }) => item)).size).toBe(4)
  expect(sets.every(({ ability }) => ability === 'Regenerator')).toBe(true)
})

test('what was seen stays, what is ruled out is not drawn, and a set can be played', () => {
  const ruled = { inferred: { notItems: ['assaultvest', 'choiceband'] }, moves: [{ id: 'swordsdance', used: 1 }] }
  for (const { item, moves } of drawn('Rillaboom', ruled)) {
    expect(moves[0]).toBe('Swords Dance')
    expect(['Assault Vest', 'Choice Band']).not.toContain(item)
  }
  for (const { item, moves } of drawn('Rillaboom')) {
    const idle = moves.filter(move => Dex.moves.get(move).category === 'Status')
    if (item === 'Assault Vest' || item === 'Choice Band') expect(idle).toEqual([])
  }
  expect(drawn('Incineroar', { item: '', lostItem: 'sitrusberry' })[0].item).toBe('Sitrus Berry')
  expect(drawn('Incineroar', { item: '' })[0].item).toBe('')
})

test('a species of which nothing is known gets an item and attacks of its types all the same', () => {
  for (const { item, moves, ability } of drawn('Glimmora')) {
    expect(Dex.items.get(item).exists).toBe(true)
    expect(moves).toHaveLength(4)
    expect(moves.map(move => Dex.moves.get(move).type)).toContain('Rock')
    expect(['Toxic Debris', 'Corrosion']).toContain(ability)
  }
})

test('what a format has not is not drawn in it', () => {
  const sets = drawn('Incineroar', {}, 200, 'gen9championsvgc2026regma')
  expect(new Set(sets.map(({ item }) => item))).toEqual(new Set(['Sitrus Berry']))
})

test('an open sheet leaves nothing to be drawn but the training', () => {
  const sheet = {
    item: 'lifeorb',
    ability: 'toxicdebris',
    moves: ['protect', 'powergem', 'sludgebomb', 'earthpower'].map(move => ({ id: move, used: 0 })),
    movesKnown: true,
    teraType: 'Grass',
  }
  for (const set of drawn('Glimmora', sheet, 20))
    expect(set).toMatchObject({ item: 'Life Orb', ability: 'Toxic Debris', teraType: 'Grass' })
})
