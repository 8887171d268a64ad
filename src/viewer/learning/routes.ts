import type { Context, Hono } from 'hono'
import type { AnyGame } from '#core'
import type { Learning } from './learning.ts'
import { playTry, tryAsked } from './tries.ts'

type InRun = (c: Context, answer: (run: string) => Response | Promise<Response>) => Response | Promise<Response>

export interface LearningRoutes {
  readonly learning: Learning
  readonly inRun: InRun
  readonly game: (id: string) => Promise<AnyGame | null>
  readonly version: string
  /** Aborted when the server closes. */
  readonly signal: AbortSignal
}

/** What the page asks of runs that learn. */
export function learningRoutes(app: Hono, { learning, inRun, game, version, signal }: LearningRoutes): void {
  app.get('/api/runs/:run/learning', c => inRun(c, run => c.json(learning.view(run))))
  app.get('/api/runs/:run/programs', c => inRun(c, run => c.json(learning.programs(run))))
  app.get('/api/runs/:run/skills/:skill', c =>
    inRun(c, run => {
      const id = c.req.param('skill')
      const detail = learning.skill(run, id)
      return detail === null
        ? c.json({ error: `the library of the run ${run} has no skill "${id}"` }, 404)
        : c.json(detail)
    }),
  )
  let playing: Promise<unknown> = Promise.resolve()
  app.post('/api/runs/:run/tries', c =>
    inRun(c, async run => {
      const asked = tryAsked.safeParse(await c.req.json().catch(() => null)).data
      if (asked === undefined) return c.json({ error: 'a try is { skill, hash, seed, parameters }' }, 400)
      const found = learning.version(run, asked.skill, asked.hash)
      if (found === null)
        return c.json({ error: `the run ${run} has no whole version ${asked.hash} of "${asked.skill}"` }, 404)
      const played = typeof found.game === 'string' ? await game(found.game) : null
      if (played === null) return c.json({ error: `the game ${String(found.game)} is not here to play it again` }, 409)
      const turn = playing.then(() => playTry({ ...found, game: played, asked, version, signal })) // one at a time
      playing = turn.catch(() => {})
      return c.json(await turn)
    }),
  )
}
