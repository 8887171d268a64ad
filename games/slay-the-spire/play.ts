import type { End, Outcome, View } from '#core'
import { type Action, keyOf, typed } from './action.ts'
import type { Observation } from './observation.ts'
import { observe, type Won } from './observe.ts'
import { offered } from './offered.ts'
import { Glance, Seen } from './seen.ts'
import { encode, kindOf, PICK, TAKE_POTION } from './simulator/actions.ts'
import { applyFightAction, listFightActions } from './simulator/combat/apply.ts'
import { takesMany } from './simulator/combat/choices/index.ts'
import { CHOOSING, FIGHT_WON } from './simulator/combat/fight.ts'
import { R } from './simulator/data/relic-ids.ts'
import { BOSS_ROOM, ELITE_ROOM } from './simulator/data/rooms.ts'
import { applyRunAction } from './simulator/run/apply.ts'
import { listRunActions, listRunPotions } from './simulator/run/legal.ts'
import { type RunOptions, startRun } from './simulator/run/start.ts'
import { FIGHT_SCREEN, RUNNING, WON } from './simulator/screens.ts'
import { OWNED, POTIONS, Spire } from './simulator/state.ts'

/** Runs are cut off here; nobody who plays on needs a tenth of it. */
export const longest = 20_000

/** A run with what is counted beside it. */
export class Play {
  readonly g: Spire
  steps = 0
  won: Won = { monster: 0, elite: 0, boss: 0 }
  damageTaken = 0
  outcome: Outcome | null = null
  seen = new Seen()
  /** HP and gold as they stood on leaving each floor. */
  climb: readonly (readonly [hp: number, gold: number])[] = []

  constructor(g: Spire = new Spire()) {
    this.g = g
  }

  start(options: RunOptions): void {
    startRun(this.g, options)
    this.steps = 0
    this.won = { monster: 0, elite: 0, boss: 0 }
    this.damageTaken = 0
    this.outcome = null
    this.climb = []
    this.seen = new Seen()
    this.seen.look(this.g)
  }

  clone(): Play {
    const copy = new Play(this.g.clone())
    copy.steps = this.steps
    copy.won = this.won
    copy.damageTaken = this.damageTaken
    copy.outcome = this.outcome
    copy.seen = this.seen.clone()
    copy.climb = this.climb
    return copy
  }

  /** What may be done, as the simulator's numbers. */
  numbers(): number[] {
    const list: number[] = []
    const { g } = this
    if (this.end() !== null) return list
    // A choice from the draw pile comes sorted: the simulator's order would tell the pile's.
    if (g.screen === FIGHT_SCREEN && g.input === CHOOSING && !takesMany(g))
      for (const place of offered(g)) list.push(encode(PICK, place))
    else if (g.screen === FIGHT_SCREEN) listFightActions(g, list)
    else {
      listRunActions(g, list)
      listRunPotions(g, list)
    }
    return hasRoom(g) ? list : list.filter(number => kindOf(number) !== TAKE_POTION)
  }

  legal(): Action[] {
    return this.numbers().map(number => typed(this.g, number))
  }

  /** The number of a typed action; −1 if it is not legal. */
  numberOf(action: unknown): number {
    const key = keyOf(action)
    return this.numbers().find(number => keyOf(typed(this.g, number)) === key) ?? -1
  }

  /** @returns The reward: floors climbed, and 10 for a run that is won. */
  act(number: number): number {
    const { g } = this
    const { floor, hp, gold } = g
    const fought = g.screen === FIGHT_SCREEN
    const { act, room, fightsBegun } = { act: g.act, room: g.room, fightsBegun: g.encounter }
    const glance = fought ? new Glance(g) : null
    if (fought) applyFightAction(g, number)
    else applyRunAction(g, number)
    this.steps++
    const fights = g.screen === FIGHT_SCREEN && g.outcome === RUNNING
    const lost = Math.max(0, hp - g.hp)
    if (fought) this.damageTaken += lost
    else if (fights) this.damageTaken = lost
    const ended = fought && (!fights || g.encounter !== fightsBegun)
    if (fights && (!fought || ended)) this.seen.forget()
    else if (fights) glance?.learn(g, this.seen)
    this.seen.look(g)
    if (ended && g.fightOutcome === FIGHT_WON && !g.fled) this.#count(room)
    this.outcome = { ok: true, code: 'done', text: fought && lost > 0 ? `Lost ${lost} HP.` : 'Done.' }
    if (g.floor !== floor) this.climb = [...this.climb, [hp, gold]]
    const climbed = g.floor - floor + (g.act !== act && g.floor === floor ? 1 : 0)
    return climbed + (g.outcome === WON ? 10 : 0)
  }

  #count(room: number): void {
    const kind = room === BOSS_ROOM ? 'boss' : room === ELITE_ROOM ? 'elite' : 'monster'
    this.won = { ...this.won, [kind]: this.won[kind] + 1 }
  }

  end(): End | null {
    const { outcome } = this.g
    if (outcome === RUNNING) return this.steps >= longest ? { kind: 'truncation', why: `${longest} steps` } : null
    return { kind: 'termination', why: outcome === WON ? 'won' : 'died' }
  }

  view(): View<Observation, Action> {
    return { player: 'p1', observation: observe(this), legal: this.legal(), outcome: this.outcome }
  }
}

/** Without a place for it, or with Sozu, a potion cannot be taken or bought. */
function hasRoom(g: Spire): boolean {
  if (g.s[OWNED + R.SOZU]) return false
  for (let slot = 0; slot < g.potionSlots; slot++) if (g.s[POTIONS + slot] === 0) return true
  return false
}
