import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { goalOf, is, parsePredicate, UsageError } from '#core'
import type { Evidence } from './evidence.ts'
import { type LearnedSkill, skillName } from './library.ts'
import { documentOf, readDocument, type SkillDocument, writeDocument } from './package.ts'
import { programHash } from './program.ts'

const fields = ['name', 'description', 'license', 'compatibility', 'metadata', 'allowed-tools']

/** The rules of the open format (agentskills.io, docs/specification), checked on the text itself. */
function violations(text: string, folder: string): string[] {
  const found: string[] = []
  const parts = text.split('---') // the reference reader cuts at the first two
  if (parts[0] !== '' || parts.length < 3) return ['the head is not between two lines of ---']
  const [, head] = parts
  const body = parts.slice(2).join('---')
  const lines = head.trim().split('\n')
  const top = lines.filter(line => !line.startsWith(' ')).map(line => line.slice(0, line.indexOf(':')))
  if (new Set(top).size !== top.length) found.push('a key twice')
  for (const key of top) if (!fields.includes(key)) found.push(`the field ${key}`)
  const keys = lines.filter(line => line.startsWith(' ')).map(line => line.trim().split(':')[0])
  if (new Set(keys).size !== keys.length) found.push('a key of metadata twice')
  for (const line of lines) {
    const value = line.slice(line.indexOf(':') + 1).trim()
    if (
      line.startsWith('metadata:') ? value !== '' : line.startsWith('name:') ? false : !/^"([^"\\]|\\.)*"$/.test(value)
    )
      found.push(`the value of ${line} is no quoted string`)
    if (/[^\t\u0020-\u007e\u00a0-\u2027\u202a-\ufefe\uff00-\ufffd]/.test(line))
      found.push(`${line} holds what YAML takes for a break`)
  }
  const name = /^name: (.*)$/m.exec(head)?.[1] ?? ''
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name) || name.length > 64) found.push(`the name ${name}`)
  if (name !== folder) found.push(`the name ${name} is not that of its folder ${folder}`)
  const description = JSON.parse(/^description: (.*)$/m.exec(head)?.[1] ?? '""') as string
  if (description.length < 1 || description.length > 1024) found.push('the length of the description')
  if (body.split('\n').length > 500) found.push('the length of the body')
  return found
}

const slug = fc.stringMatching(/^[a-z][a-z0-9]{0,6}(-[a-z0-9]{1,6}){0,4}$/)
const text = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom(
    '',
    '---',
    '-----',
    'a: b',
    '# no comment',
    '[a, b]',
    '{}',
    '"',
    "'",
    '\\',
    '\n',
    '\u2028',
    '\u0085',
    'null',
    '1.0',
    ' x ',
  ),
)
const document: fc.Arbitrary<SkillDocument> = fc.record({
  name: slug,
  description: text.filter(description => description !== ''),
  metadata: fc.dictionary(slug, text, { maxKeys: 6 }),
  body: fc.oneof(text, fc.constant('---\nname: other\n---\n'), fc.constant('\n\nx')),
})

test('what is written is read back: 1,000 generated documents, none breaking the format', () => {
  fc.assert(
    fc.property(document, made => {
      const written = writeDocument(made)
      expect(readDocument(written)).toEqual(made)
      expect(violations(written, made.name)).toEqual([])
    }),
    { numRuns: 1000 },
  )
})

const fact = fc.stringMatching(/^[a-z][a-z_]{0,30}(\.[a-z0-9_]{1,40})?$/)
const comparison = fc.oneof(
  fc.record({ fact, op: fc.constant('>=' as const), value: fc.integer({ min: 1, max: 99 }) }),
  fc.record({ fact, op: fc.constant('==' as const), value: fc.constantFrom(true, 'tree', 'deep water') }),
)
const goals = fc.oneof(comparison, fc.record({ and: fc.array(comparison, { minLength: 1, maxLength: 5 }) }))
const verify = (hash: string, ok: boolean, i: number): Evidence => ({
  kind: 'verify',
  hash,
  callees: '',
  seed: i,
  ok,
  steps: 9,
  at: i,
  ...(ok ? {} : { why: i % 3 === 0 ? 'died' : 'not within 500 steps' }),
})

