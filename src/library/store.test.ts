import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { type AnyGame, type Facts, goalOf, is, RecordError, UsageError } from '#core'
import { outpost } from '../learn/testing/outpost.ts'
import type { Sample } from './effect.ts'
import type { Evidence } from './evidence.ts'
import { type LearnedSkill, type LibraryContent, providing, skillHash, skillLibrary, skillName } from './library.ts'
import type { Instruction } from './program.ts'
import { packSamples, sampleStore, unpackSamples } from './sample-table.ts'
import { noteEvidence, openLibrary, readLibrary, readSkill, skillFolder, statesOf, writeLibrary } from './store.ts'

const dir = mkdtempSync(join(tmpdir(), 'upskill-store-'))
afterAll(() => rmSync(dir, { recursive: true, force: true }))

/** A skill of outpost with a passed gate and nine verified starts; `tries` fewer leave it a candidate. */
function skill(item: string, body: Instruction[], n = 9): LearnedSkill {
  const predicate = is(`inventory.${item}`, '>=', 1)
  const program = { parameters: {}, body }
  const hash = skillHash({ program, pre: { and: [] }, effect: predicate })
  const line = (kind: 'gate' | 'verify', seed: number): Evidence => ({
    kind,
    hash,
    callees: skillLibrary().callees(program),
    seed,
    ok: true,
    steps: 5,
    at: 1,
  })
  const gate = n === 0 ? [] : [1, 2, 3, 4].map(seed => line('gate', seed))
  const evidence = [...gate, ...Array.from({ length: n }, (_, i) => line('verify', i))]
  return {
    id: skillName('outpost', predicate),
    game: 'outpost',
    goal: goalOf('outpost', predicate),
    summary: 'x',
    program,
    pre: { and: [] },
    effect: predicate,
    version: 1,
    hash,
    parent: null,
    origin: 'contracts',
    evidence,
  }
}
const wood = skill('wood', [{ move: { go: 'tree' } }, { move: 'use' }])
const gem = skill('gem', [{ move: 'use' }], 0)
const content = (...skills: LearnedSkill[]): LibraryContent => ({
  game: 'outpost',
  skills,
  contracts: [{ name: 'use', move: 'use', effect: 'inventory.wood+', pre: [], rate: 0.5, steps: 1, successes: 3 }],
  persistence: { 'inventory.wood': 0.9 },
  habits: [],
  refuge: null,
})
const write = (name: string, ...skills: LearnedSkill[]) => {
  const made = content(...skills)
  writeLibrary(join(dir, name), made, skillLibrary(skills).state)
  return { made, at: join(dir, name) }
}

describe('the store', () => {
  test('reads what it wrote; candidates lie apart; a second writing replaces the first', () => {
    const { made, at } = write('a', gem, wood)
    expect(readLibrary(at, 'outpost')).toEqual(made)
    expect(existsSync(join(at, 'outpost', 'outpost-get-wood', 'SKILL.md'))).toBe(true)
    expect(existsSync(join(at, 'outpost', '.candidates', 'outpost-get-gem', 'SKILL.md'))).toBe(true)
    write('a', wood)
    expect(readLibrary(at, 'outpost').skills.map(({ id }) => id)).toEqual(['outpost-get-wood'])
  })

  test('a tampered program is refused, damaged JSON and a missing library are named', () => {
    const { at } = write('b', wood)
    const path = join(skillFolder(at, 'outpost', 'outpost-get-wood'), 'program.json')
    writeFileSync(path, readFileSync(path, 'utf8').replace('"use"', '"make_pick"'))
    expect(() => readLibrary(at, 'outpost')).toThrow(RecordError)
    expect(() => readLibrary(at, 'outpost')).toThrow(`are not what was tested (${wood.hash})`)
    writeFileSync(path, '{')
    expect(() => readSkill(join(path, '..'))).toThrow(`cannot read ${path}`)
    expect(() => readLibrary(at, 'crafter')).toThrow('`upskill learn crafter` makes one')
    expect(() => skillFolder(at, 'outpost', 'none')).toThrow(UsageError)
  })

  test('a line of evidence is appended, and the state follows', () => {
    const { at } = write('c', wood)
    expect(statesOf(readLibrary(at, 'outpost'))('outpost-get-wood')).toBe('verified')
    noteEvidence(skillFolder(at, 'outpost', 'outpost-get-wood'), {
      kind: 'person',
      hash: wood.hash,
      says: 'retire',
      at: 0,
    })
    const read = readLibrary(at, 'outpost')
    expect(read.skills[0].evidence.slice(0, -1)).toEqual(wood.evidence)
    expect(statesOf(read)('outpost-get-wood')).toBe('retired')
  })

  test('openLibrary reads the library of a run, and finds the skill for a goal', () => {
    mkdirSync(join(dir, 'run1'))
    writeFileSync(join(dir, 'run1', 'run.json'), '{}')
    write('run1/library', gem, wood)
    const library = openLibrary(dir, 'run1', outpost as unknown as AnyGame)
    expect(library.find(goalOf('outpost', is('inventory.wood', '>=', 1)), {}).map(({ id }) => id)).toEqual([
      'outpost-get-wood',
    ])
    expect(library.find(gem.goal, {})).toEqual([]) // a candidate is not called
    expect(() => openLibrary(dir, 'none', outpost as unknown as AnyGame)).toThrow(UsageError)
  })
})

