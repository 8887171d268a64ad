import { defineCommand } from '../command.ts'
import { settingLines } from '../options.ts'

export default defineCommand({
  summary: 'list the games, or show one: its backends, settings and the words its goals may use',
  define(command, { registry, print, result }) {
    command.argument('[game]', 'show this one').action(async (id: string | undefined) => {
      const games = await Promise.all((id === undefined ? registry.games() : [id]).map(each => registry.game(each)))
      result(
        games.map(game => ({
          id: game.id,
          title: game.title,
          backends: Object.entries(game.backends).map(([name, { summary, deterministic, clock }]) => ({
            name,
            summary,
            deterministic,
            clock,
          })),
          vocabulary: game.vocabulary.map(({ pattern, type, words }) => ({ pattern, type, words })),
        })),
      )
      for (const game of games) {
        print(`${game.id}  ${game.title}`)
        for (const [name, { summary }] of Object.entries(game.backends)) print(`  backend ${name}: ${summary}`)
        if (id === undefined) continue
        for (const line of settingLines(game)) print(line)
        print('  words for goals:')
        for (const { pattern, type, words } of game.vocabulary) print(`    ${pattern} (${type}): ${words}`)
      }
    })
  },
})
