import { describe, expect, test } from 'vitest'
import { type Game, type Player, random } from '#core'
import { type ContractOptions, openGame, playRandomly } from './play.ts'

/**
 * The contract of a model: samples agree with what was seen, clones are independent, and the same state and actions
 * lead to the same place. It also asks that sampling hides what the player has not seen: samples of one history differ
 * wherever `hides` is true.
 */
export function testModel<O, A, C>(
  game: Game<O, A, C>,
  backend: string,
  config: unknown = {},
  options: ContractOptions & { readonly hides?: boolean } = {},
): void {
  const { seeds = [1], timeoutMs = 30_000, hides = false } = options
  const model = game.model!
  const histories = async () => {
    await using environment = await openGame(game, backend, config)
    const { steps } = await playRandomly(environment, seeds[0], options)
    const running = steps.filter(step => step.end === null)
    const cuts = [1, Math.ceil(running.length / 2), running.length]
    return cuts.map(cut => {
      const player = running[cut - 1].acting[0]
      return {
        player,
        acting: running[cut - 1].acting,
        views: running.slice(0, cut).map(step => step.views.get(player)!),
      }
    })
  }

  describe(`${game.id}: the contract of a model`, { timeout: timeoutMs }, () => {
    test('a sampled world shows the player what was seen, with the same legal actions', async () => {
      for (const { player, acting, views } of await histories()) {
        for (let k = 0; k < 4; k++) {
          const state = model.sample(views, random(k))
          const seen = views.at(-1)!
          expect(model.view(state, player).observation).toEqual(seen.observation)
          expect([...model.acting(state)].sort()).toEqual([...acting].sort())
          if (seen.legal) expect(sorted(model.legal(state, player))).toEqual(sorted(seen.legal))
          expect(model.end(state)).toBeNull()
        }
      }
    })

    test('the same random gives the same sample, and a clone lives its own life', async () => {
      for (const { player, views } of await histories()) {
        const [state, twin] = [model.sample(views, random(7)), model.sample(views, random(7))]
        const clone = model.clone(state)
        const before = JSON.stringify(model.view(state, player))
        advance(clone, 10)
        expect(JSON.stringify(model.view(state, player))).toBe(before)
        advance(state, 10)
        advance(twin, 10)
        expect(model.view(state, player)).toEqual(model.view(clone, player))
        expect(model.view(twin, player)).toEqual(model.view(clone, player))
      }
    })

    if (hides)
      test('what was not seen differs between samples', async () => {
        const { player, views } = (await histories())[0]
        const futures = new Set<string>()
        for (let k = 0; k < 12; k++) {
          const state = model.sample(views, random(k))
          advance(state, 40)
          futures.add(JSON.stringify(model.view(state, player)))
        }
        expect(futures.size).toBeGreaterThan(1)
      })
  })

  function advance(state: unknown, steps: number): void {
    const source = random(99)
    for (let i = 0; i < steps && model.end(state) === null; i++) {
      const actions = new Map<Player, A>()
      for (const player of model.acting(state)) actions.set(player, source.pick(model.legal(state, player)))
      model.apply(state, actions)
    }
  }
}

const sorted = (list: readonly unknown[]) => list.map(item => JSON.stringify(item)).sort()
