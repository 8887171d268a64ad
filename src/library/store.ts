import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type AnyGame, type Json, RecordError, UsageError } from '#core'
import { runDir } from '../run/folder.ts'
import type { Evidence, SkillState } from './evidence.ts'
import { coreLibrary, type LearnedSkill, type LibraryContent, skillHash, skillLibrary } from './library.ts'
import { documentOf, writeDocument } from './package.ts'

/** What `library.json` holds beside the skills. */
type Shared = Omit<LibraryContent, 'skills' | 'archived'>

/** What a `program.json` holds: the program and the contract it is run under. */
type Stored = Omit<LearnedSkill, 'evidence'>

/**
 * Writes a library: `<dir>/<game>/<skill>/{SKILL.md,program.json,evidence.json}`. Files are the truth; candidates lie in
 * `.candidates/` and earlier versions in `.archived/`, outside of where clients look.
 *
 * Written beside and swapped by two renames: whenever it is stopped, the old or the new library is whole on disk, and
 * `readLibrary` finds it.
 */
export function writeLibrary(dir: string, content: LibraryContent, stateOf: (id: string) => SkillState): void {
  const game = join(dir, content.game)
  const [fresh, old] = [`${game}.new`, `${game}.old`]
  mend(game)
  rmSync(old, { recursive: true, force: true }) // stopped after the second rename
  rmSync(fresh, { recursive: true, force: true })
  mkdirSync(fresh, { recursive: true })
  const { skills, archived = [], ...shared } = content
  for (const skill of skills) {
    const state = stateOf(skill.id)
    const shown = state === 'verified' || state === 'admitted' || state === 'stale'
    writeSkill(join(fresh, shown ? '.' : '.candidates', skill.id), skill, state)
  }
  for (const skill of archived) writeSkill(join(fresh, '.archived', `${skill.id}@${skill.version}`), skill, 'archived')
  put(join(fresh, 'library.json'), shared as unknown as Json)
  if (existsSync(game)) renameSync(game, old)
  renameSync(fresh, game)
  rmSync(old, { recursive: true, force: true })
}

function writeSkill(folder: string, skill: LearnedSkill, state: SkillState): void {
  mkdirSync(folder, { recursive: true })
  const { evidence, ...stored } = skill
  put(join(folder, 'program.json'), stored as unknown as Json)
  put(join(folder, 'evidence.json'), evidence as unknown as Json)
  writeFileSync(join(folder, 'SKILL.md'), writeDocument(documentOf(skill, state)))
}

/** Stopped between the two renames: the old library goes back to its place. */
function mend(game: string): void {
  if (!existsSync(game) && existsSync(`${game}.old`)) renameSync(`${game}.old`, game)
}

/**
 * Reads a library of one game.
 *
 * @throws {RecordError} If a program is not the one its hash names.
 */
export function readLibrary(dir: string, game: string): LibraryContent {
  const folder = join(dir, game)
  mend(folder)
  if (!existsSync(join(folder, 'library.json')))
    throw new UsageError(`there is no library for ${game} in ${dir}: \`upskill learn ${game}\` makes one`)
  const shared = get<Shared>(join(folder, 'library.json'))
  const read = (parents: readonly string[]) =>
    parents
      .filter(parent => existsSync(parent))
      .flatMap(parent => readdirSync(parent).map(name => join(parent, name)))
      .filter(path => existsSync(join(path, 'program.json')))
      .map(readSkill)
      .sort((a, b) => (a.id === b.id ? a.version - b.version : a.id < b.id ? -1 : 1))
  const archived = read([join(folder, '.archived')])
  return {
    ...shared,
    skills: read([folder, join(folder, '.candidates')]),
    ...(archived.length > 0 ? { archived } : {}),
  }
}

/** @throws {RecordError} If program and contract are not the ones its hash names. */
export function readSkill(folder: string): LearnedSkill {
  const stored = get<Stored>(join(folder, 'program.json'))
  if (skillHash(stored) !== stored.hash)
    throw new RecordError(
      `${join(folder, 'program.json')}: program and contract are not what was tested (${stored.hash})`,
    )
  return { ...stored, evidence: get<Evidence[]>(join(folder, 'evidence.json')) }
}

/** Appends to a skill's evidence: the one way its state is changed from outside. */
export function noteEvidence(folder: string, line: Evidence): void {
  const path = join(folder, 'evidence.json')
  put(path, [...get<Evidence[]>(path), line] as unknown as Json)
}

/** Where the skill of a run lies. @throws {UsageError} If there is none. */
export function skillFolder(dir: string, game: string, id: string): string {
  const found = [join(dir, game, id), join(dir, game, '.candidates', id)].find(path =>
    existsSync(join(path, 'program.json')),
  )
  if (!found) throw new UsageError(`there is no skill "${id}" in ${join(dir, game)}`)
  return found
}

/** The library of a run, for agents. @throws {UsageError} If the run has none for this game. */
export function openLibrary(runsDir: string, run: string, game: AnyGame): ReturnType<typeof coreLibrary> {
  return coreLibrary(game, libraryOfRun(runsDir, run, game.id))
}

/** What a run learned. @throws {UsageError} If the run has no library for this game. */
export function libraryOfRun(runsDir: string, run: string, game: string): LibraryContent {
  return readLibrary(join(runDir(runsDir, run), 'library'), game)
}

/** States of a library read from disk. */
export function statesOf(content: LibraryContent): (id: string) => SkillState {
  return skillLibrary(content.skills).state
}

function put(path: string, value: Json): void {
  writeFileSync(`${path}.new`, `${JSON.stringify(value, null, 1)}\n`)
  renameSync(`${path}.new`, path)
}

function get<T>(path: string): T {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as T
  } catch (cause) {
    throw new RecordError(`cannot read ${path}: ${(cause as Error).message}`, { cause })
  }
}
