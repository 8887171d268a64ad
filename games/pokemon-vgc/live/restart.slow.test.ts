import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { startServer } from './local-server.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'upskill-restart-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A command on its way. */
function upskill(...words: readonly string[]) {
  const child = spawn(process.execPath, [join(root, 'bin', 'upskill.js'), ...words, '--runs', folder], { cwd: folder })
  let said = ''
  const read = (text: Buffer) => {
    said += text
  }
  child.stdout.on('data', read)
  child.stderr.on('data', read)
  const ended = new Promise<{ code: number | null; said: string }>(resolve =>
    child.on('close', code => resolve({ code, said })),
  )
  return { child, ended, said: () => said }
}

async function until(what: () => boolean, ms = 60_000): Promise<void> {
  for (const end = performance.now() + ms; !what(); await new Promise(resolve => setTimeout(resolve, 5)))
    if (performance.now() > end) throw new Error('it did not come to that in time')
}

test('a server killed in the middle of a battle and started again costs nobody a game; a stopped tournament goes on', {
  timeout: 180_000,
}, async () => {
  const options = { folder: join(folder, 'server'), signal: new AbortController().signal }
  const first = await startServer({ ...options, port: 0 })
  const port = Number(new URL(first.url).port)
  const words = ['pokemon-vgc', '--backend', 'showdown', '--server', first.url, '--agents', 'max-base-power,random']
  const play = upskill('tournament', ...words, '--pairs', '6', '--workers', '1', '--json')
  const run = () =>
    / (\S+)\n/
      .exec(play.said().split('recording to')[1] ?? '')?.[1]
      ?.split('/')
      .at(-1) ?? ''
  const results = () => {
    try {
      const lines = readFileSync(join(folder, run(), 'results.jsonl'), 'utf8')
        .trimEnd()
        .split('\n')
      return lines.filter(line => line !== '').map(line => JSON.parse(line) as { index: number; outcome: string })
    } catch {
      return []
    }
  }
  const third = () => join(folder, run(), 'episodes', '000003.mcap')
  await until(() => results().length === 2 && existsSync(third()) && statSync(third()).size > 20_000)
  await first.kill() // the third battle is on its way
  await using second = await startServer({ ...options, port })
  await until(() => results().length >= 5)
  play.child.kill('SIGINT')
  const stopped = await play.ended
  expect(stopped.code, stopped.said).toBe(130)
  const before = results().map(({ index }) => index)
  expect(before.length).toBeLessThan(12)
  expect(before).not.toContain(2) // the battle that was cut off is nobody's loss: it waits to be played again
  expect(before).toContain(3)
  const again = await upskill('tournament', '--resume', run(), '--json').ended
  expect(again.code, again.said).toBe(0)
  expect(results().map(({ outcome }) => outcome)).toEqual(new Array(12).fill('played'))
  expect(second.url).toBe(first.url)
})
