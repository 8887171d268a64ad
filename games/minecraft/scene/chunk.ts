/** The blocks of one chunk, section by section from below; null where a section is all air. */
export interface Chunk {
  readonly x: number
  readonly z: number
  readonly sections: (Uint16Array | null)[]
}

/**
 * Reads a message of the channel `chunks`: x and z as int32, a uint16 mask of sections, all little-endian, then the
 * sections as the protocol of 1.16 sends them: block count, bits, palette, longs.
 *
 * @throws {RangeError} If it is cut short.
 */
export function readChunk(bytes: Uint8Array): Chunk {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const mask = view.getUint16(8, true)
  let at = 10
  const varint = () => {
    let value = 0
    for (let shift = 0; ; shift += 7) {
      const byte = view.getUint8(at++)
      value |= (byte & 127) << shift
      if (byte < 128) return value
    }
  }
  const sections: (Uint16Array | null)[] = new Array(16).fill(null)
  for (let section = 0; section < 16; section++) {
    if (!(mask & (1 << section))) continue
    at += 2
    const bits = view.getUint8(at++)
    const palette = bits > 8 ? null : Array.from({ length: varint() }, varint)
    const words = varint() * 2
    // Each long holds whole values, never the halves of one; read as two halves of 32 bits, the lower one second.
    const perLong = Math.floor(64 / bits)
    const states = new Uint16Array(4096)
    for (let i = 0; i < 4096; i++) {
      const offset = (i % perLong) * bits
      const long = at + Math.floor(i / perLong) * 8
      const value = slice(view.getUint32(long + 4), view.getUint32(long), offset, bits)
      states[i] = palette ? palette[value] : value
    }
    at += words * 4
    sections[section] = states
  }
  return { x: view.getInt32(0, true), z: view.getInt32(4, true), sections }
}

function slice(low: number, high: number, offset: number, bits: number): number {
  const mask = (1 << bits) - 1
  if (offset >= 32) return (high >>> (offset - 32)) & mask
  const value = low >>> offset
  return (offset + bits > 32 ? value | (high << (32 - offset)) : value) & mask
}
