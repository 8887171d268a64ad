import { expect, test } from 'vitest'
import { type AnyGame, type Facts, is, type Predicate, random } from '#core'
import crafter from '../../games/crafter/index.ts'
import type { Atom } from '../library/atom.ts'
import type { Contract } from '../library/contract.ts'
import { experience } from '../library/experience.ts'
import type { Habit } from '../library/host.ts'
import { shelters } from './bad-times.ts'
import { learnConfig } from './config.ts'
import { dangerFacts, tryAnswers } from './dangers.ts'
import { habitsFrom } from './habits.ts'
import { newLearner } from './learner.ts'
import { stayIn } from './stay.ts'

/** Health falls beside a wolf, whoever it was that came; and falls when one lies down, for that is where it is cold. */
function lived() {
  const known = experience()
  for (let death = 0; death < 4; death++) known.death(['health'])
  const live = (move: string, before: Facts, after: Facts) => known.record(move, { before, after, steps: 1 })
  const calm = { health: 9 }
  for (let i = 0; i < 300; i++)
    for (const move of ['walk', 'dig', 'look', 'wait', 'sing']) live(move, calm, { health: 9, sunny: true })
  for (let i = 0; i < 12; i++)
    for (const move of ['walk', 'dig', 'look', 'wait']) live(move, calm, { health: 6, 'near.wolf': true })
  for (let i = 0; i < 40; i++) live('lie-down', calm, { health: 6, lying: true })
  return known
}

test('what goes with being hurt is a danger; what goes with being well is none', () => {
  expect(dangerFacts(lived())).toContain('near.wolf')
  expect(dangerFacts(lived())).not.toContain('sunny')
})

test('a state that one move brings about is its doing, and no danger', () => {
  expect(dangerFacts(lived())).not.toContain('lying')
})

test('what hurts worst, and is its own doing, hides no danger', () => {
  const known = lived()
  for (let i = 0; i < 100; i++)
    known.record('look', { before: { health: 9 }, after: { health: 9, 'near.wolf': true }, steps: 1 })
  expect(dangerFacts(known)).toEqual(['near.wolf'])
})

/** A wolf can be fought and run from, and much is done beside it that can be done anywhere. */
function withWolf() {
  const learner = newLearner({
    game: crafter as unknown as AnyGame,
    config: learnConfig.parse({}),
    library: null,
    saved: null,
    say: () => {},
  })
  const { experience: known, answers } = learner
  for (let death = 0; death < 4; death++) known.death(['health'])
  const calm: Facts = { health: 9, 'can.walk': true, 'can.dig': true }
  const wolf: Facts = { ...calm, 'near.wolf': true, 'can.fight': true, 'can.run': true }
  for (let i = 0; i < 300; i++)
    for (const move of ['walk', 'dig']) known.record(move, { before: calm, after: calm, steps: 1 })
  for (let i = 0; i < 12; i++)
    for (const move of ['walk', 'dig']) known.record(move, { before: wolf, after: { ...wolf, health: 6 }, steps: 1 })
  const watch = answers.watch({ dangers: ['near.wolf'], known, isSafe: () => false, isBad: () => false })
  const answered = (move: string, times: number) => {
    for (let i = 0; i < times; i++) {
      known.record(move, { before: wolf, after: wolf, steps: 1 })
      watch.moved(move, { before: wolf, after: wolf, steps: 1 }, 0)
      watch.end(wolf)
    }
  }
  const tried = (habits: readonly Habit[] = []) =>
    Array.from({ length: 40 }, (_, seed) => tryAnswers(learner, habits, random(seed)))
  return { answered, tried }
}

