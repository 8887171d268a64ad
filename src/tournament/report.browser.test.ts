import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type BrowserContext, chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Played, resultOf } from './fixture.ts'
import { report } from './report.ts'
import { schedule } from './schedule.ts'
import { standings } from './standings.ts'
import type { TournamentPlan } from './tournament.ts'

const browser = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  process.env.CHROME_PATH ?? '',
].find(path => path !== '' && existsSync(path))
const agents = [
  'a',
  '<script>document.title="stolen"</script>',
  `process:python3 ${'long/'.repeat(20)}agent.py{depth=3}`,
  'd',
  'e',
  'f',
]
const plan: TournamentPlan = {
  game: 'nim',
  backend: 'simulator',
  config: {},
  agents,
  pairs: 6,
  seed: 1,
  schedule: null,
  sprt: null,
  anchors: {},
  record: 'actions',
  deadlineMs: 1,
  decisionMs: 1,
  maxSteps: null,
  memoryMb: 64,
}

function page(): string {
  const results = schedule({ kind: 'round-robin', agents: agents.length, players: 2, pairs: plan.pairs, seed: 1 })
    .round(0, [])
    .map(fixture => {
      const returns = fixture.seats.map(agent => ((agent * 7 + fixture.pair * 3) % 11) - agent)
      const end = { kind: 'termination', why: '<img src=x onerror="document.title=1">' } as const
      const played: Played = { outcome: 'played', returns, steps: 5, seconds: 0.1, end, trouble: null }
      const crash = { outcome: 'crash', trouble: { kind: 'threw', agent: 3, why: '<b>no</b>' } } as const
      return resultOf(fixture, fixture.index % 40 === 7 ? { ...played, ...crash } : played, agents, 1)
    })
  const rated = standings(results, { agents, players: 2, seed: 1 })
  return report({
    run: 'r',
    started: '2026-01-02T03:04:05Z',
    plan,
    players: 2,
    standings: rated,
    results,
    sprt: null,
    unfinished: null,
  })
}

describe.skipIf(browser === undefined)('the report in Chromium', { timeout: 60_000 }, () => {
  let folder = ''
  let context: BrowserContext
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'upskill-report-'))
    writeFileSync(join(folder, 'report.html'), page())
    const args = [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ]
    context = await chromium.launchPersistentContext(join(folder, 'profile'), {
      executablePath: browser,
      headless: true,
      args,
    })
  }, 60_000)
  afterAll(async () => {
    await context?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  test.each([
    [1280, 'light'],
    [1280, 'dark'],
    [390, 'light'],
    [390, 'dark'],
  ] as const)('fits %i pixels, %s, without an error or a request', async (width, colorScheme) => {
    const tab = await context.newPage()
    const complaints: string[] = []
    tab.on('console', message => complaints.push(message.text()))
    tab.on('pageerror', error => complaints.push(error.message))
    tab.on('request', request => {
      if (!request.url().endsWith('report.html')) complaints.push(request.url())
    })
    await tab.setViewportSize({ width, height: 900 })
    await tab.emulateMedia({ colorScheme })
    await tab.goto(pathToFileURL(join(folder, 'report.html')).href)
    expect(await tab.title()).toBe('nim: tournament of 6')
    expect(await tab.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
    expect(await tab.locator('.heat tbody td').count()).toBe(36)
    expect(await tab.locator('.bar').count()).toBe(6)
    expect(complaints).toEqual([])
    await tab.locator('summary').first().click()
    expect(await tab.locator('details a').first().getAttribute('href')).toBe('episodes/000001.mcap')
    await tab.close()
  })

  test('served by the page, its links lead to the replays', async () => {
    const tab = await context.newPage()
    await tab.route('http://127.0.0.1:9/api/runs/r/report.html', route =>
      route.fulfill({ contentType: 'text/html', body: page() }),
    )
    await tab.goto('http://127.0.0.1:9/api/runs/r/report.html')
    expect(await tab.locator('details a').first().getAttribute('href')).toBe('/#/runs/r/000001')
    await tab.close()
  })
})
