/** Recorded runs for the viewer's tests, written by the program's own writers. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Decision, EpisodeEnd, EpisodeHeader, Frame, Goal, Player, Transition, View } from '#core'
import { type EpisodeWriter, writeEpisode } from '../episode/write.ts'
import { createRun, type RunFolder, type RunIdentity } from '../run/folder.ts'

/** What a hostile game or agent would say. */
export const hostile = `<img src=x onerror="document.title='owned'"><script>document.title='owned'</script>"'\u202e`

export const goal: Goal = {
  id: '00112233445566ff',
  game: 'corridor',
  text: 'place >= 8',
  predicate: { fact: 'place', op: '>=', value: 8 },
  subgoals: [],
  maxSteps: 10_000,
  origin: 'user',
}

export const header: Omit<EpisodeHeader, 'version'> = {
  game: 'corridor',
  backend: 'simulator',
  deterministic: true,
  tickMs: null,
  config: { length: 12 },
  start: { seed: 7 },
  record: 'full',
  players: ['p0', 'p1'],
  agents: { p0: 'walker{pace=2}', p1: 'watcher' },
  goal,
  package: '0.1.0',
}

export const end: EpisodeEnd = {
  end: { kind: 'termination', why: 'the door was reached' },
  steps: 40,
  returns: { p0: 3.5, p1: -1 },
  verdicts: [{ outcome: 'yes', progress: 1, evidence: [8, 31], judge: 'predicate', goal: goal.id }],
  usage: { usd: 0, lateTicks: 0 },
}

export interface TransitionOptions {
  readonly last?: boolean
  readonly text?: string
  readonly frame?: Frame
  /** Further bytes of observation. */
  readonly weight?: number
}

/** Step `index` of a walk along a corridor. */
export function transition(index: number, options: TransitionOptions = {}): Transition<unknown, unknown> {
  const { last = false, text = `walking to ${Math.floor(index / 10) * 10 + 10}` } = options
  const stumbles = index % 9 === 4
  const action = stumbles ? { type: 'jump', over: 'gap' } : { type: 'walk', by: 1 }
  const decision: Decision<unknown> = {
    action,
    thoughts: [
      { level: 'goal', text: 'place >= 8' },
      { level: 'skill', text, id: 'walk-to' },
      { level: 'grounding', text: `the door is ${40 - index} cells away` },
      { level: 'motion', text: 'one step east', at: { x: 0.5, y: 0.25, width: 0.2, height: 0.2 } },
      { level: 'action', text: JSON.stringify(action) },
    ],
    detail: { value: index / 40, visits: index * 3 },
  }
  const view = (player: Player): View<unknown, unknown> => ({
    player,
    observation: {
      place: index,
      energy: 9 - (index % 9),
      sky: ['dawn', 'noon', 'dusk'][index % 3],
      cells: Array.from({ length: 5 }, (_, y) =>
        Array.from({ length: 9 }, (_, x) => (x === index % 9 && y === 2 ? '@' : '.')),
      ),
      inventory: { rope: index > 10 ? 1 : 0, lamps: ['small', 'bright'].slice(0, index % 3) },
      ...(options.frame === undefined ? {} : { frame: options.frame }),
      ...(options.weight === undefined ? {} : { weight: 'x'.repeat(options.weight) }),
    },
    legal: [
      { type: 'walk', by: 1 },
      { type: 'walk', by: -1 },
      { type: 'jump', over: 'gap' },
    ],
    outcome:
      index === 0
        ? null
        : stumbles
          ? { ok: false, code: 'fell', text: 'fell into the gap' }
          : { ok: true, code: 'walked', text: `walked to cell ${index}` },
  })
  return {
    decisions:
      index === 0
        ? new Map()
        : new Map([
            ['p0', decision],
            ['p1', { action: 'look' }],
          ]),
    step: {
      index,
      tick: index * 2,
      views: new Map([
        ['p0', view('p0')],
        ['p1', view('p1')],
      ]),
      acting: last ? [] : ['p0', 'p1'],
      rewards: new Map<Player, number>([
        ['p0', index % 8 === 7 ? 1 : stumbles ? -0.5 : 0],
        ['p1', index === 20 ? -1 : 0],
      ]),
      end: last ? end.end : null,
    },
  }
}