test('of what a danger puts on offer, the answer tried least is lived by now and then, until it is known', () => {
  const { answered, tried } = withWolf()
  answered('run', 20)
  answered('fight', 3)
  const old: Habit = {
    fact: 'near.wolf',
    when: is('near.wolf', '==', true),
    program: { parameters: {}, body: [] },
    urgency: 0,
    rest: 4,
  }
  const food: Habit = { ...old, fact: 'food', urgency: 1 }
  const lives = tried([old, food])
  const others = lives.filter(habits => habits[0] !== old)
  expect(others.length).toBeGreaterThan(5)
  expect(others.length).toBeLessThan(20)
  for (const habits of others)
    expect(habits).toEqual([expect.objectContaining({ fact: 'near.wolf', urgency: 0 }), food])
  expect(others.map(([{ program }]) => program.body)).toEqual(others.map(() => [{ move: 'fight' }]))
  answered('fight', 30)
  answered('run', 20)
  expect(tried([old]).every(habits => habits[0] === old)).toBe(true)
})

test('nothing is dangerous to who has nothing to lose', () => {
  const known = experience()
  for (let i = 0; i < 20; i++) known.record('walk', { before: { health: 9 }, after: { 'near.wolf': true }, steps: 1 })
  expect(dangerFacts(known)).toEqual([])
})

/**
 * By night one is bitten, wherever there is room; closed in one is not, asleep or waiting: or as `inside` says.
 *
 * @param more What was lived through besides.
 */
function nights(inside: 'calm' | 'bitten' | 'unknown' = 'calm', more?: (live: Live) => void) {
  const game = crafter as unknown as AnyGame
  const learner = newLearner({ game, config: learnConfig.parse({}), library: null, saved: null, say: () => {} })
  const known = learner.experience
  for (let death = 0; death < 4; death++) known.death(['health'])
  const offers = {
    'can.sleep': true,
    'can.wait': true,
    'can.enclose': true,
    'can.explore': true,
    'can.use:zombie': true,
  }
  const live: Live = (move, before, after, steps = 20) =>
    known.record(simple.has(move) ? { do: move } : move, {
      before: { ...offers, ...before },
      after: { ...offers, daylight: 0.2, ...after },
      steps,
    })
  for (let i = 0; i < 60; i++) {
    const day = { health: 9, room: 9, daylight: 0.9 - 0.001 * i }
    const night = { health: 9, room: 9, daylight: 0.1 + 0.001 * i }
    const bitten = { health: 5, room: 9, daylight: 0.05 + 0.0005 * i, 'near.zombie': true }
    for (const move of ['sleep', 'wait', 'explore']) {
      live(move, day, { ...day, daylight: 0.8 })
      live(move, night, bitten)
    }
    known.record(
      { do: 'use', target: 'zombie' },
      {
        before: { ...offers, ...bitten },
        after: { ...offers, ...bitten, daylight: i % 2 === 0 ? 0.2 : 0.01, 'near.zombie': false },
        steps: 3,
      },
    )
    live('enclose', night, { ...night, room: 2, daylight: i % 2 === 0 ? 0.2 : 0.01 })
    const health = inside === 'bitten' ? 5 : 9
    const room = inside === 'unknown' ? 9 : 2
    for (const move of ['sleep', 'wait']) live(move, { ...night, room }, { ...night, room, daylight: 0.3, health })
  }
  more?.(live)
  Object.assign(learner, habitsFrom(learner, { health: 9, room: 9, daylight: 0.9 }))
  return learner
}

const simple = new Set(['sleep', 'wait', 'explore', 'enclose'])
type Live = (move: string, before: Facts, after: Facts, steps?: number) => void
const textOf = (learner: ReturnType<typeof nights>, fact: string) =>
  JSON.stringify(learner.habits.find(habit => habit.fact === fact)?.program ?? null)

