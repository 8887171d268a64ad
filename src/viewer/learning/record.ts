import type { Json } from '#core'
import type { Blamed } from '../../goals/blame.ts'
import type { GoalRecord } from '../../goals/curriculum.ts'
import type { Day } from '../../learn/day.ts'
import type { Learner } from '../../learn/learner.ts'
import type { Report } from '../../learn/report.ts'
import type { RunFolder } from '../../run/folder.ts'
import type { GoalNote } from './wire.ts'

/** What of a learning run is kept for looking at it: whole lines `{t, step, event, …}` in `learning.jsonl`. */
export interface LearningRecord {
  /** For `learn`'s `say`: as it is said. */
  say(event: string, detail: Json): void
  /** After an episode: how it ended, the goals and the blame that changed in it. */
  episode(learner: Learner, index: number, day: Day): void
  report(report: Report): void
  /** Since this was last asked, a skill came or was judged. */
  hasNews(): boolean
}

/** Appended by whoever learns; read by the page alone: nothing that is learned depends on it. */
export function learningRecord(run: Pick<RunFolder, 'append'>, now: () => number): LearningRecord {
  const goals = new Map<string, string>()
  const blamed = new Map<string, string>()
  let step = 0
  let news = false
  const append = (event: string, detail: object) => run.append(learningFile, { t: now(), step, event, ...detail })
  return {
    say(event, detail) {
      news ||= event !== 'refine' && event !== 'scan'
      append(event, detail !== null && typeof detail === 'object' && !Array.isArray(detail) ? detail : { detail })
    },
    episode(learner, index, day) {
      step = learner.ledger.learning
      append('episode', { episode: index, steps: day.steps, died: day.died, why: day.why, reached: day.reached.size })
      const { curriculum } = learner
      const changed = [...curriculum.goals.values()]
        .map(record => noteOf(record, learner.headline.has(record.goal.id), curriculum.blame.count(record.goal.text)))
        .filter(note => remember(goals, note.id, JSON.stringify(note)))
      if (changed.length > 0) append('goals', { strategy: curriculum.strategy, goals: changed })
      const all = curriculum.blame.save() as unknown as readonly Blamed[]
      const missing = all.filter(one => remember(blamed, one.key, JSON.stringify(one)))
      if (missing.length > 0) append('blame', { missing })
    },
    report(report) {
      append('report', report)
    },
    hasNews() {
      const before = news
      news = false
      return before
    },
  }
}

export const learningFile = 'learning.jsonl'

function noteOf(
  { goal, attempts, successes, recent, reached, coolUntil }: GoalRecord,
  asked: boolean,
  demand: number,
): GoalNote {
  return {
    id: goal.id,
    text: goal.text,
    origin: goal.origin,
    subgoals: goal.subgoals,
    asked,
    attempts,
    successes,
    recent: recent.map(ok => (ok ? '1' : '0')).join(''),
    reached,
    coolUntil,
    demand,
  }
}

/** @returns Whether it is news. */
function remember<T>(known: Map<string, T>, key: string, value: T): boolean {
  if (known.get(key) === value) return false
  known.set(key, value)
  return true
}
