import { Vec3 } from 'vec3'
import type { Edits } from '../edits.ts'
import type { RegistryBlock, Squid } from '../squid.ts'

/** The server's blocks, read and set at once; flying-squid's own way takes a turn of the loop for each. */
export interface Ground {
  /** The state id, or -1 where no chunk is loaded. */
  state(x: number, y: number, z: number): number
  block(x: number, y: number, z: number): RegistryBlock | null
  set(x: number, y: number, z: number, state: number): void
  /** The block there, or what was last put there where no chunk is loaded. */
  kept(x: number, y: number, z: number): RegistryBlock | null
  /** Is told of every change, whoever made it, once it is made. */
  onChange(told: (x: number, y: number, z: number, state: number, before: number) => void): void
}

/** Also keeps in mind what was changed, for chunks that are unloaded and made anew. */
export function ground(server: Squid, edits: Edits): Ground {
  const { overworld, registry } = server
  const listeners: Parameters<Ground['onChange']>[0][] = []
  const self: Ground = {
    state(x, y, z) {
      if (y < 0 || y > 255) return 0
      return overworld.getLoadedColumn(x >> 4, z >> 4)?.getBlockStateId({ x: x & 15, y, z: z & 15 }) ?? -1
    },
    block(x, y, z) {
      const state = self.state(x, y, z)
      return state < 0 ? null : registry.blocksByStateId[state]
    },
    set(x, y, z, state) {
      if (y >= 0 && y < 256) void server.setBlock(overworld, new Vec3(x, y, z), state)
    },
    kept(x, y, z) {
      const state = self.state(x, y, z)
      return registry.blocksByStateId[state < 0 ? edits.at(x, y, z) : state] ?? null
    },
    onChange: told => listeners.push(told),
  }
  const stock = overworld.setBlockStateId.bind(overworld)
  overworld.setBlockStateId = (at, state) => {
    const { x, y, z } = at.floored()
    const before = self.state(x, y, z)
    edits.note(x, y, z, state)
    if (before < 0 || before === state) return stock(at, state)
    overworld.getLoadedColumn(x >> 4, z >> 4)!.setBlockStateId({ x: x & 15, y, z: z & 15 }, state)
    for (const told of listeners) told(x, y, z, state, before)
    return Promise.resolve()
  }
  return self
}
