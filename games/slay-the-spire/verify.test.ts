import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { type ToolIo, UsageError } from '#core'
import { fightRecord } from './conformance/fight-records.ts'
import { startLab } from './conformance/lab.ts'
import { runRecord } from './conformance/records.ts'
import { listRunActions } from './simulator/run/legal.ts'
import { startRun } from './simulator/run/start.ts'
import { formatSeed } from './simulator/seed.ts'
import { Spire } from './simulator/state.ts'
import { verify } from './verify.ts'

const root = mkdtempSync(join(tmpdir(), 'upskill-spire-verify-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

function folder(files: Readonly<Record<string, string>>): string {
  const path = mkdtempSync(join(root, 'records-'))
  mkdirSync(join(path, 'oracle'))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(path, 'oracle', name), text)
  return path
}

async function run(given: { oracle: string; lab?: string; real?: string; without?: string }) {
  const printed: string[] = []
  const io = {
    print: (line: string) => printed.push(line),
    progress: () => {},
    signal: new AbortController().signal,
  } as unknown as ToolIo
  return { report: (await verify(given, io)) as Record<string, unknown>, printed: printed.join('\n') }
}

const lab = {
  k: 'lab',
  n: 7,
  seed: '99',
  asc: 0,
  floor: 4,
  act: 1,
  enc: 'CULTIST',
  hp: 200,
  deck: ['STRIKE_RED', 'STRIKE_RED', 'DEFEND_RED', 'BASH', 'RAGE'],
  relics: ['BURNING_BLOOD'],
  potions: [],
}

/** A record as the reference would print it, made from a fight of our own. */
function opening(): string {
  const g = new Spire()
  startLab(g, lab as never)
  return JSON.stringify({ k: 'battle', ...fightRecord(g) })
}

function decision(): { name: string; text: string } {
  const g = new Spire()
  startRun(g, { seed: 4242n, ascension: 0, rules: 'oracle', skipFights: true })
  const actions: number[] = []
  listRunActions(g, actions)
  const line = { k: 'g', step: 0, n: actions.length, a: { type: 0, i: 0, j: 0 }, ...runRecord(g) }
  return { name: `walk-${formatSeed(4242n)}-A0.jsonl`, text: JSON.stringify(line) }
}

describe('verify says what is wrong', () => {
  const refuses = (what: string, given: () => Parameters<typeof run>[0], words: RegExp) =>
    test(what, async () => {
      const failure = run(given())
      await expect(failure).rejects.toBeInstanceOf(UsageError)
      await expect(failure).rejects.toThrow(words)
    })
  refuses('of a folder that is not there', () => ({ oracle: join(root, 'none') }), /there is no folder .*none/)
  refuses(
    'of a folder without records',
    () => ({ oracle: mkdtempSync(join(root, 'empty-')) }),
    /holds no records: rng-checks/,
  )
  refuses(
    'of a file in place of a folder',
    () => {
      const path = join(root, 'file')
      writeFileSync(path, '')
      return { oracle: path }
    },
    /is no folder/,
  )
  refuses(
    'of single fights that are not there',
    () => ({ oracle: folder({ 'rng-checks.jsonl': '' }), lab: join(root, 'lab.jsonl') }),
    /there is no file .*lab\.jsonl/,
  )
  refuses(
    'of recordings that are not there',
    () => ({ oracle: folder({ 'rng-checks.jsonl': '' }), real: join(root, 'real') }),
    /there is no folder .*real/,
  )
  refuses(
    'of a line that is no record',
    () => ({ oracle: folder({ 'combat-lab.jsonl': `${JSON.stringify(lab)}\n{"k": ` }) }),
    /combat-lab\.jsonl, line 2 is no record/,
  )
  refuses(
    'of a line that is no object',
    () => ({ oracle: folder({ 'rng-checks.jsonl': '[1]' }) }),
    /rng-checks\.jsonl, line 1 .*expected an object/,
  )
  refuses(
    'of an archive that is none',
    () => ({ oracle: folder({ 'runs.tgz': 'plain text' }) }),
    /runs\.tgz cannot be unpacked/,
  )
  refuses(
    'of a run whose name does not say how it began',
    () => ({ oracle: folder({ 'walk-here.jsonl': '' }) }),
    /walk-here\.jsonl is no record of a run/,
  )
  refuses(
    'of a fault that is not known',
    () => ({ oracle: folder({ 'rng-checks.jsonl': '' }), without: 'no-such' }),
    /no fault is called no-such/,
  )
})

describe('verify compares', () => {
  test('what agrees, and gives the counts and the names of the deviations', async () => {
    const { name, text } = decision()
    const { report, printed } = await run({
      oracle: folder({ [name]: text, 'combat-lab.jsonl': `${JSON.stringify(lab)}\n${opening()}` }),
    })
    expect(report).toMatchObject({
      rng: { checked: 0, equal: 0 },
      walks: { decisions: 1, equal: 1 },
      lab: { fights: 1, clean: 1, actions: 0, equal: 0 },
      real: null,
    })
    expect(report.deviations).toContain('no-colosseum')
    expect(printed).toMatch(/generators: no records/)
    expect(printed).not.toMatch(/first difference/)
  })

  test('what does not, in words: where, what was expected, what came', async () => {
    const { name, text } = decision()
    const { report, printed } = await run({
      oracle: folder({
        [name]: text.replace('"gold":99', '"gold":98'),
        'combat-lab.jsonl': `${JSON.stringify(lab)}\n${opening().replace('"energy":3', '"energy":4')}`,
      }),
    })
    expect(report).toMatchObject({ walks: { decisions: 1, equal: 0 }, lab: { fights: 1, clean: 0 } })
    expect(printed).toMatch(/first difference: walk-.*, step 0: gold: expected 98, got 99/)
    expect(printed).toMatch(/first difference: fight 7, opening: p\.energy: expected 4, got 3/)
  })

  test('a record that names what there is not counts as a difference', async () => {
    const { report, printed } = await run({
      oracle: folder({ 'combat-lab.jsonl': JSON.stringify({ ...lab, deck: ['NO_SUCH_CARD'] }) }),
    })
    expect(report).toMatchObject({ lab: { fights: 1, clean: 0 } })
    expect(printed).toMatch(/no card is called NO_SUCH_CARD/)
  })

  test('a record of another shape counts as a difference', async () => {
    const { report, printed } = await run({
      oracle: folder({ 'seed-1-A0.json': '{"seed":"1","long":"1","asc":0}', 'rng-checks.jsonl': '{"seed":"1"}' }),
    })
    expect(report).toMatchObject({ seeds: { equal: 1 } })
    expect(printed).toMatch(/seed 1, ascension 0: neow: expected undefined/)
    expect(printed).toMatch(/rng-checks\.jsonl: TypeError/)
  })

  test('with a fault left out, only what it changes differs', async () => {
    const oracle = folder({ 'combat-lab.jsonl': `${JSON.stringify(lab)}\n${opening()}` })
    expect((await run({ oracle, without: 'no-poison' })).report).toMatchObject({ lab: { clean: 1 } })
    expect((await run({ oracle, without: 'rage-and-trip-cost' })).report).toMatchObject({ lab: { clean: 0 } })
  })
})
