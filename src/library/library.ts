import { z } from 'zod'
import {
  type AnyGame,
  type Comparison,
  type Library as CoreLibrary,
  canonical,
  type Facts,
  type Goal,
  hashText,
  holds,
  type Json,
  normalForm,
  type Predicate,
  type Skill,
  wilson,
} from '#core'
import type { Atom } from './atom.ts'
import type { Contract } from './contract.ts'
import { type Evidence, isHidden, meanSteps, type SkillState, stateOf, type Tally, tally } from './evidence.ts'
import { type Habit, host, type Runnable } from './host.ts'
import type { Provider } from './plan.ts'
import { callsOf, type Program } from './program.ts'

/** A learned skill: a program with its contract and everything that is known about how it does. */
export interface LearnedSkill extends Runnable {
  readonly game: string
  readonly goal: Goal
  /** One for words in a catalogue. */
  readonly summary: string
  readonly version: number
  readonly hash: string
  /** The program it came from, or null. */
  readonly parent: string | null
  /** How it was found: `contracts`, `trace`, `library`. */
  readonly origin: string
  readonly evidence: readonly Evidence[]
}

/** What learning leaves behind and playing starts from: skills, the contracts of moves, and habits. */
export interface LibraryContent {
  readonly game: string
  readonly skills: readonly LearnedSkill[]
  /** Earlier versions and losers of duels, with their evidence: kept, never called. */
  readonly archived?: readonly LearnedSkill[]
  readonly contracts: readonly Contract[]
  /** How long facts last, for ordering needs. */
  readonly persistence: Readonly<Record<string, number>>
  readonly habits: readonly Habit[]
  /** Where one is hurt least, if that was learned. */
  readonly refuge: Atom | null
  /** Moves for when nothing else goes on. */
  readonly wander?: readonly Json[]
}

/** Skills of one game by id, as a growing thing. */
export interface SkillLibrary {
  readonly skills: ReadonlyMap<string, LearnedSkill>
  /** Earlier versions and losers of duels, with their evidence: kept, never called. */
  readonly archived: readonly LearnedSkill[]
  put(skill: LearnedSkill): void
  archive(skill: LearnedSkill): void
  /** Out of the archive, in place of what is current. */
  restore(skill: LearnedSkill): void
  /** Out of the current ones and into the archive. */
  withdraw(id: string): void
  /** The same skill as it was tried before, current or archived, with its evidence; or null. */
  seen(id: string, hash: string): LearnedSkill | null
  /** A name no skill of another goal has, and the number of a next version. */
  nameFor(goal: Goal): { readonly id: string; readonly version: number }
  /** Whether some skill that may be called for the goal may be started here, or there is none. */
  startsHere(goal: Goal, facts: Facts): boolean
  note(id: string, line: Evidence): void
  state(id: string): SkillState
  /** Hash over the programs of everything a skill may call. */
  callees(program: Program): string
  /** Skills that may be called for an atom, the cheapest first; hidden ones are left out. */
  options(atom: Atom): Provider[]
  /** The cheapest of them. */
  provider(atom: Atom): Provider | null
  usable(): LearnedSkill[]
}

/** Beyond so many, choosing among skills gets worse instead of better: the dearest are no options. */
export const mostOptions = 20

const callable: ReadonlySet<SkillState> = new Set(['admitted', 'verified', 'stale'])

