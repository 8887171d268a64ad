/** How often a proof is repeated: its first argument, else `whole` times SOAK_SCALE (1 by default), at least `least`. */
export function scaled(whole: number, least = 1): number {
  return Number(process.argv[2] ?? Math.max(least, Math.round(whole * Number(process.env.SOAK_SCALE ?? 1))))
}
