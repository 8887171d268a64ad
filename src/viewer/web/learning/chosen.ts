import { useRef } from 'preact/hooks'
import type { Tally } from '../../../library/evidence.ts'
import type { SkillSummary } from '../../learning/wire.ts'

/** What the pointer, the keyboard or a finger is on. */
export interface Chosen {
  readonly id: string
  readonly x: number
  readonly y: number
}

/** The look that says most: verification if there was one, else the gate. */
export const tallyOf = ({ looks }: SkillSummary): Tally => looks.verify ?? looks.gate ?? looks.train ?? { k: 0, n: 0 }

/** A finger has nothing to hover with: its first tap looks, its second opens. */
export function useTap(chosen: string | null) {
  const touched = useRef<string | null>(null)
  const looked = useRef<string | null>(null)
  return {
    down: (id: string) => (event: PointerEvent) => {
      touched.current = event.pointerType === 'touch' && (chosen ?? looked.current) !== id ? id : null
      looked.current = id
    },
    click(id: string, event: Event) {
      if (touched.current === id) event.preventDefault()
      touched.current = null
    },
  }
}

export function tallyWords(skill: SkillSummary): string {
  const { k, n } = tallyOf(skill)
  return n === 0 ? '–' : `${k}/${n}`
}