export function skillLibrary(
  initial: readonly LearnedSkill[] = [],
  losers: readonly LearnedSkill[] = [],
): SkillLibrary {
  const skills = new Map<string, LearnedSkill>()
  const archived: LearnedSkill[] = [...losers]
  const states = new Map<string, SkillState>()
  const byFact = new Map<string, Set<string>>()
  const self: SkillLibrary = {
    skills,
    archived,
    put(skill) {
      skills.set(skill.id, skill)
      for (const fact of providedFacts(skill)) byFact.set(fact, (byFact.get(fact) ?? new Set()).add(skill.id))
      states.clear()
    },
    archive(skill) {
      const known = archived.findIndex(({ id, hash }) => id === skill.id && hash === skill.hash)
      if (known >= 0) archived[known] = skill
      else archived.push(skill)
    },
    restore(skill) {
      const known = archived.findIndex(({ id, hash }) => id === skill.id && hash === skill.hash)
      if (known >= 0) archived.splice(known, 1)
      const current = skills.get(skill.id)
      if (current) self.archive(current)
      self.put(skill)
    },
    withdraw(id) {
      const skill = skills.get(id)
      if (!skill) return
      self.archive(skill)
      skills.delete(id)
      for (const ids of byFact.values()) ids.delete(id)
      states.clear()
    },
    seen(id, hash) {
      const current = skills.get(id)
      return current?.hash === hash ? current : (archived.find(old => old.id === id && old.hash === hash) ?? null)
    },
    nameFor(goal) {
      const name = skillName(goal.game, goal.predicate!)
      const id =
        (skills.get(name)?.goal.id ?? goal.id) === goal.id ? name : `${name.slice(0, 55)}-${goal.id.slice(0, 8)}`
      const versions = [skills.get(id), ...archived.filter(old => old.id === id)].map(skill => skill?.version ?? 0)
      return { id, version: 1 + Math.max(0, ...versions) }
    },
    startsHere(goal, facts) {
      let isBarred = false
      for (const { id, goal: own, pre, evidence, hash } of skills.values()) {
        if (own.id !== goal.id || !callable.has(self.state(id)) || isHidden(evidence, hash)) continue
        if (holds(pre, [facts]) !== false) return true
        isBarred = true
      }
      return !isBarred
    },
    note(id, line) {
      const skill = skills.get(id)!
      skills.set(id, { ...skill, evidence: [...skill.evidence, line] })
      states.delete(id)
    },
    state(id) {
      const known = states.get(id)
      if (known) return known
      const skill = skills.get(id)!
      const rivals = [...skills.values()].filter(other => other.id !== id && other.goal.id === skill.goal.id)
      const soleProvider = rivals.length === 0
      const state = stateOf(skill.evidence, { hash: skill.hash, callees: self.callees(skill.program), soleProvider })
      states.set(id, state)
      return state
    },
    callees(program) {
      const seen = new Set<string>()
      const visit = (id: string) => {
        const skill = skills.get(id)
        if (!skill || seen.has(`${id}:${skill.hash}`)) return
        seen.add(`${id}:${skill.hash}`)
        callsOf(skill.program).forEach(visit)
      }
      callsOf(program).forEach(visit)
      return hashText([...seen].sort().join(' '))
    },
    options(atom) {
      const found: Provider[] = []
      for (const id of byFact.get(atom.fact) ?? []) {
        const skill = skills.get(id)!
        const parameters = providing(skill, atom)
        if (!parameters || !callable.has(self.state(id)) || isHidden(skill.evidence, skill.hash)) continue
        const { k, n } = tally(skill.evidence.filter(line => line.hash === skill.hash))
        const isAnywhere = 'and' in skill.pre && skill.pre.and.length === 0
        const where = isAnywhere ? {} : { pre: skill.pre }
        found.push({
          id,
          parameters,
          ...where,
          cost: ((meanSteps(skill.evidence, skill.hash) ?? 200) * (n + 1)) / (k + 0.5),
        })
      }
      return found.sort((a, b) => a.cost - b.cost).slice(0, mostOptions)
    },
    provider: atom => self.options(atom)[0] ?? null,
    usable: () => [...skills.values()].filter(skill => callable.has(self.state(skill.id))),
  }
  for (const skill of initial) self.put(skill)
  return self
}

function providedFacts(skill: LearnedSkill): string[] {
  return atomsOf(skill.effect).map(({ fact }) => fact)
}

/** What an effect says will be so, part by part. */
function atomsOf(effect: Predicate): Atom[] {
  if ('and' in effect) return effect.and.flatMap(atomsOf)
  return 'fact' in effect ? [effect as Atom] : []
}

/** The parameters with which the skill's effect implies the atom, or null. */
export function providing(skill: Pick<LearnedSkill, 'effect' | 'program'>, atom: Atom): Record<string, number> | null {
  const effect = atomsOf(skill.effect).find(({ fact, op }) => fact === atom.fact && op === atom.op)
  if (!effect) return null
  if (typeof effect.value === 'string' && effect.value.startsWith('$') && typeof atom.value === 'number')
    return { [effect.value.slice(1)]: atom.value }
  if (effect.value === atom.value) return {}
  if (typeof effect.value !== 'number' || typeof atom.value !== 'number') return null
  return (effect.op === '>=' ? effect.value >= atom.value : effect.value <= atom.value) ? {} : null
}

