import { expect } from 'vitest'
import { type Environment, type Game, type Player, type Random, random, type TimeStep } from '#core'

/** Bounds of a contract test, for games whose steps are dear. */
export interface ContractOptions {
  readonly seeds?: readonly number[]
  /** Steps of each episode played; default 60. */
  readonly steps?: number
  /** Milliseconds a test may take; default 30,000. */
  readonly timeoutMs?: number
  /** Chooses an action where `legal` is null. */
  readonly act?: (step: TimeStep<never, never>, player: Player, random: Random) => unknown
}

export function openGame<O, A, C>(game: Game<O, A, C>, backend: string, config: unknown, signal?: AbortSignal) {
  const found = game.backends[backend]
  expect(found, `${game.id} has a backend "${backend}"`).toBeDefined()
  const io = { signal: signal ?? new AbortController().signal, emit: () => {} }
  return found.open(game.config.parse(config), io)
}

/** One random legal action for everyone who acts. */
export function choose<O, A>(step: TimeStep<O, A>, source: Random, options: ContractOptions): ReadonlyMap<Player, A> {
  const actions = new Map<Player, A>()
  for (const player of step.acting) {
    const { legal } = step.views.get(player)!
    if (legal) expect(legal.length, `${player} acts at step ${step.index}, so something is legal`).toBeGreaterThan(0)
    else if (!options.act) throw new Error('the actions of this game cannot be listed: give testEnvironment an `act`')
    actions.set(player, legal ? source.pick(legal) : (options.act!(step as never, player, source) as A))
  }
  return actions
}

/** Plays up to `steps` random steps. @returns every time step, and the actions taken at each. */
export async function playRandomly<O, A>(environment: Environment<O, A>, seed: number, options: ContractOptions) {
  const source = random(seed)
  const steps = [await environment.reset({ seed })]
  const actions: ReadonlyMap<Player, A>[] = []
  for (let i = 0; i < (options.steps ?? 60) && steps.at(-1)!.end === null; i++) {
    actions.push(choose(steps.at(-1)!, source, options))
    steps.push(await environment.step(actions.at(-1)!))
  }
  return { steps, actions }
}

/** A time step as plain data, for comparing. */
export function plain<O, A>(step: TimeStep<O, A>): unknown {
  return JSON.parse(JSON.stringify({ ...step, views: [...step.views], rewards: [...step.rewards] }))
}
