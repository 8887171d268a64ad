import type { Json } from '#core'
import type { Effect, Sample } from './effect.ts'

/** What is known of one effect of a move. */
export interface EffectRecord {
  count: number
  /** How long the move took when it did, in steps of usual length. */
  effort: number
  readonly positives: Sample[]
  /** The first success of each life: one lucky life says no more than any other. */
  readonly firsts: Sample[]
  lives: number
}

/** Everything known of one move. */
export interface MoveRecord {
  readonly name: string
  readonly move: Json
  tries: number
  steps: number
  /** How long they took, in steps of usual length. */
  effort: number
  /** How often it turned up an offer of a kind: `can.collect:` of whatever block. */
  readonly found: Map<string, number>
  readonly effects: Map<Effect, EffectRecord>
  readonly recent: Sample[]
  /** Tries that changed nothing that lasts, of all times: once a move is mastered, these alone tell what it needs. */
  readonly failures: Sample[]
  failed: number
}

export const newMove = (name: string, move: Json): MoveRecord => ({
  name,
  move,
  tries: 0,
  steps: 0,
  effort: 0,
  found: new Map(),
  effects: new Map(),
  recent: [],
  failures: [],
  failed: 0,
})

export const newEffect = (): EffectRecord => ({ count: 0, effort: 0, positives: [], firsts: [], lives: 0 })
