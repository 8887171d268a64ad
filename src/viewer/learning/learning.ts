import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { factsOf, type Predicate, printPredicate } from '#core'
import { factOf } from '../../library/effect.ts'
import { type LearnedSkill, type LibraryContent, tallyOf } from '../../library/library.ts'
import { callsOf, each } from '../../library/program.ts'
import { moveName } from '../../library/situation.ts'
import { isPlainName, jsonFile, sizeOf } from '../runs.ts'
import { LearningLog } from './log.ts'
import { onTheWay } from './on-the-way.ts'
import { programLines } from './program-lines.ts'
import { learningFile } from './record.ts'
import { curveOf, type ShownLibrary, shownLibrary, summarizeSkill } from './skills.ts'
import type { TryOptions } from './tries.ts'
import type { LearnedContract, LearningView, ProgramLine, Programs, SkillDetail, SkillVersion } from './wire.ts'

const mostContracts = 40

/** What runs that learn have on disk, for the page: their library is the truth, `learning.jsonl` tells the way there. */
export class Learning {
  readonly #runsDir: string
  readonly #logs = new Map<string, LearningLog>()
  readonly #shown = new Map<string, ShownLibrary>()

  constructor(runsDir: string) {
    this.#runsDir = runsDir
  }

  /** Changes whenever there is something new to see. */
  signature(run: string): string {
    const folder = this.#folder(run)
    const written = folder !== null && existsSync(folder) ? statSync(folder).mtimeMs : 0
    return `${sizeOf(join(this.#runsDir, run, learningFile))}/${written}`
  }

