import { describe, expect, test } from 'vitest'
import { type AnyGame, goalOf, is, UsageError } from '#core'
import crafter from '../../games/crafter/index.ts'
import { learn } from '../learn.ts'
import { learnConfig } from './config.ts'
import { newLearner } from './learner.ts'
import { priorsCard } from './priors-card.ts'
import { outpost } from './testing/outpost.ts'

const settings = { steps: 1500, episodeSteps: 500, goalSteps: 300, attemptSteps: 300, reportSeeds: 0, seed: 3 }
const learner = (game: AnyGame, given: object) =>
  newLearner({ game, config: learnConfig.parse(given), library: null, saved: null, say: () => {} })

/** The small game, with a tree behind a door. */
const declared = (tree: () => unknown): AnyGame =>
  ({
    ...outpost,
    get prerequisites() {
      return tree()
    },
  }) as unknown as AnyGame

describe('--priors', () => {
  test('none: what a game declares is never so much as read', async () => {
    const game = declared(() => {
      throw new Error('read')
    })
    const config = learnConfig.parse(settings)
    const signal = new AbortController().signal
    const { learner, report } = await learn({ game, gameConfig: {}, config, signal, now: () => 0 })
    expect(learner.ledger.learning).toBeGreaterThanOrEqual(1500)
    expect(report.priors).toMatchObject({ prerequisites: 'not given' })
    await expect(
      learn({ game, gameConfig: {}, config: learnConfig.parse({ ...settings, priors: 'tree' }), signal, now: () => 0 }),
    ).rejects.toThrow('read')
  })

  test('tree: there is a plan before anything was tried, and the card says so', () => {
    const iron = goalOf('crafter', is('inventory.iron_pickaxe', '>=', 1))
    const told = learner(crafter as unknown as AnyGame, { priors: 'tree' })
    const text = JSON.stringify(told.planFor(iron).program)
    for (const move of ['make_iron_pickaxe', 'place_furnace', 'make_stone_pickaxe', 'place_table'])
      expect(text).toContain(move)
    expect(priorsCard(told)).toMatchObject({ prerequisites: 'given: what the game declares' })
    expect(learner(crafter as unknown as AnyGame, {}).planFor(iron).program).toBeNull()
  })

  test('tree: a game that declares nothing, or something else, is named', () => {
    expect(() => learner(outpost as unknown as AnyGame, { priors: 'tree' })).toThrow(UsageError)
    expect(() =>
      learner(
        declared(() => [{ effect: 3 }]),
        { priors: 'tree' },
      ),
    ).toThrow("outpost's prerequisites")
  })
})
