import { expect, test } from 'vitest'
import { type Facts, is } from '#core'
import { contractsOf } from './contract.ts'
import { experience } from './experience.ts'
import { plan } from './plan.ts'

/** Crafting at a bench: works with 2 wood beside it, uses the wood up; chopping always works; walking finds the bench. */
function lived() {
  const known = experience()
  const try_ = (move: string, before: Facts, after: Facts) => known.record(move, { before, after, steps: 1 })
  for (let wood = 0; wood < 6; wood++)
    for (const near of [true, false])
      for (const sapling of [0, 1]) {
        const before = { wood, sapling, near, 'can.make': true, 'can.chop': true, 'can.walk': true }
        const works = wood >= 2 && near
        try_('make', before, works ? { ...before, wood: wood - 2, pick: 1 } : before)
        try_('chop', before, { ...before, wood: wood + 1 })
        try_('walk', before, { ...before, near: true })
        for (const idle of ['wait', 'sing', 'dance', 'look']) try_(idle, before, before)
      }
  return known
}

test('learns what a move needs from what it used up and from its failures', () => {
  const [make] = contractsOf(lived()).achieving('pick+')
  expect(make.name).toBe('make')
  expect(make.pre).toContainEqual(is('wood', '>=', 2))
  expect(make.pre).toContainEqual(is('near', '==', true))
  expect(make.pre).toHaveLength(2)
  expect(make.rate).toBeGreaterThan(0.8)
})

test('plans backwards: each need is got before the move', () => {
  const { program, missing } = plan(is('pick', '>=', 1), { contracts: contractsOf(lived()), provider: () => null })
  expect(missing).toEqual([])
  const text = JSON.stringify(program)
  for (const move of ['make', 'chop', 'walk']) expect(text).toContain(`{"move":"${move}"}`)
})

test('calls a skill where the library has one, and names what nothing provides', () => {
  const contracts = contractsOf(lived())
  const called = plan(is('pick', '>=', 1), {
    contracts,
    provider: atom => (atom.fact === 'wood' ? { id: 'get-wood', parameters: { count: 2 }, cost: 1 } : null),
  })
  expect(JSON.stringify(called.program)).toContain('{"call":"get-wood","parameters":{"count":2}}')
  expect(plan(is('gem', '>=', 1), { contracts, provider: () => null }).missing).toEqual([is('gem', '>=', 1)])
})

test('what is known survives being written down', () => {
  const known = lived()
  const again = experience(JSON.parse(JSON.stringify(known.save())))
  expect(contractsOf(again).achieving('pick+')).toEqual(contractsOf(known).achieving('pick+'))
})

test('what turns a thing up: the move that did so, then the one that turns up most of all', () => {
  const known = experience()
  const turnUp = (move: string, what: string | null, steps: number) =>
    known.record(move, { before: {}, after: what ? { [`can.dig:${what}`]: true } : {}, steps })
  for (let i = 0; i < 40; i++) {
    turnUp('down', i % 20 === 5 ? 'coal' : null, 2) // twice: no more than a coincidence, but all there is
    turnUp('far', ['dirt', 'sand', 'oak', 'reed'][i % 4], 4) // finds much, coal never
    turnUp('near', i % 20 ? null : 'dirt', 4)
    turnUp('wait', null, 1)
  }
  const ways = contractsOf(known).achieving('can.dig:coal=true')
  expect(ways.map(({ name }) => name)).toEqual(['down', 'far'])
  // Never met: whatever turns up most.
  expect(contractsOf(known).achieving('can.dig:iron=true')[0].name).toBe('far')
})

test('to wander: what turns up most where it was not there, uses nothing up and is always on offer', () => {
  const known = experience()
  const always = { 'can.roam': true, 'can.spend': true, 'can.wait': true, gold: 5 }
  for (let i = 0; i < 30; i++) {
    const turnedUp = { ...always, [`can.dig:${i % 7}`]: true }
    known.record('roam', { before: always, after: turnedUp, steps: 4 })
    known.record('spend', { before: always, after: { ...turnedUp, gold: 4 }, steps: 1 })
    known.record('wait', { before: turnedUp, after: turnedUp, steps: 1 })
  }
  expect(contractsOf(known).wander!()).toEqual(['roam'])
})

