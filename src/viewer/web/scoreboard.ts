import type { Json } from '#core'

/** What one entrant has done so far. */
export interface Score {
  readonly agent: string
  readonly games: number
  readonly won: number
  readonly drawn: number
  readonly lost: number
  /** Sum of its returns, and how many they are. */
  readonly returns: number
  /** Games that ended for a reason that is not the game's: its own fault or nobody's. */
  readonly troubles: number
}

/**
 * A tally of `results.jsonl`, without any claim about strength: the report has ratings and their intervals.
 *
 * @param lines As the tournament writes them; what does not look so is passed over.
 */
export function scoreboard(lines: readonly Json[]): Score[] {
  const scores = new Map<string, { -readonly [K in keyof Score]: Score[K] }>()
  const of = (agent: string) => {
    const found = scores.get(agent) ?? { agent, games: 0, won: 0, drawn: 0, lost: 0, returns: 0, troubles: 0 }
    scores.set(agent, found)
    return found
  }
  for (const line of lines) {
    const game = gameOf(line)
    if (game === null) continue
    for (const [side, { agent, points, mean }] of game.sides.entries()) {
      const score = of(agent)
      if (game.outcome !== 'played' && (game.faulty === null || game.faulty === side)) score.troubles++
      if (game.outcome === 'crash') continue
      score.games++
      score.returns += mean
      if (points === 1) score.won++
      else if (points === 0) score.lost++
      else if (points !== null) score.drawn++
    }
  }
  return [...scores.values()].sort((a, b) => rate(b) - rate(a))
}

/** Points a game where two played, else the mean return. */
export function rate({ games, won, drawn, lost, returns }: Score): number {
  if (games === 0) return Number.NEGATIVE_INFINITY
  return won + drawn + lost > 0 ? (won + drawn / 2) / games : returns / games
}

interface Side {
  readonly agent: string
  readonly points: number | null
  readonly mean: number
}

function gameOf(
  line: Json,
): { readonly sides: readonly Side[]; readonly outcome: string; readonly faulty: number | null } | null {
  if (line === null || typeof line !== 'object' || Array.isArray(line)) return null
  const { a, seats, agents, returns, score, outcome, trouble } = line as Record<string, Json | undefined>
  if (typeof a !== 'number' || typeof outcome !== 'string' || !isList(seats) || !isList(agents) || !isList(returns))
    return null
  const side = (mine: boolean): Side | null => {
    const own = seats.map((_, seat) => seat).filter(seat => (seats[seat] === a) === mine)
    const agent = agents[own[0]]
    if (typeof agent !== 'string') return null
    const mean = own.reduce((sum, seat) => sum + Number(returns[seat] ?? 0), 0) / own.length
    const points = typeof score === 'number' ? (mine ? score : 1 - score) : null
    return { agent, points, mean: Number.isFinite(mean) ? mean : 0 }
  }
  const sides = [side(true), side(false)].filter(one => one !== null)
  const blamed = (trouble as { agent?: unknown } | null | undefined)?.agent
  return { sides, outcome, faulty: typeof blamed === 'number' ? (blamed === a ? 0 : 1) : null }
}

const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value)
