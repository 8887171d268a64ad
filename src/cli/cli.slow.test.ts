import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const bin = join(import.meta.dirname, '..', '..', 'bin', 'upskill.js')
const dir = mkdtempSync(join(tmpdir(), 'upskill-cli-'))
const runs = join(dir, 'runs')

/** A game and an agent as somebody outside this package would write them. */
beforeAll(() => {
  mkdirSync(join(dir, 'games', 'count'), { recursive: true })
  mkdirSync(join(dir, 'agents', 'adder'), { recursive: true })
  writeFileSync(
    join(dir, 'games', 'count', 'index.ts'),
    `import { defineGame, IllegalActionError } from 'upskill'
import { z } from 'zod'

export default defineGame({
  id: 'count',
  title: 'Count to a number',
  observation: z.object({ n: z.int() }),
  action: z.union([z.literal(1), z.literal(2)]),
  config: z.object({ to: z.int().min(1).default(5).describe('where to') }),
  backends: {
    simulator: {
      summary: 'In this process.', deterministic: true, resets: 'seeded', clock: 'waits', tickMs: null,
      open: async ({ to }) => {
        let n = 0, index = 0
        const step = () => {
          const over = n >= to
          return {
            index, tick: index, acting: over ? [] : ['p1' as const],
            views: new Map([['p1' as const, { player: 'p1' as const, observation: { n }, legal: over ? [] : [1, 2] as const, outcome: null }]]),
            rewards: new Map([['p1' as const, over ? 1 : 0]]),
            end: over ? { kind: 'termination' as const, why: 'counted' } : null,
          }
        }
        return {
          players: ['p1'],
          reset: async () => { n = 0; index = 0; return step() },
          step: async (actions: ReadonlyMap<string, unknown>) => {
            const by = actions.get('p1')
            if (by !== 1 && by !== 2) throw new IllegalActionError('add 1 or 2, not ' + JSON.stringify(by), 'p1')
            n += by; index++
            return step()
          },
          [Symbol.asyncDispose]: async () => {},
        }
      },
    },
  },
  vocabulary: [{ pattern: 'n', type: 'number', words: 'the count' }],
  facts: view => ({ n: view.observation.n }),
})
`,
  )
  writeFileSync(
    join(dir, 'agents', 'adder', 'index.ts'),
    `import { defineAgent } from '#core'
import { z } from 'zod'

export default defineAgent({
  id: 'adder', summary: 'Adds the same number again and again.', games: ['count'],
  config: z.object({ by: z.int().default(1), fails: z.boolean().default(false) }),
  seat: ({ config }) => ({ act: () => { if (config.fails) throw new Error('no wish to add'); return { action: config.by } } }),
})
`,
  )
})
afterAll(() => rmSync(dir, { recursive: true }))

function upskill(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise(resolve =>
    execFile(
      process.execPath,
      [bin, ...args, '--path', dir, ...(args.includes('--runs') ? [] : ['--runs', runs])],
      { timeout: 30_000, cwd: dir },
      (error, out, err) => resolve({ code: error ? Number(error.code ?? -1) : 0, out, err }),
    ),
  )
}

describe('upskill run', { timeout: 40_000 }, () => {
  test('plays a game and an agent from a folder of their own, records, and ends with JSON', async () => {
    const { code, out } = await upskill(
      'run',
      'count',
      '--agent',
      'adder{by=2}',
      '--seeds',
      '1..3',
      '--to',
      '6',
      '--goal',
      'n >= 4',
      '--json',
    )
    expect(code).toBe(0)
    const result = JSON.parse(out.trim().split('\n').at(-1)!)
    expect(result.episodes).toHaveLength(3)
    expect(result.goal).toMatchObject({ successes: 3, n: 3 })
    expect(result.episodes[0]).toMatchObject({ seed: 1, steps: 2, reached: true, end: { why: 'goal reached' } })
    const run = join(runs, result.run)
    expect(readdirSync(join(run, 'episodes'))).toEqual(['000001.mcap', '000002.mcap', '000003.mcap'])
    expect(JSON.parse(readFileSync(join(run, 'run.json'), 'utf8'))).toMatchObject({
      exit: 'done',
      game: 'count',
      agents: ['adder{by=2}'],
    })
    expect(JSON.parse(readFileSync(join(run, 'config.json'), 'utf8'))).toMatchObject({
      config: { to: 6 },
      seeds: [1, 2, 3],
    })
    expect(readdirSync(run)).not.toContain('lock')
  })

  test.each([
    [['run', 'cuont', '--agent', 'adder'], 'there is no game "cuont"; did you mean "count"?'],
    [['run', 'count', '--agent', 'ader'], 'there is no agent "ader"; did you mean "adder"?'],
    [['run', 'count', '--agent', 'adder{bye=2}'], 'agent adder has no setting "bye"; did you mean "by"?'],
    [['run', 'count', '--agent', 'adder{by=two}'], 'agent adder: by: '],
    [['run', 'count', '--agent', 'adder', '--tow', '5'], 'there is no flag --tow; did you mean --to?'],
    [['run', 'count', '--agent', 'adder', '--goal', 'm >= 1'], 'no fact is called "m"'],
    [['run', 'count', '--agent', 'adder', '--goal', 'n >='], 'expected a value, but it ends there'],
    [['run', 'count', '--agent', 'adder', '--backend', 'live'], 'count has no backend "live"; it has simulator'],
    [['run', 'count', '--agent', 'adder', '--seeds', '4..1'], 'write 1..20 or 3,7,9'],
    [['run', 'count', '--agent', 'adder', '--budget', '3 sheep'], 'write a number with a unit'],
    [['run', 'count'], '--agent'],
    [['rnu', 'count'], 'did you mean "run"?'],
  ])('%j is answered in one sentence', async (args, sentence) => {
    const { code, err } = await upskill(...args)
    expect(err).toContain(sentence)
    expect(err.trim().split('\n')).toHaveLength(1)
    expect(code).toBe(2)
  })

  test('an illegal action and a broken agent fail the run and leave an interrupted episode', async () => {
    const illegal = await upskill('run', 'count', '--agent', 'adder{by=7}')
    expect(illegal.err).toContain('add 1 or 2, not 7')
    expect(illegal.code).toBe(1)
    const broken = await upskill('run', 'count', '--agent', 'adder{fails=true}')
    expect(broken.err).toContain('no wish to add')
    expect(broken.code).toBe(1)
  })

  test('a folder that cannot be written is answered in one sentence', async () => {
    const { code, err } = await upskill('run', 'count', '--agent', 'adder', '--runs', '/proc/none')
    expect(err).toMatch(/cannot write \/proc\/none/)
    expect(code).toBe(1)
  })
})

test('games lists what there is, with the words of goals', { timeout: 20_000 }, async () => {
  const { out } = await upskill('games', 'count')
  expect(out).toContain('--to <integer>  where to (default: 5)')
  expect(out).toContain('n (number): the count')
})
