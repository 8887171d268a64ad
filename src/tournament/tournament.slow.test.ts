import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { killAndResume } from '../../soak/tournament-kill.ts'
import { createRun, readLines, resumeRun } from '../run/folder.ts'
import type { Result } from './fixture.ts'
import { standings } from './standings.ts'
import { playTournament, type TournamentPlan } from './tournament.ts'

const root = fileURLToPath(new URL('test-games', import.meta.url))
const module = fileURLToPath(new URL('../cli/tournament-worker.ts', import.meta.url))
// Who is to miss its deadline has a short one; to fill the memory takes a while on a busy machine.
const outside = (trouble = 'none') => {
  const decisionMs = trouble === 'hang' || trouble === 'spin' ? 350 : 20_000
  return `process:node ${join(root, 'outside', 'agent.mjs')} ${trouble}{decisionMs=${decisionMs},memoryMb=200}`
}
let runs = ''
beforeAll(() => {
  runs = mkdtempSync(join(tmpdir(), 'upskill-tournament-'))
})
afterAll(() => rmSync(runs, { recursive: true, force: true }))

const base: TournamentPlan = {
  game: 'nim',
  backend: 'simulator',
  config: { piles: 3, size: 7, delayMs: 0 },
  agents: ['uniform', 'nim-sum'],
  pairs: 10,
  seed: 1,
  schedule: null,
  sprt: null,
  anchors: {},
  record: 'none',
  deadlineMs: 20_000,
  decisionMs: 1000,
  maxSteps: null,
  memoryMb: 128,
}

async function play(
  part: Partial<TournamentPlan>,
  options: { workers?: number; resume?: string; stopAfter?: number } = {},
) {
  const plan = { ...base, ...part }
  const identity = { kind: 'tournament', game: plan.game, agents: plan.agents, package: '0', commit: null } as const
  using folder = options.resume ? resumeRun(runs, options.resume, Date.now) : createRun(runs, identity, {}, Date.now)
  const stop = new AbortController()
  let count = 0
  const played = await playTournament({
    plan,
    folder,
    roots: [root],
    workers: options.workers ?? 2,
    module,
    package: '0',
    signal: stop.signal,
    now: () => performance.now(),
    onProgress: () => {
      if (++count === options.stopAfter) stop.abort(new Error('stopped by the test'))
    },
  }).catch(error => {
    if (stop.signal.aborted) return null
    throw error
  })
  return {
    plan,
    dir: folder.dir,
    id: folder.id,
    results: played?.results ?? [],
    players: played?.players ?? 0,
    sprt: played?.sprt,
  }
}

const meaning = ({ index, seats, seed, outcome, score, returns, steps }: Result) => ({
  index,
  seats,
  seed,
  outcome,
  score,
  returns,
  steps,
})

