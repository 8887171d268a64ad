import type { Command } from 'commander'
import { UsageError } from '#core'
import { parseConfig, parseSettings, settingsOf } from '../config.ts'
import type { ToolVerb } from '../registry.ts'
import type { CliContext } from './command.ts'
import { looseFlags, setOption } from './options.ts'

/** A command that hands over to the game's own file of that name; the tool's options are its flags. */
export function defineGameTool(command: Command, context: CliContext, verb: ToolVerb): void {
  command
    .allowUnknownOption()
    .allowExcessArguments()
    .argument('<game>', `one of: ${context.registry.withTool(verb).join(', ') || 'none yet'}`)
    .addOption(setOption())
    .addHelpText('after', "\nThe game's own options are flags too; an unknown one is answered with those there are.")
    .action(async (id: string, flags: { readonly set?: readonly string[] }) => {
      await context.registry.game(id)
      const tool = await context.registry.tool(id, verb)
      if (!tool)
        throw new UsageError(
          `${id} has no \`${verb}\`; these games have: ${context.registry.withTool(verb).join(', ') || 'none'}`,
        )
      const given = looseFlags(command.args.slice(1))
      const known = settingsOf(tool.options).map(({ path }) => path)
      const named = Object.fromEntries(Object.entries(given).map(([key, value]) => [camel(key, known), value]))
      const options = parseConfig(tool.options, { ...parseSettings(flags.set ?? []), ...named }, `${verb} ${id}`)
      const value = await tool.run(options, {
        signal: context.signal,
        print: context.print,
        progress: (done, total, what) => context.progress(`${what}  ${done}/${total}`),
      })
      context.result(value)
    })
}

/** `--max-fights` for the option `maxFights`. */
function camel(key: string, known: readonly string[]): string {
  const joined = key.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
  return known.includes(key) ? key : joined
}
