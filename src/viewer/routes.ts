import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Context, Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import { z } from 'zod'
import type { AnyGame, Json } from '#core'
import { scanEpisode } from '../episode/scan.ts'
import { asset } from './assets.ts'
import { Episodes, exportLines } from './episodes.ts'
import { Learning } from './learning/learning.ts'
import { learningRoutes } from './learning/routes.ts'
import type { PlayPort } from './play-port.ts'
import { isPlainName, jsonFile, RunList, readMetrics, readResults, sizeOf } from './runs.ts'
import { hardened, onlyOurPage, onlyWithToken, openSession, reportPolicy } from './security.ts'
import { watch } from './watch.ts'
import type { EpisodePage, EpisodeSummary, Notice, RunDetail, RunSummary } from './wire.ts'

export interface RoutesOptions {
  readonly runsDir: string
  /** null where no such game is known here. */
  readonly game: (id: string) => Promise<AnyGame | null>
  readonly games: () => readonly string[]
  readonly token: string
  readonly port: () => number
  /** The folder of the built page. */
  readonly page: string
  readonly play: PlayPort | null
  readonly version: string
  /** Aborted when the server closes. */
  readonly signal: AbortSignal
}

/** Most steps of one answer. */
const mostSteps = 256
const heartbeatMs = 10_000
const answerSchema = z.object({ question: z.string(), action: z.json() })

/** Everything the page asks for, as one hono app. */
export function routes(options: RoutesOptions): Hono {
  const { runsDir, token, port, play } = options
  const runs = new RunList(runsDir)
  const stateOf = (run: string) => runs.one(run).state
  const episodes = new Episodes(runsDir, options.game)
  const learning = new Learning(runsDir)
  options.signal.addEventListener('abort', () => episodes[Symbol.dispose](), { once: true })
  const app = new Hono()
  app.use(hardened, onlyOurPage(port))
  app.post('/api/session', c => openSession(c, token, port()))
  app.use('/api/*', onlyWithToken(token, port))

  app.get('/api/runs', c => c.json(runs.all()))
  app.get('/api/runs/:run', c => inRun(c, run => c.json(detail(runsDir, runs.one(run), episodes))))
  app.get('/api/runs/:run/metrics', c =>
    inRun(c, run => c.json(readMetrics(join(runsDir, run, 'metrics.jsonl'), whole(c, 'from')))),
  )
  app.get('/api/runs/:run/results', c =>
    inRun(c, run => c.json(readResults(join(runsDir, run, 'results.jsonl'), whole(c, 'from')))),
  )
  app.get('/api/runs/:run/report.html', c =>
    inRun(c, run => {
      const path = join(runsDir, run, 'report.html')
      if (!existsSync(path)) return missing(c, `the run ${run} has no report yet`)
      return c.body(readFileSync(path), 200, {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': reportPolicy,
      })
    }),
  )
  const { game, version, signal } = options
  learningRoutes(app, { learning, inRun, game, version, signal })
  app.get('/api/runs/:run/episodes', c =>
    inRun(c, run => c.json(page(episodes, run, stateOf(run), whole(c, 'from'), whole(c, 'count', 100)))),
  )

  app.get('/api/runs/:run/episodes/:episode', c =>
    inEpisode(c, async (run, id) => {
      const note = c.req.query('expand') === undefined ? null : await episodes.prepare(run, id)
      return c.json(episodes.open(run, id, stateOf(run), note))
    }),
  )
  app.get('/api/runs/:run/episodes/:episode/timeline', c =>
    inEpisode(c, (run, id) => c.json(episodes.timeline(run, id, whole(c, 'from')))),
  )
  app.get('/api/runs/:run/episodes/:episode/steps', c =>
    inEpisode(c, async (run, id) => {
      const from = whole(c, 'from')
      const to = Math.min(whole(c, 'to', from + 32), from + mostSteps)
      return c.json({ from, steps: await episodes.steps(run, id, from, to) })
    }),
  )
  app.get('/api/runs/:run/episodes/:episode/frames/:n', c =>
    inEpisode(c, (run, id) => {
      const png = episodes.frame(run, id, Number(c.req.param('n')))
      if (png === null) return missing(c, `the episode ${id} has no frame ${c.req.param('n')}`)
      return c.body(new Uint8Array(png), 200, { 'content-type': 'image/png', 'cache-control': 'private, max-age=3600' })
    }),
  )
  app.get('/api/runs/:run/episodes/:episode/channels/:channel', c =>
    inEpisode(c, (run, id) =>
      c.body(new Uint8Array(episodes.channel(run, id, c.req.param('channel')!, whole(c, 'from'))), 200, {
        'content-type': 'application/octet-stream',
      }),
    ),
  )
  app.get('/api/runs/:run/episodes/:episode/export', c =>
    inEpisode(c, (run, id) =>
      exported(episodes.shownPath(run, id), id, whole(c, 'from'), whole(c, 'to', Number.MAX_SAFE_INTEGER)),
    ),
  )

  app.get('/api/events', c => {
    const watched = { run: c.req.query('run') ?? null, episode: c.req.query('episode') ?? null }
    return streamSSE(c, async stream => {
      const over = new AbortController()
      stream.onAbort(() => over.abort())
      const stop = AbortSignal.any([over.signal, options.signal])
      const send = (notice: Notice) => void stream.writeSSE({ data: JSON.stringify(notice) }).catch(() => over.abort())
      send({ type: 'hello', version: options.version, games: options.games() })
      watch(runsDir, runs, episodes, learning, play, watched, send, stop)
      const beat = setInterval(
        () => void stream.writeSSE({ event: 'beat', data: 'here' }).catch(() => over.abort()),
        heartbeatMs,
      )
      await new Promise<void>(done => {
        if (stop.aborted) done()
        stop.addEventListener('abort', () => done(), { once: true })
      })
      clearInterval(beat)
    })
  })
  app.post('/api/play', async c => {
    if (play === null) return missing(c, 'nobody is asked to play here: start with `upskill play <game>`')
    const body = answerSchema.safeParse(await c.req.json().catch(() => null))
    if (!body.success) return c.json({ error: 'an answer is { question, action }' }, 400)
    const refused = play.answer(body.data.question, body.data.action as Json)
    return refused === null ? c.json({ taken: true }) : c.json({ error: refused }, 409)
  })
  app.post('/api/play/again', c => {
    play?.again()
    return c.json({ asked: play !== null })
  })
  app.all('/api/*', c => missing(c, `there is nothing at ${c.req.path}`))

  app.get('*', c => {
    const found = asset(options.page, c.req.path)
    if (found === null) return missing(c, `there is nothing at ${c.req.path}`)
    const headers: Record<string, string> = { 'content-type': found.type }
    if (found.immutable) headers['cache-control'] = 'public, max-age=31536000, immutable'
    return c.body(found.body, 200, headers)
  })
  app.onError((error, c) => c.json({ error: error.message }, error.name === 'RecordError' ? 422 : 500))
  return app

  function inRun(c: Context, answer: (run: string) => Response | Promise<Response>): Response | Promise<Response> {
    const run = c.req.param('run')!
    if (!isPlainName(run) || !existsSync(join(runsDir, run, 'run.json'))) return missing(c, `there is no run "${run}"`)
    return answer(run)
  }
  function inEpisode(
    c: Context,
    answer: (run: string, id: string) => Response | Promise<Response>,
  ): Response | Promise<Response> {
    return inRun(c, run => {
      const id = c.req.param('episode')!
      if (!isPlainName(id) || !episodes.exists(run, id)) return missing(c, `the run ${run} has no episode "${id}"`)
      return answer(run, id)
    })
  }
}

