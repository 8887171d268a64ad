import type { Random } from '#core'
import { bradleyTerry, curvatureErrors, type RatingOptions, type Tally } from './rating.ts'
import { sumTallies, type Unit } from './units.ts'

export interface Interval {
  readonly value: number
  readonly low: number
  readonly high: number
}

/**
 * Ratings with 95 % intervals: the ratings of many tournaments drawn from this one, whole units at a time.
 *
 * Where all units of two agents came out alike, or there are fewer than ten, there is too little to resample; then one
 * unit more, which either may win, stands for what was not seen yet. Without it the interval could have no width.
 *
 * @see Efron and Tibshirani, "An Introduction to the Bootstrap" (1993), chapter 13, for percentile intervals.
 */
export function ratingIntervals(
  agents: number,
  units: readonly Unit[],
  random: Random,
  options: RatingOptions & { readonly replicates?: number } = {},
): Interval[] {
  const { replicates = 500 } = options
  const tallies = sumTallies(units)
  const values = bradleyTerry(agents, tallies, options)
  const errors = curvatureErrors(agents, tallies, values, options)
  if (units.length === 0) return values.map(value => ({ value, low: value - 1000, high: value + 1000 }))
  const strata = [...Map.groupBy(units, unit => unit.stratum).values()].map(stratumOf)
  const drawn = values.map(() => [] as number[])
  for (let k = 0; k < replicates; k++) {
    const again = strata.flatMap(stratum => resample(stratum, random))
    const elo = bradleyTerry(agents, again, { ...options, guess: values })
    for (const [agent, value] of elo.entries()) drawn[agent].push(value)
  }
  return values.map((value, agent) => {
    const [low, high] = quantiles(drawn[agent], 0.025, 0.975)
    const [most, least] = [onlyWon(agent, tallies), onlyWon(agent, tallies, false)]
    const error = 1.96 * errors[agent]
    return {
      value,
      low: Math.min(low, least ? value - error : value),
      high: Math.max(high, most ? value + error : value),
    }
  })
}

function onlyWon(agent: number, tallies: readonly Tally[], won = true): boolean {
  return tallies.every(({ a, b, score, games }) => {
    const points = a === agent ? score : b === agent ? games - score : null
    return points === null || points === (won ? games : 0)
  })
}

/** Units of a stratum in columns, so that a draw is an addition: 500 draws of 10,000 games take a fraction of a second. */
interface Stratum {
  readonly count: number
  readonly meetings: readonly {
    readonly a: number
    readonly b: number
    readonly scores: Float64Array
    readonly games: Float64Array
    /** All units alike, or few. */
    readonly thin: boolean
  }[]
}

function stratumOf(units: readonly Unit[]): Stratum {
  const meetings = sumTallies(units).map(({ a, b }) => {
    const column = (of: (tally: Tally) => number) =>
      Float64Array.from(units, ({ tallies }) => {
        const tally = tallies.find(each => each.a === a && each.b === b)
        return tally ? of(tally) : 0
      })
    const [scores, games] = [column(tally => tally.score), column(tally => tally.games)]
    const shares = scores.map((score, i) => score / games[i]).filter(share => !Number.isNaN(share))
    const thin = shares.length < 10 || shares.every(share => share === shares[0])
    return { a, b, scores, games, thin }
  })
  return { count: units.length, meetings }
}

function resample({ count, meetings }: Stratum, random: Random): Tally[] {
  const score = new Float64Array(meetings.length)
  const games = new Float64Array(meetings.length)
  for (let k = 0; k < count; k++) {
    const i = random.int(count)
    for (let m = 0; m < meetings.length; m++) {
      score[m] += meetings[m].scores[i]
      games[m] += meetings[m].games[i]
    }
  }
  return meetings.map(({ a, b, thin }, m) => {
    const unseen = thin ? games[m] / count : 0
    return { a, b, score: score[m] + random.int(2) * unseen, games: games[m] + unseen }
  })
}

/** Linear between the order statistics. */
export function quantiles(values: readonly number[], ...at: readonly number[]): number[] {
  const sorted = [...values].sort((a, b) => a - b)
  return at.map(share => {
    const place = share * (sorted.length - 1)
    const low = Math.floor(place)
    return sorted[low] + (place - low) * ((sorted[low + 1] ?? sorted[low]) - sorted[low])
  })
}