const senses: Readonly<Record<Comparison, string>> = {
  '>=': '',
  '>': '-above',
  '<': '-below',
  '<=': '-at-most',
  '==': '-exactly',
  '!=': '-not',
}

/** `crafter-get-wood`: verb by the kind of fact, object by its name. Other comparisons have other names. */
export function skillName(game: string, predicate: Predicate): string {
  const words = (part: Predicate): string => {
    if ('and' in part) return part.and.map(words).join('-and-')
    if ('or' in part) return part.or.map(words).join('-or-')
    if ('within' in part) return `${words(part.of)}-within-${part.within}`
    if (!('fact' in part) || typeof part.value === 'object') return hashText(JSON.stringify(part)).slice(0, 8)
    const object = part.fact.split('.').slice(-1)[0]
    const family = part.fact.includes('.') ? part.fact.split('.')[0] : ''
    const of = family === 'inventory' || family === '' ? '' : `${family}-`
    const { value, op } = part
    if (typeof value === 'boolean') return `be-${of}${object}${value === (op === '==') ? '' : '-not'}`
    if (typeof value === 'string' && !value.startsWith('$'))
      return `be-${object}${op === '==' ? '' : senses[op]}-${value}`
    const amount = op === '>=' && value === 1 ? '' : `-${String(value).replace('-', 'minus-').replace('.', '-point-')}`
    return `get-${of}${object}${senses[op]}${amount}`
  }
  const name = `${game}-${words(normalForm(predicate))}`
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  return name.length <= 64 ? name : `${name.slice(0, 55).replace(/-$/, '')}-${hashText(name).slice(0, 8)}`
}

/** A skill of the library for hosts that know only the core: it brings its own motions, and runs its calls itself. */
export function asSkill(game: AnyGame, content: LibraryContent, skill: LearnedSkill): Skill<unknown, unknown, Facts> {
  const byId = new Map(content.skills.map(other => [other.id, other]))
  return {
    id: skill.id,
    game: skill.game,
    summary: skill.summary,
    parameters: z.record(z.string(), z.union([z.number(), z.string(), z.boolean(), z.null()])),
    pre: skill.pre,
    effect: skill.effect,
    capabilities: [],
    *run(view, parameters) {
      const body = host({ game, skill: id => byId.get(id) ?? null })
      body.see(view)
      const running = body.call(skill.id, parameters)
      for (let next = running.next(); ; ) {
        if (next.done) return next.value
        const seen = yield { act: next.value }
        if (!('observation' in seen)) return { done: false, why: 'the host answered an action without a view' }
        body.see(seen)
        next = running.next(seen)
      }
    },
  }
}

/** The core's view of a library: skills whose effect names the goal's predicate, the surest first, at most 20. */
export function coreLibrary(
  game: AnyGame,
  content: LibraryContent,
): CoreLibrary & { readonly content: LibraryContent } {
  const library = skillLibrary(content.skills)
  return {
    content,
    find: goal =>
      library
        .usable()
        .filter(skill => skill.goal.id === goal.id && !isHidden(skill.evidence, skill.hash))
        .map(skill => ({ skill, sure: wilson(tallyOf(skill).k, tallyOf(skill).n).low }))
        .sort((a, b) => b.sure - a.sure || (a.skill.id < b.skill.id ? -1 : 1))
        .slice(0, mostOptions)
        .map(({ skill }) => asSkill(game, content, skill) as unknown as Skill<never, never, never>),
  }
}

export const tallyOf = (skill: LearnedSkill): Tally => tally(skill.evidence.filter(line => line.hash === skill.hash))

/** What evidence is about: the program, which names what it calls, under its contract. Any change is another version. */
export const skillHash = ({ program, pre, effect }: Pick<LearnedSkill, 'program' | 'pre' | 'effect'>): string =>
  hashText(canonical({ program, pre, effect } as unknown as Json))
