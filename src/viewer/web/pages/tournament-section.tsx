import { useEffect, useState } from 'preact/hooks'
import type { Json } from '#core'
import { api, links } from '../api.ts'
import { brief, number } from '../format.ts'
import type { SectionProps } from './sections.ts'

const mostRows = 50

/** A tournament's results as they come in, and its report. */
export function TournamentSection({ detail, bytes }: SectionProps) {
  const [lines, setLines] = useState<readonly Json[]>([])
  const [next, setNext] = useState(0)
  useEffect(() => {
    let stale = false
    if (bytes <= next) return
    api.results(detail.id, next).then(
      part => {
        if (stale || part.next === next) return
        setLines(before => [...before, ...part.lines])
        setNext(part.next)
      },
      () => {}, // the next notice asks again
    )
    return () => {
      stale = true
    }
  }, [detail.id, bytes, next])
  const last = lines.slice(-mostRows).reverse()
  const columns = [...new Set(last.flatMap(line => (isObject(line) ? Object.keys(line) : [])))].slice(0, 8)
  return (
    <section class="panel">
      <div class="panel-head">
        <h2>Results</h2>
        <span class="quiet">{number(lines.length)} lines</span>
        {detail.report && (
          <a class="button" href={links.report(detail.id)} target="_blank" rel="noreferrer">
            Open the report
          </a>
        )}
      </div>
      {last.length === 0 ? (
        <p class="empty">No pairing has ended yet.</p>
      ) : (
        <div class="scroll">
          <table class="list">
            <thead>
              <tr>
                {columns.map(name => (
                  <th key={name}>{name}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {last.map((line, i) => (
                <tr key={lines.length - i}>
                  {columns.map(name => (
                    <td key={name}>{isObject(line) ? brief(line[name], 60) : '–'}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}

function isObject(value: Json): value is { readonly [key: string]: Json } {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
}
