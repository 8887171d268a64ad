import { mix } from '#core'
import type { Sample } from './effect.ts'

/** Half of what is kept is a fair sample of all that came, half is the newest. */
export function keep(list: Sample[], sample: Sample, before: number, atMost: number): void {
  if (list.length < atMost) {
    list.push(sample)
    return
  }
  const half = atMost >> 1
  list[half + (before % half)] = sample
  const place = mix(before) % before
  if (place < half) list[place] = sample
}
