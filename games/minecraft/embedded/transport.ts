import { EventEmitter } from 'node:events'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
const minecraftData = require('minecraft-data')
const { createSerializer, createDeserializer } = require('minecraft-protocol/src/transforms/serializer')

type Protocol = { createPacketBuffer(packet: unknown): Buffer; parsePacketBuffer(bytes: Buffer): Parsed }
type Parsed = { data: { name: string; params: unknown }; buffer: Buffer; metadata: object }

/**
 * One end of a connection in memory, in the place of minecraft-protocol's own `Client`. Packets are serialised and parsed as
 * on a socket, but not framed, compressed or encrypted; they arrive at the same virtual time, one turn later.
 */
export class MemoryClient extends EventEmitter {
  readonly isServer: boolean
  readonly version: string
  readonly socket = { remoteAddress: '127.0.0.1', remotePort: 0, destroy() {}, end() {}, writable: true }
  readonly _supportFeature: (feature: string) => boolean
  readonly _hasBundlePacket = false
  readonly serializer = { writable: true }
  readonly customPackets = undefined
  peer: MemoryClient | null = null
  ended = false
  latency = 0
  compressionThreshold = -2
  #state = 'handshaking'
  #out!: Protocol
  #in!: Protocol
  #inbox: Buffer[] = []
  #waiting = false

  constructor(isServer: boolean, version: string) {
    super()
    this.isServer = isServer
    this.version = version
    this._supportFeature = minecraftData(version).supportFeature
    this.#open()
  }

  get state(): string {
    return this.#state
  }

  set state(next: string) {
    const previous = this.#state
    this.#state = next
    this.#open()
    this.emit('state', next, previous)
  }

  write(name: string, params: unknown): void {
    if (this.ended || name === 'compress' || !this.peer) return
    this.peer.#receive(this.#out.createPacketBuffer({ name, params }))
  }

  writeRaw(bytes: Buffer): void {
    if (!this.ended && this.peer) this.peer.#receive(bytes)
  }

  end(reason = 'ended'): void {
    if (this.ended) return
    this.ended = true
    this.serializer.writable = false
    const { peer } = this
    this.peer = null
    setImmediate(() => this.emit('end', reason))
    if (peer) setImmediate(() => peer.end(reason))
  }

  #open(): void {
    const options = { state: this.#state, isServer: this.isServer, version: this.version }
    this.#out = createSerializer(options)
    this.#in = createDeserializer({ ...options, noErrorLogging: true })
  }

  #receive(bytes: Buffer): void {
    this.#inbox.push(bytes)
    if (this.#waiting) return
    this.#waiting = true
    setImmediate(() => {
      this.#waiting = false
      const packets = this.#inbox
      this.#inbox = []
      for (const packet of packets) if (!this.ended) this.#deliver(packet)
    })
  }

  #deliver(bytes: Buffer): void {
    const { data, buffer, metadata } = this.#in.parsePacketBuffer(bytes)
    const about = { ...metadata, name: data.name, state: this.#state }
    this.emit('packet', data.params, about, buffer, bytes)
    this.emit(data.name, data.params, about)
    this.emit(`raw.${data.name}`, buffer, about)
  }
}

/** Listens in memory, in the place of minecraft-protocol's `Server`. */
export class MemoryServer extends EventEmitter {
  readonly version: string
  readonly clients: Record<number, MemoryClient> = {}
  readonly socketServer = { address: () => ({ port: 0 }), close() {} }
  #next = 0

  constructor(version: string) {
    super()
    this.version = version
  }

  listen(): void {
    setTimeout(() => this.emit('listening'), 1)
  }

  close(): void {
    for (const client of Object.values(this.clients)) client.end('the server closed')
    setImmediate(() => this.emit('close'))
  }

  /** Joins a client to this server. The client's `connect` comes 20 virtual ms later, after mineflayer's plugins are in. */
  accept(client: MemoryClient): void {
    const end = new MemoryClient(true, this.version)
    end.peer = client
    client.peer = end
    const id = this.#next++
    Object.assign(end, { id })
    this.clients[id] = end
    end.on('end', () => delete this.clients[id])
    this.emit('connection', end)
    setTimeout(() => client.emit('connect'), 20)
  }
}

/** Compiles every packet codec now: the compiler draws from `Math.random` the first time. */
export function warmCodecs(version: string): void {
  for (const state of ['handshaking', 'login', 'play']) {
    for (const isServer of [true, false]) {
      createSerializer({ state, isServer, version })
      createDeserializer({ state, isServer, version })
    }
  }
}