  view(run: string): LearningView {
    const { log, shown, trouble } = this.#read(run)
    const skills = [...shown.library.skills.values()]
    const ways = onTheWay(skills, this.#content(run)?.contracts ?? [])
    const summaries = skills.map(skill => summarizeSkill(skill, shown, log, ways.get(skill.id) ?? []))
    const steps = Math.max(log.step, 0, ...summaries.flatMap(({ history }) => history.map(([at]) => at)))
    const broken = shown.filed.filter(({ skill }) => skill === null).map(({ name, trouble }) => `${name}: ${trouble}`)
    return {
      steps,
      budget: budgetOf(this.#runsDir, run),
      strategy: log.strategy,
      skills: summaries,
      goals: [...log.goals.values()],
      curve: curveOf(skills, summaries),
      proposals: log.proposals.toReversed(),
      plateaus: log.plateaus.toReversed(),
      happenings: log.happenings.toReversed(),
      blame: log.blame.profile(log.step, 60),
      report: log.report,
      trouble: [trouble, ...broken].filter(text => text !== null).join('; ') || null,
    }
  }

  /** @returns null if the library has no such skill. */
  skill(run: string, id: string): SkillDetail | null {
    const { log, shown } = this.#read(run)
    const skill = shown.library.skills.get(id)
    if (!skill) return null
    const filed = shown.filed.filter(entry => entry.skill?.id === id)
    const own = filed.find(entry => entry.skill === skill)!
    const all = [...shown.library.skills.values()]
    const callers = all.filter(other => callsOf(other.program).includes(id))
    const way = onTheWay(all, this.#content(run)?.contracts ?? []).get(id) ?? []
    return {
      summary: summarizeSkill(skill, shown, log, way),
      document: textOf(join(own.folder, 'SKILL.md')),
      program: programLines(id, skill.program),
      hash: skill.hash,
      pre: conjunction(skill.pre),
      effect: said(skill.effect),
      callers: callers.map(other => other.id),
      evidence: skill.evidence,
      said: (log.ofSkill.get(id) ?? []).toReversed(),
      versions: filed
        .map(({ skill: version }) => version!)
        .sort((a, b) => b.version - a.version)
        .map(
          (version): SkillVersion => ({
            version: version.version,
            hash: version.hash,
            parent: version.parent,
            origin: version.origin,
            state: version === skill ? shown.library.state(id) : 'archived',
            tally: tallyOf(version),
          }),
        ),
      rivals: rivalsOf(skill, shown),
      contracts: this.#contracts(run, skill),
    }
  }

  /** The programs an episode of this run may stand in: its own library's, or that of the run it was given. */
  programs(run: string): Programs {
    const config = jsonFile(this.#runsDir, run, 'config.json') as { library?: unknown } | null
    const given = config?.library
    const from = typeof given === 'string' && isPlainName(given) && !this.#hasLibrary(run) ? given : run
    const { shown } = this.#read(from)
    const programs: Record<string, readonly ProgramLine[]> = {}
    const add = (id: string, lines: () => ProgramLine[]) =>
      Object.defineProperty(programs, id, { value: lines(), enumerable: true, configurable: true })
    for (const skill of shown.library.skills.values()) add(skill.id, () => programLines(skill.id, skill.program))
    for (const { fact, program } of this.#content(from)?.habits ?? [])
      add(`keep ${fact}`, () => programLines(`keep-${fact}`, program))
    return { run: from, programs }
  }

  /** What playing one try again needs. @returns null if there is no such version of a skill. */
  version(run: string, id: string, hash: string) {
    const { shown } = this.#read(run)
    const filed = shown.filed.find(({ skill, trouble }) => skill?.id === id && skill.hash === hash && trouble === null)
    if (!filed?.skill) return null
    return {
      dir: join(this.#runsDir, run),
      skill: filed.skill,
      others: [...shown.library.skills.values()],
      habits: this.#content(run)?.habits ?? [],
      config: (jsonFile(this.#runsDir, run, 'config.json') ?? {}) as TryOptions['config'],
      game: (jsonFile(this.#runsDir, run, 'run.json') as { game?: unknown } | null)?.game,
    }
  }

  /** Of the contracts of its moves those about its effect and what its program asks for, the surest first. */
  #contracts(run: string, { program, effect }: LearnedSkill): LearnedContract[] {
    const moves = new Set<string>()
    const asked = new Set(factsOf(effect))
    each(program.body, instruction => {
      if ('move' in instruction) moves.add(moveName(instruction.move))
      const test = 'until' in instruction ? instruction.until : 'if' in instruction ? instruction.if : null
      for (const fact of test === null ? [] : factsOf(test)) asked.add(fact)
    })
    return (this.#content(run)?.contracts ?? [])
      .filter(({ name, effect: change }) => moves.has(name) && asked.has(factOf(change)))
      .sort((a, b) => b.successes - a.successes)
      .slice(0, mostContracts)
      .map(({ name, effect: change, pre, rate, steps, successes }) => ({
        move: name,
        effect: change,
        pre: pre.map(said),
        rate,
        steps,
        successes,
      }))
  }

  #content(run: string): Pick<LibraryContent, 'contracts' | 'habits'> | null {
    const folder = this.#folder(run)
    return folder === null ? null : (jsonFile(folder, '.', 'library.json') as unknown as LibraryContent | null)
  }

  #hasLibrary(run: string): boolean {
    const folder = this.#folder(run)
    return folder !== null && existsSync(folder)
  }

  #folder(run: string): string | null {
    const { game } = (jsonFile(this.#runsDir, run, 'run.json') ?? {}) as { game?: unknown }
    return typeof game === 'string' && isPlainName(game) ? join(this.#runsDir, run, 'library', game) : null
  }

  /** While a library is being put in the other's place there is none for a moment: then the last one stands. */
  #read(run: string): { readonly log: LearningLog; readonly shown: ShownLibrary; readonly trouble: string | null } {
    const log = this.#logs.get(run) ?? new LearningLog()
    this.#logs.set(run, log)
    log.read(join(this.#runsDir, run, learningFile))
    const before = this.#shown.get(run)
    try {
      const folder = this.#folder(run)
      if (folder === null || !existsSync(folder)) return { log, shown: before ?? shownLibrary(''), trouble: null }
      const shown = shownLibrary(folder)
      this.#shown.set(run, shown)
      return { log, shown, trouble: null }
    } catch (error) {
      return { log, shown: before ?? shownLibrary(''), trouble: before ? null : (error as Error).message }
    }
  }
}

function rivalsOf({ evidence }: LearnedSkill, { filed }: ShownLibrary): SkillDetail['rivals'] {
  const met = new Set(evidence.flatMap(line => (line.kind === 'duel' ? [line.rival] : [])))
  return filed.flatMap(({ skill }) =>
    skill && met.has(skill.hash) ? [{ id: skill.id, version: skill.version, hash: skill.hash }] : [],
  )
}

function budgetOf(runsDir: string, run: string): number | null {
  const config = jsonFile(runsDir, run, 'config.json') as { steps?: unknown; learn?: { steps?: unknown } } | null
  const steps = config?.learn?.steps ?? config?.steps
  return typeof steps === 'number' ? steps : null
}

function textOf(path: string): string | null {
  return existsSync(path) ? readFileSync(path, 'utf8') : null
}

const conjunction = (predicate: Predicate) =>
  'and' in predicate && predicate.and.length === 0 ? 'none: it may be started anywhere' : said(predicate)

/** A damaged predicate is shown as it lies there. */
function said(predicate: Predicate): string {
  try {
    return printPredicate(predicate).replace(/"(\$\w+)"/g, '$1') // a parameter is no text
  } catch {
    return JSON.stringify(predicate)
  }
}
