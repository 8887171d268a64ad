import type { Observation } from '../../games/pokemon-vgc/observation.ts'
import type { Member } from './population.ts'

/**
 * How likely each member of the population is to be the other side, after what it was seen to do.
 *
 * Before a turn every member says what it would choose; the turn then shows moves. A member whose move was made is
 * believed `agreement` times more than one whose was not.
 */
export class Inference {
  readonly weights = new Map<Member, number>()
  #predictions: readonly { readonly member: Member; readonly parts: readonly string[] }[] = []

  constructor(population: readonly Member[]) {
    for (const member of population) this.weights.set(member, 1 / population.length)
  }

  /** What each member would have chosen in the worlds of this turn: one entry a member and world. */
  expect(predictions: readonly { readonly member: Member; readonly parts: readonly string[] }[]): void {
    this.#predictions = predictions
  }

  /** The next view shows what was done. */
  see({ log, player }: Observation): void {
    const seen = movesSeen(log, player === 'p1' ? 'p2' : 'p1')
    if (seen.length === 0 || this.#predictions.length === 0) return
    for (const member of this.weights.keys()) {
      const own = this.#predictions.filter(each => each.member === member)
      const share = (slot: number, move: string) =>
        own.filter(({ parts }) => parts[slot]?.split(' ')[1] === move).length / Math.max(1, own.length)
      let likelihood = 1
      for (const { slot, move } of seen) likelihood *= 0.1 + (agreement - 1) * 0.1 * share(slot, move)
      this.weights.set(member, Math.max(1e-3, this.weights.get(member)! * likelihood))
    }
    const sum = [...this.weights.values()].reduce((a, b) => a + b, 0)
    for (const [member, weight] of this.weights) this.weights.set(member, weight / sum)
    this.#predictions = []
  }
}

/** How many times likelier a foretold move is than one that was not. */
const agreement = 9

function movesSeen(log: readonly string[], foe: string): { readonly slot: number; readonly move: string }[] {
  return log.flatMap(line => {
    const [, kind, ident = '', name = '', , ...more] = line.split('|')
    if (kind !== 'move' || !ident.startsWith(foe) || more.some(part => part.startsWith('[from]'))) return []
    return [{ slot: 'ab'.indexOf(ident[2]), move: name.toLowerCase().replace(/[^a-z0-9]/g, '') }]
  })
}