function detail(runsDir: string, summary: RunSummary, episodes: Episodes): RunDetail {
  const run = summary.id
  const dir = join(runsDir, run)
  return {
    ...summary,
    manifest: jsonFile(runsDir, run, 'run.json'),
    config: jsonFile(runsDir, run, 'config.json'),
    report: existsSync(join(dir, 'report.html')),
    results: sizeOf(join(dir, 'results.jsonl')),
    metrics: sizeOf(join(dir, 'metrics.jsonl')),
    latest: episodes.ids(run).at(-1) ?? null,
  }
}

/** Newest first: `from` 0 is the last episode. */
function page(episodes: Episodes, run: string, state: RunDetail['state'], from: number, count: number): EpisodePage {
  const ids = episodes.ids(run).reverse()
  const chosen: EpisodeSummary[] = ids
    .slice(from, from + Math.min(count, 200))
    .map(id => episodes.summary(run, id, state))
  return { total: ids.length, from, episodes: chosen }
}

/** Steps as JSON lines, streamed: an episode may be larger than memory. */
function exported(path: string, id: string, from: number, to: number): Response {
  const scan = scanEpisode(path)
  const lines = exportLines(scan, from, to)
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const { value, done } = lines.next()
      if (!done) return controller.enqueue(encoder.encode(`${JSON.stringify(value)}\n`))
      scan[Symbol.dispose]()
      controller.close()
    },
    cancel: () => scan[Symbol.dispose](),
  })
  return new Response(body, {
    headers: { 'content-type': 'application/x-ndjson', 'content-disposition': `attachment; filename="${id}.jsonl"` },
  })
}

/** A whole number of the query, or `fallback`. */
function whole(c: Context, name: string, fallback = 0): number {
  const text = c.req.query(name) ?? ''
  return /^\d{1,15}$/.test(text) ? Number(text) : fallback
}

function missing(c: Context, error: string): Response {
  return c.json({ error }, 404)
}
