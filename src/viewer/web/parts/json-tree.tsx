import { signal } from '@preact/signals'
import type { Json } from '#core'
import { brief } from '../format.ts'

/** Paths that were opened or closed by hand: they stay so from step to step. */
const turned = signal<ReadonlyMap<string, boolean>>(new Map())
const mostChildren = 200

interface Props {
  readonly value: Json
  readonly name: string
  readonly path?: string
  readonly open?: boolean
}

/** Any JSON, opened part by part; only what is open is drawn. */
export function JsonTree({ value, name, path = name, open = false }: Props) {
  if (value === null || typeof value !== 'object')
    return (
      <div class="leaf">
        <span class="key">{name}</span>{' '}
        <span class={`json-${value === null ? 'null' : typeof value}`}>{literal(value)}</span>
      </div>
    )
  const children = Object.entries(value as Record<string, Json>)
  if (children.length === 0 || isShort(value))
    return (
      <div class="leaf">
        <span class="key">{name}</span>{' '}
        <span class="json-short">
          {children.length === 0 ? (Array.isArray(value) ? '[ ]' : '{ }') : brief(value, 200)}
        </span>
      </div>
    )
  const isOpen = turned.value.get(path) ?? open
  const turn = () => {
    turned.value = new Map(turned.value).set(path, !isOpen)
  }
  return (
    <div class="branch">
      <button type="button" class="twist" aria-expanded={isOpen} onClick={turn}>
        <span class="key">{name}</span>
        <span class="size">{Array.isArray(value) ? `[${children.length}]` : `{${children.length}}`}</span>
      </button>
      {isOpen && (
        <div class="children">
          {children.slice(0, mostChildren).map(([key, child]) => (
            <JsonTree key={key} value={child} name={key} path={`${path}/${key}`} />
          ))}
          {children.length > mostChildren && (
            <div class="leaf more">… {children.length - mostChildren} more; the export holds all</div>
          )}
        </div>
      )}
    </div>
  )
}

const literal = (value: null | boolean | number | string) =>
  typeof value === 'string' ? (value.length > 2_000 ? `${value.slice(0, 2_000)}…` : value) : String(value)

/** A list of a few single values reads best on one line. */
const isShort = (value: Json) =>
  Array.isArray(value) &&
  value.length <= 16 &&
  value.every(part => part === null || typeof part !== 'object') &&
  brief(value, 100).length < 90
