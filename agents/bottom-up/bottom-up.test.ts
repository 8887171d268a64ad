import { describe, expect, test } from 'vitest'
import { type AnyGame, goalOf, is, random } from '#core'
import { testAgent } from '#testing'
import crafter from '../../games/crafter/index.ts'
import { learnConfig } from '../../src/learn/config.ts'
import { contentOf } from '../../src/learn/learner.ts'
import { outpost } from '../../src/learn/testing/outpost.ts'
import { learn } from '../../src/learn.ts'
import { coreLibrary } from '../../src/library/library.ts'
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
