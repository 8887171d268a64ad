import { is } from '#core'
import type { Atom } from '../library/atom.ts'
import { allOf } from '../library/plan.ts'
import { callsOf, type Instruction, type Program } from '../library/program.ts'
import type { Learner } from './learner.ts'

/** A plan that takes as long as so many fresh starts is a long way. */
const longWay = 2.5
/** So many are taken along; with half of it nobody stocks up. */
const stock = 8

/**
 * Where lives are few: what is taken along on a long way, for tools wear out and fires want fuel where neither is to be had
 * again. It is what the skills that the plan calls are made of in the end.
 *
 * @param cost Expected steps of the plan.
 * @returns What comes before the plan; nothing where the way is short, or no such material is known.
 */
export function provisions(learner: Learner, program: Program, cost: number): Instruction[] {
  const { config, contracts } = learner
  if (config.startSteps === 0 || cost < longWay * config.startSteps) return []
  const material = materialOf(learner, program)
  const [way] = material ? contracts.achieving(`${material.fact}+`) : []
  if (!material || !way) return []
  const { id, fact } = material
  const more = { if: allOf(way.pre), then: [{ move: way.move }], else: [{ call: id, parameters: {} }] }
  const fill = { repeat: [more], until: is(fact, '>=', stock), atMost: 2 * stock }
  return [{ if: is(fact, '<', stock / 2), then: [fill] }]
}

/** The program behind its provisions. */
export function provided(learner: Learner, program: Program, cost: number): Program {
  return { ...program, body: [...provisions(learner, program, cost), ...program.body] }
}

/** The skill that calls no other, gets something of which there can be more, and that most programs on the way call. */
function materialOf({ library }: Learner, program: Program): { id: string; fact: string } | null {
  const callers = new Map<string, number>()
  const visit = (calls: readonly string[]) => {
    for (const id of calls) {
      const times = callers.get(id) ?? 0
      callers.set(id, times + 1)
      const skill = library.skills.get(id)
      if (times === 0 && skill) visit(callsOf(skill.program))
    }
  }
  visit(callsOf(program))
  let best: { id: string; fact: string; times: number } | null = null
  for (const [id, times] of callers) {
    const skill = library.skills.get(id)
    if (!skill || times < 2 || times <= (best?.times ?? 0) || callsOf(skill.program).length > 0) continue
    const { effect } = skill
    if ('fact' in effect && effect.op === '>=') best = { id, fact: (effect as Atom).fact, times }
  }
  return best
}
