import { describe, expect, test } from 'vitest'
import { type Game, IllegalActionError, type Player, patternOf, type TimeStep } from '#core'
import { type ContractOptions, choose, openGame, plain, playRandomly } from './play.ts'

/**
 * The whole contract of an environment as a vitest suite: seeded resets repeat, illegal actions throw and change
 * nothing, ends are kinds, aborts abort, views are valid and bounded, facts stay inside the vocabulary.
 */
export function testEnvironment<O, A, C>(
  game: Game<O, A, C>,
  backend: string,
  config: unknown = {},
  options: ContractOptions = {},
): void {
  const { seeds = [1, 2], timeoutMs = 30_000 } = options
  const open = (signal?: AbortSignal) => openGame(game, backend, config, signal)
  const found = game.backends[backend]

  describe(`${game.id}, backend ${backend}: the contract of an environment`, { timeout: timeoutMs }, () => {
    test('every time step is well-formed', async () => {
      await using environment = await open()
      for (const seed of seeds) {
        const { steps } = await playRandomly(environment, seed, options)
        for (const [index, step] of steps.entries()) {
          expect(step.index).toBe(index)
          wellFormed(game, environment.players, step)
          if (index > 0) expect(step.tick).toBeGreaterThanOrEqual(steps[index - 1].tick)
          else expect(step.end, 'an episode is not over when it begins').toBeNull()
        }
      }
    })

    test('an observation is small: its median is at most 8 KB as JSON, frames left out', async () => {
      await using environment = await open()
      const { steps } = await playRandomly(environment, seeds[0], options)
      const sizes = steps.map(step => observationBytes([...step.views.values()][0].observation)).sort((a, b) => a - b)
      expect(sizes[sizes.length >> 1]).toBeLessThanOrEqual(8192)
    })

    if (found?.resets === 'seeded' && found.deterministic) {
      test('the same seed and actions give the same episode, in one environment and in two', async () => {
        await using first = await open()
        await using second = await open()
        const played = await playRandomly(first, seeds[0], options)
        await playRandomly(first, seeds[1] ?? seeds[0] + 1, { ...options, steps: 5 })
        for (const environment of [first, second]) {
          let step = await environment.reset({ seed: seeds[0] })
          for (const [i, actions] of played.actions.entries()) {
            expect(plain(step)).toEqual(plain(played.steps[i]))
            step = await environment.step(actions)
          }
          expect(plain(step)).toEqual(plain(played.steps.at(-1)!))
        }
      })

      test('another seed gives another episode', async () => {
        await using environment = await open()
        const texts = new Set<string>()
        for (let seed = 1; seed <= 8; seed++) {
          const { steps } = await playRandomly(environment, seed, { ...options, steps: 10 })
          texts.add(JSON.stringify(steps.map(plain)))
        }
        expect(texts.size).toBeGreaterThan(1)
      })
    }

    test('an action that is missing, unexpected or not legal throws and changes nothing', async () => {
      await using environment = await open()
      let step = await environment.reset({ seed: seeds[0] })
      const wrong = await wrongActions(step, game)
      for (const [why, actions] of wrong)
        await expect(environment.step(actions as never), why).rejects.toBeInstanceOf(IllegalActionError)
      if (!found.deterministic || found.resets !== 'seeded') return
      await using untouched = await open()
      let twin = await untouched.reset({ seed: seeds[0] })
      const { actions } = await playRandomly(await open(), seeds[0], { ...options, steps: 5 })
      for (const each of actions) {
        step = await environment.step(each)
        twin = await untouched.step(each)
        expect(plain(step)).toEqual(plain(twin))
      }
    })

    test('after the end nobody acts, and a step throws', async () => {
      await using environment = await open()
      const { steps } = await playRandomly(environment, seeds[0], options)
      const last = steps.at(-1)!
      if (last.end === null) return // the episode is longer than this test plays
      expect(last.acting).toEqual([])
      const [player, view] = [...steps.at(-2)!.views][0]
      const action =
        view.legal?.[0] ?? [...choose(steps.at(-2)!, (await import('#core')).random(1), options).values()][0]
      await expect(environment.step(new Map([[player, action as A]]))).rejects.toBeInstanceOf(IllegalActionError)
    })

    test('an aborted signal rejects a reset and a step', async () => {
      await using environment = await open()
      const step = await environment.reset({ seed: seeds[0] })
      const actions = choose(step, (await import('#core')).random(1), options)
      const reason = new Error('stopped by the test')
      await expect(environment.step(actions, AbortSignal.abort(reason))).rejects.toBe(reason)
      await expect(environment.reset({ seed: seeds[0] }, AbortSignal.abort(reason))).rejects.toBe(reason)
    })
  })
}

function wellFormed<O, A, C>(game: Game<O, A, C>, players: readonly Player[], step: TimeStep<O, A>): void {
  expect([...step.views.keys()].sort()).toEqual([...players].sort())
  for (const player of step.acting) expect(players).toContain(player)
  expect(new Set(step.acting).size).toBe(step.acting.length)
  if (step.end) {
    expect(['termination', 'truncation', 'interruption']).toContain(step.end.kind)
    expect(step.end.why).not.toBe('')
    expect(step.acting).toEqual([])
  } else expect(step.acting.length).toBeGreaterThan(0)
  for (const reward of step.rewards.values()) expect(Number.isFinite(reward)).toBe(true)
  for (const [player, view] of step.views) {
    expect(view.player).toBe(player)
    game.observation.parse(view.observation)
    if (view.legal && !step.acting.includes(player)) expect(view.legal).toEqual([])
    for (const action of view.legal ?? []) game.action.parse(action)
    for (const [fact, value] of Object.entries(game.facts(view))) {
      const pattern = patternOf(fact, game.vocabulary)
      expect(pattern, `the fact "${fact}" is in the vocabulary`).not.toBeNull()
      if (value === null) continue
      expect(typeof value, fact).toBe(pattern!.type)
      if (pattern!.range && typeof value === 'number') {
        expect(value, fact).toBeGreaterThanOrEqual(pattern!.range[0])
        expect(value, fact).toBeLessThanOrEqual(pattern!.range[1])
      }
    }
  }
}

/** Action maps that must be refused at this time step, each with its reason. */
async function wrongActions<O, A, C>(
  step: TimeStep<O, A>,
  game: Game<O, A, C>,
): Promise<[string, ReadonlyMap<Player, unknown>][]> {
  const right = new Map<Player, unknown>()
  for (const player of step.acting) right.set(player, step.views.get(player)!.legal?.[0])
  const [first] = step.acting
  const idle = [...step.views.keys()].find(player => !step.acting.includes(player))
  const stranger: Player = 'p99'
  const wrong: [string, ReadonlyMap<Player, unknown>][] = [
    ['no action at all', new Map()],
    ['an action of somebody who does not play', new Map([...right, [stranger, right.get(first)]])],
    [`nonsense is no action of ${game.id}`, new Map([...right, [first, { nonsense: true }]])],
  ]
  if (idle) wrong.push(['an action of a player whose turn it is not', new Map([...right, [idle, right.get(first)]])])
  return wrong
}

function observationBytes(observation: unknown): number {
  return JSON.stringify(observation, (_, value) => (value instanceof Uint8Array ? null : value)).length
}
