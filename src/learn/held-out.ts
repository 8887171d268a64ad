import { type Json, seedIn } from '#core'
import type { Tally } from '../library/evidence.ts'
import type { LearnedSkill } from '../library/library.ts'
import { isGhost } from './ghost.ts'
import type { Learner } from './learner.ts'
import { foresee, trial } from './trial.ts'
import type { World } from './world.ts'

/** How the verified skills do at places of the game's held-out axis, where nothing was learned. */
export interface HeldOut {
  readonly places: readonly { readonly axis: Json; readonly reached: Tally }[]
  /** `holds`: it would be no ghost there. As many starts as at home, spread over the places. */
  readonly skills: readonly { readonly id: string; readonly reached: Tally; readonly holds: boolean }[]
  /** Share of the skills that hold. */
  readonly share: number
}

/** @returns null if the game declares no held-out places, or nothing is reported on. */
export async function onTheAxis(
  learner: Learner,
  world: World,
  skills: readonly LearnedSkill[],
): Promise<HeldOut | null> {
  const { config } = learner
  const places = learner.game.heldOut ?? []
  const each = Math.ceil(config.reportSeeds / Math.max(1, places.length))
  if (places.length === 0 || skills.length === 0 || each === 0) return null
  const byPlace = places.map(() => ({ k: 0, n: 0 }))
  const rows: { id: string; reached: Tally; holds: boolean }[] = []
  for (const skill of skills) {
    const starts = places.flatMap((axis, place) =>
      Array.from({ length: each }, (_, i) => ({
        place,
        skill,
        seed: seedIn('report', `${config.seed}/axis/${skill.id}/${place}`, i),
        options: { skill, axis },
      })),
    )
    foresee(learner, world, starts)
    const own = { k: 0, n: 0 }
    for (const { place, seed, options } of starts) {
      const went = await trial(learner, world, skill.program, skill.goal, seed, 'report', options)
      if (went.moot) continue
      for (const tally of [own, byPlace[place]]) {
        tally.n++
        if (went.ok) tally.k++
      }
    }
    rows.push({ id: skill.id, reached: own, holds: own.n > 0 && !isGhost(own) })
  }
  return {
    places: places.map((axis, i) => ({ axis, reached: byPlace[i] })),
    skills: rows,
    share: rows.filter(({ holds }) => holds).length / rows.length,
  }
}
