/** Follows something that grows, part by part: one request at a time, and none too few. */
export class Tail<Part extends { readonly next: number }> {
  readonly #fetch: (from: number) => Promise<Part>
  readonly #take: (part: Part) => void
  #next = 0
  #wanted = 0
  #busy = false

  /** @param take Sees every part once, in order. */
  constructor(fetch: (from: number) => Promise<Part>, take: (part: Part) => void) {
    this.#fetch = fetch
    this.#take = take
  }

  /**
   * It has grown to `wanted`, as far as we were told.
   *
   * @throws What the request throws; the next call goes on from there.
   */
  async reach(wanted: number): Promise<void> {
    this.#wanted = Math.max(this.#wanted, wanted)
    if (this.#busy) return
    this.#busy = true
    try {
      while (this.#next < this.#wanted) {
        const told = this.#wanted
        const part = await this.#fetch(this.#next)
        // No more, though there is: a line that is not whole yet. Unless it grew while we asked.
        if (part.next === this.#next && told === this.#wanted) return
        if (part.next > this.#next) {
          this.#next = part.next
          this.#take(part)
        }
      }
    } finally {
      this.#busy = false
    }
  }
}
