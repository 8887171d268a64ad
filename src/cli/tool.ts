import type { Command } from 'commander'
import { type Json, type PlayedEpisode, type PlayRequest, random, UsageError } from '#core'
import { parseConfig, parseSettings, settingsOf } from '../config.ts'
import { playEpisode } from '../play.ts'
import type { ToolVerb } from '../registry.ts'
import type { CliContext } from './command.ts'
import { foreignRecorder } from './foreign.ts'
import { entrantsOf, libraryOf } from './library.ts'
import { looseFlags, setOption } from './options.ts'
import { packageVersion } from './package.ts'

/** A command that hands over to the game's own file of that name; the tool's options are its flags. */
export function defineGameTool(command: Command, context: CliContext, verb: ToolVerb): void {
  command
    .allowUnknownOption()
    .allowExcessArguments()
    .argument('<game>', `one of: ${context.registry.withTool(verb).join(', ') || 'none yet'}`)
    .addOption(setOption())
    .addHelpText('after', "\nThe game's own options are flags too; an unknown one is answered with those there are.")
    .action(async (name: string, flags: { readonly set?: readonly string[] }) => {
      const id = await gameOf(name, verb, context)
      const tool = await context.registry.tool(id, verb)
      if (!tool)
        throw new UsageError(
          `${id} has no \`${verb}\`; these games have: ${context.registry.withTool(verb).join(', ') || 'none'}`,
        )
      const words = command.args.slice(1)
      const first = words.findIndex(word => word.startsWith('--'))
      const bare = tool.words === undefined ? [] : words.slice(0, first < 0 ? words.length : first)
      const given = looseFlags(words.slice(bare.length))
      if (bare.length > 0) given[tool.words!] = bare.join(',')
      const known = settingsOf(tool.options).map(({ path }) => path)
      const named = Object.fromEntries(Object.entries(given).map(([key, value]) => [camel(key, known), value]))
      const options = parseConfig(tool.options, { ...parseSettings(flags.set ?? []), ...named }, `${verb} ${id}`)
      using recorder = foreignRecorder(id, options as Json, context)
      const value = await tool.run(options, {
        signal: context.signal,
        print: context.print,
        progress: (done, total, what) => context.progress(`${what}  ${done}/${total}`),
        play: request => played(id, request, context),
        record: recorder.record,
      })
      recorder.finish()
      context.result(value)
    })
}

/** `upskill import showdown` means the one game that has such a backend. @throws {UsageError} If there is no such game. */
async function gameOf(name: string, verb: ToolVerb, { registry }: CliContext): Promise<string> {
  if (!registry.games().includes(name))
    for (const id of registry.withTool(verb)) if (name in (await registry.game(id)).backends) return id
  await registry.game(name)
  return name
}

/** `--max-fights` for the option `maxFights`. */
function camel(key: string, known: readonly string[]): string {
  const joined = key.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
  return known.includes(key) ? key : joined
}

async function* played(id: string, request: PlayRequest, context: CliContext): AsyncGenerator<PlayedEpisode> {
  const { registry, signal } = context
  const game = await registry.game(id)
  const config = parseConfig(game.config, request.config ?? {}, `game ${id}`)
  const entrants = await entrantsOf(request.agents, game, context)
  const library = request.library === undefined ? undefined : await libraryOf(context, request.library, game)
  for (let episode = 0; episode < request.episodes; episode++) {
    const seed = (request.seed ?? 1) + episode
    context.progress(`${request.agents} plays ${id}  ${episode}/${request.episodes}`)
    const result = await playEpisode({
      game,
      backend: Object.keys(game.backends)[0],
      config,
      start: { seed },
      entrants,
      random: random(seed),
      signal,
      now: () => performance.now(),
      package: packageVersion(context.root),
      library,
      record: 'none',
    })
    const view = [...result.last.views.values()][0]
    yield { seed, steps: result.steps, end: result.end, returns: result.returns, facts: game.facts(view) }
  }
}
