import type { Json, Player, Transition, View } from '#core'
import type { WireStep } from '../wire.ts'

const entries = <T>(record: Readonly<Record<Player, T>>) => new Map(Object.entries(record) as [Player, T][])

/** The transition as boards know it. */
export function transitionOf(step: WireStep): Transition<Json, Json> {
  const { index, tick, acting, end } = step
  return {
    decisions: entries(step.decisions),
    step: { index, tick, views: entries<View<Json, Json>>(step.views), acting, rewards: entries(step.rewards), end },
  }
}

/** A picture in an observation: recorded as the n-th frame of its episode, or sent along while a person plays. */
export interface Picture {
  readonly name: string
  readonly n: number | null
  readonly source: string | null
}

/** The pictures an observation shows, by name. */
export function framesOf(observation: Json | undefined): Picture[] {
  const own = picture('frame', observation)
  if (own !== null) return [own]
  if (observation === null || typeof observation !== 'object' || Array.isArray(observation)) return []
  return Object.entries(observation as Record<string, Json>).flatMap(([name, value]) => picture(name, value) ?? [])
}

function picture(name: string, value: Json | undefined): Picture | null {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return null
  const { $frame: n, $png: source } = value as Record<string, Json | undefined>
  if (typeof n === 'number' && Number.isInteger(n) && n >= 0) return { name, n, source: null }
  if (typeof source === 'string' && source.startsWith('data:image/png;base64,')) return { name, n: null, source }
  return null
}
