import type { Facts, Json } from '#core'
import type { Sample } from '../library/effect.ts'
import type { Experience } from '../library/experience.ts'
import { moveName } from '../library/situation.ts'

/** What became of one, some steps after a move in a danger: which answer to it is best. */
export interface Answers {
  /** How much more was left than is left on average of who was as badly off, in as bad a time. */
  value(danger: string, move: string): { readonly n: number; readonly mean: number }
  /** One episode's watch. */
  watch(options: WatchOptions): Watch
  save(): Json
}

export interface WatchOptions {
  readonly dangers: readonly string[]
  readonly known: Pick<Experience, 'vitals' | 'range'>
  /** What is done where it is safe is no answer to a danger. */
  readonly isSafe: (facts: Facts) => boolean
  /** A time in which one is hurt far more than in others. */
  readonly isBad: (facts: Facts) => boolean
}

export interface Watch {
  moved(move: Json, sample: Sample, step: number): void
  /** The episode is over; dead or not. */
  end(facts: Facts): void
}

const horizon = 25

interface Sum {
  readonly n: number
  readonly sum: number
}

const none: Sum = { n: 0, sum: 0 }
const plus = ({ n, sum }: Sum, value: number): Sum => ({ n: n + 1, sum: sum + value })
const meanOf = ({ n, sum }: Sum) => sum / Math.max(1, n)

export function answers(saved: Json = null): Answers {
  const from = saved as unknown as { moves: [string, Sum][]; usual: [string, Sum][] } | null
  const moves = new Map(from?.moves)
  /** What becomes of one in a danger, whatever one does, by how badly off one is. */
  const usual = new Map(from?.usual)
  return {
    value(danger, move) {
      const found = moves.get(`${danger} ${move}`) ?? none
      return { n: found.n, mean: meanOf(found) }
    },
    watch({ dangers, known, isSafe, isBad }) {
      const { vitals } = known
      /** Who dies loses all there is to lose, however little was left. */
      const death = vitals.reduce((sum, fact) => sum + known.range(fact)[1], 0)
      let pending: { danger: string; move: string; state: string; step: number; level: number }[] = []
      const level = (facts: Facts) => vitals.reduce((sum, fact) => sum + Number(facts[fact] ?? 0), 0)
      const settle = (facts: Facts, due: (step: number) => boolean) => {
        if (pending.length === 0) return
        const now = level(facts)
        const isDead = vitals.some(fact => Number(facts[fact] ?? 0) <= 0)
        pending = pending.filter(({ danger, move, state, step, level }) => {
          if (!due(step)) return true
          const change = isDead ? -death : now - level
          const all = plus(usual.get(state) ?? none, change)
          usual.set(state, all)
          const key = `${danger} ${move}`
          moves.set(key, plus(moves.get(key) ?? none, change - meanOf(all)))
          return false
        })
      }
      return {
        moved(move, { before, after }, step) {
          settle(after, since => step - since >= horizon)
          for (const danger of dangers)
            if (before[danger] === true && pending.length < 50 && !isSafe(before)) {
              const state = `${danger} ${level(before)} ${isBad(before)}`
              pending.push({ danger, move: moveName(move), state, step, level: level(before) })
            }
        },
        end: facts => settle(facts, () => true),
      }
    },
    save: () => ({ moves: [...moves], usual: [...usual] }) as unknown as Json,
  }
}
