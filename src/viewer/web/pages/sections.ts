import type { ComponentType } from 'preact'
import type { RunDetail } from '../../wire.ts'
import { LearningSection } from '../learning/section.tsx'
import { TournamentSection } from './tournament-section.tsx'

export interface SectionProps {
  readonly detail: RunDetail
  /** Size of `results.jsonl` as far as we were told. */
  readonly bytes: number
}

/** What a kind of run adds to its page. */
export const sections: Readonly<Record<string, ComponentType<SectionProps> | undefined>> = {
  learn: LearningSection,
  tournament: TournamentSection,
}
