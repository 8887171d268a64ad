import { WORDS } from './layout.ts'
import { floatNames, numberNames } from './numbers.ts'

export * from './layout.ts'

type Numbers = { [Name in (typeof numberNames)[number] | (typeof floatNames)[number]]: number }

// Each name is a property that reads and writes its word; the loops below define them.
export interface Spire extends Numbers {}

/**
 * The whole state of a run in one `Int32Array`: numbers by name, lists by region. Copying a run is copying the array, and
 * its bytes are its saved form.
 */
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: the properties are defined from the list of names below
export class Spire {
  readonly s: Int32Array
  readonly f: Float32Array

  constructor(words = new Int32Array(WORDS)) {
    this.s = words
    this.f = new Float32Array(words.buffer, words.byteOffset, words.length)
  }

  clone(): Spire {
    return new Spire(this.s.slice())
  }

  copyFrom(other: Spire): void {
    this.s.set(other.s)
  }

  toBytes(): Uint8Array {
    return new Uint8Array(this.s.slice().buffer)
  }

  /** @throws {RangeError} If the bytes are not a saved run of this version. */
  static fromBytes(bytes: Uint8Array): Spire {
    if (bytes.byteLength !== WORDS * 4)
      throw new RangeError(`a saved run has ${WORDS * 4} bytes, these are ${bytes.byteLength}`)
    return new Spire(new Int32Array(bytes.slice().buffer))
  }
}

for (const [word, name] of numberNames.entries())
  Object.defineProperty(Spire.prototype, name, {
    get(this: Spire) {
      return this.s[word]
    },
    set(this: Spire, value: number) {
      this.s[word] = value
    },
  })
for (const [i, name] of floatNames.entries()) {
  const word = numberNames.length + i
  Object.defineProperty(Spire.prototype, name, {
    get(this: Spire) {
      return this.f[word]
    },
    set(this: Spire, value: number) {
      this.f[word] = value
    },
  })
}
