import type { Json } from '#core'

/** A number for people: as short as its meaning allows. */
export function number(value: number): string {
  if (!Number.isFinite(value)) return String(value)
  if (Number.isInteger(value)) return Math.abs(value) >= 1e15 ? value.toExponential(2) : value.toLocaleString('en-US')
  const size = Math.abs(value)
  if (size >= 1e6 || size < 1e-3) return value.toExponential(2)
  return String(Number(value.toPrecision(size >= 100 ? 5 : 4)))
}

export function signed(value: number): string {
  return value > 0 ? `+${number(value)}` : number(value).replace('-', '−')
}

/** `1 h 04 min`, `12 min 3 s`, `4.2 s`. */
export function duration(seconds: number): string {
  if (!Number.isFinite(seconds) || seconds < 0) return '–'
  if (seconds < 10) return `${seconds.toFixed(1)} s`
  if (seconds < 60) return `${Math.round(seconds)} s`
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return `${minutes} min ${Math.floor(seconds % 60)} s`
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`
}

/** `2026-11-21 10:15`, in the reader's own time zone. */
export function moment(iso: string | null): string {
  const time = iso === null ? Number.NaN : Date.parse(iso)
  if (Number.isNaN(time)) return '–'
  const at = new Date(time)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}:${two(at.getMinutes())}`
}

export function bytes(count: number): string {
  if (count < 1024) return `${count} B`
  if (count < 1024 ** 2) return `${(count / 1024).toFixed(count < 10_240 ? 1 : 0)} KB`
  return `${(count / 1024 ** 2).toFixed(count < 10 * 1024 ** 2 ? 1 : 0)} MB`
}

/** An action, observation part or setting on one line: `go-to at 8 64 0`, cut at `most` characters. */
export function brief(value: Json | undefined, most = 80): string {
  const text = words(value)
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`
}

function words(value: Json | undefined): string {
  if (value === undefined || value === null) return '–'
  if (typeof value !== 'object') return String(value)
  if (Array.isArray(value)) return value.map(words).join(' ')
  const { type, ...rest } = value as Record<string, Json>
  const named = Object.entries(rest).map(([key, part]) => `${key} ${words(part)}`)
  return [...(type === undefined ? [] : [words(type)]), ...named].join(' ')
}