test('a place that lies below is not made of the height that was lost on the way there', () => {
  const lived = (isScale: boolean) => {
    const known = experience(null, undefined, undefined, undefined, fact => !(isScale && fact === 'height'))
    for (let i = 0; i < 20; i++) {
      known.record('descend', { before: { height: 9 }, after: { height: 1, 'near.rock': true }, steps: 1 })
      known.record('put', { before: { bench: 1 }, after: { bench: 0, 'near.bench': true }, steps: 1 })
      for (const idle of ['wait', 'sing', 'nod', 'bow', 'hum']) known.record(idle, { before: {}, after: {}, steps: 1 })
    }
    return contractsOf(known).made!().map(({ fact }) => fact)
  }
  expect(lived(true)).toEqual(['near.bench'])
  expect(lived(false)).toEqual(['near.rock', 'near.bench'])
})

test('where starts take long, tools that wear out on the way are no price of going there; but it must be on offer without fail', () => {
  const known = experience()
  const down = { 'can.roam': true, 'can.descend': true, pick: 1 }
  for (let i = 0; i < 60; i++) {
    const turnedUp = { ...down, [`can.dig:${i % 7}`]: true, pick: i % 20 === 0 ? 0 : 1 }
    known.record('roam', { before: down, after: turnedUp, steps: 4 })
    known.record('descend', { before: down, after: turnedUp, steps: 1 })
    for (const idle of ['wait', 'sing', 'nod', 'bow', 'hum', 'look'])
      known.record(idle, { before: down, after: down, steps: 1 })
    // At the bottom there is no way down.
    const bottom = { 'can.roam': true, pick: 1 }
    if (i % 5 === 1) known.record('roam', { before: bottom, after: bottom, steps: 4 })
  }
  expect(contractsOf(known).wander!()).toEqual([])
  expect(contractsOf(known, null, true).wander!()).toEqual(['roam'])
})

test('where starts take long, what some successes had and no failure proves nothing among hundreds of facts', () => {
  const known = experience()
  const climb = (sum: number, after: boolean) =>
    known.record('climb', {
      before: { 'can.climb': true, furnaces: sum },
      after: { 'can.climb': true, furnaces: sum, ...(after ? { sun: true } : {}) },
      steps: 1,
    })
  for (let i = 0; i < 66; i++) {
    if (i % 8 === 0) known.begin()
    climb(0, false)
    if (i % 3 === 0) climb(i % 9 === 0 ? 7 : 0, true)
  }
  const needs = (isWary: boolean) => contractsOf(known, null, isWary).achieving('sun=true')[0].pre
  expect(needs(false)).toContainEqual(is('furnaces', '>=', 7))
  expect(needs(true)).toEqual([])
})

test('a seeker is judged by the tries that began without what is sought', () => {
  const known = experience()
  for (let life = 0; life < 30; life++) {
    // Whoever comes first finds the trees that stand around; who looks for the cave comes later.
    known.record('first', { before: {}, after: { 'can.dig:tree': true }, steps: 1 })
    for (let i = 0; i < 4; i++)
      known.record('first', { before: { 'can.dig:tree': true }, after: { 'can.dig:tree': true }, steps: 1 })
    for (let i = 0; i < 5; i++)
      known.record('roam', {
        before: { 'can.dig:tree': true },
        after: { 'can.dig:tree': true, ...(i === 4 ? { 'can.dig:cave': true } : {}) },
        steps: 4,
      })
  }
  const [best] = contractsOf(known).finders!('can.dig:tree=true')
  expect(best).toMatchObject({ name: 'first', steps: 1 })
  expect(best.rate).toBeGreaterThan(0.8) // though four tries of five added nothing
  expect(contractsOf(known).finders!('can.dig:cave=true')[0].name).toBe('roam')
})

test('how often something came about that needs a fact', () => {
  const contracts = contractsOf(lived())
  contracts.achieving('pick+')
  expect(contracts.supports!('near')).toBe(contracts.achieving('pick+')[0].successes)
  expect(contracts.supports!('sapling')).toBe(0)
})

/** By night the wolf comes to whoever sleeps where there is room. */
function asleep(inside: 'unknown' | 'in vain') {
  const known = experience(
    null,
    () => true,
    fact => (fact === 'room' ? 3 : null),
  )
  for (let i = 0; i < 4; i++) known.death(['health'])
  for (let i = 0; i < 120; i++) {
    const before = { health: 9, energy: 3, room: 9, 'can.sleep': true, 'can.wait': true }
    const bitten = { ...before, health: 2 }
    known.record('sleep', { before, after: { ...(i % 3 === 0 ? bitten : before), energy: 9 }, steps: 40 })
    known.record('wait', { before, after: bitten, steps: 20 })
    const den = { ...before, room: 2 }
    known.record('dig-in', { before, after: den, steps: 5 })
    known.record('wait', { before: den, after: den, steps: 20 })
    if (inside === 'in vain') known.record('sleep', { before: den, after: den, steps: 40 })
  }
  return contractsOf(known)
}

