import { Vec3 } from 'vec3'
import { Edits } from './edits.ts'
import { flyingSquid } from './flying-squid.ts'
import { generator } from './generate/index.ts'
import { land, spawnPoint } from './generate/land.ts'
import { keep } from './keep.ts'
import { require, type Squid, version, type World } from './squid.ts'
import { addSurvival, type Counters, type Survived } from './survival/index.ts'
import type { WorldFolder } from './world-folder.ts'

export interface ServerOptions {
  readonly seed: number
  /** Chunks that are sent in each direction. */
  readonly viewDistance: number
  /** Creatures that wander and hunt. */
  readonly creatures: boolean
  /** Players who may use commands; by default nobody. */
  readonly operators?: readonly string[]
  /** Where to listen; null in memory. */
  readonly listen: { readonly host: string; readonly port: number } | null
  /** In the place of minecraft-protocol's own, for a connection in memory. */
  readonly Server?: unknown
  /** Keeps the world between runs; its seed is the world's. */
  readonly folder?: WorldFolder
}

export interface GameServer {
  readonly squid: Squid
  readonly counters: Counters
  readonly survived: Survived
  /** Writes what is not saved yet. */
  flush(): void
}

/** Starts flying-squid with our world and survival rules. Ready once `squid` has emitted `ready`. */
export function startServer(options: ServerOptions): GameServer {
  const { seed, listen } = options
  const { generations, createMCServer } = flyingSquid()
  const edits = options.folder?.edits ?? new Edits()
  generations.upskill = ({ registry }: { registry: Squid['registry'] }) => {
    const make = generator({ seed, registry, light: listen !== null })
    return (x: number, z: number) => edits.onto(x, z, make(x, z))
  }
  forgetPlayers()
  const squid: Squid = createMCServer({
    motd: `upskill, seed ${seed}`,
    host: listen?.host,
    port: listen?.port ?? 0,
    'max-players': 20,
    'online-mode': false,
    keepAlive: listen !== null,
    logging: false,
    noConsoleOutput: true,
    gameMode: 0,
    difficulty: 2,
    generation: { name: 'upskill', options: { seed } },
    plugins: {},
    'player-list-text': { header: '', footer: '' },
    'everybody-op': false,
    'max-entities': 1000,
    'view-distance': options.viewDistance,
    version,
    Server: options.Server,
    // The types of its channels are its own and need no checking: that took an eighth of a world's start.
    validateChannelProtocol: false,
    // Without it an uncaught exception would kick everybody and end the process.
    debug: () => {},
    errorHandler: () => {},
  })
  const spawn = spawnPoint(land(seed))
  const at = new Vec3(spawn.x + 0.5, spawn.y, spawn.z + 0.5)
  squid.getSpawnPoint = async world => freeFrom(at, world, squid.registry)
  squid.setMaxListeners(40) // a feature listens for itself: more than ten hear every tick
  const survived = addSurvival(squid, edits, {
    seed,
    creatures: options.creatures,
    operators: options.operators ?? [],
  })
  const flush = options.folder ? keep(squid, survived, options.folder) : () => {}
  return { squid, counters: survived.counters, survived, flush }
}

/** There, or as far above as one can stand: people build where others begin, and trees grow. */
async function freeFrom(at: Vec3, world: World, { blocksByStateId }: Squid['registry']): Promise<Vec3> {
  const isFree = async (place: Vec3) =>
    blocksByStateId[await world.getBlockStateId(place.floored())].boundingBox === 'empty'
  const place = at.clone()
  while (place.y < 254 && !((await isFree(place)) && (await isFree(place.offset(0, 1, 0))))) place.y++
  return place
}

/** Nothing is read from disk here: the stock reader waits for the thread pool, in real time. */
function forgetPlayers(): void {
  const players = require('flying-squid/src/lib/playerDat')
  players.read = async (_uuid: string, at: Vec3) => ({
    player: { ...players.playerDefaults, position: at.clone() },
    inventory: [],
  })
}
