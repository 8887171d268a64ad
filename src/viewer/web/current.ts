import { signal } from '@preact/signals'
import type { EpisodeModel } from './episode-model.ts'

/** The episode that keys act on; null on other pages. */
export const current = signal<EpisodeModel | null>(null)
