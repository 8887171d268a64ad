import { describe, expect, test } from 'vitest'
import { type AnyGame, type BackendIo, goalOf, is, type Ordered, random, type Transition } from '#core'
import { testAgent } from '#testing'
import crafter from '../../games/crafter/index.ts'
import { learnConfig } from '../../src/learn/config.ts'
import { contentOf } from '../../src/learn/learner.ts'
import { outpost } from '../../src/learn/testing/outpost.ts'
import { learn } from '../../src/learn.ts'
import { coreLibrary, type LibraryContent, skillHash } from '../../src/library/library.ts'
import { playEpisode } from '../../src/play.ts'
import { lamps } from '../../src/testing/lamps.ts'
import bottomUp from './index.ts'

testAgent(bottomUp, crafter, { seeds: [1], steps: 60 })
testAgent(bottomUp, lamps, { seeds: [1, 2], steps: 40 })
testAgent(bottomUp, outpost, { seeds: [1], steps: 80, goal: goalOf('outpost', is('inventory.stone', '>=', 1)) })

const game = outpost as unknown as AnyGame
const signal = new AbortController().signal
const now = () => 0
const learned = learn({
  game,
  gameConfig: {},
  config: learnConfig.parse({ steps: 6000, episodeSteps: 800, goalSteps: 500, reportSeeds: 0, seed: 3 }),
  signal,
  now,
})

const play = async (library: Awaited<ReturnType<typeof libraryOf>> | undefined, seed: number, of: object = {}) =>
  playEpisode({
    game,
    backend: 'simulator',
    config: {},
    start: { seed },
    entrants: [{ text: 'bottom-up', agent: bottomUp as never, config: bottomUp.config.parse({}) }],
    random: random(seed),
    signal,
    now,
    package: 'test',
    record: 'none',
    maxSteps: 400,
    library,
    ...of,
  })
const libraryOf = async () => coreLibrary(game, contentOf((await learned).learner))

/** The same game, in which somebody speaks up before the given steps. */
function spoken(lines: Readonly<Record<number, string>>, answers: Ordered[]): AnyGame {
  const { simulator } = game.backends
  const open = async (config: unknown, io: BackendIo) => {
    const world = await simulator.open(config as never, io)
    const step = world.step.bind(world)
    let steps = 0
    world.step = async (...given) => {
      const line = lines[++steps]
      if (line !== undefined) answers.push(io.order!('boss', line))
      return step(...given)
    }
    return world
  }
  return { ...game, backends: { simulator: { ...simulator, open } } } as unknown as AnyGame
}

test('a goal that is asked for in mid-episode takes the place of the first; what is no goal changes nothing', async () => {
  const answers: Ordered[] = []
  const lines = { 5: 'please bring wood', 10: 'inventory.wod >= 1', 20: 'inventory.wood >= 2' }
  const first = goalOf('outpost', is('inventory.wood', '>=', 1))
  const { orders, verdict, end, steps } = await play(await libraryOf(), 5, {
    game: spoken(lines, answers),
    goal: goalOf('outpost', is('inventory.stone', '>=', 60)),
  })
  expect(answers.map(({ changed }) => changed)).toEqual([false, false, true])
  expect(answers[1].answer).toContain('inventory.wood')
  expect(answers[2].answer).toBe('my goal is now inventory.wood >= 2')
  expect(orders).toMatchObject([{ from: 'boss', text: 'inventory.wood >= 2', since: 20 }])
  expect(orders[0].reached).toBeGreaterThanOrEqual(20)
  expect(await answers[2].later).toBe('reached: inventory.wood >= 2')
  // Nobody asked for more: the episode goes on to its last step, whatever the first goal was.
  expect([verdict?.outcome, end.why, steps]).toEqual(['no', '400 steps', 400])
  const plain = await play(await libraryOf(), 5, { game: spoken({ 3: 'wood!' }, []), goal: first })
  expect(plain.end.why).toBe('goal reached')
})

