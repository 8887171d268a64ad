import type { EpisodeEnd, Player } from '#core'
import type { Mark, MarkKind } from '../wire.ts'

/** The kinds in the order people look for them. */
export const markKinds: readonly { readonly kind: MarkKind; readonly words: string; readonly sign: string }[] = [
  { kind: 'reward', words: 'Reward', sign: '▲' },
  { kind: 'outcome', words: 'Failed action', sign: '✕' },
  { kind: 'thought', words: 'New thought', sign: '◆' },
  { kind: 'evidence', words: 'Evidence', sign: '★' },
  { kind: 'end', words: 'End', sign: '■' },
]

/** The marks of one player and those of everybody, kinds chosen, in order of steps. */
export function marksOf(marks: readonly Mark[], player: Player | null, kinds: ReadonlySet<MarkKind>): Mark[] {
  return marks
    .filter(mark => kinds.has(mark.kind) && (mark.player === null || player === null || mark.player === player))
    .sort((a, b) => a.step - b.step)
}

/** Verdicts point at the steps that show them. */
export function evidenceMarks(end: EpisodeEnd | null): Mark[] {
  return (end?.verdicts ?? []).flatMap(verdict =>
    verdict.evidence.map(step => ({
      step,
      kind: 'evidence' as const,
      player: null,
      text: `${verdict.outcome}: ${verdict.goal}`,
    })),
  )
}

/** The nearest marked step strictly before or after `step`, or null. Marks are in order. */
export function jump(marks: readonly Mark[], step: number, way: 1 | -1): Mark | null {
  if (way === 1) return marks.find(mark => mark.step > step) ?? null
  for (let i = marks.length - 1; i >= 0; i--) if (marks[i].step < step) return marks[i]
  return null
}
