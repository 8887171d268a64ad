import type { Goal, Json, Random } from '#core'
import { type Blame, blame } from './blame.ts'

/** What is known of trying one goal. */
export interface GoalRecord {
  readonly goal: Goal
  attempts: number
  successes: number
  /** The newest last; at most 20. */
  readonly recent: boolean[]
  /** Episodes in which it was reached, aimed at or not. */
  reached: number
  /** No attempts before this many learning steps. */
  coolUntil: number
}

/** What the curriculum asks about a goal before it proposes it. */
export interface Prospects {
  /** Expected steps of the best plan, or null if there is none. */
  cost(goal: Goal): number | null
  verified(goal: Goal): boolean
  /** It is what the run is for, not a step on the way. */
  asked(goal: Goal): boolean
  /** Reached in this episode, or true now. */
  done(goal: Goal): boolean
  /** Ids of the skills for it. */
  skills(goal: Goal): readonly string[]
}

export type Strategy = 'frontier' | 'explore' | 'chance'
const strategies: readonly Strategy[] = ['frontier', 'explore', 'chance']

/** Chooses what to try next; keeps score of how it went. */
export interface Curriculum {
  readonly goals: ReadonlyMap<string, GoalRecord>
  readonly strategy: Strategy
  add(goal: Goal): GoalRecord
  /** @returns null if exploring is the better use of the next steps. */
  next(prospects: Prospects, step: number, random: Random): { readonly goal: Goal; readonly why: string } | null
  attempted(goal: Goal, ok: boolean, step: number, cost: number): void
  /** What was missing where a goal was aimed at: texts of goals that no plan led to, and ids of skills whose calls failed. */
  readonly blame: Blame
  /** Nothing new for a tenth of the budget: turns to another strategy. @returns it, or null if there is no plateau. */
  plateau(step: number, budget: number, verified: number): Strategy | null
  save(): Json
}

/** Being missing once for what is asked for makes a goal worth so much more, and at most so many times: half of being asked for. */
const [blameWorth, mostBlame] = [0.1, 5]

export interface CurriculumOptions {
  /** Off: every goal is as good as every other. */
  readonly frontier: boolean
  readonly epsilon?: number
}

export function curriculum(options: CurriculumOptions, saved: Json = null): Curriculum {
  const { frontier, epsilon = 0.2 } = options
  const goals = new Map<string, GoalRecord>()
  let missing = blame()
  let at = 0
  let best = { verified: -1, step: 0 }
  if (saved !== null) {
    const from = saved as unknown as { goals: GoalRecord[]; blame: Json; at: number; best: typeof best }
    for (const record of from.goals) goals.set(record.goal.id, { ...record, recent: [...record.recent] })
    missing = blame({}, from.blame)
    at = from.at
    best = from.best
  }
  /** What it is blamed for on behalf of other goals that are asked for, within a bound: of late, half as much every 10,000 steps. */
  const wantedBy = ({ goal }: GoalRecord, prospects: Prospects, step: number): number => {
    const isAsked = (id: string) => id !== goal.id && goals.has(id) && prospects.asked(goals.get(id)!.goal)
    const keys = [goal.text, ...prospects.skills(goal)]
    return Math.min(
      mostBlame,
      keys.reduce((sum, key) => sum + missing.weightFor(key, step, isAsked), 0),
    )
  }
  const self: Curriculum = {
    goals,
    blame: missing,
    get strategy() {
      return strategies[at % strategies.length]
    },
    add(goal) {
      let record = goals.get(goal.id)
      if (!record) {
        record = { goal, attempts: 0, successes: 0, recent: [], reached: 0, coolUntil: 0 }
        goals.set(goal.id, record)
      }
      return record
    },
    next(prospects, step, random) {
      const open = [...goals.values()].filter(record => record.coolUntil <= step && !prospects.done(record.goal))
      if (open.length === 0) return null
      if (!frontier) return { goal: random.pick(open).goal, why: 'any goal' }
      const costed = open.flatMap(record => {
        const cost = prospects.cost(record.goal)
        return cost === null ? [] : [{ record, cost }]
      })
      if (costed.length === 0) return null
      if (self.strategy === 'explore' && random.real() < 0.5) return null
      if (random.real() < (self.strategy === 'chance' ? 0.6 : epsilon)) {
        const asked = costed.filter(({ record }) => prospects.asked(record.goal))
        const among = asked.length > 0 && random.real() < 0.75 ? asked : costed
        return { goal: random.pick(among).record.goal, why: 'chance' }
      }
      let chosen: { record: GoalRecord; score: number } | null = null
      for (const { record, cost } of costed) {
        const wanted = prospects.asked(record.goal) ? 1 : 0.15
        const missed = wanted + blameWorth * wantedBy(record, prospects, step)
        const worth = prospects.verified(record.goal) ? 0.25 * missed : missed
        const rarity = 1 / Math.sqrt(1 + record.reached) // what was seldom reached opens most
        const score =
          (worth * rarity * (0.3 + learningProgress(record) + 1 / (1 + record.attempts))) / (cost + 20) ** 0.35
        if (!chosen || score > chosen.score) chosen = { record, score }
      }
      return { goal: chosen!.record.goal, why: 'frontier' }
    },
    attempted(goal, ok, step, cost) {
      const record = self.add(goal)
      record.attempts++
      record.recent.push(ok)
      if (record.recent.length > 20) record.recent.shift()
      if (ok) {
        record.successes++
        record.coolUntil = 0
        return
      }
      const failures = record.recent.length - 1 - record.recent.lastIndexOf(true)
      record.coolUntil = step + Math.min(40_000, cost * 2 ** Math.min(6, failures))
    },
    plateau(step, budget, verified) {
      if (verified > best.verified) best = { verified, step }
      if (step - best.step < budget / 10) return null
      best = { verified: best.verified, step }
      at++
      return self.strategy
    },
    save: () => ({ goals: [...goals.values()], blame: missing.save(), at, best }) as unknown as Json,
  }
  return self
}

/** How much the success rate moved: |recent half − older half|. */
export function learningProgress({ recent }: Pick<GoalRecord, 'recent'>): number {
  if (recent.length < 4) return 0.25
  const middle = recent.length >> 1
  const share = (results: readonly boolean[]) => results.filter(Boolean).length / results.length
  return Math.abs(share(recent.slice(middle)) - share(recent.slice(0, middle)))
}
