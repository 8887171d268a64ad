/** A run that learned, for the viewer's tests: grown by the loop itself on the small game, written by its own writers. */
import { join } from 'node:path'
import type { AnyAgent, AnyGame } from '#core'
import { goalOf, is, random } from '#core'
import { learnConfig } from '../../learn/config.ts'
import { contentOf, type Learner } from '../../learn/learner.ts'
import type { Report } from '../../learn/report.ts'
import { outpost } from '../../learn/testing/outpost.ts'
import { learn } from '../../learn.ts'
import { openLibrary, writeLibrary } from '../../library/store.ts'
import { playEpisode } from '../../play.ts'
import { createRun, type RunFolder } from '../../run/folder.ts'
import { learningRecord } from './record.ts'

export const game = outpost as unknown as AnyGame
const config = learnConfig.parse({
  steps: 8_000,
  seed: 3,
  goals: ['inventory.*', 'near.*'],
  episodeSteps: 300,
  goalSteps: 400,
  reportSeeds: 3,
  full: true,
})
const identity = { game: 'outpost', agents: ['bottom-up'], package: '0.1.0', commit: null }
const signal = AbortSignal.timeout(120_000)

/** @param beside Called after every episode, while it still learns. */
export async function learnedRun(
  runsDir: string,
  beside: (run: RunFolder, learner: Learner) => Promise<void> | void = () => {},
): Promise<{ readonly id: string; readonly dir: string; readonly learner: Learner; readonly report: Report }> {
  const began = Date.parse('2026-11-21T11:00:00Z')
  using run = createRun(runsDir, { ...identity, kind: 'learn' }, { learn: config, library: null } as never, () => began)
  const record = learningRecord(run, () => began)
  const { learner, report } = await learn({
    game,
    gameConfig: {},
    config,
    signal,
    now: () => 0,
    say: record.say,
    onEpisode(learner, episode, day) {
      record.episode(learner, episode, day)
      if (record.hasNews()) writeLibrary(join(run.dir, 'library'), contentOf(learner), learner.library.state)
      void beside(run, learner)
    },
  })
  record.report(report)
  writeLibrary(join(run.dir, 'library'), contentOf(learner), learner.library.state)
  run.finish('done')
  return { id: run.id, dir: run.dir, learner, report }
}

/** One episode of a goal, played with what the other run learned. */
export async function playedRun(runsDir: string, agent: AnyAgent, library: string): Promise<string> {
  const began = Date.parse('2026-11-21T12:00:00Z')
  using run = createRun(runsDir, { ...identity, kind: 'run' }, { library }, () => began)
  await playEpisode({
    game,
    backend: 'simulator',
    config: {},
    start: { seed: 5 }, // no tree stands where one begins
    entrants: [{ agent, config: agent.config.parse({}), text: 'bottom-up' }],
    random: random(1),
    signal,
    now: () => 0,
    package: '0.1.0',
    goal: goalOf('outpost', is('inventory.pick', '>=', 1)),
    library: openLibrary(runsDir, library, game),
    path: run.episodePath(1),
    maxSteps: 300,
  })
  run.finish('done')
  return run.id
}