describe('a tournament', { timeout: 60_000 }, () => {
  test('of two players: mirrored seats, the same starts; perfect play wins', async () => {
    const { results, players, plan } = await play({})
    expect(players).toBe(2)
    expect(results).toHaveLength(20)
    for (let i = 0; i < 20; i += 2) {
      expect(results[i].seed).toBe(results[i + 1].seed)
      expect(results[i].seats).toEqual([...results[i + 1].seats].reverse())
    }
    const { ratings } = standings(results, { agents: plan.agents, players, seed: 1 })
    expect(ratings[0].agent).toBe('nim-sum')
    expect(ratings[0].wins).toBeGreaterThanOrEqual(18)
  })

  test('of a cycle: nobody leads, and a third each by Nash', async () => {
    const agents = ['rock', 'paper', 'scissors'].map(move => `always{move=${move}}`)
    const { results, players } = await play({ game: 'rock-paper-scissors', config: { rounds: 3 }, agents, pairs: 4 })
    const { ratings, nash, alphaRank } = standings(results, { agents, players, seed: 1 })
    for (const agent of agents) {
      expect(nash[agent]).toBeCloseTo(1 / 3, 6)
      expect(alphaRank[agent]).toBeCloseTo(1 / 3, 6)
    }
    for (const { elo } of ratings) expect(Math.abs(elo)).toBeLessThan(1)
  })

  test('of one player: every agent plays every start', async () => {
    const agents = ['uniform', 'greedy-arm']
    const { results, players } = await play({ game: 'bandit', config: { arms: 4, pulls: 40 }, agents, pairs: 30 })
    const { matrix, ratings } = standings(results, { agents, players, seed: 1 })
    expect(players).toBe(1)
    expect(matrix['greedy-arm']['uniform'].games).toBe(30)
    expect(matrix['greedy-arm']['uniform'].meanDifference!.low).toBeGreaterThan(0)
    expect(ratings[0].agent).toBe('greedy-arm')
  })

  test('is the same with one worker and with three, and whoever else takes part', async () => {
    const one = await play({ agents: ['uniform', 'nim-sum{skill=0.5}'] }, { workers: 1 })
    const three = await play({ agents: ['uniform', 'nim-sum{skill=0.5}'] }, { workers: 3 })
    expect(three.results.map(meaning)).toEqual(one.results.map(meaning))
    const more = await play({ agents: ['uniform', 'nim-sum{skill=0.5}', 'nim-sum'] })
    const shared = more.results.filter(({ a, b }) => a === 0 && b === 1)
    expect(shared.map(({ returns, steps }) => ({ returns, steps }))).toEqual(
      one.results.map(({ returns, steps }) => ({ returns, steps })),
    )
  })

  test('stopped in the middle and with a torn last line goes on where it was', async () => {
    const whole = await play({ pairs: 30 })
    const { id, dir } = await play({ pairs: 30 }, { stopAfter: 25 })
    const path = join(dir, 'results.jsonl')
    const text = readFileSync(path, 'utf8')
    truncateSync(path, text.length - 20)
    const kept = readLines<Result>(path).length
    expect(kept).toBeGreaterThanOrEqual(24)
    expect(kept).toBeLessThan(60)
    const { results } = await play({ pairs: 30 }, { resume: id })
    expect(results.map(meaning)).toEqual(whole.results.map(meaning))
    expect(readLines<Result>(path)).toHaveLength(60)
  })

  test('two programs on one run: the second is refused', async () => {
    const { id, dir } = await play({ pairs: 1 })
    writeFileSync(join(dir, 'lock'), String(process.pid))
    await expect(play({ pairs: 1 }, { resume: id })).rejects.toThrow(/is open in process/)
  })

  test('a file with a game twice is refused, naming it', async () => {
    const { id, dir } = await play({ pairs: 1 })
    const path = join(dir, 'results.jsonl')
    writeFileSync(path, readFileSync(path, 'utf8').repeat(2))
    await expect(play({ pairs: 1 }, { resume: id })).rejects.toThrow(/holds game \d+ twice/)
  })

  test('ends when the test has decided', async () => {
    const { results, sprt } = await play({ agents: ['nim-sum', 'uniform'], pairs: 2000, sprt: { elo0: 0, elo1: 100 } })
    expect(sprt?.verdict).toBe('H1')
    expect(results.length).toBeLessThan(400)
  })

  test('a disk that takes no more stops it with a sentence, and what was played is kept', async () => {
    const { id, dir } = await play({ pairs: 20, record: 'actions' }, { stopAfter: 3 })
    rmSync(join(dir, 'episodes'), { recursive: true })
    writeFileSync(join(dir, 'episodes'), 'in the way')
    const before = readLines<Result>(join(dir, 'results.jsonl')).length
    await expect(play({ pairs: 20, record: 'actions' }, { resume: id })).rejects.toThrow(/cannot write .*episodes/)
    expect(readLines<Result>(join(dir, 'results.jsonl')).length).toBe(before)
    rmSync(join(dir, 'episodes'))
    expect((await play({ pairs: 20, record: 'actions' }, { resume: id })).results).toHaveLength(40)
  })

  test('Swiss, stopped between its rounds, goes on with the same pairings', async () => {
    const agents = [0, 0.2, 0.4, 0.6, 0.8, 1].map(skill => `nim-sum{skill=${skill}}`)
    const swiss = { agents, schedule: 'swiss', pairs: 10 } as const
    const whole = await play(swiss)
    expect(whole.results.length).toBeLessThanOrEqual(0.4 * 300)
    expect(whole.results.length).toBeGreaterThan(100)
    const { id } = await play(swiss, { stopAfter: 50 })
    const { results } = await play(swiss, { resume: id })
    expect(results.map(meaning)).toEqual(whole.results.map(meaning))
    const { ratings } = standings(results, { agents, players: 2, seed: 1, anchors: new Map([[0, 1000]]) })
    expect(ratings.find(({ agent }) => agent === agents[0])!.elo).toBe(1000)
    expect(ratings.slice(0, 2).map(({ agent }) => agent)).toContain(agents[5])
  })

  test('records what can be replayed', async () => {
    const { dir, results } = await play({ pairs: 2, record: 'actions' })
    expect(readdirSync(join(dir, 'episodes')).sort()).toEqual(
      results.map(({ index }) => `${String(index + 1).padStart(6, '0')}.mcap`),
    )
  })

  test('an unknown agent, game or setting stops it before anything is played, with a sentence', async () => {
    await expect(play({ agents: ['unifrom', 'nim-sum'] })).rejects.toThrow(/did you mean "uniform"/)
    await expect(play({ agents: ['uniform', './nowhere.ts'] })).rejects.toThrow(/there is no agent at/)
  })
})

