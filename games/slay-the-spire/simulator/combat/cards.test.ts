import { describe, expect, test } from 'vitest'
import { END_TURN, kindOf } from '../actions.ts'
import { arena, choosing, costsInHand, endTurn, look, pick, pickMany, play } from '../cases/arena.ts'
import {
  type After,
  beside,
  type CardCase,
  cardCases,
  exhausting,
  exhaustingUnlessUpgraded,
  unplayable,
  usual,
} from '../cases/cards.ts'
import { cardKeys, cardType, POWER } from '../data/cards.ts'
import { EXHAUST } from '../state.ts'
import { listFightActions } from './apply.ts'
import { cardAt, SPECIAL } from './fight.ts'

/** Cards of another class that some records hold. */
const foreign = ['BULLET_TIME', 'CONCENTRATE']

test('every card has a case', () => {
  const wanted = cardKeys.slice(1).filter(key => !unplayable.has(key) && !foreign.includes(key))
  expect(wanted.filter(key => cardCases[key] === undefined)).toEqual([])
})

function playCase(key: string, { setting, picks }: CardCase) {
  const g = arena({ ...usual, ...setting, hand: [key, ...(setting?.hand ?? beside)] })
  const before = look(g)
  play(g)
  if (choosing(g)) {
    if (typeof picks === 'number') pick(g, picks)
    else if (key.endsWith('+') || key === 'PURITY') pickMany(g, ...(picks ?? []))
    else pick(g, picks?.[0] ?? 0)
  }
  expect(choosing(g), 'nothing is left to choose').toBe(false)
  return { g, before, after: look(g) }
}

function check(key: string, given: CardCase, wanted: After): void {
  const { g, before, after } = playCase(key, given)
  const { hurts, costs, inflicts, inflictsAll, counts, handCosts, ...rest } = wanted
  const lists = { ...rest }
  if (hurts) expect(after.enemies.map((each, i) => before.enemies[i].hp - each.hp)).toEqual(hurts)
  if (costs !== undefined) expect(before.energy - after.energy).toBe(costs)
  if (inflicts) expect(after.enemies[0].powers).toMatchObject(inflicts)
  if (inflictsAll) for (const each of after.enemies) expect(each.powers).toMatchObject(inflictsAll)
  for (const [pile, count] of Object.entries(counts ?? {}))
    expect(after[pile as 'hand'].length, `cards in the ${pile} pile: ${after[pile as 'hand']}`).toBe(count)
  if (handCosts) expect(costsInHand(g)).toEqual(handCosts)
  if (lists.exhaust !== undefined) expect(after.exhaust).toEqual(expect.arrayContaining([...lists.exhaust]))
  const { exhaust: _, ...exact } = lists
  expect(after).toMatchObject(exact)
  const plain = key.replace('+', '')
  const gone = exhausting.has(plain) || (exhaustingUnlessUpgraded.has(plain) && !key.endsWith('+'))
  if (cardType[cardKeys.indexOf(plain)] === POWER) expect([...after.discard, ...after.exhaust]).not.toContain(key)
  else expect(gone ? after.exhaust : after.discard, 'where the card goes').toContain(key)
}

describe('a card played', () => {
  for (const [key, given] of Object.entries(cardCases)) {
    test(key, () => check(key, given, given.plain))
    if (key !== 'PRIDE' && key !== 'SLIMED') test(`${key}+`, () => check(`${key}+`, given, given.upgraded))
  }
})

