import { z } from 'zod'
import { AgentError, type End, IllegalActionError, type Json, type Policy, type Seat, type View } from '#core'
import { ExternalAgentError } from './errors.ts'
import { type LineProcess, startProcess } from './process.ts'

/** What is said over stdio, one JSON object a line. `docs/tournaments.md` explains it to authors of agents. */
export const protocolVersion = 1

const hello = z.object({ type: z.literal('hello'), protocol: z.literal(protocolVersion) })
const ready = z.object({ type: z.literal('ready') })
const thought = z.object({
  level: z.enum(['goal', 'skill', 'grounding', 'motion', 'action']),
  text: z.string().max(2000),
  id: z.string().max(200).optional(),
})
const action = z.object({
  type: z.literal('action'),
  id: z.int(),
  action: z.unknown(),
  thoughts: z.array(thought).max(20).optional(),
})

interface Limits {
  readonly decisionMs: number
  readonly startMs: number
  readonly memoryMb: number
}

/**
 * Seats of one program. A process plays one seat at a time and is used again for the next episode; more seats at once
 * are more processes. One that broke a rule is ended, and the next seat gets a new one.
 */
export function seatProcess(command: readonly string[], limits: Limits, config: Json) {
  const idle: LineProcess[] = []
  const start = async (seat: Seat<unknown, unknown, unknown>): Promise<LineProcess> => {
    const { game, signal } = seat
    const started = startProcess(command, limits)
    const question = {
      type: 'hello',
      protocol: protocolVersion,
      game: { id: game.id, title: game.title },
      action: schemaOf(game.action),
      observation: schemaOf(game.observation),
    }
    parse(hello, await started.ask(question, limits.startMs, signal), started)
    return started
  }
  return async (seat: Seat<unknown, unknown, unknown>): Promise<Policy<unknown, unknown>> => {
    const { player, signal, random } = seat
    try {
      const free = idle.findLastIndex(each => each.alive)
      const program = free < 0 ? await start(seat) : idle.splice(free, 1)[0]
      const question = { type: 'seat', player, seed: random.int(2 ** 32), config, goal: seat.goal?.text ?? null }
      parse(ready, await program.ask(question, limits.startMs, signal), program)
      return policyOf(program, seat, limits, () => {
        if (program.alive) idle.push(program)
        for (let i = idle.length - 1; i >= 0; i--) if (!idle[i].alive) idle.splice(i, 1)
      })
    } catch (error) {
      throw new AgentError(player, error)
    }
  }
}

function policyOf(
  program: LineProcess,
  { player, game }: Seat<unknown, unknown, unknown>,
  { decisionMs }: Limits,
  giveBack: () => void,
): Policy<unknown, unknown> {
  // A time step is sent once: with the question if this player acts at it, else by itself.
  let unsent: { view: View<unknown, unknown>; reward: number } | null = null
  let count = 0
  const flush = () => {
    const step = unsent
    unsent = null
    if (step) program.tell({ type: 'observe', view: step.view, reward: step.reward })
  }
  return {
    observe(view, reward, end: End | null) {
      if (end && !program.alive) return // the game is over anyway
      flush()
      if (end) program.tell({ type: 'end', view, reward, end })
      else unsent = { view, reward }
    },
    async act(view, signal) {
      const id = ++count
      const reward = unsent?.reward ?? 0
      unsent = null
      const answer = await program.ask({ type: 'act', id, view, reward }, decisionMs, signal)
      const decision = parse(action, answer, program)
      if (decision.id !== id) {
        const again = decision.id > 0 && decision.id < id
        const why = `it answered question ${decision.id}${again ? ' again' : ''}, asked was ${id}`
        throw broken(program, why, again ? 'flood' : 'nonsense')
      }
      const parsed = game.action.safeParse(decision.action)
      if (!parsed.success) {
        const [issue] = parsed.error.issues
        const where = issue.path.length > 0 ? `${issue.path.join('.')}: ` : ''
        throw new IllegalActionError(
          `${JSON.stringify(decision.action)?.slice(0, 100)} is no action: ${where}${issue.message}`,
          player,
        )
      }
      return { action: parsed.data, thoughts: decision.thoughts }
    },
    async [Symbol.asyncDispose]() {
      giveBack()
    },
  }
}

function parse<T>(schema: z.ZodType<T>, answer: unknown, program: LineProcess): T {
  const parsed = schema.safeParse(answer)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw broken(
    program,
    `it answered ${JSON.stringify(answer)?.slice(0, 100)}: ${issue.path.join('.')} ${issue.message}`,
  )
}

function broken(program: LineProcess, why: string, kind: 'nonsense' | 'flood' = 'nonsense'): ExternalAgentError {
  program.end()
  return new ExternalAgentError(kind, why)
}

function schemaOf(schema: z.ZodType): unknown {
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
}
