import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { random } from '#core'
import { config } from '../config.ts'
import { generateTeam } from './generate.ts'
import { ownTeams, teamPool } from './pool.ts'
import { isPaste, packTeam, readPaste, readPastes, unpackTeam, writePaste } from './text.ts'
import { teamProblems } from './validate.ts'

const folder = mkdtempSync(join(tmpdir(), 'upskill-teams-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const legal = generateTeam('gen9vgc2025regi', random(4))
const fileOf = (name: string, lines: readonly string[]) => {
  const path = join(folder, name)
  writeFileSync(path, `${lines.join('\n')}\n`)
  return config.parse({ teams: path })
}

test('a file of teams may hold remarks and empty lines', async () => {
  const draw = await teamPool(fileOf('good.txt', ['# two teams', '', packTeam(legal), packTeam(legal)]))
  expect(draw({ seed: 1, axis: [0, 1] })[1].map(({ species }) => species)).toEqual(legal.map(({ species }) => species))
})

test.each([
  ['twice the same item', legal.map(set => ({ ...set, item: 'Life Orb' })), /Item Clause/],
  ['a move it cannot learn', legal.map(set => ({ ...set, moves: ['Splash', ...set.moves.slice(1)] })), /Splash/],
  ['five of one kind', legal.map(() => legal[0]), /Species Clause/],
])('an illegal team is refused with its line and the reason: %s', async (_, team, reason) => {
  const wrong = teamPool(fileOf('bad.txt', ['# the second is wrong', packTeam(legal), '', packTeam(team)]))
  await expect(wrong).rejects.toThrow(/the team in line 4 of .*bad\.txt is not legal in gen9vgc2025regi: /)
  await expect(wrong).rejects.toThrow(reason)
})

test('a line that is no team is refused with its number', async () => {
  const wrong = teamPool(fileOf('torn.txt', [packTeam(legal), 'Miraidon||lifeorb|protect']))
  await expect(wrong).rejects.toThrow(/torn\.txt, line 2: "Miraidon\|\|lifeorb\|protect" is no packed team/)
})

test('a missing file and an empty one are told apart', async () => {
  await expect(teamPool(config.parse({ teams: join(folder, 'none.txt') }))).rejects.toThrow(/cannot read the teams/)
  await expect(teamPool(fileOf('empty.txt', ['# nothing']))).rejects.toThrow(/holds no team/)
})

test('of a file the 72 teams behind the first 64 are held out', async () => {
  const teams = Array.from({ length: 140 }, (_, i) => packTeam(legal.map((set, j) => ({ ...set, name: `${i} ${j}` }))))
  const draw = await teamPool({ ...fileOf('many.txt', teams), split: 'held-out' })
  const nameAt = (place: number) => draw({ seed: 1, axis: [place, 0] })[0][0].name
  expect([nameAt(0), nameAt(71)]).toEqual(['64 0', '135 0'])
  expect(() => nameAt(72)).toThrow('there is no team 72; the list has 72')
})

test('pastes and packed teams are one another, in both directions', async () => {
  const own = (await ownTeams('gen9vgc2025regi'))!
  for (const team of own.slice(0, 20)) {
    const packed = packTeam(team)
    expect(packTeam(readPaste(writePaste(unpackTeam(packed))))).toBe(packed)
  }
  const text = own.slice(0, 3).map((team, i) => `=== [gen9vgc2025regi] team ${i} ===\r\n\r\n${writePaste(team)}`)
  expect(readPastes(text.join('\n')).map(packTeam)).toEqual(own.slice(0, 3).map(packTeam))
  expect([isPaste(text[0]), isPaste(packTeam(own[0]))]).toEqual([true, false])
  const draw = await teamPool(fileOf('pasted.txt', text))
  expect(draw({ seed: 1, axis: [2, 0] }).map(packTeam)).toEqual([own[2], own[0]].map(packTeam))
})

test('what is no paste is refused', async () => {
  const wrong = teamPool(fileOf('half.txt', [writePaste(legal), '=== next ===', 'Miraidon @ Life Orb']))
  await expect(wrong).rejects.toThrow(/half\.txt, this is no pasted team/)
})

test.each([
  ['gen9vgc2025regi', 64],
  ['gen9vgc2024regg', 16],
  ['gen9championsvgc2026regma', 16],
  ['gen9championsvgc2026regmb', 16],
] as const)('our own teams of %s are legal, at least %i and no two alike', async (format, least) => {
  const teams = [...(await ownTeams(format))!, ...((await ownTeams(`${format}.held-out`)) ?? [])]
  expect(teams.length).toBeGreaterThanOrEqual(least)
  expect(teams.flatMap(team => teamProblems(format, team))).toEqual([])
  expect(new Set(teams.map(packTeam)).size).toBe(teams.length)
})

test.each(['gen9vgc2025regi', 'gen9championsvgc2026regmb'])(
  'generated teams of %s are legal and follow their seed',
  format => {
    const teams = Array.from({ length: 10 }, (_, seed) => generateTeam(format, random(seed)))
    expect(teams.flatMap(team => teamProblems(format, team))).toEqual([])
    expect(new Set(teams.map(packTeam)).size).toBe(10)
    expect(packTeam(generateTeam(format, random(3)))).toBe(packTeam(teams[3]))
  },
)
