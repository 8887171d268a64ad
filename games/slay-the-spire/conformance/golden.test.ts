import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Golden, record, replay } from './golden.ts'

const folder = join(import.meta.dirname, '../golden')
const files = readdirSync(folder).filter(name => name.endsWith('.json'))
const read = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Golden

describe('a recorded run', () => {
  for (const name of files) test(`${name} plays as it did`, () => expect(replay(read(name))).toEqual([]))

  test('at ascension 0 and at 20 there is one', () => {
    expect(files.map(name => read(name).ascension)).toEqual(expect.arrayContaining([0, 20]))
  })

  test('that is no longer the same says where', () => {
    const golden = record(77n, 5)
    expect(replay(golden)).toEqual([])
    expect(replay({ ...golden, ascension: 6 })).toEqual([expect.stringMatching(/^before action 0: /)])
    expect(replay({ ...golden, actions: golden.actions.slice(0, -1) })[0]).toMatch(/^at the end: /)
  })
})
