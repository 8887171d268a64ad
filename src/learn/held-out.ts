import { type Json, seedIn, wilson } from '#core'
import { type Tally, verifiedRate } from '../library/evidence.ts'
import type { LearnedSkill } from '../library/library.ts'
import type { Learner } from './learner.ts'
import { trial } from './trial.ts'
import type { World } from './world.ts'

/** How the verified skills do at places of the game's held-out axis, where nothing was learned. */
export interface HeldOut {
  readonly places: readonly { readonly axis: Json; readonly reached: Tally }[]
  readonly skills: readonly { readonly id: string; readonly reached: Tally; readonly holds: boolean }[]
  /** Share of the skills that hold: their success there is not below .70 beyond doubt. */
  readonly share: number
}

const startsAPlace = 5

/** @returns null if the game declares no held-out places. */
export async function onTheAxis(
  learner: Learner,
  world: World,
  skills: readonly LearnedSkill[],
): Promise<HeldOut | null> {
  const places = learner.game.heldOut ?? []
  if (places.length === 0 || skills.length === 0) return null
  const byPlace = places.map(() => ({ k: 0, n: 0 }))
  const rows: { id: string; reached: Tally; holds: boolean }[] = []
  for (const skill of skills) {
    const own = { k: 0, n: 0 }
    for (const [i, axis] of places.entries())
      for (let start = 0; start < startsAPlace; start++) {
        const seed = seedIn('report', `${learner.config.seed}/axis/${skill.id}/${i}`, start)
        const went = await trial(learner, world, skill.program, skill.goal, seed, 'report', { skill, axis })
        if (went.moot) continue
        for (const tally of [own, byPlace[i]]) {
          tally.n++
          if (went.ok) tally.k++
        }
      }
    rows.push({ id: skill.id, reached: own, holds: own.n > 0 && wilson(own.k, own.n).high >= verifiedRate })
  }
  return {
    places: places.map((axis, i) => ({ axis, reached: byPlace[i] })),
    skills: rows,
    share: rows.filter(({ holds }) => holds).length / rows.length,
  }
}
