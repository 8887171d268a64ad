import { enemyAt, KIND, MOVE_NOW } from './simulator/combat/fight.ts'
import { showsAttack } from './simulator/combat/monsters/intents.ts'
import { has } from './simulator/combat/powers.ts'
import { M } from './simulator/data/monster-ids.ts'
import { MS } from './simulator/data/monster-power-ids.ts'
import { PS } from './simulator/data/player-power-ids.ts'
import { R } from './simulator/data/relic-ids.ts'
import * as V from './simulator/screens.ts'
import * as S from './simulator/state.ts'

/** Enemies whose blow is rolled when they come, and hidden until they mean to strike. */
export const secretive = (kind: number) => kind === M.RED_LOUSE || kind === M.GREEN_LOUSE || kind === M.DARKLING

/**
 * What the player has seen and the state does not say that he has: relics that were offered, cards put on either end of
 * the draw pile, how hard a louse bites, what enemies did last.
 */
export class Seen {
  relics: readonly number[] = []
  /** Known cards on top of the draw pile, and at its bottom. */
  top = 0
  bottom = 0
  /** Places of enemies whose blow was shown plainly. */
  bitten = 0
  /** The last two moves that each enemy carried out, the last one first. */
  done: readonly number[] = Array(10).fill(0)

  clone(): Seen {
    const copy = new Seen()
    copy.relics = this.relics
    copy.top = this.top
    copy.bottom = this.bottom
    copy.bitten = this.bitten
    copy.done = this.done
    return copy
  }

  /** A fight begins: nothing of the last one counts. */
  forget(): void {
    this.top = 0
    this.bottom = 0
    this.bitten = 0
    this.done = Array(10).fill(0)
  }

  /** What the screen at hand shows. */
  look(g: S.Spire): void {
    if (g.screen === V.FIGHT_SCREEN) this.#lookAtEnemies(g)
    else if (g.screen === V.REWARD_SCREEN) this.#offered(g, S.REWARD_RELICS, g.rewardRelics)
    else if (g.screen === V.SHOP_SCREEN) this.#offered(g, S.SHOP_RELICS, 3)
    else if (g.screen === V.BOSS_RELIC_SCREEN) this.#offered(g, S.BOSS_RELICS, 3)
  }

  #offered(g: S.Spire, from: number, count: number): void {
    for (let i = 0; i < count; i++) {
      const relic = g.s[from + i]
      if (relic !== 0 && !this.relics.includes(relic)) this.relics = [...this.relics, relic].sort((a, b) => a - b)
    }
  }

  /** A blow is plain where nothing softens or hardens it. */
  #lookAtEnemies(g: S.Spire): void {
    if (g.s[S.OWNED + R.RUNIC_DOME] || g.s[S.POWERS + PS.VULNERABLE] || g.s[S.POWERS + PS.INTANGIBLE]) return
    for (let i = 0; i < g.monsterSlots; i++)
      if (secretive(g.s[enemyAt(i) + KIND]) && !has(g, i, MS.WEAK) && showsAttack(g, i)) this.bitten |= 1 << i
  }
}

/** What matters of a fight before an action, to tell afterwards what the player saw happen. */
export class Glance {
  readonly #draw: Int32Array
  readonly #open: ReadonlySet<number>
  readonly #shuffles: number
  readonly #turn: number
  readonly #kinds: readonly number[]
  readonly #moves: readonly number[]

  constructor(g: S.Spire) {
    this.#draw = g.s.slice(S.DRAW, S.DRAW + g.drawSize)
    const pile = (from: number, size: number) => g.s.subarray(from, from + size)
    this.#open = new Set([
      ...pile(S.HAND, g.handSize),
      ...pile(S.DISCARD, g.discardSize),
      ...pile(S.EXHAUST, g.exhaustSize),
      g.playCard,
    ])
    this.#shuffles = g.s[S.SHUFFLE_RNG + 4]
    this.#turn = g.turn
    const places = [0, 1, 2, 3, 4]
    this.#kinds = places.map(i => g.s[enemyAt(i) + KIND])
    this.#moves = places.map(i => g.s[enemyAt(i) + MOVE_NOW])
  }

  /** Puts what the player saw since into `seen`. */
  learn(g: S.Spire, seen: Seen): void {
    this.#followPile(g, seen)
    if (g.turn === this.#turn) return
    seen.done = Array.from({ length: 10 }, (_, n) => {
      const place = n >> 1
      if (g.s[enemyAt(place) + KIND] !== this.#kinds[place]) return 0
      return n % 2 === 0 ? this.#moves[place] : seen.done[2 * place]
    })
  }

  /**
   * Cards that lay open and are in the draw pile now were put on one of its ends; what was made goes to a random place
   * below the very top, and a shuffle hides all.
   */
  #followPile(g: S.Spire, seen: Seen): void {
    const now = Array.from(g.s.subarray(S.DRAW, S.DRAW + g.drawSize))
    if (g.s[S.SHUFFLE_RNG + 4] !== this.#shuffles) {
      seen.top = 0
      seen.bottom = 0
      return
    }
    const before = this.#draw
    const stays = new Set(now)
    const old = new Set(before)
    let top = 0
    for (let i = 0; i < seen.top; i++) if (stays.has(before[before.length - 1 - i])) top++
    let bottom = 0
    for (let i = 0; i < seen.bottom; i++) if (stays.has(before[i])) bottom++
    const put = (slot: number) => !old.has(slot) && this.#open.has(slot)
    let above = 0
    while (above < now.length && put(now[now.length - 1 - above])) above++
    let below = 0
    while (below < now.length - above && put(now[below])) below++
    if (now.some(slot => !old.has(slot) && !this.#open.has(slot))) {
      seen.top = Math.min(1, above + top)
      seen.bottom = 0
      return
    }
    seen.top = Math.min(now.length, above + top)
    seen.bottom = Math.min(now.length - seen.top, below + bottom)
  }
}
