import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'upskill-opponents-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const learn = (...words: readonly string[]) => upskill('learn', '--steps', '40', ...words)

const upskill = (verb: string, ...words: readonly string[]): Promise<{ code: number; out: string; err: string }> =>
  new Promise(resolve =>
    execFile(
      process.execPath,
      [join(root, 'bin', 'upskill.js'), verb, 'pokemon-vgc', '--runs', folder, ...words],
      { cwd: folder },
      (error, out, err) => resolve({ code: error ? Number(error.code ?? -1) : 0, out, err }),
    ),
  )

test('in a game of two players one seat learns, and named opponents play the other; the same again is the same', {
  timeout: 90_000,
}, async () => {
  const words = [
    '--goals',
    'ko >= 1,ko >= 1 within 3,won',
    '--report-seeds',
    '1',
    '--episode-steps',
    '60',
    '--goal-steps',
    '40',
    '--json',
  ]
  const seats = ['--opponents', 'random,max-base-power', '--report-opponents', 'simple-heuristics']
  const [one, two] = [await learn(...words, ...seats), await learn(...words, ...seats)]
  expect(one.code, one.err).toBe(0)
  const ledger = (out: string) => JSON.parse(out.trim().split('\n').at(-1)!).ledger
  expect(ledger(one.out).steps.train).toBeGreaterThan(0)
  expect(ledger(two.out)).toEqual(ledger(one.out))

  const [run] = readdirSync(folder)
  const play = (agent: string) =>
    upskill('tournament', '--agents', `${agent},random`, '--pairs', '1', '--record', 'none', '--json')
  const { code, out, err } = await play(`bottom-up{goals=won,library=${run}}`)
  expect(code, err).toBe(0)
  const played = JSON.parse(out.trim().split('\n').at(-1)!)
  expect(played).toMatchObject({ games: 2, crashes: 0 })

  const resume = () => upskill('tournament', '--resume', played.run, '--json')
  expect((await resume()).code).toBe(0)
  const library = join(folder, run, 'library', 'pokemon-vgc', 'library.json')
  const whole = readFileSync(library, 'utf8')
  writeFileSync(library, JSON.stringify({ ...JSON.parse(whole), facts: ['grown since'] }))
  expect(await resume()).toMatchObject({
    code: 2,
    err: expect.stringMatching(/library of bottom-up\{.*no longer the one/),
  })
  writeFileSync(library, whole)
  expect((await resume()).code).toBe(0)
  const before = readdirSync(folder)
  expect(await play('bottom-up{library=nowhere}')).toMatchObject({
    code: 2,
    err: expect.stringContaining('there is no run "nowhere"'),
  })
  expect(readdirSync(folder)).toEqual(before)
})

test.each([
  [[], /name who plays the others, --opponents/],
  [['--opponents', 'minecraft-expert'], /does not play pokemon-vgc/],
  [['--opponents', 'random', '--workers', '2'], /played by one thread/],
])('%j is refused with a sentence', { timeout: 60_000 }, async (words, message) => {
  const before = readdirSync(folder)
  const { code, err } = await learn(...words)
  expect(err).toMatch(message)
  expect(code).toBe(2)
  expect(readdirSync(folder), 'no run is left behind').toEqual(before)
})
