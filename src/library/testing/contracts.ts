import type { Atom } from '../atom.ts'
import type { Contract, Contracts } from '../contract.ts'

/** A move that always works, in one step, and was seen to three times, unless said otherwise. */
export const contract = (
  move: string,
  effect: string,
  pre: readonly Atom[] = [],
  more: Partial<Contract> = {},
): Contract => ({ name: move, move, effect, pre, rate: 1, steps: 1, successes: 3, ...more })

/** These and no others. @param lasting How often facts outlast a move; half of the time where nothing is said. */
export const contracts = (all: readonly Contract[], lasting: Readonly<Record<string, number>> = {}): Contracts => ({
  achieving: effect => all.filter(other => other.effect === effect),
  persistence: fact => lasting[fact] ?? 0.5,
  happens: () => 0,
  refuge: () => null,
  matters: () => [],
})
