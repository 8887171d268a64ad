import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { UsageError } from '#core'
import { config } from './config.ts'
import { vanillaServer } from './live/own-server.ts'

/**
 * In the place of `java -jar server.jar nogui`: it obeys the same files in its folder and says the same words, and lets
 * people into a world of ours. The real jar cannot be passed on.
 */
const folder = mkdtempSync(join(tmpdir(), 'upskill-vanilla-test-'))
const jar = join(folder, 'server.jar')
writeFileSync(jar, '')
const standIn = (name: string, program: string) => {
  const path = join(folder, name)
  writeFileSync(path, `#!${process.execPath}\n${program}`)
  chmodSync(path, 0o755)
  return path
}
const server = new URL('./embedded/server.ts', import.meta.url).href
const java = standIn(
  'java.mjs',
  `import { readFileSync, writeFileSync } from 'node:fs'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
const { startServer } = await import(${JSON.stringify(server)})
const properties = Object.fromEntries(readFileSync('server.properties', 'utf8').trim().split('\\n').map(line => line.split('=')))
writeFileSync(${JSON.stringify(join(folder, 'seen.json'))}, JSON.stringify({ arguments: process.argv.slice(2), cwd: process.cwd(), properties, eula: readFileSync('eula.txt', 'utf8') }))
console.log('[12:00:00] [Server thread/INFO]: Starting minecraft server version 1.16.5')
const listen = { host: properties['server-ip'], port: Number(properties['server-port']) }
const { squid } = startServer({ seed: Number(properties['level-seed']), viewDistance: 2, creatures: false, listen })
await once(squid, 'ready')
console.log('[12:00:09] [Server thread/INFO]: Done (9.123s)! For help, type "help"')
createInterface({ input: process.stdin }).on('line', line => { if (line === 'stop') process.exit(0) })
`,
)
afterAll(() => rmSync(folder, { recursive: true }))

const signal = AbortSignal.timeout(90_000)
const open = (settings: object) => vanillaServer(config.parse({ view: 2, ...settings }), { signal, emit() {} })
const complaint = async (settings: object) => {
  await using environment = open({ 'server-jar': jar, 'accept-eula': true, ...settings })
  return await environment.reset({ seed: 7 }).then(
    () => null,
    (error: unknown) => error as Error,
  )
}

test('the server is started with its files, joined, played on, and stopped', async () => {
  let cwd = ''
  {
    await using environment = open({ 'server-jar': jar, java, 'accept-eula': true })
    const first = await environment.reset({ seed: 7 })
    const seen = JSON.parse(readFileSync(join(folder, 'seen.json'), 'utf8'))
    cwd = seen.cwd
    expect(seen.arguments).toEqual(['-Xmx2G', '-jar', jar, 'nogui'])
    expect(seen.eula).toBe('eula=true\n')
    expect(seen.properties).toMatchObject({ 'server-ip': '127.0.0.1', 'online-mode': 'false', 'level-seed': '7' })
    expect(first.views.get('p1')!.observation.health).toBe(20)
    const next = await environment.step(new Map([['p1', { type: 'wait', ticks: 5 }]]))
    expect(next.views.get('p1')!.outcome!.code).toBe('done')
  }
  expect(existsSync(cwd)).toBe(false)
}, 60_000)

test('what is missing is said: the licence, the jar, Java', async () => {
  expect(() => open({})).toThrow(/--server-jar PATH/)
  for (const [settings, words] of [
    [{ 'accept-eula': false, java }, /--accept-eula/],
    [{ 'server-jar': join(folder, 'none.jar'), java }, /none\.jar: there is no such file/],
    [{ java: join(folder, 'no-java') }, /no-java": install Java/],
  ] as const) {
    const error = await complaint(settings)
    expect(error).toBeInstanceOf(UsageError)
    expect(error!.message).toMatch(words)
  }
})

test('a server that ends at once is quoted', async () => {
  const old = standIn('old.mjs', `console.error('Unsupported class file major version 60'); process.exit(1)`)
  const error = await complaint({ java: old })
  expect(error!.message).toMatch(/ended with code 1 before it was done:\nUnsupported class file major version 60/)
})
