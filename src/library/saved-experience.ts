import type { Json } from '#core'
import type { Effect, Sample } from './effect.ts'
import type { FactRecord } from './fact-record.ts'
import type { EffectRecord, MoveRecord } from './move-record.ts'
import { packSamples, type SampleStore, type SampleTable, sampleStore, unpackSamples } from './sample-table.ts'

/** All that an experience consists of. */
interface Remembered {
  /** Samples so far, and their environment steps. */
  size: number
  steps: number
  deaths: number
  readonly atDeath: Map<string, number>
  vitals: readonly string[]
  /** By move: how often everything was lost in it; and how often in all. */
  readonly fatal: Map<string, number>
  losses: number
  readonly moves: Map<string, MoveRecord>
  readonly facts: Map<string, FactRecord>
  readonly effects: Map<Effect, number>
}

export const nothing = (): Remembered => ({
  size: 0,
  steps: 0,
  deaths: 0,
  atDeath: new Map(),
  vitals: [],
  fatal: new Map(),
  losses: 0,
  moves: new Map(),
  facts: new Map(),
  effects: new Map(),
})

interface Saved {
  readonly size: number
  readonly steps: number
  readonly deaths: number
  readonly atDeath: [string, number][]
  readonly vitals: readonly string[]
  readonly fatal?: readonly [string, number][]
  /** Samples by their places in the table. */
  readonly moves: readonly (Omit<MoveRecord, 'effects' | 'recent' | 'failures' | 'found'> & {
    readonly found: [string, number][]
    readonly effects: [
      Effect,
      Omit<EffectRecord, 'positives' | 'firsts'> & {
        readonly positives: readonly number[]
        readonly firsts: readonly number[]
      },
    ][]
    readonly recent: readonly number[]
    readonly failures: readonly number[]
  })[]
  readonly samples: SampleTable | null
  readonly facts: readonly [string, Omit<FactRecord, 'changedBy'> & { readonly changedBy: [string, number][] }][]
  readonly effects: readonly [Effect, number][]
}

/**
 * An experience as plain data: a sample that several records keep is written once.
 *
 * @param held Where its samples go instead of being written.
 */
export function saved(
  { moves, facts, effects, atDeath, fatal, losses: _, ...counts }: Remembered,
  held?: SampleStore,
): Json {
  const store = held ?? sampleStore()
  return {
    size: counts.size,
    steps: counts.steps,
    deaths: counts.deaths,
    atDeath: [...atDeath],
    vitals: counts.vitals,
    fatal: [...fatal],
    moves: [...moves.values()].map(record => ({
      ...record,
      found: [...record.found],
      effects: [...record.effects].map(([effect, found]) => [
        effect,
        { ...found, positives: found.positives.map(store.put), firsts: found.firsts.map(store.put) },
      ]),
      recent: record.recent.map(store.put),
      failures: record.failures.map(store.put),
    })),
    samples: held ? null : packSamples(store.samples),
    facts: [...facts].map(([name, record]) => [name, { ...record, changedBy: [...record.changedBy] }]),
    effects: [...effects],
  } as unknown as Json
}

/**
 * And back.
 *
 * @param held The samples, where they were not written down with it.
 */
export function restored(json: Json, held: readonly Sample[] = []): Remembered {
  const { size, steps, deaths, vitals, ...from } = json as unknown as Saved
  const samples = from.samples ? unpackSamples(from.samples) : held
  const at = (place: number) => samples[place]
  const moves = from.moves.map(({ effects, recent, failures, found, ...record }): [string, MoveRecord] => [
    record.name,
    {
      ...record,
      effort: record.effort ?? record.steps, // older records knew steps alone
      found: new Map(found),
      effects: new Map(
        effects.map(([effect, found]) => [
          effect,
          {
            ...found,
            effort: found.effort ?? found.count,
            positives: found.positives.map(at),
            firsts: found.firsts.map(at),
          },
        ]),
      ),
      recent: recent.map(at),
      failures: failures.map(at),
    },
  ])
  const facts = from.facts.map(([name, record]): [string, FactRecord] => [
    name,
    // JSON knows no infinity.
    {
      ...record,
      low: record.low ?? Infinity,
      high: record.high ?? -Infinity,
      changedBy: new Map(record.changedBy),
    },
  ])
  return {
    size,
    steps,
    deaths,
    atDeath: new Map(from.atDeath),
    vitals,
    fatal: new Map(from.fatal),
    losses: (from.fatal ?? []).reduce((sum, [, times]) => sum + times, 0),
    moves: new Map(moves),
    facts: new Map(facts),
    effects: new Map(from.effects),
  }
}
