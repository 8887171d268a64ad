import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { closest, type Json, parseGoal, printPredicate, seedIn, UsageError, wilson } from '#core'
import { type SkillState, tally } from '../../library/evidence.ts'
import { type LearnedSkill, type LibraryContent, skillLibrary } from '../../library/library.ts'
import { callsOf, lengthOf } from '../../library/program.ts'
import { renderProgram } from '../../library/render.ts'
import { noteEvidence, readLibrary, readSkill, skillFolder } from '../../library/store.ts'
import { playEpisode } from '../../play.ts'
import { runDir } from '../../run/folder.ts'
import { type CliContext, defineCommand } from '../command.ts'
import { integer } from '../options.ts'
import { packageVersion } from '../package.ts'

interface Flags {
  readonly seeds: number
}

/** A library lies in a run, or in the reviewed `skills/` of a checkout. */
interface Place {
  readonly dir: string
  readonly game: string
  readonly content: LibraryContent
  /** What the run was learned with. */
  readonly config: { readonly backend?: string | null; readonly config?: Json }
}

export default defineCommand({
  summary: 'list, show, test, promote, retire or compare learned skills',
  define(command, context) {
    command
      .command('list <run>')
      .description('every skill of a run: its state, how often it held, how long it takes')
      .action((run: string) => list(context, run))
    command
      .command('show <run> <skill>')
      .description('one skill: contract, evidence, and its program as readable TypeScript')
      .action((run: string, id: string) => show(context, run, id))
    command
      .command('test <run> <skill>')
      .description('play a skill on untouched starts')
      .option('--seeds <n>', 'how many starts', integer(1, 1000), 20)
      .action((run: string, id: string, flags: Flags) => test(context, run, id, flags.seeds))
    command
      .command('promote <run> <skill>')
      .description('copy a verified skill into skills/, with all it calls')
      .action((run: string, id: string) => promote(context, run, id))
    command
      .command('retire <run> <skill>')
      .description('take a skill out of use; its files stay')
      .action((run: string, id: string) => retire(context, run, id))
    command
      .command('diff <run> <other>')
      .description('what one library has that another has not, and where programs differ')
      .action((run: string, other: string) => diff(context, run, other))
  },
})

function open(context: CliContext, run: string): Place {
  const folder = runDir(context.runsDir, run)
  const dir = join(folder, 'library')
  const games = existsSync(dir) ? readdirSync(dir).filter(name => existsSync(join(dir, name, 'library.json'))) : []
  if (games.length === 0) throw new UsageError(`the run ${run} has no library: \`upskill learn <game>\` makes one`)
  const settled = join(folder, 'config.json')
  const config = existsSync(settled) ? (JSON.parse(readFileSync(settled, 'utf8')) as Place['config']) : {}
  return { dir, game: games[0], content: readLibrary(dir, games[0]), config }
}

/** By its id, the game's name left out or not, or by the end of it where only one ends so. */
function find({ content }: Place, id: string): LearnedSkill {
  const { skills, game } = content
  const whole = skills.find(skill => skill.id === id || skill.id === `${game}-${id}`)
  const ending = skills.filter(skill => skill.id.endsWith(`-${id}`))
  if (whole) return whole
  if (ending.length === 1) return ending[0]
  if (ending.length > 1) throw new UsageError(`"${id}" may be ${ending.map(skill => skill.id).join(', ')}: say which`)
  const names = skills.map(skill => skill.id)
  const near = closest(id, [...names, ...names.map(name => name.slice(game.length + 1))])
  const parts = names.filter(name => id.length > 2 && name.includes(id))
  const meant = near !== null ? [near] : parts.slice(0, 5)
  throw new UsageError(
    `there is no skill "${id}" here; ${meant.length > 0 ? `did you mean ${meant.join(', ')}?` : '`upskill skills list` names them'}`,
  )
}

function list(context: CliContext, run: string): void {
  const { content } = open(context, run)
  const { state } = skillLibrary(content.skills)
  const rows = content.skills.map(skill => {
    const own = skill.evidence.filter(line => line.hash === skill.hash)
    const { k, n } = tally(own.filter(line => line.kind === 'verify'))
    return { id: skill.id, goal: skill.goal.text, state: state(skill.id), heldOut: { k, n }, version: skill.version }
  })
  if (rows.length === 0) context.print('no skill was so much as tried: learn for more steps, or other goals')
  for (const { id, goal, state, heldOut } of rows.toSorted((a, b) => rank(a.state) - rank(b.state)))
    context.print(`${state.padEnd(9)} ${`${heldOut.k}/${heldOut.n}`.padStart(6)}  ${id}  ${goal}`)
  const count = (of: SkillState) => rows.filter(({ state }) => state === of).length
  context.note(
    `${count('verified')} of ${rows.length} verified; figures: verification starts reached of those tried. One of them: upskill skills show ${run} SKILL`,
  )
  context.result({ skills: rows } as unknown as Json)
}

/** What can be called first, then what waits, then what failed. */
const rank = (state: SkillState): number =>
  ['verified', 'stale', 'admitted', 'candidate', 'refused', 'retired', 'archived'].indexOf(state)

