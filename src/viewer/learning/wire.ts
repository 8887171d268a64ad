/** What server and page say to each other of a run that learns. The page trusts none of the texts inside. */
import type { Json } from '#core'
import type { Missing } from '../../goals/blame.ts'
import type { Evidence, SkillState, Tally } from '../../library/evidence.ts'
import type { ShownReport } from './report.ts'

/** A goal as the curriculum knows it after an episode. */
export interface GoalNote {
  readonly id: string
  readonly text: string
  readonly origin: string
  readonly subgoals: readonly string[]
  /** The run is for it; it is no step on the way. */
  readonly asked: boolean
  readonly attempts: number
  readonly successes: number
  /** The last attempts, the newest last: `0` and `1`. */
  readonly recent: string
  /** Episodes in which it was reached, aimed at or not. */
  readonly reached: number
  /** Not tried again before this many steps. */
  readonly coolUntil: number
  /** Plans that wanted it and had no way to it. */
  readonly demand: number
}

export interface SeenGoal extends GoalNote {
  /** Steps when it was first noted. */
  readonly since: number
}

/** Steps from which on it is in this state. */
export type Change = readonly [at: number, state: SkillState]

export interface SkillSummary {
  readonly id: string
  readonly goal: string
  readonly goalText: string
  /** Other goals that its effect implies. */
  readonly serves: readonly string[]
  readonly state: SkillState
  readonly version: number
  readonly origin: string
  readonly calls: readonly string[]
  /** Skills whose goals its own program reaches on its way, by what its moves were learned to do. */
  readonly onTheWay: readonly string[]
  readonly since: number
  readonly history: readonly Change[]
  readonly looks: Readonly<Partial<Record<'train' | 'gate' | 'verify' | 'report', Tally>>>
  /** Why it failed, the commonest first. */
  readonly failures: readonly (readonly [why: string, count: number])[]
  readonly ghost: boolean
  /** Mean steps of its successes, or null. */
  readonly steps: number | null
  /** What is wrong with its files, or null. */
  readonly trouble: string | null
}

/** One attempt at a goal, or a stretch of them: what was proposed, when, and the figures it was chosen by. */
export interface Proposal {
  readonly step: number
  readonly goal: string
  readonly text: string
  /** As the learner said it, or null: then its figures speak. */
  readonly why: string | null
  readonly tries: number
  readonly reached: number
  readonly note: GoalNote | null
}

/** Something that happened, as it was said. */
export interface Happening {
  readonly step: number
  readonly event: string
  readonly detail: Json
}

/** `[steps, verified, low, high, claimed]`: the sum of the verified skills' Wilson bounds is the interval. */
export type CurvePoint = readonly [number, number, number, number, number]

export interface LearningView {
  readonly steps: number
  readonly budget: number | null
  readonly strategy: string | null
  readonly skills: readonly SkillSummary[]
  readonly goals: readonly SeenGoal[]
  readonly curve: readonly CurvePoint[]
  /** The newest first. */
  readonly proposals: readonly Proposal[]
  readonly plateaus: readonly Happening[]
  readonly happenings: readonly Happening[]
  /** The heaviest first: failures of late weigh more. */
  readonly blame: readonly Missing[]
  /** What was said at its end, or null. */
  readonly report: ShownReport | null
  readonly trouble: string | null
}

/** A line of a program: where `name` is the move made there, or the skill called. */
export interface ProgramLine {
  readonly text: string
  readonly kind: 'move' | 'act' | 'call' | null
  readonly name: string | null
}

export interface SkillVersion {
  readonly version: number
  readonly hash: string
  readonly parent: string | null
  readonly origin: string
  readonly state: SkillState
  readonly tally: Tally
}

export interface LearnedContract {
  readonly move: string
  readonly effect: string
  readonly pre: readonly string[]
  readonly rate: number
  readonly steps: number
  readonly successes: number
}

export interface SkillDetail {
  readonly summary: SkillSummary
  readonly document: string | null
  readonly program: readonly ProgramLine[]
  readonly hash: string
  readonly pre: string
  readonly effect: string
  readonly callers: readonly string[]
  readonly evidence: readonly Evidence[]
  /** What was said of it while it was learned, the newest first. */
  readonly said: readonly Happening[]
  readonly versions: readonly SkillVersion[]
  /** What it met in duels, as far as it is kept. */
  readonly rivals: readonly { readonly id: string; readonly version: number; readonly hash: string }[]
  /** What its moves were learned to need and to do. */
  readonly contracts: readonly LearnedContract[]
}

/** Programs of a library by skill, for following an episode: habits are called `keep <fact>`. */
export interface Programs {
  /** The run whose library it is. */
  readonly run: string
  readonly programs: Readonly<Record<string, readonly ProgramLine[]>>
}
