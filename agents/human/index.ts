import { z } from 'zod'
import {
  type Agent,
  type AnyGame,
  DeadlineError,
  type Decision,
  defineAgent,
  type End,
  UsageError,
  type View,
} from '#core'
import { type Desk, desk } from './desk.ts'

const config = z.object({
  seconds: z
    .number()
    .positive()
    .max(86_400)
    .optional()
    .describe('how long a person may think about one action (default: as long as they like)'),
})

/** A person at a desk. Apart from the default one so that a test can sit at a desk of its own. */
export function humanAt(desk: Desk): Agent<unknown, unknown, z.infer<typeof config>> {
  return {
    id: 'human',
    summary: 'A person, with keys and buttons in the page: `upskill play <game>`.',
    games: 'any',
    config,
    seat: ({ player, game, config: { seconds } }) => {
      if (!desk.isOpen)
        throw new UsageError(`nobody is there to play: a person plays in the page, with \`upskill play ${game.id}\``)
      return seatAt(desk, game as AnyGame, player, seconds ?? null)
    },
  }
}

function seatAt(desk: Desk, game: AnyGame, player: View<unknown, unknown>['player'], seconds: number | null) {
  const seat = desk.newSeat(player)
  let sum = 0
  let steps = -1 // the first time step is the reset's
  return {
    async act(view: View<unknown, unknown>, signal: AbortSignal): Promise<Decision<unknown>> {
      const deadlineMs = seconds === null ? null : seconds * 1000
      const answered = new AbortController()
      const timer =
        deadlineMs === null
          ? null
          : setTimeout(
              () => answered.abort(new DeadlineError(`no answer from the person within ${seconds} s`)),
              deadlineMs,
            )
      try {
        const asking = { seat, game, player, view, return: sum, steps, deadlineMs }
        return { action: await desk.ask(asking, AbortSignal.any([signal, answered.signal])) }
      } finally {
        if (timer !== null) clearTimeout(timer)
      }
    },
    observe(view: View<unknown, unknown>, reward: number, end: End | null) {
      sum += reward
      steps++
      if (end !== null) desk.ended({ seat, game: game.id, player, return: sum, steps, end, view })
      else desk.see(seat, view, sum, steps)
    },
  }
}

export default defineAgent(humanAt(desk))
