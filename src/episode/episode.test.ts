import { spawn } from 'node:child_process'
import {
  appendFileSync,
  copyFileSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { McapStreamReader } from '@mcap/core'
import { afterAll, expect, test } from 'vitest'
import type { EpisodeHeader, Transition } from '#core'
import { migrate } from './migrate.ts'
import { decodePng, encodePng } from './png.ts'
import { readEpisode } from './read.ts'
import { scanEpisode } from './scan.ts'
import { writeEpisode } from './write.ts'

const dir = mkdtempSync(join(tmpdir(), 'upskill-episode-'))
afterAll(() => rmSync(dir, { recursive: true }))
let files = 0
const fresh = () => join(dir, `${files++}.mcap`)

const header: Omit<EpisodeHeader, 'version'> = {
  game: 'lamps',
  backend: 'simulator',
  deterministic: true,
  tickMs: null,
  config: { lamps: 3 },
  start: { seed: 5 },
  record: 'full',
  players: ['p1'],
  agents: { p1: 'random' },
  goal: null,
  package: '0.0.0',
}
const transition = (
  index: number,
  observation: unknown = { n: index },
  legal: readonly unknown[] = [1, 2],
): Transition<unknown, unknown> => ({
  decisions:
    index === 0
      ? new Map()
      : new Map([['p1', { action: index, thoughts: [{ level: 'action', text: `step ${index}` }] }]]),
  step: {
    index,
    tick: index * 2,
    views: new Map([['p1', { player: 'p1', observation, legal, outcome: null }]]),
    acting: ['p1'],
    rewards: new Map([['p1', index / 2]]),
    end: null,
  },
})
const end = {
  end: { kind: 'truncation', why: 'enough' },
  steps: 2,
  returns: { p1: 1.5 },
  verdicts: [],
  usage: { usd: 0, lateTicks: 0 },
} as const

test('what is written is read back, frames and repeated legal lists included', async () => {
  const path = fresh()
  const frame = { width: 2, height: 1, data: new Uint8Array([1, 2, 3, 250, 251, 252]) }
  const steps = [transition(0), transition(1, { n: 1, frame }), transition(2, frame, [3])]
  const writer = writeEpisode(path, header)
  for (const step of steps) writer.write(step)
  writer.emit('chunks', 4, new Uint8Array([9, 8]))
  writer.end(end)
  await using episode = readEpisode(path)
  expect(episode.header).toMatchObject(header)
  expect([0, 1, 2].map(index => episode.step(index))).toEqual(steps)
  expect(await episode.end()).toEqual(end)
  expect(episode.actions()).toEqual([1, 2].map(index => ({ index, actions: { p1: index } })))
  const [chunk] = episode.scan.spans.get('chunks')!
  expect([chunk.tick, ...episode.scan.bytes(chunk)]).toEqual([4, 9, 8])
  expect(() => episode.step(3)).toThrow('has no step 3')
})

test('the file is plain MCAP: the reference reader finds every message and a proper end', () => {
  const path = fresh()
  const writer = writeEpisode(path, header)
  writer.write(transition(0))
  writer.write(transition(1))
  writer.end(end)
  const reader = new McapStreamReader()
  reader.append(readFileSync(path))
  const types: string[] = []
  for (let record = reader.nextRecord(); record; record = reader.nextRecord()) types.push(record.type)
  expect(types.filter(type => type === 'Message')).toHaveLength(4)
  expect(reader.done()).toBe(true)
})

test('a growing file is followed, and a torn record waits until it is whole', () => {
  const path = fresh()
  const writer = writeEpisode(path, header)
  writer.write(transition(0))
  const whole = readFileSync(path)
  writer.write(transition(1))
  const both = readFileSync(path)
  for (let cut = whole.length; cut < both.length; cut += 7) {
    const torn = fresh()
    writeFileSync(torn, both.subarray(0, cut))
    using scan = scanEpisode(torn)
    expect(scan.spans.get('step')).toHaveLength(1)
    expect(scan.end).toBeNull()
    appendFileSync(torn, both.subarray(cut))
    expect(scan.update()).toBe(true)
    expect(scan.spans.get('step')).toHaveLength(2)
    expect(scan.update()).toBe(false)
  }
  writer[Symbol.dispose]()
})

test('a writer that was killed leaves every step it wrote', { timeout: 20_000 }, async () => {
  const path = fresh()
  const child = spawn(process.execPath, [join(import.meta.dirname, 'killed-writer.ts'), path], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = 0
  for await (const chunk of child.stdout) {
    said = Number(String(chunk).trim().split('\n').at(-1))
    if (said >= 200) break
  }
  child.kill('SIGKILL')
  await new Promise(resolve => child.on('exit', resolve))
  await using episode = readEpisode(path)
  expect(episode.length).toBeGreaterThanOrEqual(said)
  expect(episode.step(episode.length - 1).step.index).toBe(episode.length - 1)
  expect(await episode.end()).toBeNull()
})

test('what cannot be written or read is said, with the file and the reason', () => {
  const path = fresh()
  writeEpisode(path, header)[Symbol.dispose]()
  expect(() => writeEpisode(path, header)).toThrow(/exists already/)
  expect(() => writeEpisode('/proc/nowhere/x.mcap', header)).toThrow(/cannot write \/proc\/nowhere/)
  expect(() => readEpisode(join(dir, 'none.mcap'))).toThrow(/cannot read the episode/)
  const text = fresh()
  writeFileSync(text, 'hello, this is text')
  expect(() => readEpisode(text)).toThrow(/does not begin as an MCAP file/)
  truncateSync(path, 9)
  expect(() => readEpisode(path)).toThrow(/no header yet/)
  const writer = writeEpisode(fresh(), header)
  expect(() => writer.emit('step', 0, new Uint8Array())).toThrow(/belongs to the program/)
})

test('recording is cheap on disk: an unchanged legal list is written once', () => {
  const legal = Array.from({ length: 200 }, (_, i) => `action-${i}`)
  const path = fresh()
  const writer = writeEpisode(path, header)
  for (let i = 0; i < 50; i++) writer.write(transition(i, {}, legal))
  writer[Symbol.dispose]()
  expect(statSync(path).size).toBeLessThan(20_000)
})

test('older versions are brought forward one migration at a time; newer ones are refused', async () => {
  const steps = [
    (_: string, value: unknown) => ({ ...(value as object), two: true }),
    (_: string, value: unknown) => ({ ...(value as object), three: true }),
  ]
  expect(migrate(1, 'step', { one: true }, steps as never)).toEqual({ one: true, two: true, three: true })
  expect(migrate(2, 'step', {}, steps as never)).toEqual({ three: true })
  expect(() => migrate(9, 'step', {})).toThrow('update upskill')
  const golden = join(import.meta.dirname, 'golden', 'v1.mcap')
  const copy = fresh()
  copyFileSync(golden, copy)
  await using episode = readEpisode(copy)
  expect(episode.header).toMatchObject({ version: 1, game: 'lamps', start: { seed: 5 } })
  expect(episode.length).toBe(3)
  expect(episode.step(2)).toEqual(transition(2, { n: 2 }))
  expect(await episode.end()).toEqual(end)
})

test('PNG keeps every pixel', () => {
  const frame = { width: 5, height: 3, data: Uint8Array.from({ length: 45 }, (_, i) => (i * 37) % 256) }
  expect(decodePng(encodePng(frame))).toEqual(frame)
  expect(() => decodePng(new Uint8Array(60))).toThrow(RangeError)
})