describe('a library as it grows', () => {
  const stone = skill('stone', [{ call: wood.id, parameters: {} }])

  test('a change of what it calls makes a skill stale', () => {
    const library = skillLibrary([wood])
    const evidence = stone.evidence.map(line => ({ ...line, callees: library.callees(stone.program) }) as Evidence)
    library.put({ ...stone, evidence })
    expect(library.state(stone.id)).toBe('verified')
    const other = skill('wood', [{ move: 'use' }])
    library.put(other)
    expect(library.state(stone.id)).toBe('stale')
    library.put(wood)
    expect(library.state(stone.id)).toBe('verified')
  })

  test('provides what it can, never what is only a candidate', () => {
    const library = skillLibrary([wood, gem])
    expect(library.provider({ fact: 'inventory.wood', op: '>=', value: 1 })).toMatchObject({
      id: wood.id,
      parameters: {},
    })
    expect(library.provider({ fact: 'inventory.wood', op: '>=', value: 2 })).toBeNull()
    expect(library.provider({ fact: 'inventory.gem', op: '>=', value: 1 })).toBeNull()
    expect(library.usable().map(({ id }) => id)).toEqual([wood.id])
  })

  test('skills that call each other have a hash of callees all the same', () => {
    const library = skillLibrary([
      skill('wood', [{ call: 'outpost-get-gem', parameters: {} }]),
      skill('gem', [{ call: 'outpost-get-wood', parameters: {} }]),
    ])
    expect(library.callees(library.skills.get('outpost-get-gem')!.program)).toMatch(/^[0-9a-f]{16}$/)
  })

  test('what an effect implies', () => {
    const of = (value: number | string, op: '>=' | '<=' = '>=') => ({
      effect: is('x', op, value),
      program: wood.program,
    })
    expect(providing(of(3), { fact: 'x', op: '>=', value: 2 })).toEqual({})
    expect(providing(of(2), { fact: 'x', op: '>=', value: 3 })).toBeNull()
    expect(providing(of(2, '<='), { fact: 'x', op: '<=', value: 3 })).toEqual({})
    expect(providing(of('$count'), { fact: 'x', op: '>=', value: 7 })).toEqual({ count: 7 })
    expect(providing(of(3), { fact: 'y', op: '>=', value: 2 })).toBeNull()
  })

  test.each([
    [is('inventory.wood', '>=', 1), 'g-get-wood'],
    [is('inventory.wood', '>=', 4), 'g-get-wood-4'],
    [{ within: 3, of: is('ko', '>=', 1) }, 'g-get-ko-within-3'],
    [is('near.table', '==', true), 'g-be-near-table'],
    [is('facing', '==', 'tree'), 'g-be-facing-tree'],
  ])('%j is called %s', (predicate, name) => expect(skillName('g', predicate)).toBe(name))
})

test('a table of samples holds each once, and gives them back in order', () => {
  const value = fc.oneof(fc.integer(), fc.boolean(), fc.constantFrom('tree', ''), fc.constant(null))
  const facts = fc.dictionary(fc.stringMatching(/^[a-z.]{1,6}$/), value, { maxKeys: 5, noNullPrototype: true })
  fc.assert(
    fc.property(
      fc.array(facts, { minLength: 1, maxLength: 6 }),
      fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat(50)), { maxLength: 12 }),
      (situations: Facts[], picks) => {
        const samples: Sample[] = picks.map(([a, b, steps]) => ({
          before: situations[a % situations.length],
          after: situations[b % situations.length],
          steps,
        }))
        const store = sampleStore()
        const places = [...samples, ...samples].map(store.put)
        const table = JSON.parse(JSON.stringify(packSamples(store.samples)))
        const read = unpackSamples(table)
        expect(read).toEqual(samples)
        expect(places.map(place => read[place])).toEqual([...samples, ...samples])
        expect(table.situations.length).toBeLessThanOrEqual(situations.length)
      },
    ),
    { numRuns: 200 },
  )
})
