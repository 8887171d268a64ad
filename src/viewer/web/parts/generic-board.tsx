import type { Json } from '#core'
import { brief } from '../format.ts'
import { JsonTree } from './json-tree.tsx'

/** An observation of a game without a board: single values as figures, grids as grids, the rest as a tree. */
export function GenericBoard({ observation }: { readonly observation: Json }) {
  if (observation === null || typeof observation !== 'object' || Array.isArray(observation))
    return (
      <div class="generic">
        {isGrid(observation) ? <Grid rows={observation} /> : <JsonTree value={observation} name="observation" />}
      </div>
    )
  const parts = Object.entries(observation as Record<string, Json>)
  const single = parts.filter(([, value]) => value === null || typeof value !== 'object')
  const grids = parts.filter(([, value]) => isGrid(value) || isText(value))
  const flat = parts.filter(([, value]) => isFlat(value))
  const rest = parts.filter(
    ([, value]) => value !== null && typeof value === 'object' && !isGrid(value) && !isText(value) && !isFlat(value),
  )
  return (
    <div class="generic">
      {grids.map(([name, rows]) => (
        <figure key={name}>
          <figcaption>{name}</figcaption>
          {isText(rows) ? (
            <pre class="rows">{rows.join('\n')}</pre>
          ) : (
            <Grid rows={rows as readonly (readonly Json[])[]} />
          )}
        </figure>
      ))}
      {single.length > 0 && (
        <dl class="figures">
          {single.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{brief(value, 120)}</dd>
            </div>
          ))}
        </dl>
      )}
      {flat.map(([name, value]) => (
        <div key={name}>
          <div class="caption">{name}</div>
          <dl class="figures small">
            {Object.entries(value as Record<string, Json>).map(([key, part]) => (
              <div key={key}>
                <dt>{key}</dt>
                <dd>{brief(part, 60)}</dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
      {rest.map(([name, value]) => (
        <JsonTree key={name} value={value} name={name} open />
      ))}
    </div>
  )
}

function Grid({ rows }: { readonly rows: readonly (readonly Json[])[] }) {
  return (
    <table class="grid">
      <tbody>
        {rows.map((row, y) => (
          <tr key={y}>
            {row.map((cell, x) => (
              <td key={x}>{brief(cell, 12)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Two to forty rows of equal length, of single values. */
function isGrid(value: Json): value is readonly (readonly Json[])[] {
  if (!Array.isArray(value) || value.length < 2 || value.length > 40) return false
  const width = Array.isArray(value[0]) ? value[0].length : 0
  return (
    width > 1 &&
    width <= 40 &&
    value.every(
      row => Array.isArray(row) && row.length === width && row.every(cell => cell === null || typeof cell !== 'object'),
    )
  )
}

/** A map drawn in letters: rows of equal length. */
function isText(value: Json): value is readonly string[] {
  if (!Array.isArray(value) || value.length < 2 || value.length > 64) return false
  const first: Json = value[0]
  const width = typeof first === 'string' ? first.length : 0
  return width > 2 && width <= 120 && value.every(row => typeof row === 'string' && row.length === width)
}

/** An object of single values, not empty and not too many. */
function isFlat(value: Json): boolean {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return false
  const parts = Object.values(value as Record<string, Json>)
  return parts.length > 0 && parts.length <= 40 && parts.every(part => part === null || typeof part !== 'object')
}