test('what enclosing oneself takes is fetched before it is needed, and on the way there', () => {
  const learner = nights('calm', live => {
    const day = { health: 9, room: 9, daylight: 0.9 }
    for (let i = 0; i < 40; i++) {
      live('enclose', { ...day, 'inventory.stone': 4 }, { ...day, 'inventory.stone': 1, room: 2 }, 5)
      live('enclose', { ...day, 'inventory.stone': 1 }, { ...day, 'inventory.stone': 1 }, 5)
      const seen = { ...day, 'can.use:stone': true, 'inventory.stone': i % 5 }
      live('use:stone', seen, { ...seen, daylight: 0.8, 'inventory.stone': (i % 5) + 1 }, 2)
    }
  })
  const prepare = learner.habits.find(({ fact }) => fact === 'inventory.stone')!
  expect(prepare.when).toMatchObject({ and: expect.arrayContaining([is('can.use:stone', '==', true)]) })
  const lacks = JSON.stringify(prepare.when).match(/"inventory.stone","op":"<","value":(\d)/)
  expect([2, 3, 4]).toContain(Number(lacks![1]))
  expect(textOf(learner, 'daylight')).toContain('{"move":"use:stone"}')
  // Who has none sets out for it as the day goes down, whatever the way, and only until it is had.
  const bad = learner.badTimes[0]
  const [early, late] = learner.habits.filter(({ fact, urgency }) => fact === 'daylight' && urgency === 0.5)
  expect(early.falling).toBe('daylight')
  expect(JSON.stringify(early.when)).toContain(lacks![0])
  expect(JSON.stringify(early.program)).toContain(
    JSON.stringify({ or: [bad, is('inventory.stone', '>=', Number(lacks![1]))] }),
  )
  expect([late.when, late.falling]).toEqual([bad, undefined])
})

test('one is hurt ever oftener as it gets dark: at most the lower half is sat out, and one lucky hour makes no morning', () => {
  const bites = (oftenIn30: readonly number[]) =>
    nights('calm', live => {
      for (const [sixth, share] of oftenIn30.entries())
        for (let i = 0; i < 30; i++) {
          const at = { health: 9, room: 9, daylight: (sixth + 0.5) / 6 }
          const after = { health: i < share ? 5 : 9, daylight: at.daylight + (i % 2 === 0 ? 0.01 : -0.01) }
          live(['sleep', 'wait', 'explore'][i % 3], at, { ...at, ...after })
        }
    }).badTimes
  expect(bites([27, 24, 21, 18, 9, 9])).toEqual([is('daylight', '<=', 0.5)])
  expect(bites([27, 3, 24, 3, 9, 9])).toEqual([is('daylight', '<=', 0.5)])
  expect(bites([27, 24, 0, 0, 9, 9])[0]).toEqual(is('daylight', '<=', 1 / 3))
})

test('who is hungry ahead of a bad time eats first, however far it is, while it is not yet at its worst', () => {
  const learner = nights()
  const eat = { parameters: {}, body: [{ move: 'eat' }] }
  const hunger = { fact: 'food', when: is('food', '<=', 6), program: eat, urgency: 1, rest: 100 }
  const [afternoon, first, night] = shelters(learner, learner.badTimes, {
    refuge: learner.contracts.refuge()!,
    stay: [],
    provisions: [],
    needs: [hunger],
  })
  expect(night.when).toEqual(learner.badTimes[0])
  const bad = Number(learner.badTimes[0].value)
  const [soon, notYet, outside, hungry] = (first.when as { and: Atom[] }).and
  expect(outside).toMatchObject({ fact: 'room', op: '>' })
  expect(hungry).toEqual(hunger.when)
  expect([soon.op, notYet.op]).toEqual(['<=', '>'])
  expect(Number(soon.value)).toBeGreaterThan(bad)
  expect(Number(notYet.value)).toBeLessThan(bad)
  const over = { or: [is('daylight', '<=', notYet.value), is('daylight', '>', soon.value)] }
  expect(first.program.body).toEqual([{ repeat: eat.body, until: over, atMost: 1 }])
  expect(first.urgency).toBe(night.urgency)
  // Earlier still, as the day goes down: the morning is as light, and too early.
  const [light, dim] = (afternoon.when as { and: Atom[] }).and
  expect([afternoon.falling, dim]).toEqual(['daylight', is('daylight', '>', soon.value)])
  expect(Number(light.value)).toBeGreaterThan(Number(soon.value))
  expect(first.falling).toBeUndefined()
})

