import type { Facts } from '#core'
import { experience } from '../experience.ts'

/** Crafting at a bench: works with 2 wood beside it, uses the wood up; chopping always works; walking finds the bench. */
export function lived() {
  const known = experience()
  const try_ = (move: string, before: Facts, after: Facts) => known.record(move, { before, after, steps: 1 })
  for (let wood = 0; wood < 6; wood++)
    for (const near of [true, false])
      for (const sapling of [0, 1]) {
        const before = { wood, sapling, near, 'can.make': true, 'can.chop': true, 'can.walk': true }
        const works = wood >= 2 && near
        try_('make', before, works ? { ...before, wood: wood - 2, pick: 1 } : before)
        try_('chop', before, { ...before, wood: wood + 1 })
        try_('walk', before, { ...before, near: true })
        for (const idle of ['wait', 'sing', 'dance', 'look']) try_(idle, before, before)
      }
  return known
}

/** Seven moves that change nothing, so that what two others do is not the weather. */
export function withIdlers() {
  const known = experience()
  const live = (move: string, before: Facts, after: Facts) =>
    known.record(move, { before: { ...before, 'can.smelt': true }, after: { ...after, 'can.smelt': true }, steps: 1 })
  for (const idle of ['wait', 'sing', 'dance', 'look', 'nod', 'bow', 'hum'])
    for (let i = 0; i < 4; i++) live(idle, { food: 18, stone: 3 }, { food: 18, stone: 3 })
  return { known, live }
}
