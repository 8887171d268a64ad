import type { Context, Hono } from 'hono'
import type { Learning } from './learning.ts'

type InRun = (c: Context, answer: (run: string) => Response) => Response | Promise<Response>

/** What the page asks of runs that learn. */
export function learningRoutes(app: Hono, learning: Learning, inRun: InRun): void {
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
}
