import { type Json, wilson } from '#core'
import { type Effect, effectsOf, factOf, familyOf, type Sample } from './effect.ts'
import { noteFacts } from './fact-record.ts'
import { type EffectRecord, type MoveRecord, newEffect, newMove } from './move-record.ts'
import { keep } from './reservoir.ts'
import type { SampleStore } from './sample-table.ts'
import { nothing, restored, saved } from './saved-experience.ts'
import { moveName, namesOf, offerPrefix } from './situation.ts'

/** Samples kept of a move, and of each of its effects. */
const keptFailures = 120
const keptPositives = 40
const keptRecent = 240
const keptFirsts = 40

/** What moves did, over a whole run: the raw material of contracts. Bounded; the newest samples replace the oldest. */
export interface Experience {
  readonly moves: ReadonlyMap<string, MoveRecord>
  /** Samples so far. */
  readonly size: number
  /** A new life: what comes first in it counts as much as what came first in any other. */
  begin(): void
  record(move: Json, sample: Sample): void
  /** Whether everything was lost in it, and begun again. */
  isAnew(sample: Sample): boolean
  /** Share of a move's tries in which everything was lost: once is never, and so is what any move may have met. */
  deadliness(name: string): number
  /** How often the fact, once so, was still so after a move: 0…1. */
  persistence(fact: string): number
  /** Share of samples in which a fact that held was lost or came. */
  turnover(fact: string): number
  /**
   * Share of the different moves that change the fact, by more than a rare accident: near 1 for what changes by itself.
   * Of an amount that mostly changes by moves made for it: the share of these; of any, at most that of those it falls by.
   */
  drift(fact: string): number
  /** Share of the different moves that bring an effect about, by more than a rare accident. */
  share(effect: Effect): number
  /** Share of all situations in which the move was on offer. */
  offered(name: string): number
  /** How often an effect comes, whatever is done: per step. */
  baseRate(effect: Effect): number
  /** Whether a fact may be what a move needs: a count without bound only says how often something was. */
  telling(fact: string): boolean
  /** The lowest third of a fact's range, or null. */
  lowOf(fact: string): number | null
  /** What every life so far began with at least, of an amount. */
  atStart(fact: string): number
  /** Whether a number says how much there is of something: what may be below zero is a place on a scale, and is not used up. */
  isAmount(fact: string): boolean
  /** Share of all times an effect came that its two commonest moves account for, and their share of all steps. */
  commonest(effect: Effect): { readonly times: number; readonly steps: number }
  /** Whether an amount falls whatever is done, at much the same rate with nearly every move, and does not rise so. */
  wanes(fact: string): boolean
  /** Facts that were at their lowest whenever an episode ended in death, and the starts were not. */
  readonly vitals: readonly string[]
  /** An episode ended in death. @param lowest Facts that were at the bottom of their range then. */
  death(lowest: readonly string[]): void
  /** How many different facts begin so. */
  kinds(prefix: string): number
  /** In how many samples the fact was so before. */
  held(fact: string): number
  /** How often an effect came, whoever's doing it was. */
  count(effect: Effect): number
  /** The highest and lowest value seen. */
  range(fact: string): readonly [number, number]
  /** @param held Where its samples go instead of being written. */
  save(held?: SampleStore): Json
}

/** So many times as often as at large everything is lost in what is deadly. */
const clearly = 3
/** A move made for a fact changes it so many times as often, step for step, as it changes at large. */
const often = 3
/** What changes with more of the different moves than this comes by itself. */
const everywhere = 0.85
/** Share of all its changes that come by such moves, where an amount is theirs. */
const mostly = 0.6

/**
 * @param from What `save` gave, or null.
 * @param anew Facts that rise when everything was lost and begun again: of that nothing is learned.
 * @param held The samples, where `from` was saved without them.
 * @param atStart What every life so far began with at least.
 */
