import type { Goal, Thought } from '#core'
import type { Host } from './host.ts'

/** The chain of action as it stands: the goal, the skills that called each other, and the move under way. */
export function thoughtsOf(goal: Goal | null, body: Host): Thought[] {
  const skills = body.stack.slice(0, -1).map(id => ({ level: 'skill' as const, text: id, id }))
  const motion = body.stack.at(-1)
  return [
    ...(goal ? [{ level: 'goal' as const, text: goal.text, id: goal.id }] : []),
    ...skills,
    ...(motion ? [{ level: 'motion' as const, text: motion }] : []),
  ]
}
