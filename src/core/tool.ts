import type { z } from 'zod'
import type { Json } from './environment.ts'

export interface ToolIo {
  readonly signal: AbortSignal
  /** A line of the result, for people: stdout. */
  print(line: string): void
  /** Where a long piece of work stands: stderr, and only on a terminal. */
  progress(done: number, total: number, what: string): void
}

/**
 * A command that one game brings: `games/<game>/verify.ts` answers `upskill verify <game>`; likewise `bench`, `server`,
 * `import` and `play`. Its options are its flags. What it returns is the last line of stdout with `--json`.
 */
export interface Tool<C> {
  readonly summary: string
  readonly options: z.ZodType<C>
  run(options: C, io: ToolIo): Promise<Json>
}

/** Checks a tool's shape where it is written and keeps its types. */
export function defineTool<C>(tool: Tool<C>): Tool<C> {
  return tool
}