export function fixtureRun(
  runsDir: string,
  identity: Partial<RunIdentity> = {},
  startedMs = Date.parse('2026-11-21T10:15:00Z'),
): RunFolder {
  const whole: RunIdentity = {
    kind: 'run',
    game: 'corridor',
    agents: ['walker{pace=2}', 'watcher'],
    package: '0.1.0',
    commit: null,
    ...identity,
  }
  return createRun(runsDir, whole, { game: whole.game, length: 12 }, () => startedMs)
}

export function episode(
  run: RunFolder,
  index: number,
  steps: number,
  options: TransitionOptions & { readonly open?: boolean } = {},
): EpisodeWriter {
  const writer = writeEpisode(run.episodePath(index), header)
  for (let i = 0; i < steps; i++) writer.write(transition(i, { ...options, last: i === steps - 1 && !options.open }))
  if (!options.open) writer.end({ ...end, steps: steps - 1 })
  return writer
}

/** A frame of one colour with a light square. */
export function frame(shade: number): Frame {
  const data = new Uint8Array(64 * 64 * 3)
  for (let i = 0; i < data.length; i += 3) {
    const [x, y] = [(i / 3) % 64, Math.floor(i / 3 / 64)]
    const lit = Math.abs(x - (shade % 64)) < 6 && Math.abs(y - 20) < 6
    data.set(lit ? [240, 220, 120] : [30 + (y >> 1), 60 + (x >> 1), 90], i)
  }
  return { width: 64, height: 64, data }
}

/** A line of results.jsonl: three entrants, each pair twice. */
function game(index: number) {
  const names = ['walker', 'watcher', 'random']
  const [a, b] = [
    [0, 1],
    [0, 2],
    [1, 2],
  ][Math.floor(index / 2) % 3]
  const seats = index % 2 === 0 ? [a, b] : [b, a]
  const crashed = index === 7
  const agents = seats.map(seat => names[seat])
  const outcome = crashed ? 'crash' : 'played'
  return {
    index,
    a,
    b,
    seats,
    agents,
    outcome,
    score: crashed ? null : index % 5 === 0 ? 0.5 : 1,
    returns: [index, -index],
    steps: 40,
    trouble: null,
  }
}

/** One run of every kind there is to show. */
export function fixtureRuns(runsDir: string): {
  readonly finished: string
  readonly crashed: string
  readonly tournament: string
  readonly hostile: string
  readonly pixels: string
} {
  mkdirSync(runsDir, { recursive: true })
  const minute = 60_000
  const at = Date.parse('2026-11-21T10:15:00Z')
  using finished = fixtureRun(runsDir, {}, at)
  for (let i = 1; i <= 3; i++) episode(finished, i, 41)
  for (let i = 0; i < 120; i++) {
    finished.metric(i * 100, 'return', Math.log(1 + i) + Math.sin(i / 5))
    finished.metric(i * 100, 'goals/verified', i / 10)
    finished.metric(i * 100, 'goals/verified/low', i / 10 - 1)
    finished.metric(i * 100, 'goals/verified/high', i / 10 + 1)
    finished.metric(i * 100, 'goals/claimed', i / 8)
  }
  finished.finish('done')
  const crashed = fixtureRun(runsDir, { agents: ['random'] }, at + minute)
  episode(crashed, 1, 12, { open: true })[Symbol.dispose]()
  rmSync(join(crashed.dir, 'lock'))
  using tournament = fixtureRun(
    runsDir,
    { kind: 'tournament', agents: ['walker', 'watcher', 'random'] },
    at + 2 * minute,
  )
  for (let i = 0; i < 12; i++) tournament.append('results.jsonl', game(i))
  writeFileSync(
    join(tournament.dir, 'report.html'),
    `<!doctype html><title>Report</title><h1>Ratings</h1><p>${hostile}</p>`,
  )
  tournament.finish('done')
  using bad = fixtureRun(runsDir, { agents: [hostile] }, at + 3 * minute)
  episode(bad, 1, 20, { text: hostile })
  bad.metric(1, hostile, 1)
  bad.metric(2, '__proto__', 1)
  bad.finish('failed', hostile)
  using pixels = fixtureRun(runsDir, { game: 'corridor-screen' }, at + 4 * minute)
  const writer = writeEpisode(pixels.episodePath(1), { ...header, game: 'corridor-screen', tickMs: 50 })
  for (let i = 0; i < 30; i++) writer.write(transition(i, { frame: frame(i * 2), last: i === 29 }))
  writer.end(end)
  pixels.finish('interrupted', 'interrupted')
  return { finished: finished.id, crashed: crashed.id, tournament: tournament.id, hostile: bad.id, pixels: pixels.id }
}
