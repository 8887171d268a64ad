import type { Predicate } from '#core'

/** Steps of an attempt after which it is too late: `ko >= 1 within 3` is reached in three steps or not at all. */
export const deadlineOf = (predicate: Predicate | null): number =>
  predicate && 'within' in predicate ? predicate.within : Infinity

/** What must be so in time: `ko >= 1` of `ko >= 1 within 3`. */
export const inTime = (predicate: Predicate): Predicate => ('within' in predicate ? predicate.of : predicate)
