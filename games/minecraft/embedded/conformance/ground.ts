import type { Bot } from 'mineflayer'
import type { Outcome } from '#core'
import type { Action } from '../../action.ts'

/**
 * Where a script plays: a stone floor high above the land, with the player on it and nothing else about. What scripts
 * need of a server is in here, so that they play on ours from the inside and on any other through commands.
 */
export interface Ground {
  readonly bot: Bot
  /** Whether the clock stands still between two lines of a script. If not, a script cannot catch a moment. */
  readonly exact: boolean
  /** @param wear How worn the thing already is. */
  give(item: string, count?: number, wear?: number): Promise<void>
  /** Sets a block, in blocks from the middle of the floor; y 0 stands on it. */
  set(x: number, y: number, z: number, block: string): Promise<void>
  /** Sets every block between two corners. */
  fill(from: Cell, to: Cell, block: string): Promise<void>
  at(x: number, y: number, z: number): { x: number; y: number; z: number }
  block(x: number, y: number, z: number): Promise<string>
  /** The level, age or moisture of the block there. */
  level(x: number, y: number, z: number): number
  act(action: Action): Promise<Outcome>
  wait(ticks: number): Promise<void>
  teleport(x: number, y: number, z: number): Promise<void>
  held(item: string): number
  /** How worn the first such thing is. */
  wear(item: string): number
  ticks(): number
  /** Sets the time of day. */
  time(of: number): Promise<void>
  /** Uses what is held in the hotbar on a block's upper side, as a click does. */
  use(item: string, x: number, y: number, z: number): Promise<void>
  summon(creature: string, x: number, y: number, z: number): Promise<void>
  /** Empties the stomach down to so much, so that nothing heals by itself. */
  starve(food: number): Promise<void>
  /** Fills the stomach. */
  feed(): Promise<void>
  /** Whole again. */
  heal(): Promise<void>
  /** Hurts so much that 1 to 3 of 20 are left. */
  wound(): Promise<void>
  die(): Promise<void>
  /** What the server counted, or null if it does not tell. */
  counted(event: string): number | null
}

export type Cell = readonly [x: number, y: number, z: number]
export type Script = (ground: Ground) => Promise<void>
export type Scripts = Readonly<Record<string, Script>>

/** Gives so many of each. */
export async function giveAll(ground: Ground, goods: Readonly<Record<string, number>>): Promise<void> {
  for (const [item, count] of Object.entries(goods)) await ground.give(item, count)
}

/** @throws With what was expected and what came. */
export function check(what: string, got: unknown, wanted: unknown): void {
  if (JSON.stringify(got) !== JSON.stringify(wanted))
    throw new Error(`${what}: expected ${JSON.stringify(wanted)}, got ${JSON.stringify(got)}`)
}

export function between(what: string, got: number, low: number, high: number): void {
  if (!(got >= low && got <= high)) throw new Error(`${what}: expected ${low} to ${high}, got ${got}`)
}

/** As `between`, for ticks that passed. A server in real time may take longer than its rules ask for, but never less. */
export function took({ exact }: Ground, ticks: number, low: number, high: number): void {
  between('ticks', ticks, exact ? low : low - 4, exact ? high : 2 * high + 40)
}

/** Waits until it is so, at most so many ticks, then checks. */
export async function comes(
  ground: Ground,
  what: string,
  value: () => unknown,
  wanted: unknown,
  ticks: number,
): Promise<void> {
  for (let i = 0; i < ticks; i += 2) {
    if (JSON.stringify(await value()) === JSON.stringify(wanted)) return
    await ground.wait(2)
  }
  check(what, await value(), wanted)
}

export const floor = 150

/** What a client sends that uses what it holds on the middle of a block's upper side. */
export const onTopOf = (location: { readonly x: number; readonly y: number; readonly z: number }) => ({
  location,
  direction: 1,
  hand: 0,
  cursorX: 0.5,
  cursorY: 1,
  cursorZ: 0.5,
  insideBlock: false,
})
