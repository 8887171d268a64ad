import {
  AgentError,
  type Backend,
  type Budget,
  DeadlineError,
  type Decision,
  type End,
  type Environment,
  IllegalActionError,
  type Player,
  type Policy,
  type Start,
  type TimeStep,
  type Transition,
} from '#core'

export interface RolloutOptions<O, A> {
  readonly environment: Environment<O, A>
  readonly backend: Pick<Backend<O, A, never>, 'clock' | 'tickMs'>
  readonly start: Start
  readonly policies: ReadonlyMap<Player, Policy<O, A>>
  readonly signal: AbortSignal
  /** Milliseconds of a clock that only rises. */
  readonly now: () => number
  /** Sees every transition, the one of the reset first, before the policies do: the record, facts, a live line. */
  readonly onTransition?: (transition: Transition<O, A>) => void
  /** Ends the episode from outside (the goal is reached); asked after every step. */
  readonly stop?: (step: TimeStep<O, A>) => End | null
  readonly maxSteps?: number
  /** Charged one step a step; when it is used up the episode is truncated. */
  readonly budget?: Budget
  /** How long one decision may take; default 60,000. */
  readonly decisionMs?: number
  /** How long a reset or step of the environment may take; default 120,000. */
  readonly stepMs?: number
}

export interface Rollout<O, A> {
  readonly last: TimeStep<O, A>
  readonly end: End
  readonly steps: number
  /** Sum of rewards of each player. */
  readonly returns: ReadonlyMap<Player, number>
  readonly seconds: number
  /** Ticks of a real-time clock at which no decision was there, so that the held keys were repeated. */
  readonly lateTicks: number
}

/**
 * Plays one episode: the only caller of `Environment.step`.
 *
 * Acting players decide at once and none sees another's choice. An illegal action is an error, never replaced.
 *
 * @throws {AgentError} If a policy throws or passes its deadline; `player` says whose.
 * @throws {IllegalActionError} If the environment refuses an action.
 * @throws {DeadlineError} If the environment does not answer in time.
 * @throws The signal's reason, if it is aborted.
 */
export async function rollout<O, A>(options: RolloutOptions<O, A>): Promise<Rollout<O, A>> {
  const { signal, decisionMs = 60_000, stepMs = 120_000 } = options
  signal.throwIfAborted()
  const inner = new AbortController()
  const watch: Watch = { phase: 0, pending: null }
  const stopped = Promise.withResolvers<never>()
  const stopWith = (error: unknown) => {
    inner.abort(error)
    stopped.reject(error)
  }
  const onAbort = () => stopWith(signal.reason)
  signal.addEventListener('abort', onAbort, { once: true })
  const timer = watchdog(watch, decisionMs, stepMs, stopWith)
  try {
    return await Promise.race([play(options, inner.signal, watch), stopped.promise])
  } finally {
    clearInterval(timer)
    signal.removeEventListener('abort', onAbort)
    inner.abort(isOver)
    stopped.promise.catch(() => {})
  }
}

/** One for all episodes: what it takes to make one is the trace of where it was made. */
const isOver = new DOMException('the episode is over', 'AbortError')

/** What the loop waits for; one timer looks at it, so that waiting costs nothing per step. */
interface Watch {
  phase: number
  /** The players who have not decided yet, or null while the environment is asked. */
  pending: Set<Player> | null
}

function watchdog(
  watch: Watch,
  decisionMs: number,
  stepMs: number,
  stopWith: (error: unknown) => void,
): NodeJS.Timeout {
  const everyMs = Math.max(5, Math.min(1000, Math.min(decisionMs, stepMs) / 4))
  let phase = watch.phase
  let waited = 0
  return setInterval(() => {
    waited = watch.phase === phase ? waited + everyMs : 0
    phase = watch.phase
    const late = watch.pending?.values().next().value
    if (late !== undefined) {
      if (waited >= decisionMs) stopWith(new AgentError(late, new DeadlineError(`no decision within ${decisionMs} ms`)))
    } else if (waited >= stepMs) stopWith(new DeadlineError(`the environment gave no time step within ${stepMs} ms`))
  }, everyMs)
}

/** Steps, of all episodes together, after which signals and timers get a turn: games that never wait would shut them out. */
const breathEvery = 500
let sinceBreath = 0
/** The real one, whatever a game does to the clock later. */
const { setImmediate } = globalThis

function breath(): Promise<void> {
  sinceBreath = 0
  return new Promise(resolve => setImmediate(resolve))
}

