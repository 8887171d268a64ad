import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { WorldFolder } from './world-folder.ts'

const root = mkdtempSync(join(tmpdir(), 'upskill-folder-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))
const state = { time: 5, players: {}, chests: {}, furnaces: {}, items: [] }

test('a journal torn in its last line is read as far as it is whole, and written anew, a line a block', () => {
  const folder = join(root, 'torn')
  const first = new WorldFolder(folder, 4)
  for (const [y, block] of [
    [60, 1],
    [60, 2],
    [61, 3],
  ])
    first.edits.note(-1, y, 17, block)
  first.flush(state)
  appendFileSync(join(folder, 'blocks.jsonl'), '[1,2,3')
  const second = new WorldFolder(folder, null)
  expect(second.seed).toBe(4)
  expect([...second.edits.all()]).toEqual([
    [-1, 60, 17, 2],
    [-1, 61, 17, 3],
  ])
  expect(second.edits.at(-1, 60, 17)).toBe(2)
  expect(second.edits.take()).toEqual([])
  expect(second.saved).toEqual(state)
  expect(readFileSync(join(folder, 'blocks.jsonl'), 'utf8')).toBe('[-1,60,17,2]\n[-1,61,17,3]\n')
})

test('a chunk that is made anew has its changes', () => {
  const { edits } = new WorldFolder(join(root, 'anew'), 1)
  edits.note(-1, 60, 17, 7)
  const set: unknown[] = []
  edits.onto(-1, 1, { setBlockStateId: (at, block) => set.push([at, block]) })
  edits.onto(0, 1, { setBlockStateId: () => expect.fail('nothing was changed there') })
  expect(set).toEqual([[{ x: 15, y: 60, z: 1 }, 7]])
})

test('another seed, another format and a broken state are refused, with the file named', () => {
  const folder = join(root, 'other')
  new WorldFolder(folder, 4)
  expect(() => new WorldFolder(folder, 5)).toThrow(/seed 4, not 5/)
  writeFileSync(join(folder, 'state.json'), '{"time"')
  expect(() => new WorldFolder(folder, 4)).toThrow(/state\.json cannot be read/)
  writeFileSync(join(folder, 'world.json'), '{"format":9,"seed":4}')
  expect(() => new WorldFolder(folder, 4)).toThrow(/format 9/)
})
