import { seedIn } from '#core'
import type { Atom } from '../library/atom.ts'
import { isUseless } from '../library/evidence.ts'
import type { LearnedSkill } from '../library/library.ts'
import { type Plan, plan } from '../library/plan.ts'
import { trialOf } from './duel.ts'
import type { Learner } from './learner.ts'
import type { World } from './world.ts'

/** Pairs on which the use of a skill is judged. */
const pairs = 20

/** What takes so many times as long as the skill did, and some steps more, does no better than it. */
const far = [3, 100] as const

/**
 * Reaches its goal on the same starts with the skill, and by a plan that may not call it. What does clearly worse is
 * hidden; once the pairs that remain cannot show that any more, none of them is played.
 */
export async function weigh(learner: Learner, world: World, id: string): Promise<void> {
  const { library, ledger, config } = learner
  const skill = library.skills.get(id)!
  const { program } = planWithout(learner, skill)
  let [withIt, without, n] = [0, 0, 0]
  const isOpen = () => n < pairs && isUseless(withIt, without + pairs - n, pairs)
  for (let i = 0; isOpen() && i < 3 * pairs; i++) {
    const seed = seedIn('gate', `${config.seed}/utility/${skill.hash}/${skill.evidence.length}`, i)
    const used = await trialOf(learner, world, skill.program, skill.goal, seed, skill)
    if (used.moot) continue
    n++
    if (used.ok) withIt++
    const most = used.ok ? Math.min(skill.goal.maxSteps, far[0] * used.steps + far[1]) : skill.goal.maxSteps
    if (program && (await trialOf(learner, world, program, skill.goal, seed, undefined, {}, most)).ok) without++
  }
  library.note(id, {
    kind: 'utility',
    hash: skill.hash,
    with: { k: withIt, n },
    without: { k: without, n },
    at: ledger.learning,
  })
  learner.say('utility', { skill: id, with: withIt, without, pairs: n })
  learner.forget()
}

/** A plan for a skill's goal that may call any other. */
export function planWithout({ library, contracts }: Learner, { id, goal }: LearnedSkill): Plan {
  const provider = (atom: Atom) => {
    const found = library.provider(atom)
    return found?.id === id ? null : found
  }
  return plan(goal.predicate!, { contracts, provider })
}
