import { DeadlineError, UsageError } from '#core'
import { command, type Frame, parseFrame, partsOfLine, userId } from './protocol.ts'

export interface ConnectionOptions {
  readonly url: string
  readonly name: string
  /** Of a registered account; null plays as a guest. */
  readonly password: string | null
  readonly waitMs: number
  readonly signal: AbortSignal
}

type Listener = (frame: Frame) => void

/**
 * One account's connection to a Showdown server. When it is lost it is opened again, logged in under the same name,
 * and joins its rooms again; whoever follows a room then gets it from its beginning.
 */
export class Connection {
  readonly name: string
  readonly #options: ConnectionOptions
  readonly #listeners = new Set<Listener>()
  readonly #rooms = new Set<string>()
  #socket: WebSocket | null = null
  #closed = false
  #failure: Error | null = null
  #waiting = new Set<(error: Error) => void>()

  private constructor(options: ConnectionOptions) {
    this.#options = options
    this.name = options.name
  }

  /** @throws {DeadlineError} If the server does not let the account in within the time. */
  static async open(options: ConnectionOptions): Promise<Connection> {
    const connection = new Connection(options)
    await connection.#connect()
    return connection
  }

  get id(): string {
    return userId(this.name)
  }

  listen(listener: Listener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  send(room: string, text: string): void {
    this.#socket?.send(command(room, text))
  }

  /** Rooms that are joined again after a lost connection. */
  follow(room: string): void {
    this.#rooms.add(room)
  }

  leave(room: string): void {
    if (this.#rooms.delete(room)) this.send('', `/noreply /leave ${room}`)
  }

  /** Closes the socket as a broken network would: for tests of what follows. */
  drop(): void {
    this.#socket?.close()
  }

  /**
   * The first frame for which `read` gives something.
   *
   * @throws {DeadlineError} Naming what was waited for.
   */
  until<T>(what: string, read: (frame: Frame) => T | null, ms = this.#options.waitMs): Promise<T> {
    if (this.#failure) return Promise.reject(this.#failure)
    const { promise, resolve, reject } = Promise.withResolvers<T>()
    const timer = setTimeout(() => reject(new DeadlineError(`${this.name} waited ${ms} ms for ${what}`)), ms)
    const stop = this.listen(frame => {
      const found = read(frame)
      if (found !== null) resolve(found)
    })
    const fail = (error: Error) => reject(error)
    const abort = () => reject(this.#options.signal.reason)
    this.#waiting.add(fail)
    this.#options.signal.addEventListener('abort', abort, { once: true })
    return promise.finally(() => {
      clearTimeout(timer)
      stop()
      this.#waiting.delete(fail)
      this.#options.signal.removeEventListener('abort', abort)
    })
  }

  close(): void {
    this.#closed = true
    for (const room of [...this.#rooms]) this.leave(room)
    this.#socket?.close()
    this.#socket = null
  }

  async #connect(): Promise<void> {
    const { url, signal } = this.#options
    signal.throwIfAborted()
    let socket: WebSocket
    try {
      socket = new WebSocket(url)
    } catch (cause) {
      throw new UsageError(`"${url}" is no address of a Showdown server: write ws://host:port/showdown/websocket`, {
        cause,
      } as never)
    }
    this.#socket = socket
    socket.addEventListener('message', ({ data }) => this.#receive(String(data)))
    const challenge = this.until('the server to greet', frame => findLine(frame, 'challstr'), 10_000)
    const refused = new Promise<never>((_, reject) => {
      socket.addEventListener('error', () =>
        reject(new Error(`no Showdown server answers at ${url}: start one with \`upskill server pokemon-vgc\``)),
      )
    })
    refused.catch(() => {})
    challenge.catch(() => {})
    const parts = await Promise.race([challenge, refused])
    await this.#login(parts.slice(1).join('|'))
    socket.addEventListener('close', () => void this.#reconnect(socket))
    for (const room of this.#rooms) this.send('', `/join ${room}`)
  }

  async #login(challenge: string): Promise<void> {
    const { name, password } = this.#options
    const assertion = password === null ? '' : await assert(name, password, challenge, this.#options.signal)
    const named = this.until(`the name ${name}`, frame => {
      const parts = findLine(frame, 'updateuser')
      return parts && userId(parts[1]) === this.id ? true : null
    })
    this.send('', `/trn ${name},0,${assertion}`)
    await named
  }

  async #reconnect(lost: WebSocket): Promise<void> {
    if (this.#closed || this.#socket !== lost) return
    const until = performance.now() + Math.min(this.#options.waitMs, 30_000)
    for (let pauseMs = 100; performance.now() < until && !this.#closed; pauseMs = Math.min(2000, pauseMs * 2)) {
      await new Promise(resolve => setTimeout(resolve, pauseMs))
      try {
        return await this.#connect()
      } catch (cause) {
        this.#failure = null
        if (this.#options.signal.aborted) return this.#fail(cause as Error)
      }
    }
    this.#fail(new Error(`the connection to ${this.#options.url} was lost and did not come back`))
  }

  #fail(error: Error): void {
    this.#failure = error
    for (const fail of this.#waiting) fail(error)
  }

  #receive(text: string): void {
    const frame = parseFrame(text)
    for (const listener of [...this.#listeners]) listener(frame)
  }
}

/** The parts of the first line of this kind, or null. */
export function findLine(frame: Frame, kind: string): readonly string[] | null {
  const line = frame.lines.find(each => each.startsWith(`|${kind}|`))
  return line === undefined ? null : partsOfLine(line)
}

/** Asks the login server that a registered account is ours. The password goes nowhere else. */
async function assert(name: string, password: string, challenge: string, signal: AbortSignal): Promise<string> {
  const response = await fetch('https://play.pokemonshowdown.com/api/login', {
    method: 'POST',
    body: new URLSearchParams({ name, pass: password, challstr: challenge }),
    signal: AbortSignal.any([signal, AbortSignal.timeout(20_000)]),
  })
  const text = await response.text()
  const answer = JSON.parse(text.replace(/^\]/, '')) as { assertion?: string; actionsuccess?: boolean }
  if (!answer.assertion || answer.assertion.startsWith(';;'))
    throw new UsageError(`the login server refused the account "${name}": check the name and SHOWDOWN_PASSWORD`)
  return answer.assertion
}