test('what takes long and hurts is done where one is hurt least, until it is found not to work there', () => {
  expect(asleep('unknown').refuge()).toEqual(is('room', '<=', 3))
  expect(asleep('unknown').achieving('energy+')[0].pre).toContainEqual(is('room', '<=', 3))
  expect(asleep('in vain').achieving('energy+')[0].pre).not.toContainEqual(is('room', '<=', 3))
})

test('where a better tool took the place of the first one, the first one is still a way', () => {
  const known = experience()
  const held = (pick: number, better: number, stone: number) => ({
    pick,
    better,
    stone,
    'can.mine': true,
    'can.wait': true,
    'can.sing': true,
    'can.look': true,
    'can.nod': true,
  })
  for (let life = 0; life < 4; life++) {
    known.begin()
    for (let i = 0; i < 3; i++) {
      known.record('mine', { before: held(0, 0, 0), after: held(0, 0, 0), steps: 1 })
      for (const idle of ['wait', 'sing', 'look', 'nod'])
        known.record(idle, { before: held(0, 0, 0), after: held(0, 0, 0), steps: 1 })
    }
    for (let i = 0; i < 2; i++) known.record('mine', { before: held(1, 0, i), after: held(1, 0, i + 1), steps: 1 })
    if (life % 2 === 0) known.record('mine', { before: held(0, 1, 2), after: held(0, 1, 3), steps: 1 })
  }
  const [mine] = contractsOf(known).achieving('stone+')
  expect(mine.pre).toEqual([is('pick', '>=', 1)])
  expect(mine.rate).toBeGreaterThan(0.8)
})

test('while a move succeeded but few times, it likely needs the place that others need', () => {
  const known = lived()
  const forge = (before: Facts, works: boolean) =>
    known.record('forge', { before, after: works ? { ...before, wood: 0, tongs: 1 } : before, steps: 1 })
  // Whoever forged happened to have many feathers: that tells even more failures apart than the place does.
  for (let i = 0; i < 3; i++) forge({ wood: 1, feathers: 7, near: true, 'can.forge': true }, true)
  for (let i = 0; i < 12; i++) forge({ wood: 1, feathers: 1, near: i < 2, 'can.forge': true }, false)
  const contracts = contractsOf(known)
  expect(contracts.achieving('tongs+')[0].pre).not.toContainEqual(is('near', '==', true))
  const aware = contractsOf(known)
  aware.achieving('pick+') // needs the place
  expect(aware.achieving('tongs+')[0].pre).toContainEqual(is('near', '==', true))
})

/** Seven moves that change nothing, so that what two others do is not the weather. */
function withIdlers() {
  const known = experience()
  const live = (move: string, before: Facts, after: Facts) =>
    known.record(move, { before: { ...before, 'can.smelt': true }, after: { ...after, 'can.smelt': true }, steps: 1 })
  for (const idle of ['wait', 'sing', 'dance', 'look', 'nod', 'bow', 'hum'])
    for (let i = 0; i < 4; i++) live(idle, { food: 18, stone: 3 }, { food: 18, stone: 3 })
  return { known, live }
}

test('what fell by as much by chance does not stand for what was used up', () => {
  const { known, live } = withIdlers()
  for (let ore = 0; ore < 3; ore++) live('dig', { food: 18, ore }, { food: 18, ore: ore + 1 })
  live('smelt', { food: 18, ore: 1 }, { food: 17, ore: 0, ingot: 1 }) // it took a while
  live('smelt', { food: 18, ore: 0 }, { food: 18, ore: 0 })
  const [smelt] = contractsOf(known).achieving('ingot+')
  expect(smelt.pre).toContainEqual(is('ore', '>=', 1))
})

test('mostly made of one of a kind, it is made of the kind all the same', () => {
  const { known, live } = withIdlers()
  const logs = (oak: number, birch: number) => ({ oak, birch, any: oak + birch })
  for (let i = 0; i < 4; i++) live('dig', logs(i, 0), logs(i + 1, 0))
  for (let i = 0; i < 8; i++) live('smelt', logs(2, 1), { ...logs(1, 1), plank: 1 })
  live('smelt', logs(0, 2), { ...logs(0, 1), plank: 1 })
  const [smelt] = contractsOf(known).achieving('plank+')
  expect(smelt.pre).toEqual([is('any', '>=', 1)])
})

