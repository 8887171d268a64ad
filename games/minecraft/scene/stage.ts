import { bodyOf } from './bodies.ts'
import { History, type Message, type Moment } from './history.ts'
import type { Eye } from './matrix.ts'
import { meshOf } from './mesh.ts'
import { Renderer } from './renderer.ts'

export type Camera = 'eyes' | 'behind' | 'free'

/** Reads what was recorded on a channel from the n-th message on. */
export type ReadChannel = (
  channel: string,
  from: number,
) => Promise<{ readonly next: number; readonly more: boolean; readonly messages: readonly Message[] }>

const channels = ['chunks', 'blocks', 'moves'] as const
/** Longest stretch of meshing in a frame. */
const sliceMs = 8
const reach = 104
/** Nearer than this one would look into the player from behind. */
const narrow = 1.4
/** Longest time that the way between two steps is shown for. */
const longestMs = 1_500

/** The recorded world on a canvas: which moment, which camera, and what still has to be drawn. */
export class Stage {
  camera: Camera = 'eyes'
  /** How one looks about, beside where the player looks. */
  turn = { yaw: 0, pitch: 0 }
  day = 1
  readonly #canvas: HTMLCanvasElement
  readonly #renderer: Renderer
  readonly #history: History
  readonly #dirty = new Map<string, readonly [number, number, number]>()
  readonly #read: Record<(typeof channels)[number], number> = { chunks: 0, blocks: 0, moves: 0 }
  readonly #said: (words: string | null) => void
  #free: Eye | null = null
  #keys = new Set<string>()
  #play: { from: number; to: number; begun: number; ms: number } | null = null
  #asked = 0
  #last = 0
  #frame = 0
  #bodies: string[] = []
  #ended = false

  /** @param said Is told what stands in the way of a picture; null when nothing does. */
  static on(canvas: HTMLCanvasElement, said: (words: string | null) => void): Stage | null {
    const renderer = Renderer.on(canvas)
    return renderer && new Stage(canvas, renderer, said)
  }

