import type { Bot } from 'mineflayer'
import type { BackendIo } from '#core'

type Order = NonNullable<BackendIo['order']>

/** The longest line a server takes, less what some put before it. */
const longest = 230

/**
 * Listens to one player, and answers in chat; everybody else is not heard. A server stamps what a player says with that
 * player's id: a line that only looks like one of theirs, in another's words or the server's, has another id or none.
 *
 * @param changed Called when there is another goal.
 */
export function obey(bot: Bot, name: string, order: Order, changed: () => void): void {
  const say = (text: string) => bot.chat(`${name}: ${text}`.replace(/[\p{Cc}§]+/gu, ' ').slice(0, longest))
  bot.on('message', (message, position, sender?: string | null) => {
    const speaker = bot.players[name]
    if (position !== 'chat' || !sender || !speaker || sender !== speaker.uuid || name === bot.username) return
    const text = addressed(spoken(message as unknown as Message, name), bot.username)
    if (text === '') return
    const { answer, changed: another, later } = order(name, text)
    say(answer)
    if (another) changed()
    void later?.then(say)
  })
}

interface Message {
  readonly json: { readonly translate?: string }
  readonly with?: readonly { toString(): string }[]
  toString(): string
}

/** Without the name of whom it is said to, if it begins with that. */
function addressed(text: string, to: string): string {
  const [start] = /^@?\w+[,:]?\s*/.exec(text) ?? ['']
  return start.replace(/\W/g, '').toLowerCase() === to.toLowerCase() ? text.slice(start.length) : text
}

/** What was said, without who said it. */
function spoken(message: Message, name: string): string {
  const said = message.json.translate === 'chat.type.text' && message.with?.[1]
  const text = said ? said.toString() : message.toString()
  return (text.startsWith(`<${name}>`) ? text.slice(name.length + 2) : text).trim()
}
