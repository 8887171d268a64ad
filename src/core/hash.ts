import type { Json } from './environment.ts'

/** 32-bit FNV-1a over UTF-16 units: fast and stable, not for secrets. */
export function fnv1a(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash >>> 0
}

/** 64-bit hash as 16 hex digits, for ids of goals and programs: two FNV-1a streams with a final mix each. */
export function hashText(text: string): string {
  return [0, 1]
    .map(k =>
      mix(fnv1a(`${k}:${text}`))
        .toString(16)
        .padStart(8, '0'),
    )
    .join('')
}

/** The one JSON text of a value: keys sorted, nothing undefined. Equal values have equal texts. */
export function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value).filter(([, v]) => v !== undefined)
    entries.sort(([a], [b]) => (a < b ? -1 : 1))
    return `{${entries.map(([k, v]) => `${JSON.stringify(k)}:${canonical(v)}`).join(',')}}`
  }
  return JSON.stringify(value)
}

/** Spreads every input bit over all 32 (murmur3's finaliser). */
export function mix(h: number): number {
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}
