import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const testGames = join(root, 'src', 'tournament', 'test-games')
const folder = mkdtempSync(join(tmpdir(), 'upskill-command-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function upskill(
  ...words: readonly string[]
): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  const all = [join(root, 'bin', 'upskill.js'), ...words, '--path', testGames, '--runs', join(folder, 'runs')]
  return new Promise(resolve =>
    execFile(process.execPath, all, { cwd: folder }, (error, out, err) =>
      resolve({ code: error ? Number(error.code ?? -1) : 0, out, err }),
    ),
  )
}

const lastLine = (out: string) => JSON.parse(out.trim().split('\n').at(-1)!)

describe('upskill tournament', { timeout: 60_000 }, () => {
  test('prints its result as the last line, writes its report and tables, and goes on only as it was begun', async () => {
    const { code, out, err } = await upskill(
      'tournament',
      'nim',
      '--agents',
      'uniform,nim-sum{skill=0.9}',
      '--pairs',
      '5',
      '--piles',
      '4',
      '--json',
    )
    expect(code, err).toBe(0)
    const result = lastLine(out)
    expect(result).toMatchObject({ games: 10, crashes: 0, schedule: 'round-robin', sprt: null })
    expect(result.matrix['uniform']['nim-sum{skill=0.9}']).toMatchObject({ games: 10 })
    expect(result.ratings.map((each: { agent: string }) => each.agent)).toEqual(['nim-sum{skill=0.9}', 'uniform'])
    expect(result.alphaRank['nim-sum{skill=0.9}']).toBeGreaterThan(0.5)
    const dir = join(folder, 'runs', result.run)
    expect(readFileSync(join(dir, 'report.html'), 'utf8')).toContain('nim-sum{skill=0.9}')
    expect(readFileSync(join(dir, 'results.csv'), 'utf8').trimEnd().split('\r\n')).toHaveLength(11)

    const again = await upskill('tournament', '--resume', result.run, '--json')
    const { seconds: _, ...same } = lastLine(again.out)
    expect(same).toEqual((({ seconds: __, ...rest }) => rest)(result))
    expect(again.err).not.toContain('begun with')
    const manifest = join(dir, 'run.json')
    writeFileSync(manifest, JSON.stringify({ ...JSON.parse(readFileSync(manifest, 'utf8')), package: '0.0.1' }))
    const later = await upskill('tournament', '--resume', result.run)
    expect(later.err).toMatch(
      /begun with version 0\.0\.1.*, this is version \d.*: what is played from here on is by other code/,
    )
    const other = await upskill('tournament', '--resume', result.run, '--pairs', '6')
    expect(other).toMatchObject({ code: 2, err: expect.stringContaining('was begun with another --pairs') })
  })

  test('what an unfinished tournament has played is rated, while it rests and before it goes on', async () => {
    const words = ['nim', '--agents', 'uniform,nim-sum', '--pairs', '5', '--json']
    const { run } = lastLine((await upskill('tournament', ...words)).out)
    const results = join(folder, 'runs', run, 'results.jsonl')
    const lines = readFileSync(results, 'utf8').split('\n').slice(0, 6)
    writeFileSync(results, `${lines.join('\n')}\n{"index":7,"to`) // as a kill would leave it
    const { code, out } = await upskill('tournament', '--so-far', run, '--json')
    expect(code).toBe(0)
    expect((await upskill('tournament', '--so-far', run)).out).toContain('unfinished: 6 of 10 games')
    expect(lastLine(out)).toMatchObject({ run, finished: false, games: 6, seconds: null })
    expect(readFileSync(join(folder, 'runs', run, 'report.html'), 'utf8')).toContain('6 of 10, unfinished')
    const { out: whole } = await upskill('tournament', '--resume', run, '--json')
    expect(lastLine(whole)).toMatchObject({ run, finished: true, games: 10 })
  })

  test.each([
    [['nim', '--agents', 'uniform'], /at least two agents/],
    [['nim', '--agents', 'uniform,uniform'], /stands twice/],
    [['nim', '--agents', 'uniform,greedy-arm'], /greedy-arm does not play nim; it plays bandit/],
    [['nim', '--agents', 'uniform,nim-sum,random', '--sprt', '0,20'], /first of two agents/],
    [['nim', '--agents', 'uniform,nim-sum', '--sprt', '20,0'], /the smaller first/],
    [['nim', '--agents', 'uniform,nim-sum', '--schedule', 'knockout'], /round-robin, swiss or gauntlet/],
    [['nim', '--agents', 'uniform,nim-sum{skil=1}'], /did you mean "skill"/],
    [['nim', '--agents', 'uniform,nim-sum', '--pils', '3'], /did you mean --piles\?/],
    [['nim', '--agents', 'uniform,nim-sum', '--anchor', 'nobody=0'], /none of uniform, nim-sum/],
    [['bandit', '--agents', 'uniform,greedy-arm', '--schedule', 'swiss'], /leave out --schedule swiss/],
    [['chess', '--agents', 'a,b'], /no game "chess"/],
    [[], /which game/],
    [['--resume', 'yesterday'], /there is no run "yesterday"/],
    [['--so-far', 'yesterday'], /there is no run "yesterday"/],
  ])('%j is refused with a sentence', async (words, message) => {
    const { code, err } = await upskill('tournament', ...words)
    expect(err).toMatch(message)
    expect(err).not.toMatch(/^\s+at /m)
    expect(code).toBe(2)
  })
})

