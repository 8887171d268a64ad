import { require } from './squid.ts'

/**
 * The physics asks for the data of its version at every tick, and `minecraft-data` looks through all versions there are
 * before it gives the object it keeps. Here it is remembered which object that was: the very same one, found at once.
 * Called before anything else that loads `minecraft-data`.
 */
export function rememberVersions(): void {
  const stock = require('minecraft-data') as MinecraftData
  const module = require.cache[require.resolve('minecraft-data')]!
  const known = new Map<string, object | null>()
  const remembering: MinecraftData = (version, preNetty = false) => {
    const key = `${version}/${preNetty}`
    let found = known.get(key)
    if (found === undefined) {
      found = stock(version, preNetty)
      known.set(key, found)
    }
    return found
  }
  module.exports = Object.assign(remembering, stock)
}

type MinecraftData = (version: unknown, preNetty?: boolean) => object | null
