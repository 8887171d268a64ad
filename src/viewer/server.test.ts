import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AnyGame } from '#core'
import { episode, fixtureRun, fixtureRuns, frame, hostile, transition } from './fixture.ts'
import { serveViewer, type Viewer } from './server.ts'
import type { Notice, RunSummary, StepWindow, TimelinePart } from './wire.ts'

const folder = mkdtempSync(join(tmpdir(), 'upskill-viewer-'))
const runsDir = join(folder, 'runs')
const page = join(folder, 'page')
const corridor = {
  id: 'corridor',
  facts: (view: { observation: { place: number } }) => ({ place: view.observation.place }),
} as unknown as AnyGame
const registry = { games: () => ['corridor'], game: async () => corridor }
let ids: ReturnType<typeof fixtureRuns>
let viewer: Viewer
let token: string

beforeAll(async () => {
  ids = fixtureRuns(runsDir)
  const { mkdirSync } = await import('node:fs')
  mkdirSync(page, { recursive: true })
  writeFileSync(join(page, 'index.html'), '<!doctype html><title>upskill</title>')
  writeFileSync(join(folder, 'secret.json'), '{"secret": true}')
  viewer = await serveViewer({ runsDir, registry, port: 0, page })
  token = /token=([\w-]+)/.exec(viewer.url)![1]
})
afterAll(async () => {
  await viewer.close()
  rmSync(folder, { recursive: true })
})

interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly text: string
}

/** Asks as anybody could, any header included. */
function ask(path: string, headers: Record<string, string> = {}, method = 'GET', body = ''): Promise<Answer> {
  return new Promise((done, fail) => {
    const asked = request({ port: viewer.port, host: '127.0.0.1', path, method, headers }, answer => {
      let text = ''
      answer.setEncoding('utf8')
      answer.on('data', part => {
        text += part
      })
      answer.on('end', () => done({ status: answer.statusCode!, headers: answer.headers, text }))
    })
    asked.on('error', fail)
    asked.end(body)
  })
}

const withToken = () => ({ authorization: `Bearer ${token}` })

async function json<T>(path: string): Promise<T> {
  const { status, text } = await ask(path, withToken())
  expect(status, text).toBe(200)
  return JSON.parse(text) as T
}

describe('who may look', () => {
  test('nobody without the launch token, or with another one', async () => {
    expect((await ask('/api/runs')).status).toBe(401)
    expect((await ask('/api/runs', { authorization: `Bearer ${token}x` })).status).toBe(401)
    expect((await ask('/api/runs', { cookie: `upskill-${viewer.port}=nonsense` })).status).toBe(401)
    expect((await ask('/api/events')).status).toBe(401)
    expect((await ask('/api/runs', withToken())).status).toBe(200)
  })

  test('the token is exchanged for a cookie that scripts cannot read', async () => {
    const origin = `http://127.0.0.1:${viewer.port}`
    const headers = { ...withToken(), origin, 'content-type': 'application/json' }
    const { status, headers: given } = await ask('/api/session', headers, 'POST')
    expect(status).toBe(200)
    const cookie = String(given['set-cookie'])
    expect(cookie).toMatch(/HttpOnly/)
    expect(cookie).toMatch(/SameSite=Strict/)
    expect((await ask('/api/runs', { cookie: cookie.split(';')[0] })).status).toBe(200)
    expect((await ask('/api/session', { ...headers, authorization: 'Bearer wrong' }, 'POST')).status).toBe(401)
  })

  test.each([
    ['another host', { host: 'evil.example' }, 421],
    ['another port', { host: '127.0.0.1:1' }, 421],
    ['another origin', { origin: 'http://evil.example' }, 403],
    ['no origin at all', { origin: 'null' }, 403],
    ['another site', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'cors' }, 403],
  ])('not from %s, whatever the token', async (_, headers, status) => {
    expect((await ask('/api/runs', { ...withToken(), ...headers })).status).toBe(status)
    expect((await ask('/', headers)).status).toBe(status)
  })

  test('what changes something comes from this page and as JSON', async () => {
    const origin = `http://127.0.0.1:${viewer.port}`
    expect((await ask('/api/play', { ...withToken() }, 'POST', '{}')).status).toBe(403)
    expect(
      (await ask('/api/play', { ...withToken(), origin, 'content-type': 'text/plain' }, 'POST', '{}')).status,
    ).toBe(415)
  })

  test('every answer forbids what is not of this server', async () => {
    for (const path of ['/', '/api/runs', '/nothing']) {
      const policy = String((await ask(path)).headers['content-security-policy'])
      expect(policy).toContain("default-src 'none'")
      expect(policy).not.toContain('unsafe')
    }
  })

  test('a report is shut into an origin of its own', async () => {
    const { status, headers, text } = await ask(`/api/runs/${ids.tournament}/report.html`, withToken())
    expect(status).toBe(200)
    expect(headers['content-security-policy']).toMatch(/^sandbox (?!.*allow-same-origin)/)
    expect(text).toContain(hostile)
  })

  test.each([
    '/../secret.json',
    '/%2e%2e/secret.json',
    '/..%2fsecret.json',
    '/api/runs/..%2f..',
    '/api/runs/%2e%2e/episodes',
    '/api/runs/nothing',
  ])('%s leads nowhere', async path => {
    const { status, text } = await ask(path, withToken())
    expect(status).toBe(404)
    expect(text).not.toContain('secret": true')
  })
})

