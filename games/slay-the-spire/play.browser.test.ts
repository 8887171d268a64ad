import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type BrowserContext, chromium, type Locator, type Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AnyAgent, type AnyGame, random } from '#core'
import { Desk } from '../../agents/human/desk.ts'
import { humanAt } from '../../agents/human/index.ts'
import { readEpisode } from '../../src/episode/read.ts'
import { playEpisode } from '../../src/play.ts'
import { checkReplay } from '../../src/replay.ts'
import { serveViewer, type Viewer } from '../../src/viewer/server.ts'
import spire from './index.ts'

const found = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  path => path !== undefined && existsSync(path),
)
const folder = mkdtempSync(join(tmpdir(), 'upskill-spire-'))
const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic']
const complaints: string[] = []
const desk = new Desk()
let viewer: Viewer
let context: BrowserContext
let files = 0

/** The run of seed 14 as a person plays it in the page: Neow's first bargain leads straight to two lice. */
function begin(goal: AbortSignal, maxSteps: number) {
  const path = join(folder, `${++files}.mcap`)
  const agent = humanAt(desk) as unknown as AnyAgent
  const played = playEpisode({
    game: spire as unknown as AnyGame,
    backend: 'simulator',
    config: spire.config.parse({}),
    start: { seed: 14 },
    entrants: [{ text: 'human', agent, config: {} }],
    random: random(1),
    signal: goal,
    now: () => performance.now(),
    package: 'test',
    path,
    maxSteps,
    decisionMs: 120_000,
  })
  return { path, played }
}

async function open(width = 1280, scheme: 'light' | 'dark' = 'light'): Promise<Page> {
  const page = await context.newPage()
  page.on('console', message => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  page.on('pageerror', error => complaints.push(error.message))
  await page.emulateMedia({ colorScheme: scheme })
  await page.setViewportSize({ width, height: 900 })
  await page.goto(viewer.urlOf('play'))
  await page.locator('.spire').waitFor()
  return page
}

type How = (spot: Locator, page: Page) => Promise<void>
const byKey: How = async (spot, page) => {
  const key = await spot.getAttribute('aria-keyshortcuts')
  expect(key, 'every spot has its key').not.toBeNull()
  await expect.poll(() => spot.locator('kbd').textContent()).toBe(key === 'Enter' ? '⏎' : key!.toUpperCase())
  await page.keyboard.press(key!)
}
const byMouse: How = spot => spot.click()

const stepOf = async (page: Page) => Number(await page.locator('.readout b').first().textContent())
const enabled = (page: Page, start: string) => page.locator(`.spire button[data-spot^="${start}"]:not(:disabled)`)

/** Does one thing and waits until the run has gone on by a step. */
async function once(page: Page, how: How, spot: Locator): Promise<void> {
  const before = await stepOf(page)
  await how(spot, page)
  await expect.poll(() => stepOf(page), { timeout: 10_000 }).toBeGreaterThan(before)
}

/** Plays cards, aiming at the first enemy, and ends turns, until the fight is over. @returns How often a target was chosen. */
async function fight(page: Page, how: How): Promise<number> {
  let aimed = 0
  for (let i = 0; i < 200 && (await page.locator('.spire-fight').count()) > 0; i++) {
    const picks = enabled(page, 'pick:')
    const cards = enabled(page, 'card:')
    if ((await picks.count()) > 0) await once(page, how, picks.first())
    else if ((await cards.count()) === 0) await once(page, how, enabled(page, 'end-turn'))
    else {
      const before = await stepOf(page)
      await how(cards.first(), page)
      await expect
        .poll(async () => (await stepOf(page)) > before || (await page.locator('.spire-hint').count()) > 0)
        .toBe(true)
      if ((await stepOf(page)) > before) continue
      aimed++
      await once(page, how, enabled(page, 'enemy:').first())
    }
  }
  return aimed
}

/** Plays the record again. @returns Its steps, once every one of them has come out the same. */
async function replays(path: string): Promise<number> {
  await using file = readEpisode(path)
  const signal = new AbortController().signal
  const { steps, difference } = await checkReplay({ game: spire as unknown as AnyGame, file, signal })
  expect(difference).toBeNull()
  return steps
}

describe.skipIf(found === undefined)(
  found === undefined ? 'playing in Chromium: skipped, no Chromium is installed' : 'playing in Chromium',
  { timeout: 120_000 },
  () => {
    beforeAll(async () => {
      const page = join(folder, 'page')
      const configFile = fileURLToPath(new URL('../../src/viewer/vite.config.ts', import.meta.url))
      await build({ configFile, logLevel: 'error', build: { outDir: page } })
      desk.open('waits')
      viewer = await serveViewer({
        runsDir: join(folder, 'runs'),
        registry: { games: () => ['slay-the-spire'], game: async () => spire as unknown as AnyGame },
        port: 0,
        page,
        play: desk,
      })
      context = await chromium.launchPersistentContext(join(folder, 'profile'), { executablePath: found, args: flags })
    }, 60_000)
    afterAll(async () => {
      await context?.close()
      await viewer?.close()
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    })

    test('a whole fight by keys alone, from Neow to its rewards; the episode is recorded and replays', async () => {
      const stop = new AbortController()
      const { path, played } = begin(stop.signal, 400)
      const page = await open()
      await once(page, byKey, enabled(page, 'option:').first())
      await once(page, byKey, enabled(page, 'node:').first())
      await enabled(page, 'card:').first().waitFor()
      await page.keyboard.press('1')
      await page.locator('.spire-hint').waitFor()
      await page.keyboard.press('Escape')
      await expect.poll(() => page.locator('.spire-hint').count()).toBe(0)
      expect(await fight(page, byKey)).toBeGreaterThan(2)
      await page.locator('h3', { hasText: 'Rewards' }).waitFor()
      await once(page, byKey, enabled(page, 'gold:').first())
      await once(page, byKey, enabled(page, 'offer:').first())
      await enabled(page, 'leave').waitFor()
      await page.keyboard.press('l')
      await page.locator('h3', { hasText: 'Where to?' }).waitFor()
      const steps = await stepOf(page)
      await page.close()
      stop.abort(new Error('the test has seen enough'))
      await expect(played).rejects.toThrow('seen enough')
      expect(await replays(path)).toBe(steps)
      expect(complaints.splice(0)).toEqual([])
    })

    test('a whole fight by the mouse alone, on a narrow dark page: cards, targets, end of turn, map', async () => {
      const stop = new AbortController()
      const { path, played } = begin(stop.signal, 400)
      const page = await open(390, 'dark')
      await once(page, byMouse, enabled(page, 'option:').first())
      await once(page, byMouse, page.locator('.spire-map g.open').first())
      expect(await fight(page, byMouse)).toBeGreaterThan(2)
      await page.locator('h3', { hasText: 'Rewards' }).waitFor()
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
      await once(page, byMouse, enabled(page, 'leave'))
      const steps = await stepOf(page)
      await page.close()
      stop.abort(new Error('the test has seen enough'))
      await expect(played).rejects.toThrow('seen enough')
      expect(await replays(path)).toBe(steps)
      expect(complaints.splice(0)).toEqual([])
    })
  },
)
