import { existsSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Command, CommanderError, Option } from 'commander'
import { AgentError, type Json, RecordError, suggestion, UsageError } from '#core'
import { registry } from '../registry.ts'
import type { CliCommand, CliContext } from './command.ts'
import { progressTo } from './progress.ts'
import { resolveFromOutside } from './resolve.ts'

const here = dirname(fileURLToPath(import.meta.url))
/** The folder of games/, agents/ and skills/: of the sources in a checkout, of the JavaScript in a package. */
const root = join(here, '..', '..')

/** What other programs call our commands. */
const otherNames: Readonly<Record<string, string>> = { view: 'replay', watch: 'replay', ui: 'replay', train: 'learn' }

process.exitCode = await main(process.argv.slice(2))

async function main(argv: readonly string[]): Promise<number> {
  const commands = readdirSync(join(here, 'commands'))
    .filter(file => /^[\w-]+\.[jt]s$/.test(file) && !file.includes('.test.') && !file.endsWith('.d.ts'))
    .map(file => [file.replace(/\.[jt]s$/, ''), join(here, 'commands', file)] as const)
  const abort = new AbortController()
  const onSignal = () => {
    if (abort.signal.aborted) process.exit(130) // a second Ctrl-C does not wait
    abort.abort(new DOMException('interrupted', 'AbortError'))
  }
  process.on('SIGINT', onSignal)
  process.on('SIGTERM', onSignal)
  process.stdout.on('error', error => {
    if ((error as NodeJS.ErrnoException).code === 'EPIPE') process.exit(0) // `upskill … | head`
  })
  const output = outputOf(argv)
  try {
    const program = await programOf(argv, commands, output, abort.signal)
    checkValues(program, argv)
    await program.parseAsync([...argv], { from: 'user' })
    return Number(process.exitCode ?? 0) // a command that looked for something and did not find it sets 1
  } catch (error) {
    if (abort.signal.aborted) return 130
    return explain(
      error,
      output,
      argv,
      commands.map(([name]) => name),
    )
  } finally {
    output.clear()
    process.removeListener('SIGINT', onSignal)
    process.removeListener('SIGTERM', onSignal)
  }
}

/** Only the command that is called is loaded; help loads them all for their summaries. */
async function programOf(
  argv: readonly string[],
  commands: readonly (readonly [string, string])[],
  output: Output,
  signal: AbortSignal,
): Promise<Command> {
  const program = new Command('upskill')
    .description('Agents that grow their own skill library, in games.')
    .exitOverride()
    .configureOutput({ outputError: () => {} })
    .enablePositionalOptions()
    .showSuggestionAfterError(false)
  const roots = [root, process.cwd()].filter((path, i, all) => all.indexOf(path) === i && existsSync(path))
  const extra = valuesOf(argv, '--path')
  resolveFromOutside(root)
  const runsDir = valuesOf(argv, '--runs').at(-1) ?? join(process.cwd(), 'runs')
  const context: CliContext = {
    root,
    registry: registry([...extra, ...roots], runsDir),
    runsDir,
    signal,
    env: process.env,
    ...output,
  }
  const wanted = argv.find(word => commands.some(([name]) => name === word))
  for (const [name, path] of commands) {
    if (wanted !== undefined && name !== wanted) continue
    const { default: command } = (await import(path)) as { default: CliCommand }
    const defined = program
      .command(name)
      .description(command.summary)
      .exitOverride()
      .configureOutput({ outputError: () => {} })
    command.define(defined, context)
    for (const option of common())
      if (!defined.options.some(({ long }) => long === option.long)) defined.addOption(option)
    for (const child of defined.commands) {
      child.exitOverride().configureOutput({ outputError: () => {} })
      for (const option of common())
        if (!child.options.some(({ long }) => long === option.long)) child.addOption(option)
    }
  }
  return program
}

/** Commander takes whatever follows as a flag's value, another flag too. @throws {UsageError} Naming the flag. */
function checkValues(program: Command, argv: readonly string[]): void {
  const options = program.commands.flatMap(command => [command, ...command.commands]).flatMap(({ options }) => options)
  for (const [i, word] of argv.entries()) {
    const option = options.find(({ long, required }) => required && long === word)
    if (option && argv[i + 1]?.startsWith('--')) throw new UsageError(`${word} needs a value: ${option.flags}`)
  }
}

/** Read ahead of commander in `outputOf` and `valuesOf`; declared so that every command's help shows them. */
function common(): Option[] {
  return [
    new Option('--runs <dir>', 'the folder of recorded runs (default: ./runs)'),
    new Option('--path <dir>', 'a further folder with games/ and agents/').argParser((value, all: string[] = []) => [
      ...all,
      value,
    ]),
    new Option('--json', 'the result as one JSON object in the last line of stdout'),
    new Option('--quiet', 'no progress'),
  ]
}

type Output = Pick<CliContext, 'live' | 'json' | 'print' | 'note' | 'progress' | 'result'> & { clear(): void }

function outputOf(argv: readonly string[]): Output {
  const json = argv.includes('--json')
  const quiet = argv.includes('--quiet')
  const live = process.stderr.isTTY === true && !json && !quiet
  const { tell, clear } = progressTo(process.stderr, () => performance.now())
  return {
    json,
    live,
    clear,
    print(line) {
      clear()
      if (!json) process.stdout.write(`${line}\n`)
    },
    note(line) {
      clear()
      if (!quiet) process.stderr.write(`${line}\n`)
    },
    progress(line) {
      if (!json && !quiet) tell(line)
    },
    result(value: Json) {
      if (json) process.stdout.write(`${JSON.stringify(value)}\n`)
    },
  }
}

/** Exit codes: 0 done, 1 failed, 2 usage. A mistake of the user's gets a sentence, a mistake of ours a stack. */
function explain(error: unknown, output: Output, argv: readonly string[], commands: readonly string[]): number {
  output.clear()
  if (error instanceof CommanderError) {
    if (error.exitCode === 0 || error.code === 'commander.help') return 0
    process.stderr.write(`${mistake(error.message, argv, commands)}\n`)
    return 2
  }
  const cause = error instanceof AgentError ? error.cause : error
  if (cause instanceof UsageError) {
    process.stderr.write(`${cause.message}\n`)
    return 2
  }
  if (error instanceof RecordError || error instanceof AgentError) {
    process.stderr.write(`${error.message}\n`)
    if (error instanceof AgentError && error.cause instanceof Error) process.stderr.write(`${error.cause.stack}\n`)
    return 1
  }
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  return 1
}

/** What commander says, as a sentence that ends in what would be right. */
function mistake(said: string, argv: readonly string[], commands: readonly string[]): string {
  const text = said
    .replace(/^error: /, '')
    .replace(/ is invalid\. /, ' is invalid: ')
    .replace(/\.$/, '')
  const called = argv.find(word => commands.includes(word))
  const unknown = /unknown command '(.+)'/.exec(text)?.[1]
  if (unknown !== undefined && called === undefined)
    return `${text}${unknown in otherNames ? `; did you mean "${otherNames[unknown]}"?` : suggestion(unknown, commands)}`
  if (text.includes('Did you mean') || text.includes('did you mean')) return text
  return `${text}; \`upskill ${called ?? '<command>'} --help\` shows what there is`
}

function valuesOf(argv: readonly string[], flag: string): string[] {
  return argv.flatMap((word, i) => {
    if (word === flag) return i + 1 < argv.length ? [argv[i + 1]] : []
    return word.startsWith(`${flag}=`) ? [word.slice(flag.length + 1)] : []
  })
}