describe('an agent that goes wrong costs nobody else anything', { timeout: 90_000 }, () => {
  const inside = (by: string) => `troublemaker{by=${by}}`
  test.each([
    ['throws', inside('throw'), 'crash', 'threw', 2],
    ['rejects', inside('reject'), 'crash', 'threw', 2],
    ['cannot be seated', inside('seat'), 'crash', 'threw', 2],
    ['never answers', inside('wait'), 'crash', 'deadline', 2],
    ['ends its process', inside('exit'), 'crash', 'worker', 2],
    ['throws where nobody catches', inside('late-throw'), 'crash', 'worker', 2],
    ['spins', inside('spin'), 'crash', 'deadline', 2],
    ['fills the memory', inside('hoard'), 'crash', 'worker', null],
    ['plays an illegal action', inside('cheat'), 'forfeit', 'illegal', 2],
    ['outside: hangs', outside('hang'), 'crash', 'deadline', 2],
    ['outside: spins', outside('spin'), 'crash', 'deadline', 2],
    ['outside: ends', outside('exit'), 'crash', 'exit', 2],
    ['outside: talks nonsense', outside('nonsense'), 'crash', 'nonsense', 2],
    ['outside: answers another question', outside('wrong-question'), 'crash', 'nonsense', 2],
    ['outside: floods', outside('flood'), 'crash', 'flood', 2],
    ['outside: never ends a line', outside('long-line'), 'crash', 'flood', 2],
    ['outside: fills the memory', outside('memory'), 'crash', 'memory', 2],
    ['outside: plays an illegal action', outside('illegal'), 'forfeit', 'illegal', 2],
    ['outside: plays what is no action', outside('shape'), 'forfeit', 'illegal', 2],
  ] as const)('%s', async (_, entrant, outcome, kind, agent) => {
    const agents = ['nim-sum', 'uniform', entrant]
    const { results } = await play({
      agents,
      pairs: 1,
      schedule: 'gauntlet',
      memoryMb: 64,
      decisionMs: kind === 'deadline' ? 400 : 20_000,
    })
    expect(results).toHaveLength(4)
    const [broken, fine] = [
      results.filter(({ seats }) => seats.includes(2)),
      results.filter(({ seats }) => !seats.includes(2)),
    ]
    for (const result of fine) expect(result).toMatchObject({ outcome: 'played', attempts: 1, trouble: null })
    for (const result of broken) {
      expect(result).toMatchObject({ outcome, trouble: { kind }, attempts: outcome === 'crash' ? 2 : 1 })
      // Out of memory, the process has no last word.
      if (agent !== null) expect(result.trouble?.agent).toBe(agent)
      if (outcome === 'crash') expect(result.score).toBeNull()
    }
  })

  test('good agents outside, a process and a module, play as those inside', async () => {
    const { results } = await play({
      agents: ['nim-sum', outside(), `${join(root, 'outside', 'module-agent.ts')}{place=1}`],
      schedule: 'gauntlet',
      pairs: 10,
    })
    expect(results).toHaveLength(40)
    expect(results.every(({ outcome }) => outcome === 'played')).toBe(true)
    expect(results.filter(({ score }) => score === 1).length).toBeGreaterThanOrEqual(34)
  })
})

test('a game that crashed is played again when the tournament goes on, and its last result counts', {
  timeout: 60_000,
}, async () => {
  const { id, dir, results } = await play({ pairs: 3 })
  const path = join(dir, 'results.jsonl')
  const lines = readLines<Result>(path).map(each =>
    each.index === 4 ? { ...each, outcome: 'crash', score: null } : each,
  )
  writeFileSync(path, lines.map(line => `${JSON.stringify(line)}\n`).join(''))
  const again = await play({ pairs: 3 }, { resume: id })
  expect(again.results.map(meaning)).toEqual(results.map(meaning))
  expect(readLines<Result>(path)).toHaveLength(7)
})

test('five kills at random moments: no game lost, none twice, none different, nothing left running', {
  timeout: 90_000,
}, async () => {
  expect(await killAndResume(5, 8, 2)).toMatchObject({ lost: 0, twice: 0, different: 0, orphans: 0 })
})
