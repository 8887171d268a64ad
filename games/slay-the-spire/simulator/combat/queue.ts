import { F, faulty } from '../rules.ts'
import { QUEUE, type Spire } from '../state.ts'

/** Effects that wait for their turn: a ring of eight words each, an operation and up to seven arguments. */
const WORDS = 8
const PLACES = 128

export type Effect = (g: Spire, a: number, b: number, c: number, d: number, e: number, f: number, h: number) => void

const effects: Effect[] = [() => {}]
const stays: boolean[] = [false]

/**
 * Gives an effect its number.
 *
 * @param afterVictory Whether it still happens once the last enemy is dead.
 */
export function effect(run: Effect, afterVictory = false): number {
  effects.push(run)
  stays.push(afterVictory)
  return effects.length - 1
}

/** Adds an effect to be done before all others. */
export function next(g: Spire, op: number, a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, h = 0): void {
  if (g.queueSize === PLACES) return
  g.queueHead = (g.queueHead + PLACES - 1) % PLACES
  g.queueSize++
  write(g, g.queueHead, op, a, b, c, d, e, f, h)
}

/** Adds an effect to be done after all others. */
export function later(g: Spire, op: number, a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, h = 0): void {
  if (g.queueSize === PLACES) return
  const place = g.queueBack
  g.queueBack = (place + 1) % PLACES
  g.queueSize++
  write(g, place, op, a, b, c, d, e, f, h)
}

function write(
  g: Spire,
  place: number,
  op: number,
  a: number,
  b: number,
  c: number,
  d: number,
  e: number,
  f: number,
  h: number,
): void {
  const s = g.s
  const at = QUEUE + place * WORDS
  s[at] = op
  s[at + 1] = a
  s[at + 2] = b
  s[at + 3] = c
  s[at + 4] = d
  s[at + 5] = e
  s[at + 6] = f
  s[at + 7] = h
}

export function runNext(g: Spire): void {
  const s = g.s
  const at = QUEUE + g.queueHead * WORDS
  g.queueHead = (g.queueHead + 1) % PLACES
  g.queueSize--
  effects[s[at]](g, s[at + 1], s[at + 2], s[at + 3], s[at + 4], s[at + 5], s[at + 6], s[at + 7])
}

export function clearQueue(g: Spire): void {
  g.queueHead = 0
  g.queueBack = 0
  g.queueSize = 0
}

/** After the last blow only what would still hurt, heal or shield the player happens. */
export function clearAfterVictory(g: Spire): void {
  let kept = 0
  const size = g.queueSize
  for (let i = 0; i < size; i++) {
    const from = QUEUE + ((g.queueHead + i) % PLACES) * WORDS
    if (!stays[g.s[from]]) continue
    const to = QUEUE + ((g.queueHead + kept) % PLACES) * WORDS
    g.s.copyWithin(to, from, from + WORDS)
    kept++
  }
  g.queueSize = kept
  // The reference program leaves its end mark where it was, and so reads old effects in place of new ones.
  if (!faulty(g, F.STALE_QUEUE)) g.queueBack = (g.queueHead + kept) % PLACES
}