async function play<O, A>(options: RolloutOptions<O, A>, signal: AbortSignal, watch: Watch): Promise<Rollout<O, A>> {
  const { environment, policies, onTransition, budget, maxSteps = Infinity } = options
  const begun = options.now()
  const returns = new Map<Player, number>(environment.players.map(player => [player, 0]))
  const deciders = decide(options, signal, watch)
  let step = await environment.reset(options.start, signal)
  let decisions: ReadonlyMap<Player, Decision<A>> = new Map()
  let steps = 0
  for (;;) {
    watch.phase++
    const end = step.end ?? options.stop?.(step) ?? truncated(steps, maxSteps, budget)
    if (end !== step.end) step = { ...step, end, acting: [] }
    onTransition?.({ decisions, step })
    for (const [player, view] of step.views) {
      const reward = step.rewards.get(player) ?? 0
      returns.set(player, (returns.get(player) ?? 0) + reward)
      try {
        policies.get(player)?.observe?.(view, reward, end)
      } catch (cause) {
        throw new AgentError(player, cause)
      }
    }
    if (end) {
      const seconds = (options.now() - begun) / 1000
      return { last: step, end, steps, returns, seconds, lateTicks: deciders.lateTicks() }
    }
    decisions = await deciders.next(step)
    const actions = new Map<Player, A>()
    for (const [player, decision] of decisions) actions.set(player, decision.action)
    watch.phase++
    if (++sinceBreath >= breathEvery) await breath()
    signal.throwIfAborted()
    step = await environment.step(actions, signal)
    steps++
    budget?.charge({ steps: 1 })
  }
}

function truncated(steps: number, maxSteps: number, budget: Budget | undefined): End | null {
  if (steps >= maxSteps) return { kind: 'truncation', why: `${maxSteps} steps` }
  return budget?.exhausted() ? { kind: 'truncation', why: 'the budget is used up' } : null
}

/** Collects the decisions of a time step. With a real-time clock, one that is late lets the held action be repeated. */
function decide<O, A>(options: RolloutOptions<O, A>, signal: AbortSignal, watch: Watch) {
  const { policies, backend } = options
  const realTime = backend.clock === 'real' && backend.tickMs !== null
  const held = new Map<Player, Decision<A>>()
  const running = new Map<Player, Promise<Decision<A>>>()
  let lateTicks = 0

  const ask = (player: Player, step: TimeStep<O, A>): Promise<Decision<A>> | Decision<A> => {
    const policy = policies.get(player)
    const view = step.views.get(player)
    if (!policy || !view) throw new IllegalActionError(`${player} is to act, but nobody plays that seat`, player)
    try {
      const answer = policy.act(view, signal)
      if (!(answer instanceof Promise)) return answer
      return answer.catch(cause => Promise.reject(cause instanceof AgentError ? cause : new AgentError(player, cause)))
    } catch (cause) {
      throw new AgentError(player, cause)
    }
  }
  const settle = async (player: Player, answer: Promise<Decision<A>>): Promise<Decision<A>> => {
    const decision = await answer
    watch.pending?.delete(player)
    return decision
  }
  /** The decision if it is there before the tick is over, else the one that is held, if any. */
  const inTime = async (player: Player, step: TimeStep<O, A>): Promise<Decision<A>> => {
    const answer = running.get(player) ?? Promise.resolve(ask(player, step))
    running.set(player, answer)
    const last = held.get(player)
    const decision = await (last ? Promise.race([answer, afterMs(backend.tickMs!)]) : answer)
    if (decision === undefined) {
      lateTicks++
      return last!
    }
    running.delete(player)
    held.set(player, decision)
    return decision
  }
  return {
    lateTicks: () => lateTicks,
    async next(step: TimeStep<O, A>): Promise<ReadonlyMap<Player, Decision<A>>> {
      const decisions = new Map<Player, Decision<A>>()
      const waiting: [Player, Promise<Decision<A>>][] = []
      for (const player of step.acting) {
        const answer = realTime ? inTime(player, step) : ask(player, step)
        if (answer instanceof Promise) waiting.push([player, answer])
        else decisions.set(player, answer)
      }
      if (waiting.length === 0) return decisions
      watch.pending = new Set(waiting.map(([player]) => player))
      const answers = await Promise.all(waiting.map(([player, answer]) => settle(player, answer)))
      watch.pending = null
      for (const [i, [player]] of waiting.entries()) decisions.set(player, answers[i])
      return decisions
    },
  }
}

function afterMs(ms: number): Promise<undefined> {
  return new Promise(resolve => setTimeout(resolve, ms, undefined))
}
