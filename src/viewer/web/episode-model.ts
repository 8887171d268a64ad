import { batch, computed, type ReadonlySignal, type Signal, signal } from '@preact/signals'
import type { Player } from '#core'
import type { EpisodeOpen, EpisodeState, Mark, TimelinePart, WireStep } from '../wire.ts'
import { api } from './api.ts'
import { evidenceMarks } from './marks.ts'
import { StepCache } from './step-cache.ts'
import { Tail } from './tail.ts'
import { advance, stepDuration } from './transport.ts'

/** One episode as the page shows it: where we stand, what is there, what is loaded. */
export class EpisodeModel {
  readonly run: string
  readonly id: string
  readonly opened: Signal<EpisodeOpen>
  readonly count: Signal<number>
  readonly state: Signal<EpisodeState>
  readonly player: Signal<Player>
  /** The step asked for. */
  readonly cursor = signal(0)
  /** The step drawn: the one asked for, or the last one that had arrived. */
  readonly shown = signal<WireStep | null>(null)
  readonly previous = signal<WireStep | null>(null)
  readonly next = signal<WireStep | null>(null)
  readonly playing = signal(false)
  readonly speed = signal(1)
  /** Stay at the newest step while the episode grows. */
  readonly following = signal(false)
  readonly trouble = signal<string | null>(null)
  /** Rises when the arrays below have grown. */
  readonly grown = signal(0)
  readonly ticks: number[] = []
  readonly rewards: Record<Player, number[]> = {}
  readonly marks: ReadonlySignal<readonly Mark[]>
  readonly #told: Mark[] = []
  readonly #cache: StepCache
  readonly #tail: Tail<TimelinePart & { readonly next: number }>
  #carry = 0

  constructor(run: string, opened: EpisodeOpen) {
    this.run = run
    this.id = opened.id
    this.opened = signal(opened)
    this.count = signal(opened.steps)
    this.state = signal(opened.state)
    this.player = signal(opened.header?.players[0] ?? 'p0')
    this.#cache = new StepCache((from, to) => api.steps(run, opened.id, from, to))
    const fetchPart = async (from: number) => {
      const part = await api.timeline(run, opened.id, from)
      return { ...part, next: part.from + part.ticks.length }
    }
    this.#tail = new Tail(fetchPart, part => this.#take(part))
    this.marks = computed(() => {
      this.grown.value
      return [...this.#rewardMarks(), ...this.#told, ...evidenceMarks(this.opened.value.end)].sort(
        (a, b) => a.step - b.step,
      )
    })
  }

  get last(): number {
    return Math.max(0, this.count.value - 1)
  }

  /** Goes to a step, as near as there is one. */
  seek(step: number): void {
    this.#carry = 0
    this.following.value = this.state.peek() === 'live' && step >= this.last
    this.#go(step)
  }

  /** Plays on by a stretch of the viewer's time; stops at the end unless the episode still grows. */
  play(elapsedMs: number): void {
    const tickMs = this.opened.peek().header?.tickMs ?? null
    const at = { step: this.cursor.peek(), carry: this.#carry }
    const moved = advance(at, elapsedMs, this.speed.peek(), stepDuration(this.ticks, tickMs), this.last)
    this.#carry = moved.carry
    if (moved.step !== at.step) this.#go(moved.step)
    if (moved.step >= this.last) {
      if (this.state.peek() === 'live') this.following.value = true
      this.playing.value = false
    }
  }

  toggle(): void {
    if (!this.playing.value && this.cursor.value >= this.last) {
      if (this.state.value === 'live') {
        this.following.value = !this.following.value
        return
      }
      this.#go(0)
    }
    this.following.value = false
    this.playing.value = !this.playing.value
  }

  /** Takes in that the file has grown or ended. */
  async refresh(steps: number, state: EpisodeState): Promise<void> {
    const changed = state !== this.state.peek()
    batch(() => {
      this.count.value = Math.max(steps, this.count.peek())
      this.state.value = state
    })
    if (changed) this.opened.value = await api.episode(this.run, this.id, false)
    if (this.following.peek()) this.#go(this.last)
    else this.#show()
    if (changed && state !== 'live') this.following.value = false
    await this.gather()
  }

  /** Fetches what the scrub bar needs of the steps it does not know yet. */
  async gather(): Promise<void> {
    try {
      await this.#tail.reach(this.count.peek())
      this.trouble.value = null
    } catch (error) {
      this.trouble.value = (error as Error).message
    }
  }

  #take({ from, ticks, rewards, marks }: TimelinePart): void {
    for (const tick of ticks) this.ticks.push(tick)
    for (const [player, values] of Object.entries(rewards) as [Player, readonly number[]][]) {
      this.rewards[player] ??= new Array<number>(from).fill(0)
      for (const value of values) this.rewards[player].push(value)
    }
    this.#told.push(...marks)
    this.grown.value++
  }

  #go(step: number): void {
    this.cursor.value = Math.min(this.last, Math.max(0, Math.round(step)))
    this.#show()
  }

  /** Draws the step asked for once it is here; what arrives too late is not drawn. */
  #show(): void {
    const index = this.cursor.peek()
    const here = this.#cache.get(index)
    if (here !== undefined) this.#draw(here)
    else
      this.#cache.load(index).then(
        step => {
          this.trouble.value = null
          if (step !== undefined && this.cursor.peek() === index) this.#draw(step)
        },
        error => {
          this.trouble.value = (error as Error).message
        },
      )
    for (const ahead of this.playing.peek() ? [32, 64, 96] : [32, -32]) {
      const wanted = index + ahead
      if (wanted >= 0 && wanted <= this.last) this.#cache.prefetch(wanted)
    }
  }

  #draw(step: WireStep): void {
    const index = this.cursor.peek()
    const before = this.#cache.get(index - 1) ?? null
    const after = this.#cache.get(index + 1) ?? null
    batch(() => {
      this.shown.value = step
      this.previous.value = before
      this.next.value = after
    })
    const late = (which: Signal<WireStep | null>, at: number) => {
      if (at < 0 || at > this.last) return
      this.#cache.load(at).then(
        found => {
          if (found !== undefined && this.cursor.peek() === index) which.value = found
        },
        () => {}, // the neighbour only adds what changed: the step itself is drawn
      )
    }
    if (before === null) late(this.previous, index - 1)
    if (after === null) late(this.next, index + 1)
  }

  #rewardMarks(): Mark[] {
    return (Object.entries(this.rewards) as [Player, number[]][]).flatMap(([player, values]) =>
      values.flatMap((value, step) =>
        value === 0 ? [] : [{ step, kind: 'reward' as const, player, text: `reward ${value > 0 ? '+' : ''}${value}` }],
      ),
    )
  }
}
