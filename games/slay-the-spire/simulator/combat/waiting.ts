import { type Spire, WAITING } from '../state.ts'

/** Cards that wait to be played: a ring of five words each, slot, target, marks, energy, cards in hand (for Regret). */
const WORDS = 6
const PLACES = 16

function write(
  g: Spire,
  place: number,
  slot: number,
  target: number,
  marks: number,
  energy: number,
  regret: number,
): void {
  const at = WAITING + place * WORDS
  g.s[at] = slot
  g.s[at + 1] = target
  g.s[at + 2] = marks
  g.s[at + 3] = energy
  g.s[at + 4] = regret
}

export function waitLast(g: Spire, slot: number, target: number, marks: number, energy: number, regret = 0): void {
  if (g.waitSize === PLACES) return
  write(g, (g.waitHead + g.waitSize++) % PLACES, slot, target, marks, energy, regret)
}

export function waitFirst(g: Spire, slot: number, target: number, marks: number, energy: number): void {
  if (g.waitSize === PLACES) return
  g.waitHead = (g.waitHead + PLACES - 1) % PLACES
  g.waitSize++
  write(g, g.waitHead, slot, target, marks, energy, 0)
}

/** A repeated card goes behind the first that waits. */
export function waitSecond(g: Spire, slot: number, target: number, marks: number, energy: number): void {
  if (g.waitSize === 0 || g.waitSize === PLACES) {
    waitFirst(g, slot, target, marks, energy)
    return
  }
  const first = WAITING + g.waitHead * WORDS
  const words = g.s.slice(first, first + WORDS)
  write(g, g.waitHead, slot, target, marks, energy, 0)
  g.waitHead = (g.waitHead + PLACES - 1) % PLACES
  g.waitSize++
  g.s.set(words, WAITING + g.waitHead * WORDS)
}

/** Takes the first and makes it the card being played. */
export function takeWaiting(g: Spire): void {
  const at = WAITING + g.waitHead * WORDS
  g.playCard = g.s[at]
  g.playTarget = g.s[at + 1]
  g.playMarks = g.s[at + 2]
  g.playEnergy = g.s[at + 3]
  g.playRegret = g.s[at + 4]
  g.waitHead = (g.waitHead + 1) % PLACES
  g.waitSize--
}

export const firstWaiting = (g: Spire): number => (g.waitSize > 0 ? g.s[WAITING + g.waitHead * WORDS] : -1)

export function clearWaiting(g: Spire): void {
  g.waitHead = 0
  g.waitSize = 0
}
