import type { Thought } from '#core'
import type { ProgramLine } from '../../learning/wire.ts'

/** One skill that runs at a step, the outermost first, and where in its program it stands. */
export interface Standing {
  readonly id: string
  /** Lines that make the move, or the call, that runs now: more than one where the same is written twice. */
  readonly lines: readonly number[]
}

/**
 * The skills that a decision's thoughts name, and the lines they stand on: each stands on its call of the next one,
 * the last on the move that is made.
 */
export function standings(
  thoughts: readonly Thought[],
  programs: Readonly<Record<string, readonly ProgramLine[]>>,
): Standing[] {
  const skills = thoughts.filter(({ level, id }) => level === 'skill' && id !== undefined).map(({ id }) => id!)
  const motion = thoughts.findLast(({ level }) => level === 'motion')?.text
  return skills.map((id, i) => {
    const next = skills[i + 1]
    const program = Object.hasOwn(programs, id) ? programs[id] : []
    const lines = program.flatMap(({ kind, name }, line) => {
      const here = next === undefined ? kind === 'move' && name === motion : kind === 'call' && name === next
      return here ? [line] : []
    })
    return { id, lines }
  })
}
