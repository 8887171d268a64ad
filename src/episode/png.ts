import { crc32, deflateSync, inflateSync } from 'node:zlib'
import type { Frame } from '#core'

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** A frame as PNG: 8-bit RGB, no row filters, the fastest compression. Lossless, and every viewer can show it. */
export function encodePng({ width, height, data }: Frame): Buffer {
  const row = width * 3
  const raw = Buffer.alloc((row + 1) * height)
  for (let y = 0; y < height; y++) raw.set(data.subarray(y * row, (y + 1) * row), y * (row + 1) + 1)
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const pixels = deflateSync(raw, { level: 1 })
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))])
}

/** Reads back what `encodePng` wrote. @throws {RangeError} If it is a PNG of another kind. */
export function decodePng(bytes: Uint8Array): Frame {
  const png = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)]
  if (!png.subarray(0, 8).equals(signature) || png[24] !== 8 || png[25] !== 2)
    throw new RangeError('not a PNG of 8-bit RGB written by this program')
  const raw = inflateSync(png.subarray(41, 41 + png.readUInt32BE(33)))
  const row = width * 3
  const data = new Uint8Array(row * height)
  for (let y = 0; y < height; y++) data.set(raw.subarray(y * (row + 1) + 1, (y + 1) * (row + 1)), y * row)
  return { width, height, data }
}

function chunk(type: string, body: Buffer): Buffer {
  const result = Buffer.alloc(body.length + 12)
  result.writeUInt32BE(body.length, 0)
  result.write(type, 4, 'latin1')
  result.set(body, 8)
  result.writeUInt32BE(crc32(result.subarray(4, 8 + body.length)), 8 + body.length)
  return result
}
