import { type AnyGame, canonical, type End, type Facts, type Json, type Player, type View } from '#core'

/** A person is asked for an action. */
export interface Asked {
  readonly id: string
  readonly game: string
  readonly player: Player
  readonly view: View<unknown, unknown>
  /** What the game would suggest where `view.legal` cannot be listed. */
  readonly suggested: readonly unknown[] | null
  readonly facts: Facts | null
  /** Sum of the rewards so far. */
  readonly return: number
  readonly steps: number
  readonly deadlineMs: number | null
}

/** A seat whose episode has ended. */
export interface Over {
  readonly seat: string
  readonly game: string
  readonly player: Player
  readonly return: number
  readonly steps: number
  readonly end: End
  readonly view: View<unknown, unknown>
}

export interface DeskState {
  /** Whether a person is there to be asked. */
  readonly open: boolean
  /** `real`: the world goes on while the person thinks. */
  readonly clock: 'waits' | 'real'
  readonly questions: readonly Asked[]
  readonly over: readonly Over[]
}

/** What the desk is told of a seat when it asks. */
export interface Asking {
  readonly seat: string
  readonly game: AnyGame
  readonly player: Player
  readonly view: View<unknown, unknown>
  readonly return: number
  readonly steps: number
  readonly deadlineMs: number | null
}

interface Waiting {
  readonly asked: Asked
  readonly game: AnyGame
  readonly seat: string
  readonly resolve: (action: unknown) => void
}

/** Where policies leave their questions and a person's answers come back: between the seats and whatever shows them. */
export class Desk {
  readonly #waiting = new Map<string, Waiting>()
  readonly #listeners = new Set<() => void>()
  readonly #again = new Set<() => void>()
  #over: readonly Over[] = []
  #count = 0
  #seats = 0
  #open = false
  #clock: DeskState['clock'] = 'waits'

  /** Somebody is there from now on. */
  open(clock: DeskState['clock']): void {
    this.#open = true
    this.#clock = clock
    this.#tell()
  }

  get isOpen(): boolean {
    return this.#open
  }

  newSeat(player: Player): string {
    return `${player}/${++this.#seats}`
  }

  /** @throws The signal's reason, once it is aborted. */
  ask(asking: Asking, signal: AbortSignal): Promise<unknown> {
    signal.throwIfAborted()
    const { game, view } = asking
    const id = `q${++this.#count}`
    const { promise, resolve, reject } = Promise.withResolvers<unknown>()
    const drop = () => reject(signal.reason)
    signal.addEventListener('abort', drop, { once: true })
    const suggested = view.legal === null ? (game.affordances?.(view) ?? null) : null
    const { player, steps, deadlineMs } = asking
    const asked: Asked = {
      id,
      game: game.id,
      player,
      view,
      suggested,
      facts: factsOf(game, view),
      return: asking.return,
      steps,
      deadlineMs,
    }
    this.#waiting.set(id, { asked, game, seat: asking.seat, resolve })
    this.#over = this.#over.filter(({ seat }) => seat === asking.seat)
    this.#tell()
    return promise.finally(() => {
      signal.removeEventListener('abort', drop)
      this.#waiting.delete(id)
      this.#tell()
    })
  }

  /** The world went on while the person thinks: the open question shows what is seen now. */
  see(seat: string, view: View<unknown, unknown>, sum: number, steps: number): void {
    for (const [id, waiting] of this.#waiting) {
      if (waiting.seat !== seat) continue
      const asked = { ...waiting.asked, view, facts: factsOf(waiting.game, view), return: sum, steps }
      this.#waiting.set(id, { ...waiting, asked })
      this.#tell()
    }
  }

  ended(over: Over): void {
    this.#over = [...this.#over, over].slice(-8)
    this.#tell()
  }

  /** @returns null if the action was taken, else the sentence that says why not. */
  answer(id: string, action: Json): string | null {
    const waiting = this.#waiting.get(id)
    if (waiting === undefined) return 'that question is closed: it was answered, its time is up, or the game ended'
    const { legal } = waiting.asked.view
    const wanted = canonical(action)
    if (legal !== null) {
      const found = legal.find(one => canonical(one as Json) === wanted)
      if (found === undefined) return `${wanted} is not legal here; there are ${legal.length} legal actions`
      waiting.resolve(found)
      return null
    }
    const parsed = waiting.game.action.safeParse(action)
    if (!parsed.success) return `${wanted} is no action of ${waiting.game.id}: ${parsed.error.issues[0].message}`
    waiting.resolve(parsed.data)
    return null
  }

  /** The person wants another episode. */
  again(): void {
    for (const listener of [...this.#again]) listener()
  }

  /** @returns Once the person wants another episode. @throws The signal's reason. */
  waitForAgain(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      signal.throwIfAborted()
      const stop = () => {
        this.#again.delete(go)
        reject(signal.reason)
      }
      const go = () => {
        this.#again.delete(go)
        signal.removeEventListener('abort', stop)
        this.#over = []
        resolve()
      }
      this.#again.add(go)
      signal.addEventListener('abort', stop, { once: true })
    })
  }

  state(): DeskState {
    const questions = [...this.#waiting.values()].map(({ asked }) => asked)
    return { open: this.#open, clock: this.#clock, questions, over: this.#over }
  }

  /** @returns How to stop. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener()
  }
}

/** The desk of this process: agents are found by folder and cannot be handed one. */
export const desk = new Desk()

/** A person plays without them if the game cannot state them here. */
function factsOf(game: AnyGame, view: View<unknown, unknown>): Facts | null {
  try {
    return game.facts(view)
  } catch {
    return null
  }
}
