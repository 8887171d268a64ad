import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import {
  AgentError,
  type AnyGame,
  DeadlineError,
  type Environment,
  fnv1a,
  IllegalActionError,
  type Player,
  type Policy,
  RecordError,
  random,
} from '#core'
import { backendOf } from '../backend.ts'
import type { Entrant } from '../entrant.ts'
import { ExternalAgentError } from '../external/errors.ts'
import { playEpisode } from '../play.ts'
import type { Fixture, Played, Trouble } from './fixture.ts'
import { episodeName, type Job } from './job.ts'

/** Plays the games of a job one after the other, on one environment where that is safe. */
export interface Stage extends AsyncDisposable {
  readonly players: number
  /** @throws {RecordError} If the disk will not take the record. Every other trouble is part of what it returns. */
  play(fixture: Fixture): Promise<Played>
}

export async function openStage(
  job: Job,
  game: AnyGame,
  entrants: readonly Entrant[],
  now: () => number,
  onAsking: (agent: number | null) => void,
): Promise<Stage> {
  const backend = backendOf(game, job.backend)
  const watched = watch(onAsking)
  const seated = entrants.map((entrant, agent) => blamed(entrant, policy => watched(policy, agent)))
  const open = () => backend.open(job.config, { signal: new AbortController().signal, emit: () => {} })
  // What a backend emits belongs to the file of one episode: with `full` every game opens its own.
  const reuse = job.record !== 'full' && backend.resets === 'seeded'
  const first = await open()
  const players = first.players.length
  let shared: Environment<unknown, unknown> | null = first
  const close = async () => {
    const closing = shared
    shared = null
    await closing?.[Symbol.asyncDispose]()
  }
  if (!reuse) await close()

  return {
    players,
    [Symbol.asyncDispose]: close,
    async play(fixture) {
      const path = join(job.episodes, episodeName(fixture.index))
      if (existsSync(path)) rmSync(path) // of an attempt that was cut off
      const deadline = new AbortController()
      const timer = setTimeout(
        () => deadline.abort(new DeadlineError(`the game took longer than ${job.deadlineMs} ms`)),
        job.deadlineMs,
      )
      const begun = now()
      const returns: number[] = new Array(players).fill(0)
      let steps = 0
      try {
        if (reuse) shared ??= await open()
        const result = await playEpisode({
          game,
          backend: job.backend,
          config: job.config,
          start: { seed: fixture.seed },
          entrants: fixture.seats.map(seat => seated[seat]),
          // Of the start and who sits where alone: the same game whoever else is in the tournament.
          random: random(fnv1a([job.seed, fixture.seed, ...fixture.seats.map(seat => job.agents[seat])].join('/'))),
          signal: deadline.signal,
          now,
          package: job.package,
          record: job.record,
          path,
          maxSteps: job.maxSteps ?? undefined,
          decisionMs: job.decisionMs,
          environment: shared ?? undefined,
          onTransition: ({ step }) => {
            steps = step.index
            for (let seat = 0; seat < players; seat++) returns[seat] += step.rewards.get(`p${seat + 1}`) ?? 0
          },
        })
        const { end } = result
        const crashed = end.kind === 'interruption'
        const trouble: Trouble | null = crashed ? { kind: 'environment', agent: null, why: end.why } : null
        return { outcome: crashed ? 'crash' : 'played', returns, steps, seconds: (now() - begun) / 1000, end, trouble }
      } catch (error) {
        if (error instanceof RecordError) throw error
        await close().catch(() => {}) // it may be in any state
        const trouble = troubleOf(error, fixture)
        const outcome = trouble.kind === 'illegal' ? 'forfeit' : 'crash'
        return { outcome, returns, steps, seconds: (now() - begun) / 1000, end: null, trouble }
      } finally {
        clearTimeout(timer)
      }
    },
  }
}

type AnyPolicy = Policy<unknown, unknown>

/** An agent that cannot even be seated is to blame for it, as for its moves. */
function blamed(entrant: Entrant, watched: (policy: AnyPolicy) => AnyPolicy): Entrant {
  const seat: Entrant['agent']['seat'] = async each => {
    try {
      return watched(await entrant.agent.seat(each))
    } catch (cause) {
      throw cause instanceof AgentError ? cause : new AgentError(each.player, cause)
    }
  }
  return { ...entrant, agent: { ...entrant.agent, seat } }
}

/**
 * Says which agent is being asked, so that somebody can be blamed if the process never comes back from it: the one that
 * holds the thread, or the only one whose answer is awaited.
 */
function watch(onAsking: (agent: number | null) => void): (policy: AnyPolicy, agent: number) => AnyPolicy {
  const awaited = new Map<object, number>()
  const tell = () => onAsking(awaited.size === 1 ? [...awaited.values()][0] : null)
  return (policy, agent) => ({
    act(view, signal) {
      onAsking(agent)
      const answer = policy.act(view, signal)
      if (!(answer instanceof Promise)) {
        onAsking(null)
        return answer
      }
      awaited.set(policy, agent)
      tell()
      return answer.finally(() => {
        awaited.delete(policy)
        tell()
      })
    },
    observe: policy.observe && ((view, reward, end) => policy.observe!(view, reward, end)),
    async [Symbol.asyncDispose]() {
      awaited.delete(policy)
      await policy[Symbol.asyncDispose]?.()
    },
  })
}

/** What went wrong and whose fault it is. */
export function troubleOf(error: unknown, fixture: Fixture): Trouble {
  const agentAt = (of: Player | null) => (of === null ? null : (fixture.seats[Number(of.slice(1)) - 1] ?? null))
  const player = error instanceof AgentError ? error.player : null
  const cause = error instanceof AgentError ? error.cause : error
  const why = (cause instanceof Error ? cause.message : String(cause)).slice(0, 500)
  if (cause instanceof IllegalActionError) {
    const agent = agentAt(player ?? cause.player)
    return agent === null ? { kind: 'environment', agent, why } : { kind: 'illegal', agent, why }
  }
  if (cause instanceof ExternalAgentError) return { kind: cause.kind, agent: agentAt(player ?? cause.player), why }
  if (cause instanceof DeadlineError) return { kind: 'deadline', agent: agentAt(player), why }
  return player === null ? { kind: 'environment', agent: null, why } : { kind: 'threw', agent: agentAt(player), why }
}