describe('what there is to see', () => {
  test('all runs, newest first, with how they stand', async () => {
    const runs = await json<RunSummary[]>('/api/runs')
    expect(runs.map(run => [run.id, run.state])).toEqual([
      [ids.pixels, 'interrupted'],
      [ids.hostile, 'failed'],
      [ids.tournament, 'finished'],
      [ids.crashed, 'crashed'],
      [ids.finished, 'finished'],
    ])
    expect(runs[1]).toMatchObject({ agents: [hostile], note: hostile, episodes: 1, kind: 'run', game: 'corridor' })
  })

  test('an episode that was cut off is a crash, with every step written', async () => {
    expect(await json(`/api/runs/${ids.crashed}/episodes/000001`)).toMatchObject({ state: 'cut', steps: 12, end: null })
  })

  test('steps in windows, with views, decisions and facts; legal lists are filled in', async () => {
    const { from, steps } = await json<StepWindow>(`/api/runs/${ids.finished}/episodes/000002/steps?from=38&to=60`)
    expect([from, steps.length]).toEqual([38, 3])
    const [step] = steps
    expect(step).toMatchObject({ index: 38, tick: 76, facts: { p0: { place: 38 } } })
    expect(step.views.p0.legal).toHaveLength(3)
    expect(step.decisions.p0.thoughts?.[0]).toEqual({ level: 'goal', text: 'place >= 8' })
    expect(steps[2].end?.why).toBe('the door was reached')
  })

  test('a window is bounded, whatever is asked', async () => {
    const { steps } = await json<StepWindow>(`/api/runs/${ids.finished}/episodes/000002/steps?from=0&to=99999999`)
    expect(steps).toHaveLength(41)
  })

  test('the timeline, curves, results and frames', async () => {
    const timeline = await json<TimelinePart>(`/api/runs/${ids.finished}/episodes/000001/timeline?from=0`)
    expect(timeline.ticks).toHaveLength(41)
    expect(timeline.marks.filter(({ kind }) => kind === 'end')).toHaveLength(1)
    const metrics = await json<{ series: Record<string, number[]> }>(`/api/runs/${ids.hostile}/metrics`)
    expect(Object.entries(metrics.series)).toEqual([
      [hostile, [1, 1]],
      ['__proto__', [2, 1]],
    ])
    const results = await json<{ next: number; lines: unknown[] }>(`/api/runs/${ids.tournament}/results`)
    expect(results.lines).toHaveLength(12)
    expect(await json(`/api/runs/${ids.tournament}/results?from=${results.next}`)).toEqual({
      next: results.next,
      lines: [],
    })
    const png = await ask(`/api/runs/${ids.pixels}/episodes/000001/frames/3`, withToken())
    expect([png.status, png.headers['content-type']]).toEqual([200, 'image/png'])
    expect((await ask(`/api/runs/${ids.pixels}/episodes/000001/frames/99999`, withToken())).status).toBe(404)
  })

  test('an export holds one step a line', async () => {
    const { text, headers } = await ask(`/api/runs/${ids.finished}/episodes/000001/export`, withToken())
    const lines = text
      .trim()
      .split('\n')
      .map(line => JSON.parse(line) as { index: number })
    expect(lines.map(({ index }) => index)).toEqual(Array.from({ length: 41 }, (_, i) => i))
    expect(headers['content-disposition']).toContain('000001.jsonl')
  })

  test('a growing episode is told of as it grows, on every new connection from where it stands', async () => {
    using run = fixtureRun(runsDir, { agents: ['live'] }, Date.parse('2026-11-21T11:00:00Z'))
    const writer = episode(run, 1, 3, { open: true })
    const path = `/api/events?run=${run.id}&episode=000001`
    const told = listen(path)
    await told.until(notice => notice.type === 'episode' && notice.steps === 3 && notice.state === 'live')
    writer.write(transition(3))
    await told.until(notice => notice.type === 'episode' && notice.steps === 4)
    told.close()
    writer.write(transition(4, { frame: frame(1) }))
    const again = listen(path)
    await again.until(notice => notice.type === 'episode' && notice.steps === 5)
    writer[Symbol.dispose]()
    run.finish('interrupted')
    await again.until(notice => notice.type === 'episode' && notice.state === 'cut')
    await again.until(notice => notice.type === 'run' && notice.state === 'interrupted')
    again.close()
  })
})