test('what keeps one going is taken where it is on offer, and searched for only in need', () => {
  const game = crafter as unknown as AnyGame
  const learner = newLearner({ game, config: learnConfig.parse({}), library: null, saved: null, say: () => {} })
  const always = Object.fromEntries(['walk', 'dig', 'look', 'sing', 'search'].map(move => [`can.${move}`, true]))
  const live = (move: string, before: Facts, after: Facts) =>
    learner.experience.record(move, { before: { ...always, ...before }, after: { ...always, ...after }, steps: 20 })
  for (let i = 0; i < 60; i++) {
    for (const move of ['walk', 'dig', 'look', 'sing']) live(move, { food: 2 + (i % 8) }, { food: 1 + (i % 8) })
    live('search', { food: 2 + (i % 8) }, { food: 1 + (i % 8), 'can.eat': true })
    live('eat', { food: i % 8, 'can.eat': true }, { food: 9 })
  }
  Object.assign(learner, habitsFrom(learner, { food: 9 }))
  const [dire, hungry] = learner.habits.filter(({ fact }) => fact === 'food')
  expect(dire.when).toEqual(is('food', '<=', 1))
  expect(hungry.when).toEqual({ and: [is('food', '<=', 6), is('can.eat', '==', true)] })
  // The search is over at two thirds; what is there by then is eaten up.
  const [search, feast] = hungry.program.body as unknown as { until: Predicate }[]
  expect([search.until, feast.until]).toEqual([is('food', '>=', 6), is('food', '>=', 9)])
})

test('a need that is nearly used up comes before the others', () => {
  const game = crafter as unknown as AnyGame
  const learner = newLearner({ game, config: learnConfig.parse({}), library: null, saved: null, say: () => {} })
  const live = (move: string, before: Facts, after: Facts) =>
    learner.experience.record(move, {
      before: { 'can.eat': true, ...before },
      after: { 'can.eat': true, ...after },
      steps: 20,
    })
  for (let i = 0; i < 60; i++) {
    for (const move of ['walk', 'dig', 'look', 'wait', 'sing']) live(move, { food: 2 + (i % 8) }, { food: 1 + (i % 8) })
    live('eat', { food: i % 8 }, { food: 9 })
  }
  Object.assign(learner, habitsFrom(learner, { food: 9 }))
  const hunger = learner.habits.filter(({ fact }) => fact === 'food')
  expect(hunger.map(({ urgency }) => urgency)).toEqual([0.9, 1])
  expect(hunger[0].when).toEqual(is('food', '<=', 1))
  expect(hunger[0].program).toEqual(hunger[1].program)
})

test('on the way to safety what is near is seen to where it is easily come by, and nobody hungers first to get there', () => {
  const learner = nights()
  const contract = (name: string, effect: string, pre: Atom[]) =>
    ({ name, move: name, effect, pre, rate: 0.9, steps: 2, successes: 40 }) as Contract
  const ways = [
    contract('wall-in', 'room<=3', [is('drink', '<=', 0) as Atom]), // who thirsted did so at once, as it happened
    contract('enclose', 'room<=3', [is('inventory.brick', '>=', 1) as Atom]),
    contract('bake', 'inventory.brick+', [is('near.bench', '==', true) as Atom, is('near.cat', '==', true) as Atom]),
    contract('go-to-bench', 'near.bench=true', []),
  ]
  const going = ['drink', 'near.bench', 'near.cat']
  const drift = (fact: string) => (going.includes(fact) ? 0.9 : learner.experience.drift(fact))
  const achieving = (effect: string) => ways.filter(way => way.effect === effect)
  const stay = stayIn(
    is('room', '<=', 3) as Atom,
    {
      ...learner,
      experience: { ...learner.experience, drift },
      contracts: { ...learner.contracts, achieving },
    },
    'health',
  )
  const way = JSON.stringify(stay)
  for (const move of ['enclose', 'bake', 'go-to-bench']) expect(way).toContain(`{"move":"${move}"}`)
  expect(way).not.toContain('wall-in')
  expect(way).not.toContain('near.cat') // it comes and goes by itself
})

