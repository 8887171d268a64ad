import type { Tile } from './looks.ts'
import { type Eye, viewOf } from './matrix.ts'
import { bytesACorner, type Mesh } from './mesh.ts'
import { drawTile, tileSize } from './tiles.ts'

const mostTiles = 255
const vertex = `#version 300 es
in vec3 place; in vec4 look;
uniform mat4 view; uniform vec3 origin; uniform vec3 eye;
out vec3 at; out float light; out float far;
void main() {
  vec3 world = origin + place;
  gl_Position = view * vec4(world, 1.0);
  at = vec3(look.xy / 16.0, look.z);
  light = look.w / 255.0;
  far = distance(world, eye);
}`
const fragment = `#version 300 es
precision mediump float; precision mediump sampler2DArray;
in vec3 at; in float light; in float far;
uniform sampler2DArray tiles; uniform vec3 sky; uniform float day; uniform float reach;
out vec4 colour;
void main() {
  vec4 dot = texture(tiles, at);
  if (dot.a < 0.1) discard;
  vec3 lit = dot.rgb * light * day;
  colour = vec4(mix(lit, sky, smoothstep(0.7, 1.0, far / reach)), dot.a);
}`

interface Drawn {
  readonly origin: readonly [number, number, number]
  readonly solid: Part | null
  readonly clear: Part | null
}
interface Part {
  readonly array: WebGLVertexArrayObject
  readonly buffer: WebGLBuffer
  readonly corners: number
}

/** Draws sections and boxes with WebGL 2. */
export class Renderer {
  readonly #gl: WebGL2RenderingContext
  readonly #program: WebGLProgram
  readonly #sections = new Map<string, Drawn>()
  readonly #layers = new Map<string, number>()
  #stale = false

  /** @returns null where the browser has no WebGL 2. */
  static on(canvas: HTMLCanvasElement): Renderer | null {
    const gl = canvas.getContext('webgl2', { antialias: false, preserveDrawingBuffer: true })
    return gl && new Renderer(gl)
  }

