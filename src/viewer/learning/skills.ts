import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import { parsePredicate, UsageError, wilson } from '#core'
import type { Atom } from '../../library/atom.ts'
import { type Evidence, meanSteps, stateOf, type Tally } from '../../library/evidence.ts'
import { type LearnedSkill, providing, type SkillLibrary, skillHash, skillLibrary } from '../../library/library.ts'
import { callsOf } from '../../library/program.ts'
import { isPlainName } from '../runs.ts'
import type { LearningLog } from './log.ts'
import type { Change, CurvePoint, SkillSummary } from './wire.ts'

const stored = z.looseObject({
  id: z.string(),
  goal: z.looseObject({ id: z.string(), text: z.string() }),
  program: z.looseObject({ parameters: z.record(z.string(), z.number()), body: z.array(z.unknown()) }),
  version: z.number().catch(1),
  hash: z.string(),
  pre: z.looseObject({}).catch({ and: [] }),
  effect: z.looseObject({}).catch({ and: [] }),
  parent: z.string().nullable().catch(null),
  origin: z.string().catch(''),
})
const maybe = <T extends z.ZodType>(type: T) => type.optional().catch(undefined)
const tally = z.object({ k: z.number(), n: z.number() }).catch({ k: 0, n: 0 })
const evidenceLines = z.array(
  z.object({
    kind: z.string(),
    hash: z.string().catch(''),
    callees: maybe(z.string()),
    at: z.number().catch(0),
    seed: maybe(z.number()),
    ok: maybe(z.boolean()),
    steps: maybe(z.number()),
    parameters: maybe(z.record(z.string(), z.number())),
    why: maybe(z.string()),
    rival: maybe(z.string()),
    seeds: maybe(z.array(z.number())),
    wins: maybe(z.number()),
    losses: maybe(z.number()),
    kept: maybe(z.boolean()),
    with: maybe(tally),
    without: maybe(tally),
    says: maybe(z.string()),
  }),
)

/** A skill as it lies in a run folder; what cannot be read is said instead. */
export interface FiledSkill {
  readonly folder: string
  readonly skill: LearnedSkill | null
  readonly name: string
  readonly trouble: string | null
}

/** Every skill of a library folder: those in use, and those in folders whose names begin with a dot. */
export function filedSkills(library: string): FiledSkill[] {
  if (!existsSync(library)) return []
  const names = readdirSync(library)
  const parents = [library, ...names.filter(name => name.startsWith('.')).map(name => join(library, name))]
  return parents
    .filter(parent => statSync(parent).isDirectory())
    .flatMap(parent =>
      readdirSync(parent)
        .filter(name => isPlainName(name) && existsSync(join(parent, name, 'program.json')))
        .map(name => readFiled(join(parent, name), name)),
    )
}

function readFiled(folder: string, name: string): FiledSkill {
  try {
    const program = stored.parse(json(join(folder, 'program.json')))
    const evidence = evidenceLines.parse(json(join(folder, 'evidence.json')))
    const skill = { ...program, evidence } as unknown as LearnedSkill
    const trouble =
      skillHash(skill) === skill.hash ? null : 'program and contract are not what was tested: the hash differs'
    callsOf(skill.program) // a body that is no program throws here, and is said to be none
    return { folder, skill, name, trouble }
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error) : (error as Error).message
    return { folder, skill: null, name, trouble: `cannot be read: ${why}` }
  }
}

const json = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'))

const isArchived = ({ folder }: FiledSkill): boolean => basename(dirname(folder)) === '.archived'

/** The skills that are current, by id, or the last that was, where none is; earlier versions are in `filed` too. */
export interface ShownLibrary {
  readonly filed: readonly FiledSkill[]
  readonly library: SkillLibrary
}

export function shownLibrary(folder: string): ShownLibrary {
  const filed = filedSkills(folder)
  const current = new Map<string, LearnedSkill>()
  const put = (those: readonly FiledSkill[]) => {
    for (const { skill } of those)
      if (skill && skill.version >= (current.get(skill.id)?.version ?? 0)) current.set(skill.id, skill)
  }
  put(filed.filter(isArchived))
  for (const { skill } of filed.filter(entry => !isArchived(entry))) if (skill) current.delete(skill.id)
  put(filed.filter(entry => !isArchived(entry))) // a challenger that lost is newer than what it lost to
  return { filed, library: skillLibrary([...current.values()]) }
}

