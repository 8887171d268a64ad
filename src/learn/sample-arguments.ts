import type { LearnedSkill } from '../library/library.ts'

/** Amounts beside a skill's own that its parameters are tried with: what is claimed for `$count` must hold for more than one. */
const factors: readonly number[] = [1, 2, 1, 3]

/** The arguments of the `i`-th try: of four, two with the skill's own, one with twice, one with three times as much. */
export function argumentsFor(skill: Pick<LearnedSkill, 'program'>, i: number): Record<string, number> {
  const factor = factors[i % factors.length]
  return Object.fromEntries(
    Object.entries(skill.program.parameters).map(([name, value]) => [name, Math.max(1, value) * factor]),
  )
}
