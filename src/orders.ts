import { type AnyGame, type Goal, type Ordered, parseGoal, UsageError, type Verdict, type View } from '#core'
import { judgeOf } from './judge.ts'

/** A goal that somebody asked for in the middle of an episode. */
export interface Order {
  readonly from: string
  readonly text: string
  readonly goal: Goal
  /** The step at which it became the goal, or -1 if another one was asked for before that. */
  since: number
  /** The step at which it was reached, or -1. */
  reached: number
}

/**
 * Goals that change in the middle of an episode, because somebody asks whom the player obeys. An order is a goal in the
 * goal language and nothing else; it counts from the next time step on. The last one stands until it is reached.
 */
export class Orders {
  readonly all: Order[] = []
  readonly #game: AnyGame
  readonly #aim: (goal: Goal | null) => void
  #waiting: Order | null = null
  #current: { readonly order: Order; readonly judge: ReturnType<typeof judgeOf> } | null = null
  readonly #verdicts = new Map<Order, Verdict>()
  readonly #done = new Map<Order, (text: string) => void>()

  /** @param aim Tells the policies. */
  constructor(game: AnyGame, aim: (goal: Goal | null) => void) {
    this.#game = game
    this.#aim = aim
  }

  take(from: string, text: string): Ordered {
    let goal: Goal
    try {
      goal = parseGoal(this.#game, text)
    } catch (error) {
      if (!(error instanceof UsageError)) throw error
      return { changed: false, answer: error.message, later: null }
    }
    const order: Order = { from, text, goal, since: -1, reached: -1 }
    this.all.push(order)
    this.#waiting = order
    const { promise, resolve } = Promise.withResolvers<string>()
    this.#done.set(order, resolve)
    return { changed: true, answer: `my goal is now ${goal.text}`, later: promise }
  }

  /** Every time step, before the policies see it. @returns Whether an order has taken the place of the first goal. */
  see(view: View<unknown, unknown>, step: number): boolean {
    if (this.#waiting) {
      this.#settle()
      const order = this.#waiting
      this.#waiting = null
      order.since = step
      this.#current = { order, judge: judgeOf(this.#game, order.goal) }
      this.#aim(order.goal)
    }
    if (this.#current?.judge.see(view)) {
      const { order } = this.#current
      order.reached = step
      this.#settle()
      this.#aim(null)
      this.#done.get(order)!(`reached: ${order.goal.text}`)
    }
    return this.#verdicts.size > 0 || this.#current !== null
  }

  /** Of every order that was a goal, in order. */
  verdicts(): (Verdict & { readonly goal: string })[] {
    this.#settle()
    return [...this.#verdicts].map(([{ goal, since }, verdict]) => ({
      ...verdict,
      evidence: verdict.evidence.map(step => step + since),
      goal: goal.id,
    }))
  }

  #settle(): void {
    if (this.#current) this.#verdicts.set(this.#current.order, this.#current.judge.verdict())
    this.#current = null
  }
}
