import { signal } from '@preact/signals'
import type { MarkKind } from '../wire.ts'
import { markKinds } from './marks.ts'

/** The kinds of events that "next" and "previous" stop at. */
export const chosenKinds = signal<ReadonlySet<MarkKind>>(new Set(markKinds.map(({ kind }) => kind)))

export function turnKind(kind: MarkKind): void {
  const kinds = new Set(chosenKinds.value)
  if (!kinds.delete(kind)) kinds.add(kind)
  chosenKinds.value = kinds
}
