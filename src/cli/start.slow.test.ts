import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'

const bin = join(import.meta.dirname, '..', '..', 'bin', 'upskill.js')
const dir = mkdtempSync(join(tmpdir(), 'upskill-start-'))
afterAll(() => rmSync(dir, { recursive: true, force: true }))

/** Starts it and reads what it prints until the condition holds; then it is stopped as a person would. */
async function start(args: readonly string[], runs: string, until: (out: string) => boolean) {
  const child = spawn(process.execPath, [bin, 'start', '--no-open', '--port', '0', '--runs', runs, ...args])
  let out = ''
  child.stdout.on('data', chunk => {
    out += chunk
  })
  child.stderr.on('data', chunk => {
    out += chunk
  })
  const ended = new Promise<number | null>(resolve => child.on('exit', resolve))
  for (let i = 0; i < 800 && !until(out) && child.exitCode === null; i++)
    await new Promise(resolve => setTimeout(resolve, 100))
  const seen = out
  const page = /http:\/\/127\.0\.0\.1:\d+/.exec(out)?.[0]
  const status = page && child.exitCode === null ? (await fetch(page)).status : null
  child.kill('SIGINT')
  return { out: seen, status, code: await ended }
}

/** Recorded episodes of the runs in a folder. */
const episodes = (runs: string) =>
  readdirSync(runs, { recursive: true, encoding: 'utf8' }).filter(path => path.endsWith('.mcap'))

test('npm start grows Minecraft in an embedded world: the page answers and a life is being recorded', async () => {
  const runs = join(dir, 'minecraft')
  const found = await start(['--workers', '1'], runs, out => out.includes('learning into') && episodes(runs).length > 0)
  expect(found.out).toContain('learn-minecraft')
  expect(found.status).toBe(200)
  expect(episodes(runs).length).toBeGreaterThan(0)
}, 100_000)

test('npm start -- crafter learns the small game to its end, and the page stays open until it is stopped', async () => {
  const runs = join(dir, 'crafter')
  const found = await start(['crafter', '--steps', '200', '--workers', '1'], runs, out => out.includes('stays open'))
  expect(found.out).toContain('learned; the page stays open until Ctrl-C')
  expect(found.status).toBe(200)
}, 100_000)

test('a game that does not exist is named, with what may be meant', async () => {
  const found = await start(['minecraf'], join(dir, 'none'), out => out.includes('there is no game'))
  expect(found.out).toContain('did you mean "minecraft"?')
}, 30_000)