test('connections that go leave nothing behind', async () => {
  const timers = () => process.getActiveResourcesInfo().filter(name => name === 'Timeout').length
  const before = timers()
  for (let i = 0; i < 30; i++) {
    const told = listen(`/api/events?run=${ids.finished}&episode=000001`)
    await told.until(notice => notice.type === 'episode')
    told.close()
  }
  await expect.poll(timers, { timeout: 5_000 }).toBeLessThanOrEqual(before + 2)
})

/** One page's connection. */
function listen(path: string) {
  const notices: Notice[] = []
  let wake = () => {}
  const asked = request({ port: viewer.port, host: '127.0.0.1', path, headers: withToken() }, answer => {
    let text = ''
    answer.setEncoding('utf8')
    answer.on('data', (part: string) => {
      text += part
      for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
        const line = /^data: ({.*})$/m.exec(text.slice(0, end))
        if (line) notices.push(JSON.parse(line[1]) as Notice)
        text = text.slice(end + 2)
      }
      wake()
    })
    answer.on('error', () => {})
  })
  asked.on('error', () => {})
  asked.end()
  return {
    close: () => asked.destroy(),
    async until(holds: (notice: Notice) => boolean): Promise<void> {
      while (!notices.some(holds))
        await new Promise<void>(done => {
          wake = done
        })
    },
  }
}

test('what a backend recorded between the steps is handed out from the n-th message on; steps and frames are not', async () => {
  const run = fixtureRun(runsDir, {}, Date.parse('2026-11-22T10:15:00Z'))
  const writer = episode(run, 1, 2, { open: true })
  const sent = [Buffer.from('one'), ...[2, 3, 4].map(fill => Buffer.alloc(1_500_000, fill))]
  for (const [i, bytes] of sent.entries()) writer.emit('chunks', i * 5, bytes)
  const headers = { authorization: `Bearer ${token}` }
  const part = async (channel: string, from: number) => {
    const url = `http://127.0.0.1:${viewer.port}/api/runs/${run.id}/episodes/000001/channels/${channel}?from=${from}`
    const bytes = Buffer.from(await (await fetch(url, { headers })).arrayBuffer())
    const messages: { tick: number; bytes: Buffer }[] = []
    for (let at = 8; at < bytes.length; at += 8 + bytes.readUInt32LE(at + 4))
      messages.push({
        tick: bytes.readUInt32LE(at),
        bytes: bytes.subarray(at + 8, at + 8 + bytes.readUInt32LE(at + 4)),
      })
    return { next: bytes.readUInt32LE(0), more: bytes.readUInt32LE(4), messages }
  }
  const all = await part('chunks', 0)
  expect([all.next, all.more]).toEqual([3, 1])
  expect(all.messages).toEqual(sent.slice(0, 3).map((bytes, i) => ({ tick: i * 5, bytes })))
  expect(await part('chunks', 3)).toMatchObject({ next: 4, more: 0, messages: [{ tick: 15 }] })
  expect(await part('step', 0)).toEqual({ next: 0, more: 0, messages: [] })
  expect(await part('nothing', 0)).toEqual({ next: 0, more: 0, messages: [] })
})

test('a taken port gives the next one; an unbuilt page names the command', async () => {
  const other = createServer()
  await new Promise<void>(done => other.listen(0, '127.0.0.1', () => done()))
  const { port } = other.address() as { port: number }
  await using stack = new AsyncDisposableStack()
  stack.defer(() => new Promise<void>(done => other.close(() => done())))
  const second = await serveViewer({ runsDir, registry, port, page })
  stack.defer(() => second.close())
  expect(second.port).not.toBe(port)
  await expect(serveViewer({ runsDir, registry, port: 0, page: join(folder, 'nothing') })).rejects.toThrow(
    /vite build --config src\/viewer\/vite.config.ts/,
  )
})

test('an aborted signal closes the server', async () => {
  const abort = new AbortController()
  const own = await serveViewer({ runsDir, registry, port: 0, page, signal: abort.signal })
  abort.abort()
  await own.close()
  await expect(fetch(`http://127.0.0.1:${own.port}/`)).rejects.toThrow()
})