export function experience(
  from: Json = null,
  telling: (fact: string) => boolean = () => true,
  lowOf: (fact: string) => number | null = () => null,
  anew: readonly string[] = [],
  isAmount: (fact: string) => boolean = () => true,
  held: readonly Sample[] = [],
  atStart: (fact: string) => number = () => 0,
): Experience {
  const all = from === null ? nothing() : restored(from, held)
  const { moves, facts, effects, atDeath, fatal } = all
  const lately = new Set<EffectRecord>()
  const drifts = { of: new Map<string, number>(), until: 20 }

  const driftOf = (fact: string): number => {
    const record = facts.get(fact)
    if (!record) return 0
    let [changers, doers, done] = [0, 0, 0]
    for (const [name, times] of record.changedBy) {
      const move = moves.get(name)!
      if (times >= 0.01 * move.tries) changers++
      if (times * all.steps <= often * record.changes * move.steps) continue
      doers++
      done += times
    }
    // An amount that mostly changes by moves made for it is theirs, however many others change it on the way.
    const isAmount = record.high > -Infinity
    const isDone = isAmount && doers > 0 && done >= mostly * record.changes
    const share = (isDone ? doers : changers) / Math.max(1, moves.size)
    // What is picked up on the way to many places, and used up by few moves, is no weather either.
    const falls = isAmount && share < everywhere ? self.share(`${fact}-`) : 0
    return falls > 0 ? Math.min(share, falls) : share
  }

  /** Kept until enough is new, of all facts at once: what is told then does not depend on who asked before. */
  const keepDrifts = () => {
    drifts.until = 1.02 * all.size + 20
    for (const fact of facts.keys()) drifts.of.set(fact, driftOf(fact))
  }

  /** To the lowest third of its range, where that is known: `room<=3`. */
  const lows = ({ before, after }: Sample): Effect[] => {
    const found: Effect[] = []
    for (const fact of namesOf(after).facts) {
      const value = after[fact]
      if (typeof value !== 'number' || value === before[fact]) continue
      const low = lowOf(fact)
      if (low !== null && value <= low && Number(before[fact] ?? 0) > low) found.push(`${fact}<=${low}`)
    }
    return found
  }

  const self: Experience = {
    moves,
    lowOf,
    isAmount,
    atStart,
    get size() {
      return all.size
    },
    begin: () => lately.clear(),
    deadliness(name) {
      const times = fatal.get(name) ?? 0
      if (times < 2) return 0
      const tries = times + (moves.get(name)?.tries ?? 0)
      const usual = all.losses / (all.size + all.losses)
      return wilson(times, tries).low > clearly * usual ? times / tries : 0
    },
    isAnew: ({ before, after }) => anew.some(fact => Number(after[fact] ?? 0) > Number(before[fact] ?? 0)),
    record(move, sample) {
      if (self.isAnew(sample)) {
        fatal.set(moveName(move), (fatal.get(moveName(move)) ?? 0) + 1)
        all.losses++
        return lately.clear()
      }
      const name = moveName(move)
      let record = moves.get(name)
      if (!record) {
        record = newMove(name, move)
        moves.set(name, record)
      }
      all.size++
      all.steps += sample.steps
      record.steps += sample.steps
      record.effort += sample.effort ?? sample.steps
      keep(record.recent, sample, record.tries, keptRecent)
      record.tries++
      let lasting = false
      for (const effect of [...effectsOf(sample.before, sample.after), ...lows(sample)]) {
        if (
          !lasting &&
          !effect.startsWith(offerPrefix) &&
          self.drift(factOf(effect)) <= 0.5 &&
          isAmount(factOf(effect))
        )
          lasting = true
        effects.set(effect, (effects.get(effect) ?? 0) + 1)
        if (effect.startsWith(offerPrefix) && effect.endsWith('=true'))
          record.found.set(familyOf(effect), (record.found.get(familyOf(effect)) ?? 0) + 1)
        let found = record.effects.get(effect)
        if (!found) {
          found = newEffect()
          record.effects.set(effect, found)
        }
        keep(found.positives, sample, found.count, keptPositives)
        if (!lately.has(found)) {
          lately.add(found)
          keep(found.firsts, sample, found.lives++, keptFirsts)
        }
        found.count++
        found.effort += sample.effort ?? sample.steps
      }
      if (!lasting) keep(record.failures, sample, record.failed++, keptFailures)
      noteFacts(facts, sample, name)
      if (all.size > drifts.until) keepDrifts()
    },
    persistence(fact) {
      const record = facts.get(fact)
      return record ? 1 - (record.lost + 0.5) / (record.held + 1) : 0.5
    },
    share(effect) {
      let makers = 0
      for (const { effects, tries } of moves.values()) {
        const count = effects.get(effect)?.count ?? 0
        if (count > 0 && count >= 0.01 * tries) makers++
      }
      return makers / Math.max(1, moves.size)
    },
    turnover: fact => (facts.get(fact)?.changes ?? 0) / Math.max(1, all.size),
    drift: fact => drifts.of.get(fact) ?? driftOf(fact),
    offered: name => (facts.get(offerPrefix + name)?.held ?? 0) / Math.max(1, all.size),
    kinds(prefix) {
      let count = 0
      for (const fact of facts.keys()) if (fact.startsWith(prefix)) count++
      return count
    },
    held: fact => facts.get(fact)?.held ?? 0,
    count: effect => effects.get(effect) ?? 0,
    baseRate: effect => (effects.get(effect) ?? 0) / Math.max(1, all.steps),
    telling,
    commonest(effect) {
      const total = effects.get(effect) ?? 0
      if (total === 0) return { times: 0, steps: 0 }
      const risers = [...moves.values()].map(record => ({ count: record.effects.get(effect)?.count ?? 0, record }))
      const best = risers.sort((a, b) => b.count - a.count).slice(0, 2)
      const sum = (of: (riser: (typeof best)[number]) => number) => best.reduce((sum, riser) => sum + of(riser), 0)
      return {
        times: sum(({ count }) => count) / total,
        steps: sum(({ record }) => record.steps) / Math.max(1, all.steps),
      }
    },
    wanes: fact => comesByItself(`${fact}-`) && !comesByItself(`${fact}+`),
    get vitals() {
      return all.vitals
    },
    death(lowest) {
      all.deaths++
      for (const fact of lowest) atDeath.set(fact, (atDeath.get(fact) ?? 0) + 1)
      all.vitals =
        all.deaths < 3 ? [] : [...atDeath].filter(([, count]) => count >= 0.9 * all.deaths).map(([fact]) => fact)
    },
    range(fact) {
      const record = facts.get(fact)
      return record && record.high > -Infinity ? [Math.min(0, record.low), record.high] : [0, 0]
    },
    save: held => saved(all, held),
  }
  if (from !== null) keepDrifts()
  return self

  function comesByItself(effect: Effect): boolean {
    const usual = self.baseRate(effect)
    let [moving, alike] = [0, 0]
    for (const record of moves.values()) {
      if (record.steps * usual < 3) continue // too seldom made to tell
      moving++
      if ((record.effects.get(effect)?.count ?? 0) > 0.4 * usual * record.steps) alike++
    }
    return moving > 0 && alike > 0.7 * moving
  }
}

/** Of what lasts, that which a move brought oftenest, with the samples; null where it brought nothing. */
export function mainGain(
  known: Experience,
  { effects }: MoveRecord,
): { readonly effect: Effect; readonly positives: readonly Sample[] } | null {
  const gains = [...effects].filter(
    ([effect]) => effect.endsWith('+') && !effect.startsWith(offerPrefix) && known.drift(factOf(effect)) <= 0.5,
  )
  gains.sort((a, b) => b[1].count - a[1].count || (a[0] < b[0] ? -1 : 1))
  return gains.length > 0 ? { effect: gains[0][0], positives: gains[0][1].positives } : null
}
