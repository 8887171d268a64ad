import { type Command, InvalidArgumentError, Option } from 'commander'
import { type AnyGame, closest, UsageError } from '#core'
import { parseConfig, parseSettings, parseValue, settingsOf } from '../config.ts'

/** A commander argument parser for whole numbers in a range. */
export function integer(low: number, high = Number.MAX_SAFE_INTEGER) {
  return (text: string): number => {
    const value = Number(text)
    if (!Number.isInteger(value) || value < low || value > high || text.trim() === '')
      throw new InvalidArgumentError(
        `write a whole number from ${low}${high < Number.MAX_SAFE_INTEGER ? ` to ${high}` : ' up'}.`,
      )
    return value
  }
}

/** Collects a repeatable option into a list. */
export const collect = (value: string, all: readonly string[] = []): string[] => [...all, value]

/** `--set a.b=c`, repeatable. */
export const setOption = () =>
  new Option('--set <key=value>', "a setting of the game's config; repeatable").argParser(collect)

/** What commander left over (`allowUnknownOption`), and the flags it knows. */
export interface GameFlags {
  readonly words: readonly string[]
  readonly known: readonly string[]
}

/** What a command was given beyond its own arguments and flags: the game's. */
export const gameFlags = (command: Command): GameFlags => ({
  words: command.args.slice(command.registeredArguments.length),
  known: command.options.flatMap(({ long }) => long ?? []),
})

/**
 * A game's configuration from `--set` pairs and from flags commander does not know (`--length 100`): a game's config
 * schema is its flags.
 *
 * @throws {UsageError} Where a flag is neither the game's nor the command's, with the nearest of both.
 */
export function gameConfig(game: AnyGame, sets: readonly string[] | undefined, rest?: GameFlags): unknown {
  const loose = looseFlags(rest?.words ?? [])
  const settings = settingsOf(game.config).map(({ path }) => path)
  for (const key of Object.keys(loose)) {
    if (settings.some(path => path === key || path.startsWith(`${key}.`) || key.startsWith(`${path}.`))) continue
    const near = closest(`--${key}`, [...(rest?.known ?? []), ...settings.map(path => `--${path}`)])
    if (near !== null) throw new UsageError(`there is no flag --${key}; did you mean ${near}?`)
  }
  return parseConfig(game.config, { ...parseSettings(sets ?? []), ...loose }, `game ${game.id}`)
}

/** `--a-b 5 --on` as `{ 'a-b': 5, on: true }`. */
export function looseFlags(rest: readonly string[]): Record<string, unknown> {
  const settings: Record<string, unknown> = {}
  for (let i = 0; i < rest.length; i++) {
    const match = /^--([\w.-]+)(?:=(.*))?$/.exec(rest[i])
    if (!match) throw new InvalidArgumentError(`"${rest[i]}" is not expected here`)
    const next = rest[i + 1]
    if (match[2] !== undefined) settings[match[1]] = parseValue(match[2])
    else if (next === undefined || next.startsWith('--')) settings[match[1]] = true
    else settings[match[1]] = parseValue(rest[++i])
  }
  return settings
}

/** The settings of a game as lines for a help text. */
export function settingLines(game: AnyGame): string[] {
  return settingsOf(game.config).map(
    ({ path, type, fallback, words }) =>
      `  --${path} <${type}>  ${words}${fallback === undefined ? '' : ` (default: ${JSON.stringify(fallback)})`}`,
  )
}

/** Lets flags through that only the game knows. */
export function takesGameFlags(command: Command): Command {
  return command.allowUnknownOption().allowExcessArguments()
}
