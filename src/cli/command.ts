import type { Command as Commander } from 'commander'
import type { Json } from '#core'
import type { Registry } from '../registry.ts'

/** What every command is given: the composition root's parts. Nothing else reads argv, environment or terminal. */
export interface CliContext {
  /** Where the program's own games/, agents/ and skills/ lie. */
  readonly root: string
  readonly registry: Registry
  /** `runs/` below the working folder, or `--runs DIR`. */
  readonly runsDir: string
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal
  readonly env: Readonly<Record<string, string | undefined>>
  /** stderr is a terminal, and neither `--json` nor `--quiet` was given: progress may be drawn. */
  readonly live: boolean
  readonly json: boolean
  /** A line of the result: stdout. Left out with `--json`. */
  print(line: string): void
  /** A line beside the result (progress, warnings): stderr. Left out with `--quiet`. */
  note(line: string): void
  /** Tells where the work stands: drawn over if `live`, elsewhere now and then a line; not with `--json` or `--quiet`. */
  progress(line: string): void
  /** The result for programs: the last line of stdout, with `--json` only. */
  result(value: Json): void
}

/** `src/cli/commands/<name>.ts` exports one of these by default: a new command is one new file. */
export interface CliCommand {
  readonly summary: string
  /** Adds arguments, options and the action to an empty commander command of the file's name. */
  define(command: Commander, context: CliContext): void
}

/** Checks a command's shape where it is written. */
export function defineCommand(command: CliCommand): CliCommand {
  return command
}
