import { appendFileSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AnyAgent } from '#core'
import bottomUp from '../../../agents/bottom-up/index.ts'
import { duel } from '../../learn/duel.ts'
import { contentOf } from '../../learn/learner.ts'
import { openWorld } from '../../learn/world.ts'
import { skillHash } from '../../library/library.ts'
import { writeLibrary } from '../../library/store.ts'
import { createRun } from '../../run/folder.ts'
import { hostile } from '../fixture.ts'
import { serveViewer, type Viewer } from '../server.ts'
import { game, learnedRun, playedRun } from './fixture.ts'

const found = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  path => path !== undefined && existsSync(path),
)
const flags =
  '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync'
const folder = mkdtempSync(join(tmpdir(), 'upskill-learning-page-'))
const runsDir = join(folder, 'runs')
const complaints: string[] = []
let run: Awaited<ReturnType<typeof learnedRun>>
let played: string
let viewer: Viewer
let context: BrowserContext

describe.skipIf(found === undefined)(
  found === undefined ? 'a learning run in Chromium: skipped, no Chromium is installed' : 'a learning run in Chromium',
  { timeout: 60_000 },
  () => {
    beforeAll(async () => {
      const page = join(folder, 'page')
      const configFile = fileURLToPath(new URL('../vite.config.ts', import.meta.url))
      await build({ configFile, logLevel: 'error', build: { outDir: page } })
      run = await learnedRun(runsDir)
      played = await playedRun(runsDir, bottomUp as unknown as AnyAgent, run.id)
      viewer = await serveViewer({
        runsDir,
        registry: { games: () => ['outpost'], game: async () => game },
        port: 0,
        page,
      })
      context = await chromium.launchPersistentContext(join(folder, 'profile'), {
        executablePath: found,
        args: flags.split(' '),
        hasTouch: true,
      })
    }, 90_000)
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
    const node = (page: Page, id: string) => page.locator(`[data-node="${id}"]`)

    test.each([1280, 390])('at %i pixels, in light and dark, everything fits and nothing complains', async width => {
      for (const colours of ['light', 'dark'] as const)
        for (const [place, there] of [
          [`runs/${run.id}`, '.graph .node'],
          [`runs/${run.id}/skills/outpost-get-wood`, '.program li'],
          [`runs/${played}/000001?step=5`, '.stage .board'],
        ] as const) {
          const page = await open(place, width, colours)
          await page.locator(there).first().waitFor()
          expect(await page.evaluate(() => document.documentElement.scrollWidth), place).toBeLessThanOrEqual(width)
          for (const box of await page.locator('.graph .node').all()) {
            const { x, width: wide } = (await box.boundingBox())!
            expect(x >= 0 && x + wide <= width, place).toBe(true)
          }
          await page.close()
        }
      expect(complaints.splice(0)).toEqual([])
    })

    test('by keyboard: to a skill, on to the next, what is known of it, its page and back', async () => {
      const page = await open(`runs/${run.id}`)
      await node(page, 'outpost-get-wood').focus()
      await page.locator('.node-card', { hasText: 'verification' }).waitFor()
      expect(await page.locator('.node-card h3').textContent()).toBe('outpost-get-wood')
      // What lies beside it, and on which side, is the learner's affair.
      const others = page.locator('.node-card h3').filter({ hasNotText: /^outpost-get-wood$/ })
      for (const key of ['ArrowLeft', 'ArrowUp', 'ArrowDown', 'ArrowRight']) {
        await node(page, 'outpost-get-wood').focus()
        await page.keyboard.press(key)
        if (
          await others.waitFor({ timeout: 2000 }).then(
            () => true,
            () => false,
          )
        )
          break
      }
      expect(await others.textContent()).toMatch(/^outpost-/)
      await page.keyboard.press('Escape')
      await page.locator('.node-card').waitFor({ state: 'detached' })
      await node(page, 'outpost-get-wood').focus()
      await page.keyboard.press('Enter')
      await page.waitForURL(/skills\/outpost-get-wood$/)
      await page.locator('.program li', { hasText: 'function* outpostGetWood' }).waitFor()
      const tries = run.learner.library.skills.get('outpost-get-wood')!.evidence.length
      await page.getByText(`${tries} lines; appended`).waitFor()
      await page.keyboard.press('u')
      await page.waitForURL(/#\/runs\/[^/?]+$/)
      await page.close()
      expect(complaints.splice(0)).toEqual([])
    })

    test('a finger looks first and opens then; the past is one slide away', async () => {
      const page = await open(`runs/${run.id}`, 390)
      await node(page, 'outpost-get-wood').tap()
      await page.locator('.node-card', { hasText: 'outpost-get-wood' }).waitFor()
      expect(new URL(page.url()).hash).toBe(`#/runs/${run.id}`)
      await node(page, 'outpost-get-wood').tap()
      await page.waitForURL(/skills\/outpost-get-wood$/)
      await page.goBack()
      await node(page, 'outpost-get-wood').waitFor()
      await page.locator('.tree-time input').fill('0')
      await node(page, 'outpost-get-wood').waitFor({ state: 'detached' })
      await page.getByRole('button', { name: 'Now' }).click()
      await node(page, 'outpost-get-wood').waitFor()
      await page.close()
      expect(complaints.splice(0)).toEqual([])
    })

    test('a try of the evidence is one click away: played again, recorded, shown', async () => {
      const page = await open(`runs/${run.id}/skills/outpost-get-wood`)
      const seed = page.locator('.evidence-table .play-again').first()
      const asked = (await seed.textContent())!.replace(/\D/g, '')
      await seed.click()
      await page.waitForURL(new RegExp(`/try-outpost-get-wood-\\d+-${asked}`))
      await page.locator('.stage .board').waitFor()
      expect(await page.locator('.episode-head').textContent()).toContain(`seed ${asked}`)
      await page.close()
      const list = await open(`runs/${run.id}`)
      await list.getByText('Blame').waitFor()
      expect(await list.locator('body').textContent()).not.toContain('try-outpost')
      await list.close()
      expect(complaints.splice(0)).toEqual([])
    })

    test('both sides of a duel are one click away', async () => {
      const content = contentOf(run.learner)
      const champion = run.learner.library.skills.get('outpost-get-wood')!
      const { program, version, hash } = champion
      const longer = { ...champion, program: { ...program, body: [{ move: 'step-aside' }, ...program.body] } }
      const challenger = { ...longer, version: version + 1, parent: hash, hash: skillHash(longer), evidence: [] }
      await using world = await openWorld({
        game,
        config: {},
        axis: null,
        signal: AbortSignal.timeout(60_000),
        now: () => 0,
      })
      const { winner, loser } = await duel({ ...run.learner, say: () => {} }, world, champion, challenger)
      expect(winner.hash).toBe(hash)
      cpSync(run.dir, join(runsDir, 'duelled'), { recursive: true })
      const skills = content.skills.map(skill => (skill.id === winner.id ? winner : skill))
      writeLibrary(
        join(runsDir, 'duelled', 'library'),
        { ...content, skills, archived: [loser] },
        run.learner.library.state,
      )
      const page = await open(`runs/duelled/skills/${winner.id}`)
      await page.locator('.duel summary').first().click()
      const sides = page.locator('.duel li').first().locator('.play-again')
      expect(await sides.allTextContents()).toEqual([`▷ v${version}`, `▷ v${version + 1}`])
      await sides.nth(1).click()
      await page.waitForURL(new RegExp(`/try-outpost-get-wood-${version + 1}-`))
      await page.locator('.stage .board').waitFor()
      await page.getByText(`outpost-get-wood@${version + 1}`).waitFor()
      await page.close()
      expect(complaints.splice(0)).toEqual([])
    })

    test('the report stands in the page, with intervals, transfer and what was given', async () => {
      const page = await open(`runs/${run.id}`)
      const panel = page.locator('.panel', { has: page.locator('h2', { hasText: 'Report' }) })
      await panel.waitFor()
      const text = (await panel.textContent())!
      const { asked, verified, transfer } = run.report
      expect(text).toContain(`${asked.k} of ${asked.n}`)
      for (const { id } of verified) expect(text).toContain(id)
      for (const { what } of transfer!.milestones) expect(text).toContain(what)
      await panel.locator('.priors summary').click()
      await panel.getByText('priors', { exact: false }).last().waitFor()
      await page.getByText('the best of what plans lead to').first().waitFor()
      await page.close()
      expect(complaints.splice(0)).toEqual([])
    })

    test('in a replay a skill is open at the line it stands on, and the line follows', async () => {
      const page = await open(`runs/${played}/000001?step=1`)
      const end = Number((await page.locator('.readout').textContent())!.match(/\/ (\d+)/)![1])
      const lines = new Set<string>()
      let tab = false
      for (let i = 1; i <= end; i++) {
        const skill = page.getByRole('tab', { name: 'Skill' })
        if (!tab && (await skill.count()) > 0) {
          await skill.click()
          tab = true
        }
        if (tab && (await page.locator('.skill-stack .here, .skill-stack .maybe').count()) > 0)
          lines.add((await page.locator('.skill-stack .here, .skill-stack .maybe').first().textContent())!)
        await page.keyboard.press('ArrowRight')
        await page.waitForFunction(
          at => document.querySelector('.readout b')?.textContent === at,
          String(Math.min(end, i + 1)),
        )
      }
      expect(lines.size).toBeGreaterThanOrEqual(2)
      for (const line of lines) expect(line).toContain('yield')
      await page.close()
      expect(complaints.splice(0)).toEqual([])
    })

    test('a run that learns grows in the page, without loading it again', async () => {
      using live = createRun(
        runsDir,
        { kind: 'learn', game: 'outpost', agents: ['bottom-up'], package: '0.1.0', commit: null },
        {},
        Date.now,
      )
      const page = await open(`runs/${live.id}`)
      await page.getByText('No program has been tried at the gate yet').waitFor()
      const { library } = run.learner
      const content = contentOf(run.learner)
      const young = content.skills.filter(({ id }) => id === 'outpost-get-wood')
      const gated = young.map(skill => ({ ...skill, evidence: skill.evidence.filter(({ kind }) => kind === 'gate') }))
      writeLibrary(join(live.dir, 'library'), { ...content, skills: gated }, () => 'admitted')
      await page.locator('.node-admitted[data-node="outpost-get-wood"]').waitFor()
      writeLibrary(join(live.dir, 'library'), content, library.state)
      await page.locator('.node-verified[data-node="outpost-get-wood"]').waitFor()
      live.append('learning.jsonl', { step: 77, event: 'plateau', strategy: 'explore' })
      live.append('learning.jsonl', {
        step: 78,
        event: 'propose',
        goal: 'g',
        text: 'inventory.gem >= 1',
        why: 'nobody tried',
      })
      await page.getByText('Plateau at step 77').waitFor()
      await page.locator('.told-how', { hasText: 'nobody tried' }).waitFor()
      live.finish('done')
      await page.close()
      expect(complaints.splice(0)).toEqual([])
    })

    test('what a learned library and its log say stays text', async () => {
      const dir = join(runsDir, 'hostile')
      cpSync(run.dir, dir, { recursive: true })
      const skill = join(dir, 'library/outpost/outpost-get-wood')
      const program = JSON.parse(readFileSync(join(skill, 'program.json'), 'utf8'))
      program.goal.text = hostile
      writeFileSync(join(skill, 'program.json'), JSON.stringify(program))
      writeFileSync(join(skill, 'SKILL.md'), hostile)
      const evidence = JSON.parse(readFileSync(join(skill, 'evidence.json'), 'utf8'))
      evidence.push({ ...evidence.at(-1), ok: false, why: hostile })
      writeFileSync(join(skill, 'evidence.json'), JSON.stringify(evidence))
      const lines = [
        { event: 'propose', goal: hostile, why: hostile },
        { event: 'blame', missing: [{ key: hostile, weight: 9, count: 99, at: 1, goals: [[hostile, 9]] }] },
        {
          event: 'report',
          verified: [{ id: hostile, goal: hostile, asked: true, heldOut: { k: 1, n: 2 } }],
          ghosts: [hostile],
          axis: { places: [{ axis: { [hostile]: hostile }, reached: { k: 1, n: 2 } }], skills: [] },
          transfer: { seed: 1, steps: 2, milestones: [{ what: hostile, goals: 1, with: null, without: null }] },
          priors: { [hostile]: hostile },
        },
        { event: 'gate', skill: hostile, admitted: true, k: hostile, length: { a: 1 } },
        { event: 'verify', skill: { a: 1 }, verdict: [hostile], k: null, n: {} },
        { event: hostile, detail: hostile },
        { event: 'plateau', strategy: hostile },
      ]
      for (const line of lines) appendFileSync(join(dir, 'learning.jsonl'), `${JSON.stringify({ step: 1, ...line })}\n`)
      for (const place of ['runs/hostile', 'runs/hostile/skills/outpost-get-wood']) {
        const page = await open(place)
        await page.getByText('<script>document.title', { exact: false }).first().waitFor({ state: 'attached' })
        await page.waitForTimeout(200)
        expect(await page.title()).not.toBe('owned')
        expect(await page.locator('img[src="x"], main script').count()).toBe(0)
        await page.close()
      }
      expect(complaints.splice(0)).toEqual([])
    })
  },
)
