import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type AnyAgent, type AnyGame, type Library, type Protocol, suggestion, type Tool, UsageError } from '#core'
import { parseConfig, settingsOf } from './config.ts'
import { type Entrant, entrantText, parseEntrant } from './entrant.ts'

export type ToolVerb = 'verify' | 'bench' | 'server' | 'import' | 'play'

/** Finds games and agents by folder: no list of names exists to be edited. */
export interface Registry {
  readonly roots: readonly string[]
  games(): string[]
  agents(): string[]
  /** @throws {UsageError} With a suggestion, if there is no such game; likewise below. */
  game(id: string): Promise<AnyGame>
  agent(id: string): Promise<AnyAgent>
  entrant(text: string): Promise<Entrant>
  /** The game's own answer to a command, or null. */
  tool(game: string, verb: ToolVerb): Promise<Tool<unknown> | null>
  /** The games that answer to a command. */
  withTool(verb: ToolVerb): string[]
  /** The published protocols that a game brings. */
  protocols(game: string): string[]
  protocol(game: string, name: string): Promise<Protocol>
  /** The folder of a game, for its skills, board and tools. */
  folder(game: string): string
}

/**
 * @param roots Folders that may hold `games/`, `agents/` and `skills/`; of two things with one name the first root's wins.
 * @param runs Where the runs lie whose libraries agents bring.
 */
export function registry(roots: readonly string[], runs = 'runs'): Registry {
  const gameFolders = () => collect(roots.flatMap(root => gamesBelow(join(root, 'games'))))
  const agentFolders = () => collect(roots.flatMap(root => foldersWithIndex(join(root, 'agents'))))
  const folder = (kind: string, folders: ReadonlyMap<string, string>, id: string) => {
    const found = folders.get(id)
    if (found === undefined) throw new UsageError(`there is no ${kind} "${id}"${suggestion(id, folders.keys())}`)
    return found
  }
  const agent = async (id: string): Promise<AnyAgent> => {
    const path = folder('agent', agentFolders(), id)
    return load<AnyAgent>(indexOf(path)!, 'agent', id, ['seat', 'config', 'games'])
  }
  return {
    roots,
    games: () => [...gameFolders().keys()].sort(),
    agents: () => [...agentFolders().keys()].sort(),
    folder: id => folder('game', gameFolders(), id),
    game: async id =>
      load<AnyGame>(indexOf(folder('game', gameFolders(), id))!, 'game', id, ['backends', 'vocabulary', 'action']),
    agent,
    async entrant(text) {
      const { id, settings } = parseEntrant(text)
      if (id.startsWith('process:') || /^\.{0,2}\/|\.[mc]?[jt]s$/.test(id)) {
        const { externalAgent } = await import('./external/agent.ts')
        return externalAgent(id, settings)
      }
      const found = await agent(id)
      const { library, ...own } = settings
      if (library === undefined || settingsOf(found.config).some(({ path }) => path === 'library'))
        return {
          text: entrantText(id, settings),
          agent: found,
          config: parseConfig(found.config, settings, `agent ${id}`),
        }
      const config = parseConfig(found.config, own, `agent ${id}`)
      const bringing = withLibrary(found, String(library), runs)
      return { text: entrantText(id, settings), agent: bringing, config, library: String(library) }
    },
    async tool(game, verb) {
      const file = moduleFile(folder('game', gameFolders(), game), verb)
      return file === null ? null : load<Tool<unknown>>(file, verb, game, ['run', 'options'])
    },
    protocols: game => modulesIn(join(folder('game', gameFolders(), game), 'protocols')),
    async protocol(game, name) {
      const place = join(folder('game', gameFolders(), game), 'protocols')
      const names = modulesIn(place)
      if (!names.includes(name))
        throw new UsageError(
          names.length === 0
            ? `${game} brings no published protocol`
            : `${game} has no protocol "${name}"${suggestion(name, names)}; it has ${names.join(', ')}`,
        )
      return load<Protocol>(moduleFile(place, name)!, 'protocol', name, ['conditions', 'published', 'agents'])
    },
    withTool: verb => [...gameFolders()].filter(([, path]) => moduleFile(path, verb) !== null).map(([id]) => id),
  }
}

/** The same agent, which gets the library of a run in every seat, whatever library the episode has. */
function withLibrary(agent: AnyAgent, run: string, runs: string): AnyAgent {
  const opened = new Map<string, Promise<Library>>()
  const open = async (game: AnyGame) => (await import('./library/store.ts')).openLibrary(runs, run, game)
  return {
    ...agent,
    async seat(seat) {
      const game = seat.game as AnyGame
      if (!opened.has(game.id)) opened.set(game.id, open(game))
      return agent.seat({ ...seat, library: await opened.get(game.id)! })
    },
  }
}

function collect(entries: readonly (readonly [string, string])[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const [id, path] of entries) if (!found.has(id)) found.set(id, path)
  return found
}

/** `games/x` is the game x; `games/x/screen` is the game x-screen. */
function gamesBelow(folder: string): (readonly [string, string])[] {
  return foldersWithIndex(folder).flatMap(([id, path]) => {
    const screen = join(path, 'screen')
    const own: (readonly [string, string])[] = [[id, path]]
    return indexOf(screen) === null ? own : [...own, [`${id}-screen`, screen] as const]
  })
}

function foldersWithIndex(folder: string): (readonly [string, string])[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true })
    .filter(entry => entry.isDirectory() && indexOf(join(folder, entry.name)) !== null)
    .map(entry => [entry.name, join(folder, entry.name)] as const)
}

const indexOf = (folder: string) => moduleFile(folder, 'index')

/** A checkout runs its sources, a package the JavaScript made of them. */
function moduleFile(folder: string, name: string): string | null {
  return ['.ts', '.js', '.mjs'].map(extension => join(folder, name + extension)).find(path => existsSync(path)) ?? null
}

/** Names of the modules of a folder, tests left out. */
function modulesIn(folder: string): string[] {
  if (!existsSync(folder)) return []
  const names = readdirSync(folder).flatMap(file => /^([\w-]+)\.(?:ts|js|mjs)$/.exec(file)?.[1] ?? [])
  return [...new Set(names)].sort()
}

async function load<T>(path: string, kind: string, id: string, needs: readonly string[]): Promise<T> {
  const { default: found } = (await import(/* @vite-ignore */ pathToFileURL(path).href)) as { default?: unknown }
  const missing = needs.filter(key => typeof found !== 'object' || found === null || !(key in found))
  if (missing.length > 0)
    throw new UsageError(`${path} is no ${kind} "${id}": its default export has no ${missing.join(', ')}`)
  return found as T
}
