import type { LearnedSkill } from '../library/library.ts'
import { callsOf } from '../library/program.ts'
import { admitted } from './consider.ts'
import type { Learner } from './learner.ts'
import { verify } from './verify.ts'
import type { World } from './world.ts'

/**
 * Skills that came from elsewhere are candidates here: each passes this run's gate and verification on its own starts,
 * those it calls before it. Their old evidence stays where they came from.
 */
export async function adopt(learner: Learner, world: World, skills: readonly LearnedSkill[]): Promise<void> {
  const { library, ledger, config } = learner
  for (const skill of calleesFirst(skills)) {
    if (ledger.learning >= config.steps) return
    if (library.skills.has(skill.id)) continue
    learner.curriculum.add(skill.goal)
    const candidate = { ...skill, origin: 'library', evidence: [] }
    if (await admitted(learner, world, candidate)) await verify(learner, world, skill.id)
  }
}

/** Every skill after the skills it calls, as far as there are no rings. */
export function calleesFirst(skills: readonly LearnedSkill[]): LearnedSkill[] {
  const byId = new Map(skills.map(skill => [skill.id, skill]))
  const found = new Map<string, LearnedSkill>()
  const open = new Set<string>()
  const visit = (skill: LearnedSkill) => {
    if (found.has(skill.id) || open.has(skill.id)) return
    open.add(skill.id)
    for (const id of callsOf(skill.program)) if (byId.has(id)) visit(byId.get(id)!)
    found.set(skill.id, skill)
  }
  for (const skill of [...skills].sort((a, b) => (a.id < b.id ? -1 : 1))) visit(skill)
  return [...found.values()]
}
