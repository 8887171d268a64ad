import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { z } from 'zod'
import { type AnyGame, type Library, noLibrary, UsageError } from '#core'
import { writeLibrary } from './library/store.ts'
import { registry } from './registry.ts'

const dir = mkdtempSync(join(tmpdir(), 'upskill-registry-'))
afterAll(() => rmSync(dir, { recursive: true, force: true }))

/** An agent whose policy shows what it was seated with. */
const telltale = (id: string, settings: string) => {
  mkdirSync(join(dir, 'agents', id), { recursive: true })
  writeFileSync(
    join(dir, 'agents', id, 'index.mjs'),
    `export default { id: '${id}', summary: '', games: 'any', config: globalThis.zodOfTest.object({ ${settings} }),
      seat: ({ library, config }) => ({ library, config, act() {} }) }`,
  )
}
;(globalThis as unknown as Record<string, unknown>).zodOfTest = z
telltale('plain', 'work: globalThis.zodOfTest.int().default(7)')
telltale('own', 'library: globalThis.zodOfTest.string()')
const game = { id: 'outpost' } as AnyGame
const content = { game: 'outpost', skills: [], contracts: [], persistence: { wood: 0.5 }, habits: [], refuge: null }
const run = join(dir, 'runs', 'learned')
mkdirSync(run, { recursive: true })
writeFileSync(join(run, 'run.json'), '{}')
writeLibrary(join(run, 'library'), content as never, () => 'candidate')

async function seated(text: string) {
  const { agent, ...rest } = await registry([dir], join(dir, 'runs')).entrant(text)
  const seat = { game, config: rest.config, library: noLibrary }
  const told = (await agent.seat(seat as never)) as unknown as {
    library: Library & { content?: object }
    config: object
  }
  return { ...rest, ...told }
}

test('an entrant brings the library of a run to every seat', async () => {
  const { text, library, config } = await seated('plain{work=3,library=learned}')
  expect(text).toBe('plain{library=learned,work=3}')
  expect(config).toEqual({ work: 3 })
  expect(library.content).toMatchObject({ game: 'outpost', persistence: { wood: 0.5 } })
  expect((await seated('plain')).library).toBe(noLibrary)
})

test('a setting of that name that is the agent’s own stays its own', async () => {
  const { library, config } = await seated('own{library=shelf}')
  expect(library).toBe(noLibrary)
  expect(config).toEqual({ library: 'shelf' })
})

test('a run that is not there is named', async () => {
  await expect(seated('plain{library=nowhere}')).rejects.toThrow(UsageError)
  await expect(seated('plain{library=nowhere}')).rejects.toThrow('there is no run "nowhere"')
})