test('what is gained on the way does not hide what a thing costs', () => {
  const { known, live } = withIdlers()
  const gained = [6, 0, 0, 1]
  for (const more of gained) live('smelt', { stone: 8 }, { stone: 8 - 3 + more, pick: 1 })
  const [smelt] = contractsOf(known).achieving('pick+')
  expect(smelt.pre).toContainEqual(is('stone', '>=', 3))
  live('smelt', { bricks: 3 }, { pick: 1 }) // now and then it is made of something else
  for (let i = 0; i < 8; i++) live('smelt', { stone: 8 }, { stone: 5, pick: 1 })
  expect(contractsOf(known).achieving('pick+')[0].pre).toContainEqual(is('stone', '>=', 3))
})

test('wary: what turned a thing up once only is no reason not to roam for it; what worked seldom is looked at again soon', () => {
  const known = experience()
  const roam = (move: string, before: Facts, after: Facts) => known.record(move, { before, after, steps: 1 })
  for (let i = 0; i < 30; i++) {
    roam('walk', { 'can.walk': true }, { 'can.walk': true, [`can.cut:${['fern', 'reed'][i % 2]}`]: true })
    for (const idle of 'abcdefgh') roam(idle, { 'can.walk': true }, { 'can.walk': true })
  }
  const dug = { 'can.walk': true, 'can.dig': true }
  for (let i = 0; i < 3; i++) roam('dig', dug, i === 1 ? { ...dug, 'can.cut:tree': true } : dug)
  const names = (isWary: boolean) =>
    contractsOf(known, null, isWary)
      .achieving('can.cut:tree=true')
      .map(({ name }) => name)
  expect(names(false)).toEqual(['dig'])
  expect(names(true)).toContain('walk')
  // Once it was walking that did, in the dark: that needs no darkness.
  roam('walk', { 'can.walk': true, dark: true }, { 'can.walk': true, 'can.cut:tree': true })
  const [walk] = contractsOf(known, null, true)
    .achieving('can.cut:tree=true')
    .filter(({ name }) => name === 'walk')
  expect(walk.pre).toEqual([])
})

test('wary: of what tells the successes apart as well, that which was in hand is needed likelier', () => {
  const { known, live } = withIdlers()
  for (let i = 0; i < 9; i++) live('carry', { 'bag.ladder': 1 }, { 'bag.ladder': 1 })
  const had = { 'bag.ladder': 1, 'bag.pick': 1 }
  for (let i = 0; i < 2; i++) live('smelt', { ...had, ore: i, held: 'sand' }, { ...had, ore: i + 1, held: 'pick' })
  for (let i = 0; i < 4; i++) live('smelt', { ore: 1 }, { ore: 1 })
  const needs = (isWary: boolean) => contractsOf(known, null, isWary).achieving('ore+')[0].pre
  expect(needs(false)).toContainEqual(is('bag.ladder', '>=', 1))
  expect(needs(true)).toContainEqual(is('bag.pick', '>=', 1))
})

/** Digging works with a spade; by chance the successes were all on a hill, and so were most failures. */
function dug(lives: number) {
  const known = experience()
  const at = (spade: number, hill: boolean): Facts => ({ spade, hill, 'can.dig': true })
  for (let life = 0; life < lives; life++) {
    known.begin()
    for (const idle of ['wait', 'sing', 'dance', 'look']) {
      known.record(idle, { before: at(0, false), after: at(0, false), steps: 1 })
      known.record(idle, { before: at(1, true), after: at(1, true), steps: 1 })
    }
    known.record('dig', { before: at(1, true), after: { ...at(1, true), ore: 1 }, steps: 1 })
    for (let i = 0; i < 2; i++) known.record('dig', { before: at(0, i === 1), after: at(0, i === 1), steps: 1 })
  }
  return known
}

test('where lives are few: what the successes of a few had is guessed, what many had is known, and chance is told from it', () => {
  const needs = (lives: number, isWary = true) => {
    const { pre, guesses = 0 } = contractsOf(dug(lives), null, isWary).achieving('ore+')[0]
    return { facts: pre.map(({ fact }) => fact), guesses }
  }
  expect(needs(3)).toEqual({ facts: ['spade'], guesses: 1 })
  expect(needs(12)).toEqual({ facts: ['spade'], guesses: 0 })
  expect(needs(3, false)).toEqual({ facts: ['spade'], guesses: 0 })
})