  private constructor(canvas: HTMLCanvasElement, renderer: Renderer, said: (words: string | null) => void) {
    this.#canvas = canvas
    this.#renderer = renderer
    this.#said = said
    this.#history = new History((x, y, z) => {
      if (y >= 0 && y < 16) this.#dirty.set(`${x},${y},${z}`, [x, y, z])
    })
  }

  end(): void {
    this.#ended = true
    cancelAnimationFrame(this.#frame)
  }

  /** The player's way, as far as it was read. */
  get moments(): readonly Moment[] {
    return this.#history.moments
  }

  /** Takes in what was recorded since the last time. */
  async load(read: ReadChannel): Promise<void> {
    const got: Record<(typeof channels)[number], readonly Message[]> = { chunks: [], blocks: [], moves: [] }
    for (let more = true; more && !this.#ended; ) {
      more = false
      for (const channel of channels) {
        const part = await read(channel, this.#read[channel])
        this.#read[channel] = part.next
        got[channel] = part.messages
        more ||= part.more
      }
      if (this.#ended) return
      this.#history.add(got.chunks, got.blocks, got.moves)
      this.wake()
    }
    this.#said(this.#read.chunks === 0 ? 'The chunks of this episode were not recorded (--set chunks=true).' : null)
  }

  /** Shows the way from the step before to this one, or jumps there. */
  show(tick: number, previous: number | null): void {
    const now = performance.now()
    const sinceMs = now - this.#asked
    this.#asked = now
    const from = previous !== null && previous < tick && this.#history.tick >= previous - 1 ? this.#history.tick : tick
    const ms = from < tick ? Math.min(longestMs, sinceMs, (tick - from) * 50) : 0
    this.#play = { from: Math.min(from, tick), to: tick, begun: now, ms: Math.max(ms, 1) }
    this.wake()
  }

  look(dx: number, dy: number): void {
    const { turn } = this
    turn.yaw += dx * 0.006
    turn.pitch = Math.max(-1.5, Math.min(1.5, turn.pitch + dy * 0.006))
    this.wake()
  }

  key(code: string, down: boolean): boolean {
    if (!moves[code]) return false
    if (down) {
      this.#keys.add(code)
      if (this.camera !== 'free') this.use('free')
    } else this.#keys.delete(code)
    this.wake()
    return true
  }

  /** Rolls forward or back, as a wheel does. */
  roll(by: number): void {
    if (this.camera !== 'free') this.use('free')
    this.#fly([0, 0, by])
    this.wake()
  }

  use(camera: Camera): void {
    if (camera === 'free') {
      const { x, y, z, yaw, pitch } = this.#eye()
      this.#free = { x, y, z, yaw, pitch }
      this.turn = { yaw: 0, pitch: 0 }
    } else {
      this.#free = null
      this.turn = { yaw: 0, pitch: 0 }
    }
    this.camera = camera
    this.wake()
  }

  wake(): void {
    if (this.#frame === 0 && !this.#ended) this.#frame = requestAnimationFrame(now => this.#draw(now))
  }

  #draw(now: number): void {
    this.#frame = 0
    const elapsed = Math.min(100, now - this.#last)
    this.#last = now
    if (this.#play) {
      const { from, to, begun, ms } = this.#play
      const share = Math.min(1, Math.max(0, (performance.now() - begun) / ms))
      this.#history.seek(from + (to - from) * share)
      if (share === 1) this.#play = null
    }
    for (const code of this.#keys) this.#fly(moves[code].map(by => (by * elapsed) / 90))
    this.#fit()
    this.#place()
    const eye = this.#eye()
    this.#mesh(eye)
    this.#renderer.draw(eye, this.day, reach)
    if (this.#play || this.#dirty.size > 0 || this.#keys.size > 0) this.wake()
  }

  #fit(): void {
    const scale = Math.min(1.5, devicePixelRatio)
    const [width, height] = [this.#canvas.clientWidth * scale, this.#canvas.clientHeight * scale].map(Math.round)
    if (width === 0 || (this.#canvas.width === width && this.#canvas.height === height)) return
    this.#canvas.width = width
    this.#canvas.height = height
  }

  #fly([right, up, ahead]: readonly number[]): void {
    if (!this.#free) return
    const eye = this.#eye()
    const [s, c] = [Math.sin(eye.yaw), Math.cos(eye.yaw)]
    this.#free = {
      ...this.#free,
      x: eye.x - s * ahead * Math.cos(eye.pitch) + c * right,
      y: eye.y + up + ahead * Math.sin(eye.pitch),
      z: eye.z - c * ahead * Math.cos(eye.pitch) - s * right,
    }
  }

  #eye(): Eye {
    const { yaw: dy, pitch: dp } = this.turn
    const clamp = (pitch: number) => Math.max(-1.55, Math.min(1.55, pitch))
    if (this.#free) return { ...this.#free, yaw: this.#free.yaw + dy, pitch: clamp(this.#free.pitch + dp) }
    const { x, y, z, yaw, pitch } = this.#player()
    if (this.camera === 'eyes') return { x, y: y + 1.62, z, yaw: yaw + dy, pitch: clamp(pitch + dp) }
    const [around, tilt] = [yaw + dy, clamp(-0.35 + dp)]
    // As far back as nothing stands in between.
    const back = [Math.sin(around) * Math.cos(tilt), -Math.sin(tilt), Math.cos(around) * Math.cos(tilt)]
    let far = 0.4
    while (
      far < 5.5 &&
      this.#open(x + back[0] * (far + 0.5), y + 1.6 + back[1] * (far + 0.5), z + back[2] * (far + 0.5))
    )
      far += 0.2
    if (far < narrow) return { x, y: y + 1.62, z, yaw: yaw + dy, pitch: clamp(pitch + dp) } // no room: through its eyes
    return { x: x + back[0] * far, y: y + 1.6 + back[1] * far, z: z + back[2] * far, yaw: around, pitch: tilt }
  }

  #open(x: number, y: number, z: number): boolean {
    return this.#history.state(Math.floor(x), Math.floor(y), Math.floor(z)) <= 0
  }

  #player(): Eye {
    const around = this.#history.around(this.#history.tick)
    if (!around) return { x: 0, y: 80, z: 0, yaw: 0, pitch: 0 }
    const { from, to, share } = around
    const [a, b] = [from.player, to.player]
    const far = Math.hypot(b[0] - a[0], b[1] - a[1], b[2] - a[2]) > 8 // a death, or a jump through the record
    const mix = (i: 0 | 1 | 2) => a[i] + (far ? 0 : (b[i] - a[i]) * share)
    const turn = ((((b[3] - a[3]) % (2 * Math.PI)) + 3 * Math.PI) % (2 * Math.PI)) - Math.PI
    const pitch = (a[4] ?? 0) + ((b[4] ?? 0) - (a[4] ?? 0)) * share
    return { x: mix(0), y: mix(1), z: mix(2), yaw: a[3] + turn * share, pitch }
  }

  /** The player, unless one looks out of its eyes, and the creatures about it. */
  #place(): void {
    const around = this.#history.around(this.#history.tick)
    const drawn: string[] = []
    const put = (key: string, name: string, x: number, y: number, z: number, yaw: number) => {
      this.#renderer.put(key, [x, y, z], bodyOf(name, yaw, this.#renderer.layerOf))
      drawn.push(key)
    }
    if (around) {
      const player = this.#player()
      const eye = this.#eye()
      const apart = Math.hypot(eye.x - player.x, eye.y - player.y - 1.62, eye.z - player.z)
      if (apart > 0.5) put('player', 'player', player.x, player.y, player.z, player.yaw)
      const next = new Map(around.to.others.map(other => [other[0], other]))
      for (const [id, name, x, y, z] of around.from.others) {
        const to = next.get(id)
        const [dx, dy, dz] = to ? [to[2] - x, to[3] - y, to[4] - z] : [0, 0, 0]
        const yaw = dx || dz ? Math.atan2(-dx, -dz) : id
        put(`body ${id}`, name, x + dx * around.share, y + dy * around.share, z + dz * around.share, yaw)
      }
    }
    for (const key of this.#bodies) if (!drawn.includes(key)) this.#renderer.put(key, [0, 0, 0], null)
    this.#bodies = drawn
  }

  /** Meshes the nearest sections that changed, as many as fit into a frame. */
  #mesh(eye: Eye): void {
    if (this.#dirty.size === 0) return
    const begun = performance.now()
    const apart = ([x, y, z]: readonly number[]) =>
      (x * 16 + 8 - eye.x) ** 2 + (y * 16 + 8 - eye.y) ** 2 + (z * 16 + 8 - eye.z) ** 2
    const order = [...this.#dirty.entries()].sort((a, b) => apart(a[1]) - apart(b[1]))
    const state = (x: number, y: number, z: number) => this.#history.state(x, y, z)
    for (const [key, [x, y, z]] of order) {
      this.#dirty.delete(key)
      const here = this.#history.chunks.get(`${x},${z}`)
      const mesh = here?.sections[y] ? meshOf(x, y, z, state, this.#renderer.layerOf) : null
      this.#renderer.put(key, [x * 16, y * 16, z * 16], mesh)
      if (performance.now() - begun > sliceMs) break
    }
  }
}

/** Keys of the free camera: right, up, ahead. */
const moves: Readonly<Record<string, readonly number[]>> = {
  KeyW: [0, 0, 1],
  KeyS: [0, 0, -1],
  KeyA: [-1, 0, 0],
  KeyD: [1, 0, 0],
  Space: [0, 1, 0],
  KeyE: [0, 1, 0],
  KeyQ: [0, -1, 0],
}