function show(context: CliContext, run: string, id: string): void {
  const place = open(context, run)
  const skill = find(place, id)
  const state = skillLibrary(place.content.skills).state(skill.id)
  const own = skill.evidence.filter(line => line.hash === skill.hash)
  context.print(`${skill.id}  version ${skill.version}  ${state}  program ${skill.hash}  from ${skill.origin}`)
  context.print(`goal: ${skill.goal.text}`)
  const anywhere = 'and' in skill.pre && skill.pre.and.length === 0
  context.print(`starts: ${anywhere ? 'anywhere' : `where ${printPredicate(skill.pre)}`}`)
  context.print(`afterwards: ${printPredicate(skill.effect)}; the host checks it`)
  for (const kind of ['gate', 'verify'] as const) {
    const { k, n } = tally(own.filter(line => line.kind === kind))
    const { low, high } = wilson(k, n)
    if (n > 0) context.print(`${kind}: ${k}/${n}, 95 % interval [${low.toFixed(3)}, ${high.toFixed(3)}]`)
  }
  context.print('')
  context.print(renderProgram(skill.id, skill.program))
  context.result({ ...skill, state, source: renderProgram(skill.id, skill.program) } as unknown as Json)
}

/** Plays through the agent, as anyone would: report starts, exact predicate. */
async function test(context: CliContext, run: string, id: string, seeds: number): Promise<void> {
  const place = open(context, run)
  const skill = find(place, id)
  const game = await context.registry.game(place.game)
  const { openLibrary } = await import('../../library/store.ts')
  const library = openLibrary(context.runsDir, run, game)
  const entrant = await context.registry.entrant('bottom-up')
  const { random } = await import('#core')
  let k = 0
  for (let i = 0; i < seeds; i++) {
    const seed = seedIn('report', `skills-test/${skill.id}`, i)
    const result = await playEpisode({
      game,
      backend: place.config.backend ?? Object.keys(game.backends)[0],
      config: game.config.parse(place.config.config ?? {}),
      start: { seed },
      entrants: [entrant],
      random: random(seed),
      signal: context.signal,
      now: () => performance.now(),
      package: packageVersion(context.root),
      goal: parseGoal(game, skill.goal.text, skill.goal.maxSteps),
      library,
      record: 'none',
    })
    if (result.verdict?.outcome === 'yes') k++
    context.progress(`${i + 1}/${seeds}  ${k} reached`)
  }
  const { low, high } = wilson(k, seeds)
  context.print(`${skill.id}: ${k} of ${seeds}, 95 % interval [${low.toFixed(3)}, ${high.toFixed(3)}]`)
  context.result({ skill: skill.id, k, n: seeds, low, high })
}

function promote(context: CliContext, run: string, id: string): void {
  const place = open(context, run)
  const skill = find(place, id)
  const library = skillLibrary(place.content.skills)
  if (library.state(skill.id) !== 'verified')
    throw new UsageError(`${skill.id} is ${library.state(skill.id)}: only verified skills are promoted`)
  const folder = join(context.root, 'skills', place.game)
  mkdirSync(folder, { recursive: true })
  const copied = [skill.id, ...calledBy(place, skill)]
  for (const each of copied) {
    cpSync(skillFolder(place.dir, place.game, each), join(folder, each), { recursive: true })
    readSkill(join(folder, each)) // what was copied is what was tested
  }
  noteEvidence(join(folder, skill.id), { kind: 'person', hash: skill.hash, says: 'promote', at: 0 })
  for (const each of copied) context.print(`copied to ${join(folder, each)}`)
  context.result({ skill: skill.id, to: join(folder, skill.id), copied })
}

/** Every skill it calls, and those they call. */
function calledBy(place: Place, skill: LearnedSkill, known = new Set<string>()): string[] {
  for (const id of callsOf(skill.program)) {
    if (known.has(id)) continue
    known.add(id)
    calledBy(place, find(place, id), known)
  }
  return [...known]
}

function retire(context: CliContext, run: string, id: string): void {
  const place = open(context, run)
  const skill = find(place, id)
  noteEvidence(skillFolder(place.dir, place.game, skill.id), {
    kind: 'person',
    hash: skill.hash,
    says: 'retire',
    at: 0,
  })
  context.print(`${skill.id} is retired`)
  context.result({ skill: skill.id, state: 'retired' })
}

function diff(context: CliContext, run: string, other: string): void {
  const [a, b] = [open(context, run).content, open(context, other).content]
  const states = [skillLibrary(a.skills).state, skillLibrary(b.skills).state]
  const ids = [...new Set([...a.skills, ...b.skills].map(skill => skill.id))].sort()
  const rows = ids.flatMap(id => {
    const [left, right] = [a.skills.find(skill => skill.id === id), b.skills.find(skill => skill.id === id)]
    if (left && right && left.hash === right.hash) return []
    const say = (skill: LearnedSkill | undefined, state: (id: string) => string) =>
      skill ? `${state(id)}, ${lengthOf(skill.program)} instructions` : 'none'
    return [{ id, left: say(left, states[0]), right: say(right, states[1]) }]
  })
  if (rows.length > 0) context.print(`where ${run} | ${other} differ:`)
  for (const { id, left, right } of rows) context.print(`${id}: ${left} | ${right}`)
  if (rows.length === 0) context.print('the same skills, the same programs')
  context.result({ differences: rows })
}
