import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { random } from '#core'
import { generateTeam } from './teams/generate.ts'
import { packTeam, writePaste } from './teams/text.ts'
import { testReplays } from './testing/replays.ts'

const bin = fileURLToPath(new URL('../../bin/upskill.js', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'upskill-vgc-tools-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const upskill = (...words: readonly string[]): Promise<{ code: number; out: string; err: string }> =>
  new Promise(resolve =>
    execFile(process.execPath, [bin, ...words, '--runs', join(folder, 'runs')], { cwd: folder }, (error, out, err) =>
      resolve({ code: error ? Number(error.code ?? -1) : 0, out, err }),
    ),
  )

const replays = testReplays()

test.skipIf(replays === null)(
  '`upskill import showdown LOG…` makes an episode of every battle (skipped without ../shared/data)',
  { timeout: 60_000 },
  async () => {
    const logs = readdirSync(replays!).map(file => join(replays!, file))
    const { code, out, err } = await upskill('import', 'showdown', ...logs, '--json')
    expect(code, err).toBe(0)
    const { battles } = JSON.parse(out.trim().split('\n').at(-1)!) as { battles: { unknown: object; end: string }[] }
    expect(battles.length).toBeGreaterThanOrEqual(5)
    for (const { unknown, end } of battles) expect([unknown, end]).toEqual([{}, expect.stringMatching(/ won$/)])
  },
)

test('a file that is no log of a battle is named and left out, and no file at all is asked for', {
  timeout: 60_000,
}, async () => {
  const file = join(folder, 'notes.txt')
  writeFileSync(file, 'no battle')
  const { code, out } = await upskill('import', 'showdown', file)
  expect([code, out]).toEqual([1, expect.stringMatching(/^notes\.txt: left out, this is no log of a battle/)])
  const collection = join(folder, 'notes.json')
  writeFileSync(collection, '{"a": 1}')
  expect((await upskill('import', 'showdown', collection)).err).toContain(`${collection} is no collection of logs`)
  expect(await upskill('import', 'showdown')).toMatchObject({ code: 2, err: expect.stringContaining('which logs?') })
  expect(await upskill('verify', 'pokemon-vgc')).toMatchObject({
    code: 2,
    err: expect.stringContaining('which teams?'),
  })
})

test('`upskill verify pokemon-vgc FILE` tells legal teams from others, and writes pastes as packed teams', {
  timeout: 60_000,
}, async () => {
  const legal = generateTeam('gen9vgc2025regi', random(4))
  const wrong = legal.map(set => ({ ...set, item: 'Life Orb' }))
  const file = join(folder, 'teams.txt')
  writeFileSync(file, [legal, wrong].map((team, i) => `=== ${i} ===\n\n${writePaste(team)}`).join('\n'))
  const found = await upskill('verify', 'pokemon-vgc', file)
  expect(found.out).toMatch(/team 2 of .*teams\.txt: .*Item Clause/)
  expect(found.out).toContain('1 of 2 teams are legal in gen9vgc2025regi')
  expect(found.code).toBe(1)
  const { out } = await upskill('verify', 'pokemon-vgc', file, '--as', 'packed')
  expect(out.trim().split('\n')).toEqual([packTeam(legal), packTeam(wrong)])
})