export function summarizeSkill(
  skill: LearnedSkill,
  shown: ShownLibrary,
  log: LearningLog,
  way: readonly string[],
): SkillSummary {
  const { library, filed } = shown
  const own = skill.evidence.filter(line => line.hash === skill.hash)
  const history = changes(skill, library)
  const fresh = own.slice(1 + own.findLastIndex(line => line.kind === 'reopen'))
  const look = (kind: Evidence['kind']) => {
    const lines = (kind === 'verify' ? fresh : own).filter(line => line.kind === kind && 'ok' in line)
    return { k: lines.filter(line => 'ok' in line && line.ok).length, n: lines.length }
  }
  const looks = { train: look('train'), gate: look('gate'), verify: look('verify'), report: look('report') }
  const report = log.reported.get(skill.id) ?? looks.report
  return {
    id: skill.id,
    goal: skill.goal.id,
    goalText: skill.goal.text,
    serves: [...log.goals.values()].flatMap(({ id, text }) =>
      id !== skill.goal.id && implies(skill, text) ? [id] : [],
    ),
    state: library.state(skill.id),
    version: skill.version,
    origin: skill.origin,
    calls: callsOf(skill.program),
    onTheWay: way,
    since: history[0]?.[0] ?? 0,
    history,
    looks: Object.fromEntries(Object.entries({ ...looks, report }).filter(([, { n }]) => n > 0)),
    failures: failures(own),
    steps: meanSteps(skill.evidence, skill.hash),
    ghost: log.ghosts.has(skill.id),
    trouble: filed.find(entry => entry.skill === skill)?.trouble ?? null,
  }
}

/** Whether whoever calls the skill has the goal. */
function implies(skill: LearnedSkill, goal: string): boolean {
  const atom = atomOf(goal)
  return atom !== null && providing(skill, atom) !== null
}

const atoms = new Map<string, Atom | null>()

/** A goal that compares one fact; null for any other, and for what cannot be read. */
function atomOf(text: string): Atom | null {
  const known = atoms.get(text)
  if (known !== undefined) return known
  let found: Atom | null = null
  try {
    const predicate = parsePredicate(text)
    if ('fact' in predicate && typeof predicate.value !== 'object') found = predicate as Atom
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
  }
  if (atoms.size > 5000) atoms.clear()
  atoms.set(text, found)
  return found
}

/** Its states over the steps: the same function of the evidence, asked after each line. */
function changes(skill: LearnedSkill, library: SkillLibrary): Change[] {
  const list: Change[] = []
  const others = [...library.skills.values()].some(other => other.id !== skill.id && other.goal.id === skill.goal.id)
  for (const [i, { at }] of skill.evidence.entries()) {
    if (skill.evidence[i + 1]?.at === at) continue
    const known = skill.evidence.slice(0, i + 1)
    const last = known.findLast(line => 'callees' in line)
    const callees = last && 'callees' in last ? last.callees : ''
    const state = stateOf(known, { hash: skill.hash, callees, soleProvider: !others })
    if (list.at(-1)?.[1] !== state) list.push([at, state])
  }
  const now = library.state(skill.id)
  if (list.length > 0 && list.at(-1)![1] !== now) list.push([skill.evidence.at(-1)!.at, now])
  return list
}

export function failures(evidence: readonly Evidence[]): (readonly [string, number])[] {
  const counts = new Map<string, number>()
  for (const line of evidence)
    if ('ok' in line && !line.ok) {
      const why = typeof line.why === 'string' ? line.why : 'no reason noted'
      counts.set(why, (counts.get(why) ?? 0) + 1)
    }
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
}

/** Claimed and verified over the steps, with the sum of the verified skills' bounds. */
export function curveOf(skills: Iterable<LearnedSkill>, summaries: readonly SkillSummary[]): CurvePoint[] {
  const byId = new Map([...skills].map(skill => [skill.id, skill]))
  const all = summaries.flatMap(summary => summary.history.map(([at, state]) => ({ at, state, id: summary.id })))
  const states = new Map<string, string>()
  const points: CurvePoint[] = []
  for (const { at, state, id } of all.sort((a, b) => a.at - b.at)) {
    states.set(id, state)
    let [verified, claimed, low, high] = [0, 0, 0, 0]
    for (const [other, now] of states) {
      if (now !== 'verified' && now !== 'admitted' && now !== 'stale') continue
      claimed++
      if (now !== 'verified') continue
      const { k, n } = verifiedTally(byId.get(other), at)
      const bounds = wilson(k, n)
      verified++
      low += bounds.low
      high += bounds.high
    }
    if (points.at(-1)?.[0] === at) points.pop()
    points.push([at, verified, low, high, claimed])
  }
  return points
}

function verifiedTally(skill: LearnedSkill | undefined, at: number): Tally {
  const lines = (skill?.evidence ?? []).filter(
    line => line.kind === 'verify' && line.hash === skill?.hash && line.at <= at,
  )
  return { k: lines.filter(line => 'ok' in line && line.ok).length, n: lines.length }
}
