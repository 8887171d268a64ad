import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { random } from '#core'
import { playEpisode } from '../../../src/play.ts'
import { registry } from '../../../src/registry.ts'
import { fixtureRun } from '../../../src/viewer/fixture.ts'
import { serveViewer, type Viewer } from '../../../src/viewer/server.ts'

const found = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  path => path !== undefined && existsSync(path),
)
const root = fileURLToPath(new URL('../../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'upskill-scene-'))
const runsDir = join(folder, 'runs')
let viewer: Viewer
let run: string

/** How many colours the 3D view shows, and all of them as text: two pictures differ if these do. */
const picture = (page: Page) =>
  page.locator('.minecraft-scene > canvas').evaluate(element => {
    const source = element as HTMLCanvasElement
    const copy = new OffscreenCanvas(64, 36)
    const pen = copy.getContext('2d')!
    pen.drawImage(source, 0, 0, 64, 36)
    const { data } = pen.getImageData(0, 0, 64, 36)
    const colours = new Set<string>()
    for (let i = 0; i < data.length; i += 4) colours.add(`${data[i]} ${data[i + 1]} ${data[i + 2]}`)
    return { colours: colours.size, all: data.join() }
  })

describe.skipIf(found === undefined)(
  found === undefined ? 'the 3D view: skipped, no Chromium is installed' : 'the 3D view in Chromium',
  { timeout: 60_000 },
  () => {
    beforeAll(async () => {
      const page = join(folder, 'page')
      await build({
        configFile: join(root, 'src/viewer/vite.config.ts'),
        logLevel: 'error',
        build: { outDir: page },
      })
      const all = registry([root])
      const game = await all.game('minecraft')
      using made = fixtureRun(runsDir, { game: 'minecraft', agents: ['random'] })
      run = made.id
      await playEpisode({
        game,
        backend: 'embedded',
        config: game.config.parse({ length: 4 }),
        start: { seed: 3 },
        entrants: [await all.entrant('random')],
        random: random(1),
        signal: AbortSignal.timeout(60_000),
        now: () => performance.now(),
        package: 'test',
        path: made.episodePath(1),
      })
      made.finish('done')
      viewer = await serveViewer({ runsDir, registry: all, port: 0, page })
    }, 90_000)
    afterAll(async () => {
      await viewer?.close()
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    })
    const browser = (flags: readonly string[]): Promise<BrowserContext> =>
      chromium.launchPersistentContext(mkdtempSync(join(folder, 'profile-')), {
        executablePath: found,
        args: ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', ...flags],
      })

    test('shows the recorded world, from elsewhere when another camera is chosen', async () => {
      await using context = await browser([])
      const page = await context.newPage()
      await page.goto(viewer.urlOf(`runs/${run}/000001?step=1`))
      await expect.poll(async () => (await picture(page)).colours, { timeout: 20_000 }).toBeGreaterThan(60)
      expect(await page.locator('.minecraft-scene .minecraft-note').count()).toBe(0)
      await page.waitForTimeout(2000)
      const eyes = await picture(page)
      await page.getByRole('button', { name: 'Free', exact: true }).click()
      await page.locator('.minecraft-scene > canvas').focus()
      await page.keyboard.down('KeyE')
      await page.waitForTimeout(1500)
      await page.keyboard.up('KeyE')
      const above = await picture(page)
      expect(above.all).not.toBe(eyes.all)
      expect(above.colours).toBeGreaterThan(20)
    })

    test('the map shows the way that led to a step, also where the episode is opened at that step', async () => {
      await using context = await browser([])
      const page = await context.newPage()
      const white = (step: number) =>
        page
          .goto(viewer.urlOf(`runs/${run}/000001?step=${step}`))
          .then(() => page.waitForTimeout(3000))
          .then(() =>
            page.locator('.minecraft-map').evaluate(element => {
              const { data } = (element as HTMLCanvasElement).getContext('2d')!.getImageData(0, 0, 528, 528)
              let count = 0
              for (let i = 0; i < data.length; i += 4) if (data[i] + data[i + 1] + data[i + 2] > 740) count++
              return count
            }),
          )
      const [before, after] = [await white(0), await white(4)]
      expect(after).toBeGreaterThan(before + 40)
    })

    test('without WebGL the map remains, and a line says why', async () => {
      await using context = await browser(['--disable-3d-apis'])
      const page = await context.newPage()
      await page.goto(viewer.urlOf(`runs/${run}/000001?step=1`))
      await page.getByText('This browser has no WebGL 2').waitFor({ timeout: 20_000 })
      expect(await page.locator('.minecraft-map').isVisible()).toBe(true)
      expect(await page.locator('.minecraft-scene > canvas').isVisible()).toBe(false)
    })
  },
)
