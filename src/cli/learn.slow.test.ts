import { execFile, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { seedRange } from '#core'
import { readLibrary } from '../library/store.ts'
import { readLines, readManifest } from '../run/folder.ts'
import { isLocked } from '../run/lock.ts'

const bin = join(import.meta.dirname, '..', '..', 'bin', 'upskill.js')
const dir = mkdtempSync(join(tmpdir(), 'upskill-learn-cli-'))
const runs = join(dir, 'runs')
const outpost = join(import.meta.dirname, '..', 'learn', 'testing', 'outpost.ts')

/** The small game of the tests, as a game folder outside the package. */
beforeAll(() => {
  mkdirSync(join(dir, 'games', 'outpost'), { recursive: true })
  writeFileSync(join(dir, 'games', 'outpost', 'index.ts'), `export { outpost as default } from '${outpost}'\n`)
})
afterAll(() => rmSync(dir, { recursive: true, force: true }))

/** The last line of --json, as far as it is looked at here. */
interface Answer {
  readonly run: string
  readonly steps: number
  readonly verified: readonly { readonly id: string }[]
  readonly goal: { readonly n: number; readonly successes: number }
  readonly skills: readonly { readonly id: string; readonly state: string }[]
}

function upskill(...args: string[]): Promise<{ code: number; out: string; err: string; json: () => Answer }> {
  return new Promise(resolve =>
    execFile(
      process.execPath,
      [bin, ...args, '--path', dir, '--runs', runs],
      { timeout: 90_000, cwd: dir, maxBuffer: 1e8 },
      (error, out, err) =>
        resolve({
          code: error ? Number(error.code ?? -1) : 0,
          out,
          err,
          json: () => JSON.parse(out.trim().split('\n').at(-1)!),
        }),
    ),
  )
}

function filesOf(folder: string): Record<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile())
  const paths = entries.map(entry => join(entry.parentPath, entry.name)).sort()
  return Object.fromEntries(paths.map(path => [path.slice(folder.length), readFileSync(path, 'utf8')]))
}

const learnWood = [
  'learn',
  'crafter',
  '--steps',
  '6000',
  '--goal-steps',
  '500',
  '--report-seeds',
  '3',
  '--goals',
  'inventory.*',
  '--json',
]

