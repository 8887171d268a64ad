import type { Facts } from '#core'
import { namesOf, resting } from './situation.ts'

/** One move that was made: what was so before, what after. */
export interface Sample {
  readonly before: Facts
  readonly after: Facts
  readonly steps: number
  /** How long it took, in steps of usual length; absent: as long as its steps. */
  readonly effort?: number
}

/** A change a move can bring about: `wood+`, `wood-`, `near.table=true`, `facing=tree`. */
export type Effect = string

/** How much worse a sample left what one lives by. */
export function harm({ before, after }: Sample, vitals: readonly string[]): number {
  let worst = 0
  for (const fact of vitals) worst = Math.max(worst, ((before[fact] ?? 0) as number) - ((after[fact] ?? 0) as number))
  return worst
}

/** What changed between two situations. */
export function effectsOf(before: Facts, after: Facts): Effect[] {
  const found: Effect[] = []
  for (const name of namesOf(after).all) {
    const [was, is] = [before[name], after[name]]
    if (was === is || is === null || was === resting || is === resting) continue
    if (typeof is === 'number') found.push(is > ((was ?? 0) as number) ? `${name}+` : `${name}-`)
    else if (typeof is === 'string' || is === true || was === true) found.push(`${name}=${is}`)
  }
  for (const name of namesOf(before).all) {
    if (after[name] !== undefined) continue
    if (before[name] === true) found.push(`${name}=false`)
    else if (typeof before[name] === 'number' && before[name] > 0) found.push(`${name}-`) // counts of nothing are left out
  }
  return found
}

/** Whether a sample brought the effect about, told for one effect after which many samples are asked. */
export function bringing(effect: Effect): (sample: Sample) => boolean {
  const lowered = /^(.*)<=(\d+)$/.exec(effect)
  if (lowered) {
    const [fact, low] = [lowered[1], Number(lowered[2])]
    return ({ before, after }) => Number(after[fact] ?? 0) <= low && Number(before[fact] ?? 0) > low
  }
  const last = effect.at(-1)
  if (last === '+' || last === '-') {
    const fact = effect.slice(0, -1)
    const difference = ({ before, after }: Sample) => ((after[fact] ?? 0) as number) - ((before[fact] ?? 0) as number)
    return last === '+' ? sample => difference(sample) > 0 : sample => difference(sample) < 0
  }
  const at = effect.lastIndexOf('=')
  const fact = effect.slice(0, at)
  const value = effect.slice(at + 1)
  return ({ before, after }) => String(after[fact] ?? false) === value && String(before[fact] ?? false) !== value
}

/** Offers of one verb: `can.collect:`, whatever it is that is collected. */
export const familyOf = (effect: Effect): string => effect.slice(0, effect.indexOf(':') + 1 || undefined)

/** The fact an effect is about. */
export const factOf = (effect: Effect): string => effect.replace(/[+-]$|<=\d+$|=[^=]*$/, '')
