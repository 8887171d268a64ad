/** The readable part of a kick reason, which may be text, JSON or NBT. */
export function words(reason: unknown): string {
  if (typeof reason === 'string') {
    try {
      return words(JSON.parse(reason))
    } catch {
      return reason
    }
  }
  if (reason === null || typeof reason !== 'object') return String(reason)
  const { text, translate, value, extra } = reason as Record<string, unknown>
  const parts = [text ?? translate ?? value, ...(Array.isArray(extra) ? extra : [])].filter(part => part !== undefined)
  return parts.length > 0 ? parts.map(words).join('') : JSON.stringify(reason)
}
