/** A tool that is held, and how it digs one kind of block. */
export interface Tool<T> {
  readonly item: T
  readonly ms: number
  /** Blocks it digs until it breaks. */
  readonly lasts: number
}

/** Of the time the fastest tool takes: what digs so fast will do. */
const aboutAsFast = 1.6

/**
 * Of the tools that dig about as fast as the fastest the one that lasts shortest: good ones are kept for what needs them.
 *
 * @param bareMs What the empty hand takes.
 * @returns null where no tool is faster than the hand.
 */
export function plainest<T>(tools: readonly Tool<T>[], bareMs: number): Tool<T> | null {
  const faster = tools.filter(({ ms }) => ms < bareMs - 1)
  const fastest = Math.min(...faster.map(({ ms }) => ms))
  const fit = faster.filter(({ ms }) => ms <= aboutAsFast * fastest)
  return fit.sort((a, b) => a.lasts - b.lasts || a.ms - b.ms)[0] ?? null
}
