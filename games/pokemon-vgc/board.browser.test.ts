import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type BrowserContext, chromium } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Player, random, type TimeStep, type View } from '#core'
import { writeEpisode } from '../../src/episode/write.ts'
import { registry } from '../../src/registry.ts'
import { fixtureRun } from '../../src/viewer/fixture.ts'
import { serveViewer, type Viewer } from '../../src/viewer/server.ts'
import type { Action } from './action.ts'
import pokemonVgc from './index.ts'
import type { Observation, SeenSide } from './observation.ts'
import { SimulatorEnvironment } from './simulator/environment.ts'
import { teamPool } from './teams/pool.ts'

const found = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  path => path !== undefined && existsSync(path),
)
const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'upskill-vgc-board-'))
const runsDir = join(folder, 'runs')
const script = `<img src=x onerror="document.title='owned'"><script>document.title='owned'</script>`
const names = [script, '\u202eturned round\u2066', `no\u200bwidth\ufeff\u200d`, 'W'.repeat(600)]
let viewer: Viewer
let run: string
let context: BrowserContext

/** A real battle, a few turns of it, in which everybody bears a hostile name and somebody chats. */
async function hostileBattle(path: string): Promise<void> {
  const config = pokemonVgc.config.parse({})
  const signal = AbortSignal.timeout(60_000)
  await using environment = new SimulatorEnvironment(config, await teamPool(config), { signal, emit: () => {} })
  using writer = writeEpisode(path, {
    game: 'pokemon-vgc',
    backend: 'simulator',
    deterministic: false,
    tickMs: null,
    config,
    start: { seed: 5 },
    record: 'full',
    players: environment.players,
    agents: { p1: 'random', p2: 'random' },
    goal: null,
    package: 'test',
  })
  const source = random(5)
  let step = await environment.reset({ seed: 5 })
  writer.write({ decisions: new Map(), step: hostile(step) })
  for (let turn = 0; turn < 6 && step.end === null; turn++) {
    const actions = new Map<Player, Action>()
    for (const player of step.acting) actions.set(player, source.pick(step.views.get(player)!.legal!))
    step = await environment.step(actions)
    const decisions = new Map([...actions].map(([player, action]) => [player, { action }]))
    writer.write({ decisions, step: hostile(step) })
  }
  writer.end({
    end: { kind: 'truncation', why: 'enough seen' },
    steps: 6,
    returns: { p1: 0, p2: 0 },
    verdicts: [],
    usage: { usd: 0, lateTicks: 0 },
  })
}

function hostile(step: TimeStep<Observation, Action>): TimeStep<Observation, Action> {
  const side = (each: SeenSide): SeenSide => ({
    ...each,
    name: script,
    pokemon: each.pokemon.map((pokemon, i) => ({
      ...pokemon,
      name: names[i % names.length],
      inferred: { speed: [40, 120], notItems: ['choicescarf', 'assaultvest'] },
    })),
  })
  const view = (each: View<Observation, Action>) => {
    const { observation } = each
    const chat = names.map(name => `|c|${name}|${script} ${name}`)
    const log = [...observation.log, ...chat, `|move|p1a: ${names[1]}|Protect|`]
    return { ...each, observation: { ...observation, you: side(observation.you), foe: side(observation.foe), log } }
  }
  return { ...step, views: new Map([...step.views].map(([player, each]) => [player, view(each)])) }
}

describe.skipIf(found === undefined)(
  found === undefined ? 'the board of Pokémon: skipped, no Chromium is installed' : 'the board of Pokémon in Chromium',
  { timeout: 60_000 },
  () => {
    beforeAll(async () => {
      const page = join(folder, 'page')
      await build({ configFile: join(root, 'src/viewer/vite.config.ts'), logLevel: 'error', build: { outDir: page } })
      using made = fixtureRun(runsDir, { game: 'pokemon-vgc', agents: ['random', 'random'] })
      run = made.id
      await hostileBattle(made.episodePath(1))
      made.finish('done')
      viewer = await serveViewer({ runsDir, registry: registry([root]), port: 0, page })
      context = await chromium.launchPersistentContext(join(folder, 'profile'), {
        executablePath: found,
        args: ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run'],
      })
    }, 90_000)
    afterAll(async () => {
      await context?.close()
      await viewer?.close()
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    })

    test.each([
      [1280, 'light'],
      [390, 'dark'],
    ] as const)(
      'names and chat are text at %i pixels, %s: nothing runs, nothing turns round, nothing sticks out',
      async (width, colours) => {
        const page = await context.newPage()
        const wrong: string[] = []
        page.on('pageerror', error => wrong.push(error.message))
        page.on('request', request => {
          if (/\/x$/.test(request.url())) wrong.push(`asked for ${request.url()}`)
        })
        await page.emulateMedia({ colorScheme: colours })
        await page.setViewportSize({ width, height: 844 })
        await page.goto(viewer.urlOf(`runs/${run}/000001?step=4`))
        await page.locator('.vgc-log li').first().waitFor()
        for (const summary of await page.locator('.vgc-bench summary').all()) await summary.click()
        await page.waitForTimeout(300)
        const board = page.locator('.vgc')
        const text = (await board.textContent())!
        expect(text).toContain('<img src=x onerror="document.title=\'own') // as it was written, cut off
        expect(text).toContain('turned round')
        expect(text).toContain('says: ')
        expect(text).not.toMatch(/[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/)
        expect(text).not.toContain('W'.repeat(400))
        expect(await board.locator('img, script').count()).toBe(0)
        expect(await page.title()).not.toContain('owned')
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
        const inferred = page.locator('.vgc-bench .vgc-sheet', { hasText: 'inferred: speed 40 to 120' })
        expect(await inferred.first().isVisible()).toBe(true)
        expect(wrong).toEqual([])
        await page.close()
      },
    )
  },
)
