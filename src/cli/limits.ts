import { type Spent, UsageError } from '#core'

const units: Readonly<Record<string, readonly [keyof Spent, number]>> = {
  step: ['steps', 1],
  steps: ['steps', 1],
  s: ['seconds', 1],
  min: ['seconds', 60],
  h: ['seconds', 3600],
  usd: ['usd', 1],
}

/** Reads `100000steps,1h,2usd`. @throws {UsageError} Naming the part that is no limit. */
export function parseLimits(text: string | undefined): Partial<Spent> {
  const limits: { -readonly [key in keyof Spent]?: number } = {}
  for (const part of (text ?? '').split(',').filter(part => part.trim() !== '')) {
    const match = /^\s*(\d+(?:\.\d+)?)\s*([a-z]+)\s*$/i.exec(part)
    const unit = match ? units[match[2].toLowerCase()] : undefined
    if (!match || !unit)
      throw new UsageError(`--budget ${part}: write a number with a unit, such as 100000steps, 90s, 30min, 1h or 2usd`)
    limits[unit[0]] = Number(match[1]) * unit[1]
  }
  return limits
}
