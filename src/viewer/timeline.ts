import type { Json, Player, Thought } from '#core'
import type { StepRecord } from '../episode/format.ts'
import type { Mark, TimelinePart } from './wire.ts'

/** Lower levels change at nearly every step: these are what a reader jumps between. */
const tellingLevels: readonly Thought['level'][] = ['goal', 'skill']

/** What the scrub bar needs of every step, gathered once, in order. */
export class Timeline {
  readonly #ticks: number[] = []
  readonly #rewards: Record<Player, number[]> = {}
  readonly #marks: Mark[] = []
  readonly #thoughts = new Map<string, string>()

  get length(): number {
    return this.#ticks.length
  }

  add(record: StepRecord): void {
    const step = this.#ticks.length
    this.#ticks.push(record.tick)
    for (const player of Object.keys(record.views) as Player[]) {
      this.#rewards[player] ??= new Array<number>(step).fill(0)
      const { outcome } = record.views[player]
      if (outcome !== null && outcome !== undefined && !outcome.ok)
        this.#mark(step, 'outcome', player, outcome.text || outcome.code)
    }
    for (const player of Object.keys(this.#rewards) as Player[]) this.#rewards[player].push(record.rewards[player] ?? 0)
    for (const [player, decision] of Object.entries(record.decisions) as [Player, StepRecord['decisions'][Player]][])
      this.#compareThoughts(step, player, decision.thoughts ?? [])
    if (record.end) this.#mark(step, 'end', null, `${record.end.kind}: ${record.end.why}`)
  }

  /** Steps from `from` on. */
  part(from: number): TimelinePart {
    const rewards: Record<Player, number[]> = {}
    for (const [player, values] of Object.entries(this.#rewards) as [Player, number[]][])
      rewards[player] = values.slice(from)
    return { from, ticks: this.#ticks.slice(from), rewards, marks: this.#marks.filter(mark => mark.step >= from) }
  }

  #compareThoughts(step: number, player: Player, thoughts: readonly Thought[]): void {
    const changed = tellingLevels.flatMap(level => {
      const text = thoughts
        .filter(thought => thought.level === level)
        .map(thought => thought.text)
        .join(' › ')
      const key = `${player} ${level}`
      if (text === (this.#thoughts.get(key) ?? '')) return []
      this.#thoughts.set(key, text)
      return text === '' ? [] : [`${level}: ${text}`]
    })
    if (changed.length > 0) this.#mark(step, 'thought', player, changed.join(' · '))
  }

  #mark(step: number, kind: Mark['kind'], player: Player | null, text: Json): void {
    this.#marks.push({ step, kind, player, text: String(text).slice(0, 200) })
  }
}
