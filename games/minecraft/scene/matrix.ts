/** Column-major 4×4 matrices, as WebGL wants them. */
export type Matrix = Float32Array

export interface Eye {
  readonly x: number
  readonly y: number
  readonly z: number
  /** 0 looks north (−z), growing counter-clockwise as seen from above. */
  readonly yaw: number
  /** Up is positive. */
  readonly pitch: number
}

/** From the world to the screen, for an eye at a place. */
export function viewOf(eye: Eye, aspect: number): Matrix {
  const [near, far] = [0.08, 400]
  // 70° across the shorter side, so that a narrow screen does not see through a keyhole.
  const f = 1 / Math.tan(((70 / 2) * Math.PI) / 180)
  const [fx, fy] = aspect > 1 ? [f / aspect, f] : [f, f * aspect]
  const [cy, sy, cp, sp] = [Math.cos(eye.yaw), Math.sin(eye.yaw), Math.cos(eye.pitch), Math.sin(eye.pitch)]
  const right = [cy, 0, -sy]
  const up = [sy * sp, cp, cy * sp]
  const back = [sy * cp, -sp, cy * cp]
  const place = [eye.x, eye.y, eye.z]
  const dot = (axis: readonly number[]) => -(axis[0] * place[0] + axis[1] * place[1] + axis[2] * place[2])
  const view = [
    [right[0], up[0], back[0], 0],
    [right[1], up[1], back[1], 0],
    [right[2], up[2], back[2], 0],
    [dot(right), dot(up), dot(back), 1],
  ]
  const [a, b] = [(far + near) / (near - far), (2 * far * near) / (near - far)]
  const out = new Float32Array(16)
  for (const [i, [x, y, z, w]] of view.entries()) {
    out[i * 4] = fx * x
    out[i * 4 + 1] = fy * y
    out[i * 4 + 2] = a * z + b * w
    out[i * 4 + 3] = -z
  }
  return out
}
