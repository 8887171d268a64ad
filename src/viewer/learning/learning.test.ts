import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readEpisode } from '../../episode/read.ts'
import { hostile } from '../fixture.ts'
import { game, learnedRun } from './fixture.ts'
import { Learning } from './learning.ts'
import { playTry } from './tries.ts'

const folder = mkdtempSync(join(tmpdir(), 'upskill-learning-'))
const learned = new Learning(folder)
let run: Awaited<ReturnType<typeof learnedRun>>
beforeAll(async () => {
  run = await learnedRun(folder)
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('the page sees the states, goals and blame that the learner ended with', () => {
  const { library, curriculum, ledger, headline } = run.learner
  const view = learned.view(run.id)
  expect(new Map(view.skills.map(({ id, state }) => [id, state]))).toEqual(
    new Map([...library.skills.keys()].map(id => [id, library.state(id)])),
  )
  expect(view.skills.find(({ id }) => id === 'outpost-get-wood')?.state).toBe('verified')
  expect(new Map(view.goals.map(({ id, attempts, asked }) => [id, [attempts, asked]]))).toEqual(
    new Map([...curriculum.goals.values()].map(({ goal, attempts }) => [goal.id, [attempts, headline.has(goal.id)]])),
  )
  const served = (id: string) => view.skills.find(skill => skill.id === id)!.serves
  const texts = new Map(view.goals.map(({ id, text }) => [id, text]))
  expect(served('outpost-get-wood').map(id => texts.get(id))).toContain('inventory.wood >= 2') // it takes an amount
  expect(served('outpost-get-pick').filter(id => !texts.get(id)!.startsWith('inventory.pick >= '))).toEqual([])
  expect(view.blame).toEqual(curriculum.blame.profile(view.steps, 60))
  expect(view.blame.some(({ goals }) => goals.length > 0)).toBe(true)
  expect([view.budget, view.trouble, view.steps <= ledger.learning]).toEqual([8_000, null, true])
})

test("a skill's states over the steps end in the one it has, and the curve in how many are verified", () => {
  const view = learned.view(run.id)
  for (const { history, state } of view.skills) {
    expect(history.at(-1)?.[1]).toBe(state)
    expect(history.map(([at]) => at)).toEqual(history.map(([at]) => at).toSorted((a, b) => a - b))
  }
  const [, verified, low, high, claimed] = view.curve.at(-1)!
  expect(verified).toBe(view.skills.filter(({ state }) => state === 'verified').length)
  expect(low > 0.7 * verified && low <= high && high <= verified && claimed >= verified).toBe(true)
})

test("what is on a program's way: wood, for a pick made at a bench", () => {
  const pick = learned.view(run.id).skills.find(({ id }) => id === 'outpost-get-pick')!
  expect([...pick.calls, ...pick.onTheWay]).toContain('outpost-get-wood')
})

test('a skill is told whole: program, contract, evidence, document, what was said of it', () => {
  const detail = learned.skill(run.id, 'outpost-get-wood')!
  expect(detail.program[0].text).toMatch(/^function\* outpostGetWood\(/)
  expect(detail.program.some(({ kind }) => kind === 'move')).toBe(true)
  expect(detail.document).toContain('name: outpost-get-wood')
  expect(detail.evidence).toEqual(run.learner.library.skills.get('outpost-get-wood')!.evidence)
  expect(detail.said.map(({ event }) => event)).toEqual(expect.arrayContaining(['gate', 'verify']))
  expect(learned.skill(run.id, '../outpost-get-wood')).toBe(null)
})

test('damaged files are said to be damaged, and hide nothing else', () => {
  const other = join(folder, 'damaged')
  cpSync(run.dir, other, { recursive: true })
  const skills = learned.view(run.id).skills
  const program = join(other, 'library/outpost/outpost-get-wood/program.json')
  writeFileSync(
    program,
    readFileSync(program, 'utf8').replace(/"count": 1|"atMost": \d+/, match => `${match}1`),
  )
  cpSync(join(other, 'library/outpost/outpost-get-wood'), join(other, 'library/outpost/torn'), { recursive: true })
  writeFileSync(join(other, 'library/outpost/torn/program.json'), '{"id":')
  appendFileSync(
    join(other, 'learning.jsonl'),
    `{"step":1,"event":"goals","goals":[{"id":7},"x"]}\n[]\nnull\n{"event":3}\n`,
  )
  appendFileSync(
    join(other, 'learning.jsonl'),
    `{"step":5,"event":"plateau","strategy":"explore"}\n{"step":9,"event":"torn`,
  )
  const view = learned.view('damaged')
  expect(view.skills).toHaveLength(skills.length)
  expect(view.skills.find(({ id }) => id === 'outpost-get-wood')?.trouble).toContain('the hash differs')
  expect(view.trouble).toContain('torn: cannot be read')
  expect(view.plateaus[0]).toEqual({ step: 5, event: 'plateau', detail: { strategy: 'explore' } })
})

test('what the learner says it proposes is shown as it says it, whatever it says', () => {
  const other = join(folder, 'telling')
  cpSync(run.dir, other, { recursive: true })
  const before = learned.signature('telling')
  appendFileSync(
    join(other, 'learning.jsonl'),
    `${JSON.stringify({ step: 6, event: 'propose', goal: hostile, why: hostile })}\n`,
  )
  utimesSync(join(other, 'library/outpost'), 1, 1)
  expect(learned.signature('telling')).not.toBe(before)
  const told = { step: 6, goal: hostile, text: hostile, why: hostile, tries: 1, reached: 0, note: null }
  expect(learned.view('telling').proposals[0]).toEqual(told)
})

test('what was proposed is told with the figures of its goal', () => {
  const view = learned.view(run.id)
  const told = view.proposals.filter(({ note }) => note !== null)
  expect(told.length).toBeGreaterThan(view.proposals.length / 2)
  for (const { goal, text, note } of told) expect([goal, text]).toEqual([note!.id, note!.text])
})

test('the report is the one the run gave; a damaged one is none', () => {
  const { report } = learned.view(run.id)
  const { verified, ghosts, asked, mixes, transfer, retention } = run.report
  expect(report).toMatchObject(JSON.parse(JSON.stringify({ verified, ghosts, asked, retention })))
  expect(report!.mixes!.map(({ k, reached }) => [k, reached])).toEqual(mixes!.map(({ k, reached }) => [k, reached]))
  expect(report!.transfer!.milestones).toEqual(transfer!.milestones)
  expect(report!.axis).toBeNull()
  const other = join(folder, 'misreported')
  cpSync(run.dir, other, { recursive: true })
  appendFileSync(join(other, 'learning.jsonl'), `${JSON.stringify({ step: 1, event: 'report', verified: 'all' })}\n`)
  expect(learned.view('misreported').report).toBeNull()
})

test('a try is played again from its seed: as it went then, and recorded', async () => {
  const { skill, ...found } = learned.version(
    run.id,
    'outpost-get-wood',
    run.learner.library.skills.get('outpost-get-wood')!.hash,
  )!
  const tries = skill.evidence.flatMap(line => (line.kind === 'verify' ? [line] : [])).slice(0, 6)
  expect(tries.length).toBe(6)
  const signal = new AbortController().signal
  const play = (seed: number, parameters?: Record<string, number>) =>
    playTry({
      ...found,
      skill,
      game,
      asked: { skill: skill.id, hash: skill.hash, seed, parameters },
      version: 'x',
      signal,
    })
  for (const { seed, ok, steps, parameters } of tries) {
    const again = await play(seed, parameters)
    expect([again.ok, again.steps]).toEqual([ok, steps])
    await using file = readEpisode(join(run.dir, 'tries', `${again.episode}.mcap`))
    expect(file.header).toMatchObject({ start: { seed }, agents: { p0: `outpost-get-wood@${skill.version}` } })
    expect(file.scan.end?.steps).toBe(steps)
  }
  expect(learned.version(run.id, 'outpost-get-wood', 'nothing')).toBeNull()
})
