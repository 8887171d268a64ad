import { gamesOf } from './formats.ts'

/** Games won so far in a match of several, by seat; in most formats a match is one game. */
export class Series {
  readonly of: number
  readonly #won: Record<string, number> = { p1: 0, p2: 0 }
  #played = 0

  constructor(format: string) {
    this.of = gamesOf(format)
  }

  /** A game is over. @param winner The seat, or null after a tie. */
  add(winner: 'p1' | 'p2' | null): void {
    this.#played++
    if (winner) this.#won[winner]++
  }

  get over(): boolean {
    return this.#played >= this.of || Math.max(...Object.values(this.#won)) > this.of / 2
  }

  /** Games begun before the one that is played now. */
  get played(): number {
    return this.#played
  }

  /** The seat that won more; null: none did. */
  get winner(): 'p1' | 'p2' | null {
    const { p1, p2 } = this.#won
    return p1 === p2 ? null : p1 > p2 ? 'p1' : 'p2'
  }

  /** What a player sees of it; nothing where a match is one game. */
  seenBy(player: string): { readonly series?: { of: number; you: number; foe: number } } {
    if (this.of === 1) return {}
    return { series: { of: this.of, you: this.#won[player], foe: this.#won[player === 'p1' ? 'p2' : 'p1'] } }
  }
}