describe('a card that does not have to be played', () => {
  const atEnd = (key: string) => {
    const g = arena({ hand: [key], draw: ['STRIKE_RED', 'STRIKE_RED', 'STRIKE_RED', 'STRIKE_RED', 'STRIKE_RED'] })
    endTurn(g)
    return look(g)
  }
  test('BURN burns for 2, upgraded for 4', () => {
    expect(atEnd('BURN').hp).toBe(48)
    expect(atEnd('BURN+').hp).toBe(46)
  })
  test('DECAY takes 2, REGRET as much as cards are held', () => {
    expect(atEnd('DECAY').hp).toBe(48)
    expect(atEnd('REGRET').hp).toBe(49)
  })
  test('DOUBT weakens and SHAME makes frail, for the coming turn', () => {
    expect(atEnd('DOUBT').powers).toMatchObject({ WEAK: 1 })
    expect(atEnd('SHAME').powers).toMatchObject({ FRAIL: 1 })
  })
  for (const key of ['ASCENDERS_BANE', 'CLUMSY', 'DAZED', 'VOID'])
    test(`${key} exhausts if it is held at the end of the turn`, () => expect(atEnd(key).exhaust).toEqual([key]))
  for (const key of ['CURSE_OF_THE_BELL', 'INJURY', 'PARASITE', 'WOUND', 'WRITHE'])
    test(`${key} does nothing but be held`, () => expect(atEnd(key)).toMatchObject({ hp: 50, discard: [key] }))
  test('VOID takes 1 energy when drawn', () => {
    const g = arena({ hand: ['POMMEL_STRIKE'], draw: ['VOID'], energy: 3 })
    play(g)
    expect(g.energy).toBe(1)
  })
  test('NORMALITY allows three cards a turn', () => {
    const g = arena({ hand: ['ANGER', 'ANGER', 'ANGER', 'ANGER', 'NORMALITY'], energy: 3 })
    for (let i = 0; i < 3; i++) play(g)
    const legal: number[] = []
    listFightActions(g, legal)
    expect(legal.map(kindOf)).toEqual([END_TURN])
  })
  test('PAIN takes 1 HP with every other card', () => {
    const g = arena({ hand: ['STRIKE_RED', 'PAIN'] })
    play(g)
    expect(g.hp).toBe(49)
  })
  test('NECRONOMICURSE comes back when exhausted', () => {
    const g = arena({ hand: ['BURNING_PACT', 'NECRONOMICURSE'] })
    play(g)
    expect(look(g)).toMatchObject({ hand: ['NECRONOMICURSE'], exhaust: ['NECRONOMICURSE'] })
  })
  test('WRITHE is in the first hand', () => {
    const strikes = Array.from({ length: 15 }, () => 'STRIKE_RED')
    expect(look(arena({ deck: [...strikes, 'WRITHE'] })).hand).toContain('WRITHE')
  })
})

describe('cards that grow or wait', () => {
  test('RAMPAGE deals 5 more, upgraded 8 more, every time', () => {
    for (const [key, second] of [
      ['RAMPAGE', 13],
      ['RAMPAGE+', 16],
    ] as const) {
      const g = arena({ hand: ['HEADBUTT', key], energy: 9 })
      play(g, 1)
      play(g, 0)
      endTurn(g)
      const before = look(g).enemies[0].hp
      play(g, look(g).hand.indexOf(key))
      expect(before - look(g).enemies[0].hp).toBe(second)
    }
  })
  test('RITUAL_DAGGER gains 3, upgraded 5, when it kills', () => {
    for (const [key, damage] of [
      ['RITUAL_DAGGER', 18],
      ['RITUAL_DAGGER+', 20],
    ] as const) {
      const g = arena({ hand: [key], enemyHp: 15, energy: 5 })
      play(g)
      expect(g.s[cardAt(g.s[EXHAUST]) + SPECIAL]).toBe(damage)
      const spared = arena({ hand: [key], enemyHp: 16, energy: 5 })
      play(spared)
      expect(spared.s[cardAt(spared.s[EXHAUST]) + SPECIAL]).toBe(15)
    }
  })
  test('THE_BOMB goes off at the end of the third turn for 40, upgraded 50', () => {
    for (const [key, damage] of [
      ['THE_BOMB', 40],
      ['THE_BOMB+', 50],
    ] as const) {
      const g = arena({ hand: [key], energy: 5, hp: 80 })
      play(g)
      endTurn(g)
      endTurn(g)
      expect(look(g).enemies.map(each => each.hp)).toEqual([100, 100, 100])
      endTurn(g)
      expect(look(g).enemies.map(each => 100 - each.hp)).toEqual([damage, damage, damage])
    }
  })
  test('DOUBLE_TAP plays the next attack twice; an X card is paid once', () => {
    const g = arena({ hand: ['DOUBLE_TAP', 'WHIRLWIND'], energy: 3 })
    play(g)
    play(g)
    expect(look(g).enemies.map(each => 100 - each.hp)).toEqual([20, 20, 20])
    expect(g.energy).toBe(0)
  })
  test('SENTINEL gives 2 energy, upgraded 3, when exhausted', () => {
    for (const [key, energy] of [
      ['SENTINEL', 2],
      ['SENTINEL+', 3],
    ] as const) {
      const g = arena({ hand: ['TRUE_GRIT', key], energy: 1 })
      play(g)
      expect(g.energy).toBe(energy)
    }
  })
})
