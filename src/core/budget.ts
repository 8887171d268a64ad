import { BudgetError } from './errors.ts'

export interface Spent {
  readonly steps: number
  readonly seconds: number
  readonly usd: number
}

/** What a run may use at most. `Infinity` means no limit. */
export interface Budget extends Spent {
  spent(): Spent
  /** @throws {BudgetError} The moment a limit is passed; nothing goes on after that. */
  charge(cost: Partial<Spent>): void
  /** True once any limit is reached. */
  exhausted(): boolean
}

/** @param now Milliseconds of a clock; seconds are counted from this call. */
export function budget(limits: Partial<Spent> = {}, now: () => number = () => 0): Budget {
  const { steps = Infinity, seconds = Infinity, usd = Infinity } = limits
  const begun = now()
  let usedSteps = 0
  let usedUsd = 0
  const spent = (): Spent => ({ steps: usedSteps, seconds: (now() - begun) / 1000, usd: usedUsd })
  return {
    steps,
    seconds,
    usd,
    spent,
    charge(cost) {
      usedSteps += cost.steps ?? 0
      usedUsd += cost.usd ?? 0
      if (usedSteps > steps) throw new BudgetError(`the budget of ${steps} steps is used up`)
      if (usedUsd > usd) throw new BudgetError(`the budget of ${usd} USD is used up`)
      if (seconds !== Infinity && spent().seconds > seconds)
        throw new BudgetError(`the budget of ${seconds} s is used up`)
    },
    exhausted: () => {
      const used = spent()
      return used.steps >= steps || used.seconds >= seconds || used.usd >= usd
    },
  }
}
