import { cardGameIds, cardKeys } from '../simulator/data/cards.ts'
import { relicGameIds, relicKeys } from '../simulator/data/relics.ts'
import type { LabLine } from './lab.ts'
import type { Observer, RealObserver } from './observer.ts'
import type { Sighting } from './sightings.ts'
import type { GameLine } from './walks.ts'

export type Kind = 'card' | 'relic' | 'potion' | 'event' | 'monster' | 'encounter'

/** How often an item was in play in states that compared equal, and where first. */
export interface Sightings {
  lab: number
  runs: number
  real: number
  first: string
}

type Source = 'lab' | 'runs' | 'real'

const cardOf = (text: string) => text.split('@')[0].split('+')[0]

/**
 * Which items were in play when the simulator and the records agreed: cards that were played (curses and statuses that lay in
 * the hand), relics owned, potions used, events with a choice made in them, monsters that stood in a fight.
 */
export class Coverage implements Observer, RealObserver {
  readonly #seen = new Map<string, Sightings>()
  #owned: readonly string[] = []
  #source: Source = 'runs'

  of(kind: Kind, key: string): Sightings | undefined {
    return this.#seen.get(`${kind} ${key}`)
  }

  saw(line: LabLine | GameLine, where: string): void {
    if (line.k === 'lab') {
      this.#source = 'lab'
      this.#owned = (line as LabLine).relics
      this.#add('encounter', (line as LabLine).enc, where)
    } else if (line.k === 'g') this.#sawDecision(line as GameLine, where)
    else this.#sawFight(line as LabLine, where)
  }

  sawReal(seen: Sighting, where: string): void {
    this.#source = 'real'
    for (const { id } of seen.combat_state?.hand ?? []) this.#add('card', cardKeys[cardGameIds.indexOf(id)], where)
    for (const { id } of seen.relics) this.#add('relic', relicKeys[relicGameIds.indexOf(id)], where)
  }

  #sawDecision(line: GameLine, where: string): void {
    this.#source = 'runs'
    this.#owned = (line.relics as string[]).map(text => text.split(':')[0])
    const at = `${where}, step ${line.step}`
    if (typeof line.event === 'string') this.#add('event', line.event, at)
    for (const relic of this.#owned) this.#add('relic', relic, at)
  }

  #sawFight(line: LabLine, where: string): void {
    const at = line.k === 'b' ? `${where}, step ${line.step}` : where
    if (line.k === 'battle' && line.enc !== undefined) this.#add('encounter', line.enc, at)
    for (const { id, hp } of line.m as { id: string; hp: number }[]) if (hp > 0) this.#add('monster', id, at)
    for (const relic of this.#owned) this.#add('relic', relic, at)
    for (const text of line.hand as string[]) if (/@-[23]$/.test(text)) this.#add('card', cardOf(text), at)
    if (line.k !== 'b') return
    const { card, potion } = line.a as unknown as { card?: string; potion?: string }
    if (card !== undefined) this.#add('card', cardOf(card), at)
    if (potion !== undefined) this.#add('potion', potion, at)
  }

  #add(kind: Kind, key: string | undefined, where: string): void {
    if (key === undefined) return
    const name = `${kind} ${key}`
    let seen = this.#seen.get(name)
    if (seen === undefined) {
      seen = { lab: 0, runs: 0, real: 0, first: where }
      this.#seen.set(name, seen)
    }
    seen[this.#source]++
  }
}
