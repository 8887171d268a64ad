import { describe, expect, test } from 'vitest'
import { actionKind, checkPredicate, type Game, type Skill, type SkillResult, type View } from '#core'

/** One scripted run of a skill: views it is sent, one after another. */
export interface SkillCase<O, A, P> {
  readonly name: string
  readonly parameters: P
  readonly views: readonly View<O, A>[]
  /** What it must end with after the last view; null if it must still be running. */
  readonly ends: Pick<SkillResult, 'done'> | null
}

/** The contract of a skill: words of the game only, capabilities kept, an end for every case. */
export function testSkill<O, A, P, G>(
  skill: Skill<O, A, P>,
  game: Game<O, A, G>,
  cases: readonly SkillCase<O, A, P>[],
): void {
  describe(`${skill.id}: the contract of a skill`, () => {
    test('its contract speaks the words of its game', () => {
      expect(skill.game).toBe(game.id)
      checkPredicate(skill.pre, game.vocabulary)
      checkPredicate(skill.effect, game.vocabulary)
    })

    for (const { name, parameters, views, ends } of cases)
      test(name, () => {
        const run = skill.run(views[0], skill.parameters.parse(parameters))
        let next = run.next()
        for (const view of views.slice(1)) {
          if (next.done) break
          if ('act' in next.value) {
            game.action.parse(next.value.act)
            expect(skill.capabilities).toContain(actionKind(next.value.act))
          }
          next = run.next(view)
        }
        if (ends === null) expect(next.done).not.toBe(true)
        else expect(next.done && next.value.done).toBe(ends.done)
      })
  })
}
