import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { type AnyAgent, type AnyGame, budget, noLibrary, type Player, random } from '#core'
import { registry } from '../src/registry.ts'
import { rollout } from '../src/rollout.ts'

const page = readFileSync('docs/write-your-own-game.md', 'utf8')
const files = [...page.matchAll(/<!-- file: (\S+) -->\n```ts\n([\s\S]*?)```/g)].map(([, path, code]) => ({
  path,
  code,
}))
const folder = mkdtempSync(join(tmpdir(), 'upskill-own-game-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
for (const { path, code } of files) {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), code)
}
// What a user's own package has: the names #core and zod.
symlinkSync(resolve('node_modules'), join(folder, 'node_modules'))
symlinkSync(resolve('src'), join(folder, 'src'))
const imports = { '#core': './src/core/index.ts', '#testing': './src/testing/index.ts' }
writeFileSync(join(folder, 'package.json'), JSON.stringify({ type: 'module', imports }))

test('the page holds a game of at most 100 lines, its test and an agent', () => {
  expect(files.map(({ path }) => path)).toEqual([
    'games/nim/index.ts',
    'games/nim/nim.test.ts',
    'agents/nim-sum/index.ts',
  ])
  expect(files[0].code.trim().split('\n').length).toBeLessThanOrEqual(100)
})

test('the registry finds the game and the agent by folder, and the agent wins whenever the theory says so', async () => {
  const found = registry([folder])
  expect([found.games(), found.agents()]).toEqual([['nim'], ['nim-sum']])
  const game = await found.game('nim')
  const expert = await found.agent('nim-sum')
  let winnable = 0
  for (let seed = 1; seed <= 20; seed++) {
    const { sum, winner } = await play(game, expert, seed)
    if (sum === 0) continue
    winnable++
    expect(winner).toBe('p1')
  }
  expect(winnable).toBeGreaterThan(10)
})

/** The expert against chance. @returns The binary sum at the start, and who won. */
async function play(game: AnyGame, expert: AnyAgent, seed: number) {
  const signal = AbortSignal.timeout(10_000)
  const backend = game.backends['simulator']
  await using environment = await backend.open(game.config.parse({}), { signal, emit: () => {} })
  const source = random(seed)
  const seat = (player: Player) => ({
    player,
    game,
    config: {},
    goal: null,
    library: noLibrary,
    language: null,
    budget: budget(),
    random: source.fork(player),
    signal,
  })
  const chance = { act: ({ legal }: { legal: readonly unknown[] | null }) => ({ action: source.pick(legal!) }) }
  let sum = 0
  const { returns } = await rollout({
    environment,
    backend,
    policies: new Map([
      ['p1', await expert.seat(seat('p1'))],
      ['p2', chance],
    ]),
    start: { seed },
    signal,
    now: () => 0,
    onTransition({ step }) {
      if (step.index > 0) return
      const { piles } = step.views.get('p1')!.observation as { piles: number[] }
      sum = piles.reduce((all, pile) => all ^ pile, 0)
    },
  })
  return { sum, winner: returns.get('p1') === 1 ? 'p1' : 'p2' }
}
