import { useEffect, useRef } from 'preact/hooks'
import type { ProgramLine } from '../../learning/wire.ts'

const words =
  /('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")|\b(function|for|let|if|else|yield|return)\b|\b(\d+(?:\.\d+)?)\b|\b(see|move|act|holds)(?=\()/g

interface Props {
  readonly lines: readonly ProgramLine[]
  /** Lines it stands on now; null where nothing is replayed. */
  readonly here?: readonly number[] | null
}

/** A program as TypeScript; in a replay with a mark on the line it stands on, kept in sight. */
export function Program({ lines, here = null }: Props) {
  const list = useRef<HTMLOListElement>(null)
  const first = here?.[0]
  useEffect(() => {
    if (first === undefined || list.current === null) return
    const line = list.current.children[first] as HTMLElement | undefined
    if (line === undefined) return
    const box = list.current
    if (line.offsetTop < box.scrollTop || line.offsetTop + line.offsetHeight > box.scrollTop + box.clientHeight)
      box.scrollTop = line.offsetTop - box.clientHeight / 2
  }, [first])
  return (
    <ol class="program" ref={list} aria-label="Program">
      {lines.map(({ text }, i) => {
        const stands = here?.includes(i) ?? false
        return (
          <li key={i} class={stands ? (here!.length > 1 ? 'maybe' : 'here') : undefined} aria-current={stands}>
            <code>{coloured(text)}</code>
          </li>
        )
      })}
    </ol>
  )
}

/** Strings, words of the language, numbers: spans of text and nothing else. */
function coloured(text: string) {
  const parts = []
  let from = 0
  for (const match of text.matchAll(words)) {
    if (match.index > from) parts.push(text.slice(from, match.index))
    const kind = match[1] ? 'string' : match[2] ? 'word' : match[3] ? 'number' : 'deed'
    parts.push(
      <span key={match.index} class={`code-${kind}`}>
        {match[0]}
      </span>,
    )
    from = match.index + match[0].length
  }
  parts.push(text.slice(from))
  return parts
}
