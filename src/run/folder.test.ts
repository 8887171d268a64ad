import { execFile, spawn } from 'node:child_process'
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { createRun, readLines, readManifest, resumeRun, runDir } from './folder.ts'
import { isLocked } from './lock.ts'

const dir = mkdtempSync(join(tmpdir(), 'upskill-runs-'))
afterAll(() => rmSync(dir, { recursive: true }))

const identity = { kind: 'run', game: 'lamps', agents: ['random{a=1}'], package: '0.0.0', commit: null } as const
const now = () => Date.UTC(2026, 10, 21, 10, 15)
const create = () => createRun(dir, identity, { seed: 1 }, now)

test('a run gets a folder of its own, named by date, game and agent', () => {
  using first = create()
  using second = create()
  expect(first.id).toBe('2026-11-21-1015-lamps-random-a-1')
  expect(second.id).toBe('2026-11-21-1015-lamps-random-a-1-2')
  expect(readManifest(first.dir)).toMatchObject({ game: 'lamps', finished: null, exit: null })
  expect(first.episodePath(42)).toBe(join(first.dir, 'episodes', '000042.mcap'))
  first.metric(3, 'return', 1.5)
  expect(readLines(join(first.dir, 'metrics.jsonl'))).toEqual([{ t: now(), step: 3, name: 'return', value: 1.5 }])
  first.finish('done')
  expect(readManifest(first.dir)).toMatchObject({ exit: 'done', finished: '2026-11-21T10:15:00.000Z' })
  expect(isLocked(first.dir)).toBe(false)
})

test('programs that begin at once get a folder each', async () => {
  const runs = mkdtempSync(join(dir, 'at-once-'))
  const begin = Date.now() + 1500
  const program = `
    const { createRun } = await import(${JSON.stringify(new URL('./folder.ts', import.meta.url).href)})
    while (Date.now() < ${begin});
    const made = Array.from({ length: 30 }, () =>
      createRun(${JSON.stringify(runs)}, ${JSON.stringify(identity)}, { seed: 1 }, () => ${now()}))
    console.log(made.map(run => run.id).join())
    for (const run of made) run[Symbol.dispose]()`
  const ids = await Promise.all(
    [1, 2, 3].map(
      () =>
        new Promise<string>((resolve, reject) =>
          execFile(process.execPath, ['--input-type=module', '-e', program], (error, stdout) =>
            error ? reject(error) : resolve(stdout.trim()),
          ),
        ),
    ),
  )
  expect(new Set(ids.flatMap(line => line.split(','))).size).toBe(90)
  expect(readdirSync(runs)).toHaveLength(90)
})

test('a run that is open is refused to a second program, and free once its holder is gone', async () => {
  const run = create()
  run[Symbol.dispose]()
  const holder = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 20000)'])
  writeFileSync(join(run.dir, 'lock'), String(holder.pid))
  expect(isLocked(run.dir)).toBe(true)
  expect(() => resumeRun(dir, run.id, now)).toThrow(`is open in process ${holder.pid}`)
  holder.kill('SIGKILL')
  await new Promise(resolve => holder.on('exit', resolve))
  using again = resumeRun(dir, run.id, now)
  expect(again.id).toBe(run.id)
  expect(isLocked(run.dir)).toBe(true)
})

test('a process id that was given to another program holds nothing', () => {
  const run = create()
  run[Symbol.dispose]()
  writeFileSync(join(run.dir, 'lock'), `${process.pid} 1`) // as if it had begun with the machine
  expect(isLocked(run.dir)).toBe(process.platform !== 'linux')
})

test('a line torn by a kill is cut off before the next one is written', () => {
  const run = create()
  run.append('results.jsonl', { game: 1 })
  run[Symbol.dispose]()
  const path = join(run.dir, 'results.jsonl')
  appendFileSync(path, '{"game":2,"wi')
  expect(readLines(path)).toEqual([{ game: 1 }])
  using again = resumeRun(dir, run.id, now)
  again.append('results.jsonl', { game: 3 })
  expect(readFileSync(path, 'utf8')).toBe('{"game":1}\n{"game":3}\n')
})

test('a run that is not there is named', () => {
  expect(() => runDir(dir, 'yesterday')).toThrow('there is no run "yesterday"')
})
