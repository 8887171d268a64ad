import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'upskill-evaluate-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const evaluate = (...words: readonly string[]): Promise<{ code: number; out: string; err: string }> =>
  new Promise(resolve =>
    execFile(
      process.execPath,
      [join(root, 'bin', 'upskill.js'), 'evaluate', ...words, '--runs', folder],
      { cwd: folder },
      (error, out, err) => resolve({ code: error ? Number(error.code ?? -1) : 0, out, err }),
    ),
  )

test('a published protocol is played, its figures stand beside ours, and typing the same again plays nothing twice', {
  timeout: 120_000,
}, async () => {
  const words = [
    'pokemon-vgc',
    '--agents',
    'max-base-power,random',
    '--pairs',
    '2',
    '--only',
    'teams-1,generalisation',
    '--exploit',
    '1',
  ]
  const { code, out, err } = await evaluate(...words)
  expect(code, err).toBe(0)
  expect(out).toMatch(/performance, one team in a mirror \(4 games\)/)
  expect(out).toMatch(/simple-heuristics, published +\.702 +\.961/)
  expect(out).toMatch(/row vs column +teams-1 +generalisation/)
  expect(out).toMatch(/simple-heuristics vs random, published +\.961/)
  expect(out).toMatch(/its agent of 64 teams vs its agent of 1 team, published +\.669/)
  expect(out).toMatch(/max-base-power vs random, here +[.\d]+ \[/)
  expect(out).toMatch(
    /exploitability of max-base-power: exploiter\{against=max-base-power\} wins [.\d]+ \[.*\] of 2 games/,
  )
  expect(out).toMatch(/note: The teams are our own/)
  const again = await evaluate(...words, '--json')
  const result = JSON.parse(again.out.trim().split('\n').at(-1)!)
  expect(result.conditions.map((each: { id: string; games: number }) => [each.id, each.games])).toEqual([
    ['teams-1', 4],
    ['generalisation', 4],
  ])
  expect(result.conditions[0].exploitability.random).toMatchObject({ by: 'exploiter{against=random}', games: 2 })
  expect(readdirSync(folder)).toHaveLength(6) // two conditions: the table, and the answers to two agents
})

test.each([
  [['crafter'], /brings no published protocol/],
  [['pokemon-vgc', '--protocol', 'vgc-bank'], /did you mean "vgc-bench"/],
  [['pokemon-vgc', '--only', 'teams-2'], /there are teams-1, teams-4/],
  [['pokemon-vgc', '--agents', 'random'], /at least two agents .* --agents a,b/],
])('%j is refused with a sentence', { timeout: 60_000 }, async (words, message) => {
  const { code, err } = await evaluate(...words)
  expect(err).toMatch(message)
  expect(code).toBe(2)
})
