import { UsageError } from '#core'

/** One message of the server: the room it is for (`''` is the lobby) and its lines. */
export interface Frame {
  readonly room: string
  readonly lines: readonly string[]
}

/** @see https://github.com/smogon/pokemon-showdown/blob/master/PROTOCOL.md */
export function parseFrame(text: string): Frame {
  const lines = text.split('\n')
  if (!lines[0].startsWith('>')) return { room: '', lines }
  return { room: lines[0].slice(1), lines: lines.slice(1) }
}

/** The parts of a line between its bars; a line without a bar is chat. */
export function partsOfLine(line: string): readonly string[] {
  return line.startsWith('|') ? line.slice(1).split('|') : ['', line]
}

/** The id that the server knows a name by. */
export const userId = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '')

/**
 * A message for a room, as the server takes it. Text that somebody made up must not become a command.
 *
 * @throws {UsageError} If it holds a line break or a bar where it would be read as something else.
 */
export function command(room: string, text: string): string {
  if (/[\r\n]/.test(text)) throw new UsageError(`a message to the server holds a line break: ${JSON.stringify(text)}`)
  return `${room}|${text}`
}

/** Who challenges whom to what, from a private message; null for any other one. */
export function readChallenge(parts: readonly string[]): { readonly from: string; readonly format: string } | null {
  const [kind, from, , message = ''] = parts
  if (kind !== 'pm' || !message.startsWith('/challenge ')) return null
  const format = message.slice('/challenge '.length).split('|')[0]
  return format === '' ? null : { from: userId(from), format }
}