describe('crafter, learned twice', { timeout: 120_000 }, () => {
  let run = ''
  test('the same config and seed leave the same library, byte for byte, and say the same', async () => {
    const first = await upskill(...learnWood)
    expect(first.err).not.toContain('Error')
    expect(first.code).toBe(0)
    const second = await upskill(...learnWood)
    const [a, b] = [first.json(), second.json()]
    run = a.run
    const [left, right] = [filesOf(join(runs, a.run, 'library')), filesOf(join(runs, b.run, 'library'))]
    expect(right).toEqual(left)
    expect({ ...b, run: '', seconds: 0 }).toEqual({ ...a, run: '', seconds: 0 })
    expect(a.verified.map(({ id }) => id)).toContain('crafter-get-wood')
    expect(left).toHaveProperty('/crafter/crafter-get-wood/SKILL.md')
    expect(Object.keys(a)).toEqual(
      expect.arrayContaining(['run', 'steps', 'seconds', 'claimed', 'verified', 'ghosts', 'curve', 'priors']),
    )
    expect(a.steps).toBeGreaterThanOrEqual(6000)
    expect(readManifest(join(runs, a.run))).toMatchObject({ exit: 'done', kind: 'learn', game: 'crafter' })
    for (const line of JSON.parse(left['/crafter/crafter-get-wood/evidence.json']))
      if (line.kind === 'gate' || line.kind === 'verify') expect(seedRange(line.seed)).toBe(line.kind)
  })

  test('bottom-up plays a goal with the library, better than without', async () => {
    const play = (...more: string[]) =>
      upskill(
        'run',
        'crafter',
        '--agent',
        'bottom-up',
        '--goal',
        'inventory.wood >= 3',
        '--seeds',
        '1..8',
        '--max-steps',
        '200',
        '--json',
        ...more,
      )
    const [with_, without] = [await play('--library', run), await play()]
    expect(with_.code).toBe(0)
    expect(with_.json().goal.n).toBe(8)
    expect(with_.json().goal.successes).toBeGreaterThanOrEqual(5)
    expect(without.json().goal.successes).toBeLessThan(with_.json().goal.successes)
  })

  test('skills list and show print them; diff finds no difference with itself', async () => {
    const list = await upskill('skills', 'list', run)
    expect(list.out).toMatch(/^verified +\d+\/\d+ {2}crafter-get-wood {2}inventory\.wood >= 1$/m)
    const rows = (await upskill('skills', 'list', run, '--json')).json().skills
    const folders = readdirSync(join(runs, run, 'library', 'crafter')).filter(name => name.startsWith('crafter-'))
    expect(
      rows.filter(({ state }) => state === 'verified' || state === 'admitted' || state === 'stale').map(({ id }) => id),
    ).toEqual(folders)
    const show = await upskill('skills', 'show', run, 'get-wood')
    expect(show.out).toMatch(/^crafter-get-wood {2}version \d+ {2}verified {2}program [0-9a-f]{16} {2}from contracts$/m)
    expect(show.out).toContain('goal: inventory.wood >= 1')
    expect(show.out).toMatch(/^verify: \d+\/\d+, 95 % interval \[0\.[7-9]/m)
    expect(show.out).toMatch(/^function\* crafterGetWood\(.*\) \{$/m)
    expect(show.out).toContain('yield move(')
    expect((await upskill('skills', 'diff', run, run)).out).toContain('the same skills, the same programs')
  })

  test('skills test plays untouched starts', async () => {
    const { code, out } = await upskill('skills', 'test', run, 'get-wood', '--seeds', '4', '--json')
    expect(code).toBe(0)
    const { k, n } = JSON.parse(out.trim().split('\n').at(-1)!)
    expect(n).toBe(4)
    expect(k).toBeGreaterThanOrEqual(2)
  })

  test('a tampered program is refused, in one sentence', async () => {
    const copy = join(runs, 'tampered')
    mkdirSync(copy, { recursive: true })
    const path = join(copy, 'library', 'crafter', 'crafter-get-wood', 'program.json')
    for (const [file, text] of Object.entries(filesOf(join(runs, run)))) {
      if (file.endsWith('.mcap')) continue
      mkdirSync(join(copy, file, '..'), { recursive: true })
      writeFileSync(join(copy, file), text)
    }
    writeFileSync(path, readFileSync(path, 'utf8').replace(/"atMost": \d+/, '"atMost": 7'))
    const { code, err } = await upskill('skills', 'show', 'tampered', 'get-wood')
    expect(err).toContain('program and contract are not what was tested')
    expect(err.trim().split('\n')).toHaveLength(1)
    expect(code).not.toBe(0)
  })

  test('retiring by hand takes a skill out of use', async () => {
    expect((await upskill('skills', 'retire', run, 'crafter-get-wood')).code).toBe(0)
    expect((await upskill('skills', 'list', run)).out).toMatch(/^retired .* crafter-get-wood /m)
    const { code, err } = await upskill('skills', 'promote', run, 'crafter-get-wood')
    expect([code, err]).toEqual([2, expect.stringContaining('only verified skills are promoted')])
  })

  test.each([
    [['learn', 'crafter', '--steps', '0'], '--steps'],
    [['learn', 'crafter', '--without', 'gat'], 'did you mean "gate"?'],
    [['learn', 'crafter', '--judge-noise', 'often'], 'write a number from 0 to 1'],
    [['learn', 'crafter', '--loop', 'lma4'], 'Allowed choices are upskill, bottom-up, lma3, pae'],
    [['learn', 'crafter', '--step', '9'], 'there is no flag --step; did you mean --steps?'],
    [['learn', 'crafter', '--backend', 'none'], 'crafter has no backend "none"; it has simulator'],
    [['learn', 'slay-the-spire', '--goals', 'floor'], 'compare it, such as "floor >= 3"'],
    [['learn', 'crafter', '--goals', 'achievment.*'], 'did you mean achievement.*?'],
    [['learn', 'crafter', '--goals', 'wood'], 'did you mean inventory.wood,'],
    [['run', 'crafter', '--agent', 'bottom-up', '--goal', 'inventory.wood > inventory.stone'], 'with another fact'],
    [['run', 'crafter', '--agent', 'bottom-up', '--goal', 'get wood'], 'Goals of crafter: inventory.'],
    [['learn', 'crafter', '--library'], '--library needs a value: --library <run>'],
    [['view'], 'did you mean "replay"?'],
    [['skills', 'lst', 'nothing'], '`upskill skills --help` shows what there is'],
    [['learn', 'crafter', '--workers', '0'], '--workers'],
    [['learn', 'crafter', '--resume', 'nothing'], 'there is no run "nothing"'],
    [['learn', 'crafter', '--library', 'nothing'], 'there is no run "nothing"'],
    [['learn', 'craftr'], 'did you mean "crafter"?'],
    [['skills', 'list', 'nothing'], 'there is no run "nothing"'],
  ])('%j is answered in one sentence', async (args, sentence) => {
    const { code, err } = await upskill(...args)
    expect(err).toContain(sentence)
    expect(err.trim().split('\n')).toHaveLength(1)
    expect(code).toBe(2)
  })

  test('a skill that is not there is named', async () => {
    const { code, err } = await upskill('skills', 'show', run, 'get-gold')
    expect([code, err]).toEqual([2, expect.stringContaining('there is no skill "get-gold" here')])
    expect((await upskill('skills', 'show', run, 'crafter-get-wod')).err).toContain('did you mean crafter-get-wood?')
    expect((await upskill('skills', 'show', run, 'wood')).out).toContain('goal: inventory.wood >= 1')
  })

  test('what an agent is told and cannot know is said without a stack', async () => {
    const { code, err } = await upskill('run', 'crafter', '--agent', 'bottom-up{goals=wood}', '--quiet')
    expect(err.trim()).toMatch(/^no goal of crafter is called "wood"; did you mean inventory.wood, .*\?$/)
    expect(code).toBe(2)
  })

  test('a run is not resumed to where it has been', async () => {
    const { code, err } = await upskill('learn', 'crafter', '--resume', run, '--steps', '10')
    expect([code, err]).toEqual([2, expect.stringContaining('steps already: --steps 10 lies behind it')])
  })
})

test('kill -9, then --resume: goes on from what was written down', { timeout: 120_000 }, async () => {
  const into = join(dir, 'killed')
  const args = [
    bin,
    'learn',
    'outpost',
    '--seed',
    '2',
    '--episode-steps',
    '2000',
    '--goal-steps',
    '300',
    '--report-seeds',
    '2',
  ]
  const child = spawn(process.execPath, [...args, '--steps', '100000000', '--path', dir, '--runs', into, '--quiet'])
  const gone = new Promise(resolve => child.on('exit', resolve))
  const begun = Date.now()
  const run = () => (existsSync(into) ? readdirSync(into)[0] : undefined)
  while (!run() || !existsSync(join(into, run()!, 'learner.json'))) {
    if (Date.now() - begun > 60_000) throw new Error('nothing was written down within 60 s')
    await new Promise(resolve => setTimeout(resolve, 25))
  }
  child.kill('SIGKILL')
  await gone
  const folder = join(into, run()!)
  expect(isLocked(folder)).toBe(false)
  expect(readManifest(folder)).toMatchObject({ exit: null })
  const before = JSON.parse(readFileSync(join(folder, 'learner.json'), 'utf8'))
  const learned = before.ledger.steps.train + before.ledger.steps.distil + before.ledger.steps.gate
  const episodes = readLines(join(folder, 'episodes.jsonl')).length
  expect(learned).toBeGreaterThan(0)
  const { code, out, err } = await new Promise<{ code: number; out: string; err: string }>(resolve =>
    execFile(
      process.execPath,
      [
        bin,
        'learn',
        'outpost',
        '--resume',
        run()!,
        '--steps',
        String(learned + 1500),
        '--path',
        dir,
        '--runs',
        into,
        '--json',
      ],
      { timeout: 60_000 },
      (error, out, err) => resolve({ code: error ? Number(error.code ?? -1) : 0, out, err }),
    ),
  )
  expect(err).not.toContain('Error')
  expect(code).toBe(0)
  const result = JSON.parse(out.trim().split('\n').at(-1)!)
  expect(result.run).toBe(run())
  expect(result.steps).toBeGreaterThanOrEqual(learned + 1500)
  expect(result.curve[0][0]).toBe(before.history[0].step)
  expect(result.ledger.episodes.train).toBeGreaterThan(before.ledger.episodes.train)
  expect(readLines(join(folder, 'episodes.jsonl')).length).toBeGreaterThan(episodes)
  expect(readManifest(folder)).toMatchObject({ exit: 'done' })
})

test('killed again and again at any time and resumed: the run that was not stopped, byte for byte', {
  timeout: 180_000,
}, async () => {
  const args = ['learn', 'outpost', '--seed', '4', '--steps', '9000', '--episode-steps', '300', '--goal-steps', '200']
  const rest = ['--report-seeds', '2', '--record-every', '20', '--path', dir, '--quiet']
  const whole = join(dir, 'unkilled')
  const torn = join(dir, 'torn')
  for (const left of [whole, torn]) rmSync(left, { recursive: true, force: true }) // of a first try
  const start = (into: string, ...more: string[]) =>
    spawn(process.execPath, [bin, ...args.slice(0, 2), ...more, ...rest.slice(-3), '--runs', into], { stdio: 'ignore' })
  const ended = (child: ReturnType<typeof spawn>) => new Promise<number | null>(resolve => child.on('exit', resolve))
  expect(await ended(start(whole, ...args.slice(2), ...rest.slice(0, 4)))).toBe(0)
  const only = (into: string) => join(into, readdirSync(into)[0])
  const metrics = readLines(join(only(whole), 'metrics.jsonl')) as { name: string; step: number; value: number }[]
  const scores = metrics.filter(({ name }) => name === 'score')
  expect(scores.length).toBeGreaterThan(5)
  for (const { step, value } of scores) {
    const at = (name: string) => metrics.find(line => line.name === name && line.step === step)!.value
    expect([at('score/low') <= value, value <= at('score/high')]).toEqual([true, true])
  }
  const saved = () => (existsSync(torn) ? readdirSync(torn).map(run => join(torn, run, 'learner.json')) : [])
  const written = () => Math.max(0, ...saved().map(path => (existsSync(path) ? statSync(path).mtimeMs : 0)))
  let kills = 0
  for (const pause of [0, 7, 30, 90, 160, 3, 250, 55]) {
    const before = written()
    const child =
      before > 0 ? start(torn, '--resume', readdirSync(torn)[0]) : start(torn, ...args.slice(2), ...rest.slice(0, 4))
    const end = ended(child)
    while (child.exitCode === null && written() === before) await new Promise(resolve => setTimeout(resolve, 2))
    await new Promise(resolve => setTimeout(resolve, pause)) // in the middle of whatever it does then
    child.kill('SIGKILL')
    if ((await end) !== null) break
    kills++
    expect(readLibrary(join(only(torn), 'library'), 'outpost').game).toBe('outpost') // whole at any time
  }
  expect(kills).toBeGreaterThan(1)
  expect(await ended(start(torn, '--resume', readdirSync(torn)[0]))).toBe(0)
  const bytes = (into: string) => {
    const saved = JSON.parse(readFileSync(join(only(into), 'learner.json'), 'utf8'))
    return {
      learner: JSON.stringify({ ...saved, logs: null }),
      library: filesOf(join(only(into), 'library')),
      episodes: readFileSync(join(only(into), 'episodes.jsonl'), 'utf8'),
      recorded: readdirSync(join(only(into), 'episodes')),
    }
  }
  expect(bytes(torn)).toEqual(bytes(whole))
  const refused = await new Promise<{ code: number; err: string }>(resolve =>
    execFile(
      process.execPath,
      [bin, 'learn', 'outpost', '--resume', readdirSync(torn)[0], '--seed', '5', '--path', dir, '--runs', torn],
      (error, _, err) => resolve({ code: Number(error?.code ?? 0), err }),
    ),
  )
  expect(refused).toMatchObject({
    code: 2,
    err: expect.stringContaining('was begun with --seed 4 and cannot go on with 5'),
  })
})