/** What the agent set about, in order, when it was to reach as much as it can of what can be held. */
async function day(content: LibraryContent, goals: string): Promise<string[]> {
  const [did, config] = [[] as string[], bottomUp.config.parse({ goals })]
  await play(coreLibrary(game, content), 7, {
    maxSteps: 600,
    entrants: [{ text: 'bottom-up', agent: bottomUp as never, config }],
    onTransition: ({ decisions }: Pick<Transition<unknown, unknown>, 'decisions'>) => {
      const first = decisions.get('p0')?.thoughts?.find(({ level }) => level === 'skill' || level === 'motion')
      if (first && did.at(-1) !== first.text) did.push(first.text)
    },
  })
  return did
}

test('what is verified comes before a cheap plan that was never proved, and no plan takes the whole life', async () => {
  const { learner } = await learned
  const content = contentOf(learner)
  const verified = content.skills
    .filter(({ id, goal }) => learner.library.state(id) === 'verified' && goal.text.startsWith('inventory.'))
    .map(({ id }) => id)
  expect(verified.length).toBeGreaterThan(0)
  // Something is said to come of a step aside: it never does.
  const lie = { name: 'step-aside', move: 'step-aside', pre: [], rate: 1, steps: 1, successes: 9 }
  const did = await day(
    { ...content, contracts: [{ ...lie, effect: 'inventory.hammer+' }, ...content.contracts] },
    'inventory.*',
  )
  const hope = did.indexOf('step-aside')
  expect(hope).toBeGreaterThan(0)
  expect(verified).toContain(did[0])
  expect(did.slice(hope).some(text => text !== 'step-aside')).toBe(true)
})

test('a skill that may not be started here waits, as long as there is something else to do', async () => {
  const content = contentOf((await learned).learner)
  const [first] = await day(content, 'inventory.*')
  const skills = content.skills.map(skill => {
    if (skill.id !== first) return skill
    const barred = { ...skill, pre: is('inventory.gem', '>=', 9) }
    const hash = skillHash(barred)
    return {
      ...barred,
      hash,
      evidence: skill.evidence.map(line => (line.hash === skill.hash ? { ...line, hash } : line)),
    }
  })
  expect(skills).not.toEqual(content.skills)
  expect((await day({ ...content, skills }, 'inventory.*'))[0]).not.toBe(first)
})

test('what comes and goes is reached once in a life', async () => {
  const content = contentOf((await learned).learner)
  const did = (await day(content, 'facing')).filter(text => text.includes('facing'))
  expect(did.length).toBeGreaterThan(0)
  expect(new Set(did).size).toBe(did.length)
})

describe('with a library', () => {
  const wood = goalOf('outpost', is('inventory.wood', '>=', 4), { maxSteps: 70 })

  test('reaches four logs in fresh worlds, oftener than without', async () => {
    const library = await libraryOf()
    const reached = async (given: typeof library | undefined) => {
      let k = 0
      for (let seed = 1; seed <= 12; seed++)
        if ((await play(given, seed, { goal: wood })).verdict?.outcome === 'yes') k++
      return k
    }
    const [with_, without] = [await reached(library), await reached(undefined)]
    expect(with_).toBeGreaterThanOrEqual(6)
    expect(without).toBeLessThan(with_)
  }, 30_000)

  test('says its chain of action: the goal, the skills, the move', async () => {
    const levels = new Set<string>()
    const goals = new Set<string>()
    await play(await libraryOf(), 2, {
      goal: wood,
      onTransition: ({
        decisions,
      }: {
        decisions: ReadonlyMap<string, { thoughts?: { level: string; text: string }[] }>
      }) => {
        for (const { level, text } of decisions.get('p0')?.thoughts ?? []) {
          levels.add(level)
          if (level === 'goal') goals.add(text)
        }
      },
    })
    expect([...levels]).toEqual(expect.arrayContaining(['goal', 'motion']))
    expect([...goals]).toEqual([wood.text])
  })
})