test('what is over at once keeps nobody where it is safe, however good it is', () => {
  const learner = nights('calm', live => {
    const inside = { room: 2, daylight: 0.1 }
    for (let i = 0; i < 60; i++)
      for (const move of ['sleep', 'explore']) {
        live(move, { ...inside, health: 5 }, { ...inside, health: 9 }) // far better than to wait
        live(move, { ...inside, health: 9 }, { ...inside, health: 9 }, 0)
      }
  })
  expect(textOf(learner, 'daylight')).toMatch(
    /"then":\[\{"move":\{"do":"(sleep|explore)"\}\},\{"move":\{"do":"wait"\}\}\]/,
  )
})

test('what makes an answer less harmful is got ahead of it, where it can be had at once', () => {
  const learner = nights('calm', live => {
    const day = { health: 9, room: 9, daylight: 0.9 }
    for (let i = 0; i < 100; i++) live('wait', day, day)
    for (let i = 0; i < 40; i++) {
      const met = { health: 9, room: 9, daylight: 0.1 + 0.001 * i, 'near.zombie': true }
      const armed = { ...met, 'inventory.sword': 1 }
      live('use:zombie', armed, { ...armed, health: i % 8 === 0 ? 7 : 9, 'near.zombie': false }, 3)
      live('use:zombie', met, { ...met, health: 6, 'near.zombie': false }, 3)
      const bench = { health: 9, room: 9, daylight: 0.9, 'near.bench': true, 'inventory.wood': 2 }
      live('forge', bench, { ...bench, 'inventory.wood': 1, 'inventory.sword': 1 }, 1)
      live('forge', { ...bench, 'inventory.wood': 0 }, { ...bench, 'inventory.wood': 0 }, 1)
    }
  })
  const arms = learner.habits.find(({ fact }) => fact === 'inventory.sword')!
  expect(arms.program.body).toEqual([{ move: 'forge' }])
  expect(arms.when).toMatchObject({ and: expect.arrayContaining([is('inventory.wood', '>=', 1)]) })
})

test('a bad time is sat out where it is safe, with two moves in turn; danger is answered elsewhere', () => {
  const { habits, contracts } = nights()
  expect(contracts.refuge()).toMatchObject({ fact: 'room', op: '<=' })
  const night = habits.find(({ fact }) => fact === 'daylight')!
  expect(night.when).toMatchObject({ fact: 'daylight', op: '<=' })
  const text = JSON.stringify(night.program)
  expect(text).toContain('"then":[{"move":{"do":"sleep"}},{"move":{"do":"wait"}}]')
  expect(text).toContain('{"move":{"do":"enclose"}}')
  const danger = habits.find(({ fact }) => fact === 'near.zombie')!
  const { value } = contracts.refuge()!
  expect(danger.when).toMatchObject({ and: expect.arrayContaining([is('room', '>', value as number)]) })
})

test('who is safe stays while danger is at the door; what is nearly used up comes first', () => {
  const { habits, contracts } = nights()
  const refuge = contracts.refuge()!
  const siege = habits.find(({ fact, when }) => fact === 'near.zombie' && JSON.stringify(when).includes('"<="'))!
  expect(siege.when).toEqual({ and: [is('near.zombie', '==', true), refuge] })
  expect(siege.program.body).toEqual([expect.objectContaining({ until: is('near.zombie', '==', false) })])
  expect(JSON.stringify(siege.program)).toContain('{"move":{"do":"wait"}}')
  expect(siege.urgency).toBeGreaterThan(0.9)
  expect(siege.urgency).toBeLessThan(1)
})

test('where no place is known to be safe, the bad time is sat out where it may be: until that hurt as well', () => {
  const hopeful = nights('unknown')
  expect(hopeful.contracts.refuge()).toBeNull()
  const night = hopeful.habits.find(({ fact }) => fact === 'daylight')!
  expect(JSON.stringify(night.program)).toMatch(/"room","op":"<=".*"then":\[\{"move":\{"do":"(sleep|wait)"\}\}/)
  const hurt = nights('bitten')
  expect(hurt.contracts.refuge()).toBeNull()
  expect(hurt.habits.find(({ fact }) => fact === 'daylight')).toBeUndefined()
})
