import { printPredicate, UsageError, wilson } from '#core'
import { type SkillState, tally } from './evidence.ts'
import type { LearnedSkill } from './library.ts'
import { callsOf } from './program.ts'
import { renderProgram } from './render.ts'

/** A SKILL.md in parts: the six fields that the open format knows, and the body. */
export interface SkillDocument {
  readonly name: string
  readonly description: string
  readonly metadata: Readonly<Record<string, string>>
  readonly body: string
}

/** The document of a learned skill: what people and other programs read. The truth lies in program and evidence. */
export function documentOf(skill: LearnedSkill, state: SkillState): SkillDocument {
  const { k, n } = tally(skill.evidence.filter(line => line.hash === skill.hash && line.kind === 'verify'))
  const { low, high } = wilson(k, n)
  const calls = callsOf(skill.program)
  const goal = skill.goal.text
  return {
    name: skill.id,
    description: `Reaches ${goal} in ${skill.game}. Use when the goal is ${goal}, or a plan needs it.`.slice(0, 300),
    metadata: {
      goal,
      game: skill.game,
      kind: 'program',
      tier: calls.length > 0 ? 'functional' : 'atomic',
      trust: state === 'verified' ? 'T2' : 'T1',
      status: state,
      version: String(skill.version),
      program: skill.hash,
      pre: printConjunction(skill.pre),
      eff: printPredicate(skill.effect),
      calls: calls.join(' '),
      'held-out': `${k}/${n}`,
      'held-out-wilson95': `${low.toFixed(3)}-${high.toFixed(3)}`,
    },
    body: [
      `# ${skill.id}`,
      '',
      skill.summary,
      '',
      '## Procedure',
      '',
      '`see` reads a fact, `move` plays a given move, `yield*` runs another skill. `program.json` is what is run.',
      '',
      '```ts',
      renderProgram(skill.id, skill.program),
      '```',
      '',
      '## State changes',
      '',
      `Afterwards: ${printPredicate(skill.effect)}. The host checks it; the skill's own word counts for nothing.`,
      '',
      '## Subgoals',
      '',
      calls.length > 0 ? calls.map(id => `- ${id}`).join('\n') : 'None: moves only.',
      '',
      '## Edge cases',
      '',
      edgeCases(skill),
      '',
    ].join('\n'),
  }
}

const printConjunction = (predicate: LearnedSkill['pre']) =>
  'and' in predicate && predicate.and.length === 0 ? 'true' : printPredicate(predicate)

/** Why it failed, commonest first. */
function edgeCases({ evidence, hash }: LearnedSkill): string {
  const counts = new Map<string, number>()
  for (const line of evidence)
    if ('ok' in line && !line.ok && line.hash === hash && line.why)
      counts.set(line.why, (counts.get(line.why) ?? 0) + 1)
  if (counts.size === 0) return 'It has not failed on a held-out start so far.'
  const sorted = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  return sorted.map(([why, count]) => `- ${why}: ${count} times`).join('\n')
}

/** The text of a SKILL.md. Every value is quoted, so that no reader of YAML can misread one. */
export function writeDocument({ name, description, metadata, body }: SkillDocument): string {
  const lines = Object.entries(metadata).map(([key, value]) => `  ${key}: ${quoted(value)}`)
  const head = [
    `name: ${name}`,
    `description: ${quoted(description)}`,
    ...(lines.length > 0 ? ['metadata:', ...lines] : []),
  ]
  return `---\n${head.join('\n')}\n---\n\n${body}`
}

/** JSON's string is YAML's, but a line of dashes would end the head, and YAML has more line breaks and unprintables. */
const quoted = (text: string) =>
  JSON.stringify(text)
    .replaceAll('---', '--\\u002d')
    .replace(
      /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
      c => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
    )

/**
 * Reads what `writeDocument` wrote.
 *
 * @throws {UsageError} Naming the line that is wrong.
 */
export function readDocument(text: string): SkillDocument {
  const match = /^---\n([\s\S]*?)\n---\n\n?([\s\S]*)$/.exec(text)
  if (!match) throw new UsageError('a SKILL.md begins with a head between two lines of ---')
  const fields: Record<string, string> = {}
  const metadata: Record<string, string> = {}
  for (const line of match[1].split('\n')) {
    const entry = /^( {2})?([\w-]+):(?: (.*))?$/.exec(line)
    if (!entry) throw new UsageError(`SKILL.md: "${line}" is no "key: value"`)
    const [, indent, key, value] = entry
    if (value === undefined) {
      if (key !== 'metadata') throw new UsageError(`SKILL.md: "${key}" has no value`)
      continue
    }
    const read = value.startsWith('"') ? (JSON.parse(value) as string) : value
    if (indent) metadata[key] = read
    else fields[key] = read
  }
  if (!fields['name'] || !fields['description']) throw new UsageError('a SKILL.md needs a name and a description')
  return { name: fields['name'], description: fields['description'], metadata, body: match[2] }
}
