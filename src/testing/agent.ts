import { describe, expect, test } from 'vitest'
import {
  type Agent,
  budget,
  type Game,
  type Goal,
  type Library,
  noLibrary,
  type Player,
  type Policy,
  random,
} from '#core'
import { type ContractOptions, openGame, plain } from './play.ts'

/** The contract of an agent: it plays legal actions to the end, and the same random gives the same play. */
export function testAgent<O, A, C, G>(
  agent: Agent<O, A, C>,
  game: Game<O, A, G>,
  options: ContractOptions & {
    readonly backend?: string
    readonly config?: unknown
    readonly agentConfig?: unknown
    readonly goal?: Goal | null
    readonly library?: Library
  } = {},
): void {
  const { seeds = [1], steps = 40, timeoutMs = 30_000 } = options
  const backend = options.backend ?? Object.keys(game.backends)[0]
  const play = async (seed: number) => {
    const signal = AbortSignal.timeout(timeoutMs)
    await using environment = await openGame(game, backend, options.config ?? {}, signal)
    const policies = new Map<Player, Policy<O, A>>()
    for (const player of environment.players)
      policies.set(
        player,
        await agent.seat({
          player,
          game: game as unknown as Game<O, A, unknown>,
          config: agent.config.parse(options.agentConfig ?? {}),
          goal: options.goal ?? null,
          library: options.library ?? noLibrary,
          language: null,
          budget: budget(),
          random: random(seed).fork(player),
          signal,
        }),
      )
    const seen: unknown[] = []
    let step = await environment.reset({ seed }, signal)
    for (let i = 0; ; i++) {
      seen.push(plain(step))
      for (const [player, view] of step.views)
        policies.get(player)!.observe?.(view, step.rewards.get(player) ?? 0, step.end)
      if (step.end !== null || i === steps) break
      const actions = new Map<Player, A>()
      for (const player of step.acting) {
        const decision = await policies.get(player)!.act(step.views.get(player)!, signal)
        game.action.parse(decision.action)
        actions.set(player, decision.action)
      }
      step = await environment.step(actions, signal)
    }
    for (const policy of policies.values()) await policy[Symbol.asyncDispose]?.()
    return seen
  }

  describe(`${agent.id} plays ${game.id}: the contract of an agent`, { timeout: timeoutMs }, () => {
    test('every action is legal, and the same seed gives the same play', async () => {
      expect(agent.games === 'any' || agent.games.includes(game.id)).toBe(true)
      for (const seed of seeds) {
        const first = await play(seed)
        expect(first.length).toBeGreaterThan(1)
        expect(await play(seed)).toEqual(first)
      }
    })
  })
}