test('where lives are few: what was in hand at every success stays a guess, though chance may explain the failures', () => {
  const needs = (held: string) => {
    const { known, live } = withIdlers()
    const had = { 'bag.pick': 1, held }
    for (let life = 0; life < 4; life++) {
      known.begin()
      for (let i = 0; i < 5; i++) live('smelt', { ...had, ore: i }, { ...had, ore: i + 1 })
      live('smelt', { ...had, ore: 5 }, { ...had, ore: 5 }) // broken off
      if (life > 0) live('smelt', { ore: 0 }, { ore: 0 })
    }
    const { pre, guesses = 0 } = contractsOf(known, null, true).achieving('ore+')[0]
    return { needs: pre.filter(({ fact }) => fact === 'bag.pick'), guesses }
  }
  expect(needs('pick')).toEqual({ needs: [is('bag.pick', '>=', 1)], guesses: 1 })
  expect(needs('sand')).toEqual({ needs: [], guesses: 0 })
})

test('where lives are few: what came along once with something else is no way to get it, where another brings it every time', () => {
  const { known, live } = withIdlers()
  for (let i = 0; i < 300; i++) live(`idle ${i % 30}`, {}, {})
  for (let i = 0; i < 20; i++) {
    known.begin()
    live('dig', { ore: i }, { ore: i + 1 })
    if (i === 7) live('sign', { ore: i + 1 }, { ore: i + 9 }) // dug on the way there
    if (i % 3 === 0) live('mine', { ore: i + 1 }, { ore: i + 2 })
  }
  const ways = (isWary: boolean) =>
    contractsOf(known, null, isWary)
      .achieving('ore+')
      .map(({ name }) => name)
      .sort()
  expect(ways(false)).toEqual(['dig', 'mine', 'sign'])
  expect(ways(true)).toEqual(['dig', 'mine'])
})

test('what may be below zero is a place on a scale: nothing uses it up', () => {
  const lived = (isAmount: boolean) => {
    const known = experience(null, undefined, undefined, [], () => isAmount)
    for (let i = 0; i < 8; i++) {
      known.record('dig', { before: { height: 60 }, after: { height: 52, ore: 1 }, steps: 1 })
      for (const idle of ['wait', 'sing', 'dance', 'look'])
        known.record(idle, { before: { height: 60 }, after: { height: 60 }, steps: 1 })
    }
    return contractsOf(known).achieving('ore+')[0].spends
  }
  expect(lived(true)).toEqual(['height'])
  expect(lived(false)).toBeUndefined()
})

test('wary: what one has made is had by making it, not by coming by where one had', () => {
  const known = experience()
  const live = (move: string, before: Facts, after: Facts) => known.record(move, { before, after, steps: 1 })
  const free = { 'can.build': true, 'can.walk': true }
  const bench = { ...free, 'near.bench': true }
  for (let i = 0; i < 12; i++) {
    live('build', { ...free, planks: 4 }, bench)
    live('walk', bench, free)
    live('walk', free, i % 3 ? bench : free)
    for (const idle of ['sing', 'nod', 'bow', 'look', 'hum', 'turn']) live(idle, free, free)
  }
  const names = (isWary: boolean) =>
    contractsOf(known, null, isWary)
      .achieving('near.bench=true')
      .map(({ name }) => name)
  expect(names(false)).toContain('walk')
  expect(names(true)).toEqual(['build'])
})

test('what was so throughout one long life, and in hardly any other, is no need', () => {
  const known = experience()
  const live = (before: Facts, works: boolean) =>
    known.record('dig', {
      before: { 'can.dig': true, ...before },
      after: { 'can.dig': true, ...before, stone: works ? 1 : 0 },
      steps: 1,
    })
  const others = () => {
    for (const move of ['walk', 'look', 'sing', 'wait']) known.record(move, { before: {}, after: {}, steps: 1 })
  }
  for (let life = 0; life < 20; life++) {
    known.begin()
    others()
    live({ stone: 0 }, true)
    for (let i = 0; i < 6; i++) live({ stone: 0 }, false)
  }
  known.begin()
  for (let i = 0; i < 40; i++) {
    others()
    live({ stone: 0, 'sees.gem': true }, true)
  }
  const [dig] = contractsOf(known).achieving('stone+')
  expect(dig.name).toBe('dig')
  expect(dig.pre.map(({ fact }) => fact)).not.toContain('sees.gem')
})
