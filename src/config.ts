import { z } from 'zod'
import { suggestion, UsageError } from '#core'

/** One setting of a schema, as a flag shows it. */
export interface Setting {
  /** `area.width` for nested objects. */
  readonly path: string
  readonly type: string
  readonly fallback: unknown
  readonly words: string
}

/**
 * Checks settings against a schema.
 *
 * @param settings Nested or dotted (`{ 'area.width': 9 }`).
 * @param whose Begins the sentence of an error: `agent random`.
 * @throws {UsageError} Naming the setting, with a suggestion for unknown ones.
 */
export function parseConfig<C>(schema: z.ZodType<C>, settings: Readonly<Record<string, unknown>>, whose: string): C {
  const known = settingsOf(schema)
  for (const key of Object.keys(settings)) {
    if (known.length === 0) throw new UsageError(`${whose} has no settings, so not "${key}" either`)
    const fits = known.some(({ path }) => path === key || path.startsWith(`${key}.`) || key.startsWith(`${path}.`))
    if (!fits)
      throw new UsageError(
        `${whose} has no setting "${key}"${suggestion(
          key,
          known.map(setting => setting.path),
        )}`,
      )
  }
  const parsed = schema.safeParse(nested(settings))
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  throw new UsageError(`${whose}: ${issue.path.join('.') || 'settings'}: ${reason(issue, settings)}`)
}

/** One of a list is better said with what is near than with the whole list in quotes; all else as zod says it. */
function reason(issue: z.core.$ZodIssue, settings: Readonly<Record<string, unknown>>): string {
  if (issue.code !== 'invalid_value') return issue.message
  const given = issue.path.reduce<unknown>(
    (value, key) => (value as Record<PropertyKey, unknown>)?.[key],
    nested(settings),
  )
  return `there is no "${String(given)}"${suggestion(String(given), issue.values.map(String))}`
}

/** Every setting of an object schema, nested ones by dotted path. */
export function settingsOf(schema: z.ZodType): Setting[] {
  const walk = (node: JsonSchema, path: string): Setting[] => {
    if (node.properties)
      return Object.entries(node.properties).flatMap(([key, child]) => walk(child, path ? `${path}.${key}` : key))
    if (path === '') return []
    const type = node.enum?.join('|') ?? [node.type ?? 'json'].flat().join('|')
    return [{ path, type, fallback: node.default, words: node.description ?? '' }]
  }
  return walk(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema, '')
}

interface JsonSchema {
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly default?: unknown
  readonly description?: string
  readonly properties?: Readonly<Record<string, JsonSchema>>
}

/** Reads `5`, `true`, `null`, `[1,2]`, `{"a":1}` as JSON and anything else as text. */
export function parseValue(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** Reads `--set a.b=c` pairs. @throws {UsageError} If one has no `=`. */
export function parseSettings(pairs: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    pairs.map(pair => {
      const at = pair.indexOf('=')
      if (at < 1) throw new UsageError(`--set ${pair}: write --set key=value`)
      return [pair.slice(0, at), parseValue(pair.slice(at + 1))]
    }),
  )
}

function nested(settings: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const result: Record<string, unknown> = {}
  for (const [path, value] of Object.entries(settings)) {
    const keys = path.split('.')
    let inner = result
    for (const key of keys.slice(0, -1)) {
      inner[key] ??= {}
      inner = inner[key] as Record<string, unknown>
    }
    inner[keys.at(-1)!] = value
  }
  return result
}
