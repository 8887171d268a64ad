import { canonical, type Facts, type Json, meanInterval } from '#core'
import { type Habits, habitsFrom } from './habits.ts'
import { contractsAnew, type Learner } from './learner.ts'

/** Two sets of habits that are lived by in turn: of what is asked for, how much each life reached. */
export interface Contest {
  readonly rival: Habits
  readonly own: readonly number[]
  readonly other: readonly number[]
}

/** Lives until which each teaches so much that what is known now is better than what was known before. */
const youth = 150
/** Lives a side after which the two are compared; after the last of them the better one stays. */
const looks = [10, 20, 30] as const
/** Standard errors by which one is ahead that need not be compared again. */
const clear = 2

/** A life that is over. */
export interface Lived {
  readonly index: number
  /** Of what is asked for, how much it reached; null where it began by playing an earlier life again. */
  readonly reached: number | null
}

/** What a life is lived by: in every other one, by the rival's habits where there is a rival. */
export const habitsFor = ({ habits, badTimes, contest }: Learner, life: number): Habits =>
  contest !== null && life % 2 === 1 ? contest.rival : { habits, badTimes }

/**
 * Habits are planned anew from what is known now. What moves need is told from samples, and told a little differently it makes
 * a night that is lived through or not: once there are lives enough, habits made anew are lived by in every other life,
 * and stay only where these lives reach more.
 *
 * @param start Facts at the start of the last life.
 */
export function renewHabits(learner: Learner, start: Facts, last: Lived): void {
  if (learner.config.startSteps > 0 || learner.history.length < youth) {
    adopt(learner, habitsFrom(learner, start))
    return
  }
  if (learner.contest) {
    const contest = counted(learner.contest, last)
    const better = compare(contest)
    learner.contest = better === null ? contest : null
    if (better === null) return
    if (better === 'rival') adopt(learner, contest.rival)
    learner.say('habits', { better, own: average(contest.own), rival: average(contest.other) })
  }
  // Where nothing is kept up, nothing is told afresh after every life: that takes its time.
  if (learner.habits.length === 0 && habitsFrom(learner, start).habits.length === 0) return
  // As it was told with every sample as it came, and as it would be told today.
  const isAnew = learner.random.fork(`contest/${last.index}`).real() < 0.5
  const rival = habitsFrom(isAnew ? { ...learner, contracts: contractsAnew(learner) } : learner, start)
  if (textOf(rival) !== textOf(learner)) learner.contest = { rival, own: [], other: [] }
}

function adopt(learner: Learner, { habits, badTimes }: Habits): void {
  learner.habits = habits
  learner.badTimes = badTimes
}

function counted(contest: Contest, { index, reached }: Lived): Contest {
  if (reached === null) return contest
  return index % 2 === 1
    ? { ...contest, other: [...contest.other, reached] }
    : { ...contest, own: [...contest.own, reached] }
}

/** Who reaches more; null while that is open. */
export function compare({ own, other }: Contest): 'own' | 'rival' | null {
  const lives = Math.min(own.length, other.length)
  const last = looks[looks.length - 1]
  if (lives < looks[0]) return null
  const [a, b] = [meanInterval(own, 1), meanInterval(other, 1)]
  const ahead = b.value - a.value
  const error = Math.hypot(a.high - a.value, b.high - b.value)
  const isLook = looks.some(look => lives === look)
  if (lives >= last || (isLook && Math.abs(ahead) > clear * error)) return ahead > 0 ? 'rival' : 'own'
  return null
}

const average = (values: readonly number[]): number => Math.round(100 * meanInterval(values).value) / 100

const textOf = ({ habits, badTimes }: Habits): string => canonical({ habits, badTimes } as unknown as Json)
