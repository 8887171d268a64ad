import type { Server } from 'node:http'
import { createAdaptorServer } from '@hono/node-server'
import { UsageError } from '#core'
import type { Registry } from '../registry.ts'
import { builtPage, checkBuilt } from './assets.ts'
import type { PlayPort } from './play-port.ts'
import { routes } from './routes.ts'
import { launchToken } from './security.ts'

export interface ViewerOptions {
  readonly runsDir: string
  readonly registry: Pick<Registry, 'games' | 'game'>
  /** Asked for first; if it is taken, the next free one is. 0: any. Default 4117. */
  readonly port?: number
  readonly host?: '127.0.0.1'
  /** Closes the server. */
  readonly signal?: AbortSignal
  /** Lets a person play; left out where nobody can. */
  readonly play?: PlayPort
  readonly version?: string
  /** The folder of the built page; the package's own by default. */
  readonly page?: string
  readonly onReady?: (viewer: Viewer) => void
}

export interface Viewer {
  /** With the launch token: whoever has this address may look. */
  readonly url: string
  readonly port: number
  /** The address of a place in the page: `urlOf('runs/<run>/<episode>?step=3')`, `urlOf('play')`. */
  urlOf(place: string): string
  close(): Promise<void>
}

const defaultPort = 4117

/**
 * Serves the page on this machine alone.
 *
 * @throws {UsageError} If the page is not built, with the command that builds it; or if no port is free.
 */
export async function serveViewer(options: ViewerOptions): Promise<Viewer> {
  const { registry, host = '127.0.0.1', page = builtPage() } = options
  checkBuilt(page)
  const token = launchToken()
  const closed = new AbortController()
  let port = 0
  const app = routes({
    runsDir: options.runsDir,
    game: async id => (registry.games().includes(id) ? registry.game(id).catch(() => null) : null),
    games: () => registry.games(),
    token,
    port: () => port,
    page,
    play: options.play ?? null,
    version: options.version ?? '',
    signal: closed.signal,
  })
  const server = createAdaptorServer({ fetch: app.fetch }) as Server
  port = await listen(server, host, options.port ?? defaultPort)
  const urlOf = (place: string) => `http://${host}:${port}/#/${place}${place.includes('?') ? '&' : '?'}token=${token}`
  const close = async () => {
    if (closed.signal.aborted) return
    closed.abort()
    await new Promise<void>(done => {
      server.close(() => done())
      server.closeAllConnections()
    })
  }
  options.signal?.addEventListener('abort', () => void close(), { once: true })
  if (options.signal?.aborted) await close()
  const viewer: Viewer = { url: urlOf(''), port, urlOf, close }
  options.onReady?.(viewer)
  return viewer
}

/** @returns The port: the one asked for, or else the next free one. */
async function listen(server: Server, host: string, asked: number): Promise<number> {
  const ports =
    asked === 0 ? [0] : [...Array.from({ length: 20 }, (_, i) => asked + i).filter(port => port < 65_536), 0]
  for (const port of ports) {
    const error = await tryListen(server, host, port)
    if (error === null) {
      const address = server.address()
      if (address !== null && typeof address === 'object') return address.port
    } else if (error.code !== 'EADDRINUSE' && error.code !== 'EACCES')
      throw new UsageError(`the page cannot listen at ${host}:${port}: ${error.message}`)
  }
  throw new UsageError(`no port is free at ${host}: give one with --port`)
}

function tryListen(server: Server, host: string, port: number): Promise<NodeJS.ErrnoException | null> {
  return new Promise(done => {
    const fail = (error: NodeJS.ErrnoException) => {
      server.off('listening', succeed)
      done(error)
    }
    const succeed = () => {
      server.off('error', fail)
      done(null)
    }
    server.once('error', fail)
    server.once('listening', succeed)
    server.listen(port, host)
  })
}
