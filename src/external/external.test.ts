import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { externalAgent } from './agent.ts'
import { commandWords } from './command.ts'
import { memoryOf } from './memory.ts'
import { startProcess } from './process.ts'

const folder = mkdtempSync(join(tmpdir(), 'upskill-external-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const never = new AbortController().signal
const echo = (script: string) => startProcess([process.execPath, '-e', script], { memoryMb: 500 })
const answering = `require('readline').createInterface({ input: process.stdin }).on('line', line => console.log(line))`

test('words of a command: quotes keep spaces, nothing is expanded', () => {
  expect(commandWords('python3 my_agent.py --fast')).toEqual(['python3', 'my_agent.py', '--fast'])
  expect(commandWords(`node "my agent.js" 'a b' --x="c d" $HOME *`)).toEqual([
    'node',
    'my agent.js',
    'a b',
    '--x=c d',
    '$HOME',
    '*',
  ])
  expect(() => commandWords('  ')).toThrow(/needs a command/)
  expect(() => commandWords('node "open')).toThrow(/quote stays open/)
})

test('asks and is answered, again and again, bytes as base64', async () => {
  const program = echo(answering)
  expect(await program.ask({ n: 1 }, 5000, never)).toEqual({ n: 1 })
  expect(await program.ask({ data: new Uint8Array([1, 2, 3]) }, 5000, never)).toEqual({ data: 'AQID' })
  expect(program.alive).toBe(true)
  program.end()
  expect(program.alive).toBe(false)
  await expect(program.ask({}, 5000, never)).rejects.toMatchObject({ kind: 'exit' })
})

test.each([
  ['no answer in time', 'setInterval(() => {}, 1000)', 'deadline', /within 200 ms/],
  ['an end, with what it said last', 'console.error("no licence"); process.exit(4)', 'exit', /code 4: no licence/],
  ['no JSON', 'console.log("hello there")', 'nonsense', /hello there/],
  [
    'an endless line',
    'setInterval(() => process.stdout.write("x".repeat(1e6)), 1)',
    'flood',
    /without ending the line/,
  ],
] as const)('%s', async (_, script, kind, message) => {
  const program = echo(script)
  const timeoutMs = kind === 'deadline' ? 200 : 10_000
  await expect(program.ask({}, timeoutMs, never)).rejects.toMatchObject({
    kind,
    message: expect.stringMatching(message),
  })
  expect(program.alive).toBe(false)
})

test('a program that does not exist is named', async () => {
  const program = startProcess(['/no/such/program'], { memoryMb: 500 })
  await expect(program.ask({}, 5000, never)).rejects.toMatchObject({
    kind: 'exit',
    message: expect.stringContaining('/no/such/program'),
  })
})

test('when the game ends while it thinks, it is ended: a late answer cannot meet the next question', async () => {
  const program = echo('setInterval(() => {}, 1000)')
  const abort = new AbortController()
  const asked = program.ask({}, 10_000, abort.signal)
  abort.abort()
  await expect(asked).rejects.toMatchObject({ kind: 'deadline' })
  expect(program.alive).toBe(false)
})

test('memory of a process is that of its whole family', () => {
  expect(memoryOf(process.pid)).toBeGreaterThan(20)
  expect(memoryOf(2 ** 22 + 1)).toBe(0)
})

test('a module is an agent, with its settings', async () => {
  const path = fileURLToPath(new URL('../tournament/test-games/outside/module-agent.ts', import.meta.url))
  expect(await externalAgent(path, { place: 2 })).toMatchObject({ text: `${path}{place=2}`, config: { place: 2 } })
  await expect(externalAgent(path, { plaice: 2 })).rejects.toThrow(/did you mean "place"/)
  await expect(externalAgent(join(folder, 'missing.ts'), {})).rejects.toThrow(/there is no agent at/)
  writeFileSync(join(folder, 'empty.ts'), 'export default {}')
  await expect(externalAgent(join(folder, 'empty.ts'), {})).rejects.toThrow(/has no seat, config, games/)
  writeFileSync(join(folder, 'broken.ts'), 'throw new Error("not today")')
  await expect(externalAgent(join(folder, 'broken.ts'), {})).rejects.toThrow(/cannot be loaded: not today/)
})

test('a process keeps its own settings apart from those it is passed', async () => {
  const { text, config } = await externalAgent('process:node a.js', { depth: 3, decisionMs: 50 })
  expect(text).toBe('process:node a.js{decisionMs=50,depth=3}')
  expect(config).toEqual({ decisionMs: 50, startMs: 30_000, memoryMb: 1024 })
  await expect(externalAgent('process:node a.js', { memoryMb: 'lots' })).rejects.toThrow(/memoryMb/)
})
