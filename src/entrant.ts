import { type AnyAgent, UsageError } from '#core'
import { parseValue } from './config.ts'

/** An agent with its configuration, as `nash-search{work=100}` names it. */
export interface Entrant {
  /** The text in normal form: equal entrants have equal texts. */
  readonly text: string
  readonly agent: AnyAgent
  readonly config: unknown
  /** The run whose library of skills it brings: `bottom-up{library=RUN}`. */
  readonly library?: string
}

/**
 * Splits `id{key=value,other=1}`.
 *
 * @throws {UsageError} If the braces or a setting make no sense.
 */
export function parseEntrant(text: string): { readonly id: string; readonly settings: Record<string, unknown> } {
  const match = /^([^{}]+)(?:\{([^{}]*)\})?$/.exec(text.trim())
  if (!match) throw new UsageError(`"${text}" is no agent: write id or id{key=value,key=value}`)
  const settings: Record<string, unknown> = {}
  for (const part of (match[2] ?? '').split(',').filter(part => part.trim() !== '')) {
    const [key, ...rest] = part.split('=')
    if (rest.length === 0) throw new UsageError(`"${part}" in "${text}" is no setting: write key=value`)
    settings[key.trim()] = parseValue(rest.join('=').trim())
  }
  return { id: match[1].trim(), settings }
}

/** Splits `a,b{work=100,deep=true},c` at the commas outside braces. */
export function splitEntrants(text: string): string[] {
  return text
    .split(/,(?![^{]*\})/)
    .map(part => part.trim())
    .filter(part => part !== '')
}

/** The one text of an entrant: settings sorted, none left out that was given. */
export function entrantText(id: string, settings: Readonly<Record<string, unknown>>): string {
  const keys = Object.keys(settings).sort()
  return keys.length === 0 ? id : `${id}{${keys.map(key => `${key}=${String(settings[key])}`).join(',')}}`
}