describe('upskill agents test', { timeout: 60_000 }, () => {
  const outside = (trouble: string) =>
    `process:node ${join(testGames, 'outside', 'agent.mjs')} ${trouble}{decisionMs=500}`

  test('a good agent passes, in every seat', async () => {
    const { code, out } = await upskill('agents', 'test', outside('none'), '--game', 'nim', '--json')
    expect(lastLine(out)).toMatchObject({ passed: true, game: 'nim' })
    expect(code).toBe(0)
  })

  test('what breaks a rule is named, and the command fails', async () => {
    for (const [trouble, check] of [
      ['hang', 'deadlines'],
      ['illegal', 'legal actions'],
      ['long-line', 'no flood'],
    ]) {
      const { code, out } = await upskill(
        'agents',
        'test',
        outside(trouble),
        '--game',
        'nim',
        '--starts',
        '1',
        '--json',
      )
      const { passed, checks } = lastLine(out) as { passed: boolean; checks: { check: string; passed: boolean }[] }
      expect(passed).toBe(false)
      expect(checks.filter(each => !each.passed).map(each => each.check)).toEqual(['plays every seat', check])
      expect(code).toBe(1)
    }
  })

  test('the agent of the documentation passes', async ({ skip }) => {
    const python = await new Promise<boolean>(resolve => execFile('python3', ['--version'], error => resolve(!error)))
    if (!python) skip('there is no python3 here')
    const text = readFileSync(join(root, 'docs', 'tournaments.md'), 'utf8')
    writeFileSync(join(folder, 'my_agent.py'), /```python\n([\s\S]*?)```/.exec(text)![1])
    const { code, out } = await upskill('agents', 'test', 'process:python3 my_agent.py', '--game', 'nim')
    expect(out).toContain('keeps the rules of nim')
    expect(code).toBe(0)
  })
})

test('a tournament refused before its first game names the line of the team that is wrong, and leaves no folder', {
  timeout: 60_000,
}, async () => {
  const teams = join(folder, 'teams.txt')
  writeFileSync(teams, '# mine\n\nMiraidon||lifeorb|protect\n')
  const runs = join(folder, 'refused')
  const words = ['pokemon-vgc', '--agents', 'random,max-base-power', '--teams', teams, '--runs', runs]
  const all = [join(root, 'bin', 'upskill.js'), 'tournament', ...words]
  const err = await new Promise<string>(resolve =>
    execFile(process.execPath, all, (_error, _out, text) => resolve(text)),
  )
  expect(err).toMatch(/teams\.txt, line 3: "Miraidon.* is no packed team/)
  expect(err).not.toMatch(/--resume/)
  expect(readdirSync(runs)).toEqual([])
})
