import { subscribe } from 'node:diagnostics_channel'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import type { Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type AnyGame, budget, noLibrary, random } from '#core'
import { Desk } from '../../agents/human/desk.ts'
import { humanAt } from '../../agents/human/index.ts'
import { writeEpisode } from '../episode/write.ts'
import { episode, fixtureRun, fixtureRuns, header, transition } from './fixture.ts'
import { serveViewer, type Viewer } from './server.ts'

const found = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  path => path !== undefined && existsSync(path),
)
const flags =
  '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync'
const folder = mkdtempSync(join(tmpdir(), 'upskill-page-'))
const runsDir = join(folder, 'runs')
const desk = new Desk()
const corridor = {
  id: 'corridor',
  action: z.object({ type: z.string(), by: z.int().optional(), over: z.string().optional() }),
  facts: (view: { observation: { place: number } }) => ({ place: view.observation.place, door: null }),
} as unknown as AnyGame
const connections = new Set<Socket>()
const complaints: string[] = []
let ids: ReturnType<typeof fixtureRuns> & { readonly long: string }
let viewer: Viewer
let context: BrowserContext

describe.skipIf(found === undefined)(
  found === undefined ? 'the page in Chromium: skipped, no Chromium is installed' : 'the page in Chromium',
  { timeout: 60_000 },
  () => {
    beforeAll(async () => {
      subscribe('net.server.socket', message => {
        const { socket } = message as { socket: Socket }
        connections.add(socket)
        socket.on('close', () => connections.delete(socket))
      })
      const page = join(folder, 'page')
      const configFile = fileURLToPath(new URL('vite.config.ts', import.meta.url))
      await build({ configFile, logLevel: 'error', build: { outDir: page } })
      using long = fixtureRun(runsDir, { agents: ['long'] }, Date.parse('2026-11-21T09:00:00Z'))
      episode(long, 1, 10_001, { weight: 2_000 })
      long.finish('done')
      ids = { ...fixtureRuns(runsDir), long: long.id }
      viewer = await serveViewer({
        runsDir,
        registry: { games: () => ['corridor'], game: async () => corridor },
        port: 0,
        page,
        play: desk,
      })
      context = await chromium.launchPersistentContext(join(folder, 'profile'), {
        executablePath: found,
        args: flags.split(' '),
      })
    }, 60_000)
    afterAll(async () => {
      await context?.close()
      await viewer?.close()
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    })

    async function open(place: string, width = 1280, colours: 'light' | 'dark' = 'light'): Promise<Page> {
      const page = await context.newPage()
      page.on('console', message => {
        if (message.type() === 'error' || message.type() === 'warning') complaints.push(`${place}: ${message.text()}`)
      })
      page.on('pageerror', error => complaints.push(`${place}: ${error.message}`))
      await page.emulateMedia({ colorScheme: colours })
      await page.setViewportSize({ width, height: 844 })
      await page.goto(viewer.urlOf(place))
      return page
    }
    const step = (page: Page) => page.locator('.readout b').first().textContent()
    const at = (run: string, rest = '') => `runs/${run}/000001${rest}`

    test.each([1280, 390])('at %i pixels, in light and dark, every page fits and nothing complains', async width => {
      for (const colours of ['light', 'dark'] as const)
        for (const place of [
          '',
          `runs/${ids.finished}`,
          `runs/${ids.tournament}`,
          at(ids.finished, '?step=13'),
          at(ids.pixels),
          at(ids.crashed),
          'play',
        ]) {
          const page = await open(place, width, colours)
          await page.locator('main').waitFor()
          await page.waitForTimeout(300)
          expect(await page.evaluate(() => document.documentElement.scrollWidth), place).toBeLessThanOrEqual(width)
          const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor)
          expect(ground, place).toBe(colours === 'light' ? 'rgb(244, 245, 246)' : 'rgb(15, 18, 21)')
          await page.close()
        }
      expect(complaints.splice(0)).toEqual([])
    })

    test('an episode by keyboard alone: list, run, episode, steps, events, help, and a link to the step', async () => {
      const page = await open('')
      await page.locator('a.row-link').first().waitFor()
      const names = await page
        .locator('a.row-link')
        .evaluateAll(links => links.map(link => (link as HTMLAnchorElement).hash))
      for (let i = 0; i <= names.indexOf(`#/runs/${ids.finished}`); i++) await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
      await page.locator('h2', { hasText: 'Episodes' }).waitFor()
      await page.locator('a.row-link').first().waitFor()
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
      await page.locator('.thoughts').waitFor()
      await page.locator('.kind-end .tally', { hasText: '1' }).waitFor()
      await page.keyboard.press('ArrowRight')
      await page.keyboard.press('Shift+ArrowRight')
      expect(await step(page)).toBe('11')
      await page.keyboard.press('n')
      expect(await step(page)).toBe('13')
      await page.keyboard.press('p')
      await page.keyboard.press('p')
      expect(await step(page)).toBe('8')
      await page.keyboard.press('End')
      expect(await step(page)).toBe('40')
      await page.keyboard.press('Home')
      await page.keyboard.press('2')
      await page.waitForURL(/player=p1/)
      await page.keyboard.press('1')
      await page.getByRole('tab', { name: 'Verdict' }).click()
      await page.getByRole('button', { name: '★ step 31' }).click()
      await page.waitForURL(/step=31/)
      await page.getByRole('tab', { name: 'Facts' }).click()
      expect(await page.locator('.facts dl').textContent()).toBe('doorhiddenplace31')
      await page.keyboard.press('?')
      await page.getByRole('dialog').waitFor()
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'hidden' }) // while it is open, keys are its own
      await page.keyboard.press('u')
      await page.waitForURL(/#\/runs\/[^/?]+$/)
      await page.close()
      const linked = await open(at(ids.finished, '?step=31&player=p1'))
      await linked.locator('.stage .generic').waitFor()
      expect([await step(linked), new URL(linked.url()).hash]).toEqual([
        '31',
        `#/${at(ids.finished, '?step=31&player=p1')}`,
      ])
      await linked.close()
      expect(complaints.splice(0)).toEqual([])
    })

    test('10,000 steps open, play at 32× and scrub to any place', async () => {
      const page = await open('')
      await page.locator('a.row-link').first().waitFor()
      const begun = performance.now()
      await page.evaluate(
        hash => {
          location.hash = hash
        },
        `#/${at(ids.long)}`,
      )
      await page.locator('.stage .generic').waitFor()
      console.log(`a 10,000-step episode opened in ${Math.round(performance.now() - begun)} ms`)
      await page.locator('.kind-end .tally', { hasText: '1' }).waitFor()
      const box = (await page.locator('.scrub').boundingBox())!
      await page.mouse.move(box.x + 10, box.y + 20)
      await page.mouse.down()
      for (let i = 0; i <= 40; i++) await page.mouse.move(box.x + 6 + (box.width - 12) * (i / 40), box.y + 20)
      await page.mouse.up()
      await page.locator('.generic dd', { hasText: /^10000$/ }).waitFor()
      expect(await step(page)).toBe('10,000')
      await page.keyboard.press('Home')
      for (let i = 0; i < 5; i++) await page.keyboard.press('+')
      await page.keyboard.press(' ')
      await page.waitForFunction(
        () => Number(document.querySelector('.readout b')!.textContent!.replace(',', '')) > 100,
      )
      await page.keyboard.press(' ')
      expect(await page.getByRole('button', { name: 'Play', exact: true }).count()).toBe(1)
      await page.close()
      expect(complaints.splice(0)).toEqual([])
    })

    test('what games and agents say stays text', async () => {
      for (const place of ['', `runs/${ids.hostile}`, at(ids.hostile, '?step=5')]) {
        const page = await open(place)
        await page.getByText('<script>document.title', { exact: false }).first().waitFor()
        await page.waitForTimeout(200)
        expect(await page.title()).not.toBe('owned')
        expect(await page.locator('img[src="x"], main script').count()).toBe(0)
        await page.close()
      }
      const report = await open(`runs/${ids.tournament}`)
      const [opened] = await Promise.all([context.waitForEvent('page'), report.getByText('Open the report').click()])
      await opened.locator('h1').waitFor()
      const cookie = await opened.evaluate(() => {
        try {
          return document.cookie
        } catch {
          return 'shut out'
        }
      })
      expect(cookie).toBe('shut out')
      await opened.close()
      await report.close()
      complaints.splice(0) // the report's own broken picture is refused, and said to be
    })

    test('a live episode grows in the page, and connections killed at random moments lose nothing', async () => {
      using run = fixtureRun(runsDir, { agents: ['live'] }, Date.now())
      const writer = writeEpisode(run.episodePath(1), header)
      for (let i = 0; i < 5; i++) writer.write(transition(i))
      const page = await open(at(run.id))
      await page.locator('.live.on').waitFor()
      const source = random(5)
      let written = 5
      for (let round = 0; round < 12; round++) {
        for (let i = source.int(12); i >= 0; i--) {
          writer.write(transition(written++))
          await page.waitForTimeout(source.int(30))
        }
        for (const socket of [...connections]) socket.destroy()
      }
      await page.waitForFunction(
        last => document.querySelector('.readout b')?.textContent === String(last),
        written - 1,
      )
      writer.write(transition(written++, { last: true }))
      writer.end({
        end: { kind: 'termination', why: 'the door was reached' },
        steps: written - 1,
        returns: {},
        verdicts: [],
        usage: { usd: 0, lateTicks: 0 },
      })
      await page.locator('.episode-head .state-ended').waitFor()
      const marks = Array.from({ length: written }, (_, i) => i).filter(i => i > 0 && i % 9 === 4).length
      await page.locator('.kind-outcome .tally', { hasText: String(marks * 2) }).waitFor()
      for (let i = written - 1; i >= 0; i--) {
        expect(await step(page)).toBe(String(i))
        await page
          .locator('.generic dd', { hasText: new RegExp(`^${i}$`) })
          .first()
          .waitFor()
        await page.keyboard.press('ArrowLeft')
      }
      run.finish('done')
      await page.close()
      complaints.splice(0) // the browser says of each killed connection that it was killed
    })

    test('a person plays by keys and buttons, and is told what was refused', async () => {
      desk.open('waits')
      const page = await open('play')
      const seat = await humanAt(desk).seat({
        player: 'p0',
        game: corridor as never,
        config: {},
        goal: null,
        library: noLibrary,
        language: null,
        budget: budget(),
        random: random(1),
        signal: new AbortController().signal,
      })
      const signal = AbortSignal.timeout(20_000)
      const see = (i: number) => transition(i).step.views.get('p0')!
      seat.observe?.(see(0), 0, null)
      const first = Promise.resolve(seat.act(see(0), signal))
      await page.locator('.choices button').first().waitFor()
      const key = (await page.locator('.choices button', { hasText: 'jump' }).locator('kbd').textContent())!
      await page.keyboard.press(key)
      expect((await first).action).toEqual({ type: 'jump', over: 'gap' })
      seat.observe?.(see(1), 1, null)
      const second = Promise.resolve(seat.act(see(1), signal))
      await page.locator('.outcome', { hasText: 'walked to cell 1' }).waitFor()
      await page.locator('.choices button', { hasText: 'walk by -1' }).click()
      expect((await second).action).toEqual({ type: 'walk', by: -1 })
      seat.observe?.(see(2), 0, { kind: 'termination', why: 'the door was reached' })
      await page.locator('.over', { hasText: 'return 1' }).waitFor()
      const again = desk.waitForAgain(signal)
      await page.getByRole('button', { name: 'Play again' }).click()
      await again
      await page.close()
      expect(complaints.splice(0)).toEqual([])
    })

    test('a page of an earlier start says where to look', async () => {
      const page = await context.newPage()
      await context.clearCookies()
      await page.goto(`http://127.0.0.1:${viewer.port}/#/`)
      await page.getByText('open the address that the terminal shows').waitFor()
      await page.close()
    })
  },
)
