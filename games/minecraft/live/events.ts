import type { Bot } from 'mineflayer'
import type { Outcome } from '#core'
import type { Action } from '../action.ts'

/** What happened, by the client's own account: on servers that are not ours nobody else counts. */
export class Events {
  readonly counts = new Map<string, number>()

  watch(bot: Bot): void {
    bot.on('diggingCompleted', block => this.#count(`mined.${block.name}`))
    bot.on('death', () => this.#count('deaths'))
  }

  /** Counts what an action that worked has done. */
  acted(
    action: Action,
    outcome: Outcome,
    before: Readonly<Record<string, number>>,
    after: Readonly<Record<string, number>>,
  ): void {
    if (!outcome.ok) return
    if (action.type === 'craft')
      this.#count(`crafted.${action.item}`, (after[action.item] ?? 0) - (before[action.item] ?? 0))
    if (action.type === 'place') this.#count(`placed.${action.item}`)
    if (action.type === 'eat') this.#count(`eaten.${action.item}`)
    if (action.type === 'attack') this.#count(`killed.${action.entity}`)
    if (action.type === 'smelt')
      for (const item of Object.keys(after)) {
        const made = after[item] - (before[item] ?? 0)
        if (made > 0) this.#count(`smelted.${item}`, made)
      }
  }

  #count(event: string, by = 1): void {
    if (by > 0) this.counts.set(event, (this.counts.get(event) ?? 0) + by)
  }
}
