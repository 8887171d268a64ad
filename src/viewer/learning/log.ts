import { z } from 'zod'
import type { Json } from '#core'
import { type Blame, type Blamed, blame } from '../../goals/blame.ts'
import type { Tally } from '../../library/evidence.ts'
import { readResults } from '../runs.ts'
import { type ShownReport, shownReport } from './report.ts'
import type { GoalNote, Happening, Proposal, SeenGoal } from './wire.ts'

const most = 60
const whole = z.number().catch(0)
const goalNote = z.object({
  id: z.string(),
  text: z.string(),
  origin: z.string().catch(''),
  subgoals: z.array(z.string()).catch([]),
  asked: z.boolean().catch(false),
  attempts: whole,
  successes: whole,
  recent: z.string().catch(''),
  reached: whole,
  coolUntil: whole,
  demand: whole,
}) satisfies z.ZodType<GoalNote>
const line = z.looseObject({ step: z.number().catch(0), event: z.string() })
const goalsLine = z.object({ strategy: z.string().nullable().catch(null), goals: z.array(z.unknown()) })
const blameLine = z.object({
  missing: z.array(
    z.object({
      key: z.string(),
      weight: z.number(),
      count: z.number(),
      at: z.number(),
      goals: z.array(z.tuple([z.string(), z.number()])),
    }) satisfies z.ZodType<Blamed>,
  ),
})
const proposeLine = z.object({ goal: z.string(), text: z.string().optional(), why: z.string().catch('') })

/** What `learning.jsonl` says so far, read on from where it was read to; lines it does not know are only listed. */
export class LearningLog {
  readonly goals = new Map<string, SeenGoal>()
  /** As it was told last of each. */
  readonly #blamed = new Map<string, Blamed>()
  readonly happenings: Happening[] = []
  readonly plateaus: Happening[] = []
  /** What names a skill, by skill. */
  readonly ofSkill = new Map<string, Happening[]>()
  readonly proposals: Proposal[] = []
  report: ShownReport | null = null
  readonly reported = new Map<string, Tally>()
  readonly ghosts = new Set<string>()
  strategy: string | null = null
  step = 0
  readonly #byText = new Map<string, SeenGoal>()
  #next = 0
  /** The learner says itself what it proposes; then nothing is derived from what was attempted. */
  #told = false

  read(path: string): void {
    for (;;) {
      const { next, lines } = readResults(path, this.#next)
      if (next <= this.#next) return
      this.#next = next
      for (const value of lines) {
        const parsed = line.safeParse(value)
        if (parsed.success) this.#take(parsed.data)
      }
    }
  }

  #take({ step, event, t: _, ...detail }: { step: number; event: string; t?: unknown; [key: string]: unknown }): void {
    this.step = Math.max(this.step, step)
    if (event === 'goals') this.#takeGoals(step, detail)
    else if (event === 'propose') this.#takeProposal(step, detail)
    else if (event === 'blame') {
      for (const one of blameLine.safeParse(detail).data?.missing ?? []) this.#blamed.set(one.key, one)
    } else if (event === 'report') {
      this.report = shownReport.safeParse(detail).data ?? null
      this.reported.clear() // a run that was gone on with reports anew
      this.ghosts.clear()
      for (const { id, heldOut } of this.report?.verified ?? []) this.reported.set(id, heldOut)
      for (const id of this.report?.ghosts ?? []) this.ghosts.add(id)
    } else if (event !== 'episode') this.#takeOther({ step, event, detail: detail as Json })
  }

  /** The learner's own profile. */
  get blame(): Blame {
    return blame({}, [...this.#blamed.values()] as unknown as Json)
  }

  #takeOther(happening: Happening): void {
    add(happening.event === 'plateau' ? this.plateaus : this.happenings, happening)
    const { skill } = happening.detail as { skill?: unknown }
    if (typeof skill !== 'string') return
    const told = this.ofSkill.get(skill) ?? []
    this.ofSkill.set(skill, told)
    add(told, happening)
  }

  #takeGoals(step: number, detail: unknown): void {
    const parsed = goalsLine.safeParse(detail).data
    this.strategy = parsed?.strategy ?? this.strategy
    const tried = (parsed?.goals ?? []).flatMap(value => {
      const note = goalNote.safeParse(value).data
      if (note === undefined) return []
      const before = this.goals.get(note.id)
      const seen = { ...note, since: before?.since ?? step }
      this.goals.set(note.id, seen)
      this.#byText.set(note.text, seen)
      const tries = note.attempts - (before?.attempts ?? 0)
      return tries > 0 ? [{ note, before, tries }] : []
    })
    if (this.#told) return
    for (const { note, before, tries } of tried)
      add(this.proposals, {
        step,
        goal: note.id,
        text: note.text,
        why: null,
        tries,
        reached: note.successes - (before?.successes ?? 0),
        note: before ?? note,
      })
  }

  #takeProposal(step: number, detail: unknown): void {
    const proposal = proposeLine.safeParse(detail).data
    if (proposal === undefined) return
    if (!this.#told) this.proposals.length = 0
    this.#told = true
    const note = this.goals.get(proposal.goal) ?? this.#byText.get(proposal.goal) ?? null
    const text = proposal.text ?? note?.text ?? proposal.goal
    add(this.proposals, { step, goal: note?.id ?? proposal.goal, text, why: proposal.why, tries: 1, reached: 0, note })
  }
}

function add<T>(list: T[], value: T): void {
  list.push(value)
  if (list.length > most) list.shift()
}
