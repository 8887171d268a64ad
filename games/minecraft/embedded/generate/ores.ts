import type { Canvas, States } from './blocks.ts'
import { stream } from './noise.ts'

/** Veins a chunk, blocks a vein, and the heights between which they lie, after the vanilla 1.16 table. */
const veins: readonly (readonly [string, number, number, number, number])[] = [
  ['dirt', 8, 24, 8, 120],
  ['gravel', 6, 24, 8, 110],
  ['granite', 6, 28, 6, 80],
  ['diorite', 6, 28, 6, 80],
  ['andesite', 6, 28, 6, 80],
  ['coal_ore', 20, 12, 6, 120],
  ['iron_ore', 20, 8, 5, 62],
  ['gold_ore', 2, 8, 5, 32],
  ['redstone_ore', 8, 7, 5, 16],
  ['lapis_ore', 1, 6, 8, 30],
  ['diamond_ore', 1, 7, 5, 16],
]

/** Grows veins into the stone of this chunk by short random walks. */
export function placeOres(canvas: Canvas, seed: number, states: States): void {
  for (const [purpose, [name, count, size, low, high]] of veins.entries()) {
    const next = stream(seed, canvas.x0, canvas.z0, 100 + purpose)
    for (let vein = 0; vein < count; vein++) {
      let [x, z] = [Math.floor(next() * 16), Math.floor(next() * 16)]
      let y = low + Math.floor(next() * (high - low))
      for (let i = 0; i < size; i++) {
        const at = (y << 8) | (z << 4) | x
        if (canvas.states[at] === states.stone) canvas.states[at] = states[name]
        const turn = next() * 6
        if (turn < 1) x = Math.min(15, x + 1)
        else if (turn < 2) x = Math.max(0, x - 1)
        else if (turn < 3) z = Math.min(15, z + 1)
        else if (turn < 4) z = Math.max(0, z - 1)
        else if (turn < 5) y = Math.min(high, y + 1)
        else y = Math.max(low, y - 1)
      }
    }
  }
}