  private constructor(gl: WebGL2RenderingContext) {
    this.#gl = gl
    this.#program = gl.createProgram()
    for (const [type, source] of [
      [gl.VERTEX_SHADER, vertex],
      [gl.FRAGMENT_SHADER, fragment],
    ] as const) {
      const shader = gl.createShader(type)!
      gl.shaderSource(shader, source)
      gl.compileShader(shader)
      if (!gl.getShaderParameter(shader, gl.COMPILE_STATUS)) throw new Error(gl.getShaderInfoLog(shader) ?? 'no shader')
      gl.attachShader(this.#program, shader)
    }
    gl.bindAttribLocation(this.#program, 0, 'place')
    gl.bindAttribLocation(this.#program, 1, 'look')
    gl.linkProgram(this.#program)
    gl.bindTexture(gl.TEXTURE_2D_ARRAY, gl.createTexture())
    gl.texStorage3D(gl.TEXTURE_2D_ARRAY, 5, gl.RGBA8, tileSize, tileSize, mostTiles + 1)
    gl.texParameteri(gl.TEXTURE_2D_ARRAY, gl.TEXTURE_MAG_FILTER, gl.NEAREST)
    gl.texParameteri(gl.TEXTURE_2D_ARRAY, gl.TEXTURE_MIN_FILTER, gl.NEAREST_MIPMAP_LINEAR)
    gl.enable(gl.DEPTH_TEST)
    gl.enable(gl.CULL_FACE)
    gl.blendFunc(gl.SRC_ALPHA, gl.ONE_MINUS_SRC_ALPHA)
  }

  /** The layer of a tile's picture, which is drawn when it is first asked for. */
  layerOf = (tile: Tile): number => {
    const key = `${tile.pattern} ${tile.base} ${tile.accent}`
    const known = this.#layers.get(key)
    if (known !== undefined) return known
    const layer = Math.min(this.#layers.size, mostTiles)
    this.#layers.set(key, layer)
    const gl = this.#gl
    const dots = new Uint8Array(drawTile(tile).buffer)
    gl.texSubImage3D(gl.TEXTURE_2D_ARRAY, 0, 0, 0, layer, tileSize, tileSize, 1, gl.RGBA, gl.UNSIGNED_BYTE, dots)
    this.#stale = true
    return layer
  }

  /** Puts a mesh in the place of what was drawn under this key; null takes it away. */
  put(key: string, origin: readonly [number, number, number], mesh: Mesh | null): void {
    const old = this.#sections.get(key)
    for (const part of [old?.solid, old?.clear]) {
      if (!part) continue
      this.#gl.deleteBuffer(part.buffer)
      this.#gl.deleteVertexArray(part.array)
    }
    this.#sections.delete(key)
    if (mesh) this.#sections.set(key, { origin, solid: this.#part(mesh.solid), clear: this.#part(mesh.clear) })
  }

  /** @param day 0 at midnight, 1 at noon. @param reach Blocks until all is sky. */
  draw(eye: Eye, day: number, reach: number): void {
    const gl = this.#gl
    const { width, height } = gl.canvas
    const sky = [0.05 + 0.45 * day, 0.07 + 0.62 * day, 0.14 + 0.82 * day]
    if (this.#stale) gl.generateMipmap(gl.TEXTURE_2D_ARRAY)
    this.#stale = false
    gl.viewport(0, 0, width, height)
    gl.clearColor(sky[0], sky[1], sky[2], 1)
    gl.clear(gl.COLOR_BUFFER_BIT | gl.DEPTH_BUFFER_BIT)
    gl.useProgram(this.#program)
    const uniform = (name: string) => gl.getUniformLocation(this.#program, name)
    gl.uniformMatrix4fv(uniform('view'), false, viewOf(eye, width / height))
    gl.uniform3f(uniform('eye'), eye.x, eye.y, eye.z)
    gl.uniform3f(uniform('sky'), sky[0], sky[1], sky[2])
    gl.uniform1f(uniform('day'), 0.4 + 0.6 * day)
    gl.uniform1f(uniform('reach'), reach)
    const origin = uniform('origin')
    const seen = [...this.#sections.values()].filter(section => inSight(section.origin, eye, reach))
    const all = (which: 'solid' | 'clear') => {
      for (const section of seen) {
        const part = section[which]
        if (!part) continue
        gl.uniform3f(origin, ...section.origin)
        gl.bindVertexArray(part.array)
        gl.drawArrays(gl.TRIANGLES, 0, part.corners)
      }
    }
    all('solid')
    gl.enable(gl.BLEND)
    all('clear')
    gl.disable(gl.BLEND)
  }

  #part(bytes: ArrayBuffer): Part | null {
    if (bytes.byteLength === 0) return null
    const gl = this.#gl
    const array = gl.createVertexArray()
    const buffer = gl.createBuffer()
    gl.bindVertexArray(array)
    gl.bindBuffer(gl.ARRAY_BUFFER, buffer)
    gl.bufferData(gl.ARRAY_BUFFER, bytes, gl.STATIC_DRAW)
    gl.enableVertexAttribArray(0)
    gl.vertexAttribPointer(0, 3, gl.FLOAT, false, bytesACorner, 0)
    gl.enableVertexAttribArray(1)
    gl.vertexAttribPointer(1, 4, gl.UNSIGNED_BYTE, false, bytesACorner, 12)
    return { array, buffer, corners: bytes.byteLength / bytesACorner }
  }
}

/** Leaves out what lies behind the eye or beyond the reach. */
function inSight([x, y, z]: readonly [number, number, number], eye: Eye, reach: number): boolean {
  const [dx, dy, dz] = [x + 8 - eye.x, y + 8 - eye.y, z + 8 - eye.z]
  if (Math.hypot(dx, dz) > reach + 16) return false
  const ahead = -Math.sin(eye.yaw) * Math.cos(eye.pitch) * dx + Math.sin(eye.pitch) * dy
  return ahead - Math.cos(eye.yaw) * Math.cos(eye.pitch) * dz > -16
}
