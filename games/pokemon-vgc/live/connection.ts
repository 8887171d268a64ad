import { setTimeout as pause } from 'node:timers/promises'
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

/** It may come back; only the first time it is a mistake of who named the server. */
class NoAnswer extends Error {}

/** Servers that answered this program once: when they do not, they are waited for. */
const reached = new Set<string>()

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

  /**
   * @throws {UsageError} If no server answers, and none ever did; {DeadlineError} If it does not let the account in
   *   within the time.
   */
  static async open(options: ConnectionOptions): Promise<Connection> {
    const connection = new Connection(options)
    if (reached.has(options.url)) await connection.#keepTrying()
    else
      await connection.#connect().catch(cause => {
        throw cause instanceof NoAnswer ? new UsageError(cause.message) : cause
      })
    reached.add(options.url)
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

  /** Hears a message in the room it followed last, as if the server had sent it: for tests of odd ones. */
  hear(text: string): void {
    this.#receive(`>${[...this.#rooms].at(-1) ?? ''}\n${text}`)
  }

  /**
   * The first frame for which `read` gives something.
   *
   * @throws What `read` throws.
   * @throws {DeadlineError} Naming what was waited for.
   */
  until<T>(what: string, read: (frame: Frame) => T | null, ms = this.#options.waitMs): Promise<T> {
    if (this.#failure) return Promise.reject(this.#failure)
    const { promise, resolve, reject } = Promise.withResolvers<T>()
    const timer = setTimeout(() => reject(new DeadlineError(`${this.name} waited ${ms} ms for ${what}`)), ms)
    const stop = this.listen(frame => {
      try {
        const found = read(frame)
        if (found !== null) resolve(found)
      } catch (error) {
        reject(error)
      }
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
    const challenge = this.until('the server to greet', frame => findLine(frame, 'challstr'), 30_000)
    const refused = new Promise<never>((_, reject) => {
      for (const sign of ['error', 'close'])
        socket.addEventListener(sign, () =>
          reject(new NoAnswer(`no Showdown server answers at ${url}: start one with \`upskill server pokemon-vgc\``)),
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
    try {
      await this.#keepTrying()
    } catch (cause) {
      this.#fail(cause as Error)
    }
  }

  /** A server that was there may be starting again. @throws {Error} If it does not come back in time. */
  async #keepTrying(): Promise<void> {
    const { url, waitMs, signal } = this.#options
    const until = performance.now() + Math.min(waitMs, 30_000)
    for (let pauseMs = 100; !this.#closed; pauseMs = Math.min(2000, pauseMs * 2)) {
      try {
        return await this.#connect()
      } catch (cause) {
        signal.throwIfAborted()
        if (cause instanceof UsageError) throw cause
        if (performance.now() > until)
          throw new Error(`the connection to ${url} was lost and did not come back`, { cause })
      }
      await pause(pauseMs, undefined, { signal })
    }
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