const learned = fc
  .record({
    predicate: goals,
    moves: fc.array(slug, { minLength: 1, maxLength: 5 }),
    calls: fc.array(slug, { maxLength: 2 }),
    oks: fc.array(fc.boolean(), { maxLength: 20 }),
    game: slug,
  })
  .map(({ predicate, moves, calls, oks, game }): LearnedSkill => {
    const goal = goalOf(game, predicate)
    const program = {
      parameters: {},
      body: [...moves.map(move => ({ move })), ...calls.map(call => ({ call, parameters: { count: 2 } }))],
    }
    const hash = programHash(program)
    return {
      id: skillName(game, predicate),
      game,
      goal,
      summary: `Reach ${goal.text}.`,
      program,
      pre: { and: [] },
      effect: predicate,
      version: 1,
      hash,
      parent: null,
      origin: 'contracts',
      evidence: oks.map((ok, i) => verify(hash, ok, i)),
    }
  })

test('1,000 generated skills: each document is valid, read back as it was, and short', () => {
  fc.assert(
    fc.property(learned, skill => {
      const made = documentOf(skill, 'verified')
      const written = writeDocument(made)
      expect(violations(written, skill.id)).toEqual([])
      expect(readDocument(written)).toEqual(made)
      expect(made.description.length).toBeLessThanOrEqual(300)
      expect(made.body.split('\n').length).toBeLessThanOrEqual(120)
    }),
    { numRuns: 1000 },
  )
})

test('a document says what was measured, and keeps it out of the description', () => {
  const program = { parameters: {}, body: [{ move: 'chop' }] }
  const hash = programHash(program)
  const predicate = is('inventory.wood', '>=', 1)
  const evidence = [true, true, true, false, false, false, true].map((ok, i) => verify(hash, ok, i))
  const others = [verify('another program', true, 8)]
  const goal = goalOf('crafter', predicate)
  const skill: LearnedSkill = {
    id: 'crafter-get-wood',
    game: 'crafter',
    goal,
    summary: 'Reach it.',
    program,
    pre: { and: [] },
    effect: predicate,
    version: 3,
    hash,
    parent: 'p',
    origin: 'contracts',
    evidence: [...evidence, ...others],
  }
  const { description, metadata, body } = documentOf(skill, 'admitted')
  expect(description).toBe(
    'Reaches inventory.wood >= 1 in crafter. Use when the goal is inventory.wood >= 1, or a plan needs it.',
  )
  expect(metadata).toMatchObject({
    goal: 'inventory.wood >= 1',
    kind: 'program',
    tier: 'atomic',
    trust: 'T1',
    status: 'admitted',
    version: '3',
    program: hash,
    pre: 'true',
    eff: 'inventory.wood >= 1',
    calls: '',
    'held-out': '4/7',
    'held-out-wilson95': '0.250-0.842',
  })
  expect(parsePredicate(metadata['goal'])).toEqual(predicate)
  expect(body).toContain('- not within 500 steps: 2 times\n- died: 1 times')
  expect(body).toContain('yield move("chop")')
})

describe('what cannot be read is named', () => {
  test.each([
    ['name: x', 'begins with a head between two lines of ---'],
    ['---\nname: x\nnonsense\n---\n', '"nonsense" is no "key: value"'],
    ['---\nname:\n---\n', '"name" has no value'],
    ['---\nname: x\n---\n', 'needs a name and a description'],
  ])('%j', (written, why) => {
    expect(() => readDocument(written)).toThrow(UsageError)
    expect(() => readDocument(written)).toThrow(why)
  })
})
