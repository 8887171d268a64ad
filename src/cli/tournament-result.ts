import { renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Json } from '#core'
import type { RunManifest } from '../run/folder.ts'
import { matrixCsv, resultsCsv } from '../tournament/csv.ts'
import { report } from '../tournament/report.ts'
import { schedule } from '../tournament/schedule.ts'
import { type Standings, standings } from '../tournament/standings.ts'
import { readResults, resultsFile, type Tournament, type TournamentPlan } from '../tournament/tournament.ts'
import type { CliContext } from './command.ts'

/** What was played, and what follows from it. */
export interface Rated extends Tournament {
  readonly standings: Standings
  /** Games that the schedule asks for. */
  readonly total: number
}

/** The games of a tournament that are on disk, or null if there is none yet. @throws {RecordError} If they are damaged. */
export function playedSoFar(dir: string, plan: TournamentPlan): Tournament | null {
  const results = readResults(join(dir, resultsFile), plan.agents).sort((x, y) => x.index - y.index)
  return results.length === 0 ? null : { results, players: results[0].seats.length, sprt: null }
}

export function rated(plan: TournamentPlan, played: Tournament): Rated {
  const { players, results } = played
  const kind = plan.schedule ?? (players === 1 ? 'starts' : 'round-robin')
  const { games: total } = schedule({
    kind,
    agents: plan.agents.length,
    players,
    pairs: plan.pairs,
    seed: plan.seed,
  })
  const anchors = new Map(Object.entries(plan.anchors).map(([agent, elo]) => [plan.agents.indexOf(agent), elo]))
  return { ...played, total, standings: standings(results, { agents: plan.agents, players, seed: plan.seed, anchors }) }
}

/** Writes the report and its tables beside the results; whole at once, since somebody may be reading the ones before. */
export function writeReports(
  { id: run, started }: RunManifest,
  dir: string,
  plan: TournamentPlan,
  found: Rated,
  unfinished: number | null,
): void {
  const write = (file: string, text: string) => {
    writeFileSync(join(dir, `${file}.new`), text)
    renameSync(join(dir, `${file}.new`), join(dir, file))
  }
  write('report.html', report({ run, started, plan, ...found, unfinished }))
  write('results.csv', resultsCsv(found.results, plan.agents))
  write('matrix.csv', matrixCsv(found.standings))
}

/** Writes the reports, prints the ratings, and gives the result. @param seconds null: it may not be over. */
export function conclude(
  context: CliContext,
  manifest: RunManifest,
  dir: string,
  plan: TournamentPlan,
  found: Rated,
  seconds: number | null,
): void {
  const { standings: tables, sprt, players, results, total } = found
  const unfinished = seconds === null && results.length < total ? total : null
  writeReports(manifest, dir, plan, found, unfinished)
  if (unfinished !== null) context.print(`unfinished: ${results.length} of ${total} games`)
  const width = Math.max(...tables.ratings.map(({ agent }) => agent.length))
  for (const { agent, elo, low, high, wins, draws, losses, forfeits, crashes, meanReturn } of tables.ratings) {
    const rank = tables.ratings.length > 2 ? `  α-Rank ${tables.alphaRank[agent].toFixed(2)}` : ''
    const trouble = `${forfeits > 0 ? `  ${forfeits} forfeits` : ''}${crashes > 0 ? `  ${crashes} crashes` : ''}`
    context.print(
      `${agent.padEnd(width)}  ${elo.toFixed(0).padStart(5)} Elo [${low.toFixed(0)}, ${high.toFixed(0)}]  +${wins} =${draws} -${losses}  mean return ${meanReturn.value.toFixed(2)}${rank}${trouble}`,
    )
  }
  if (sprt) context.print(`SPRT ${plan.sprt!.elo0}, ${plan.sprt!.elo1}: ${sprt.verdict}, ratio ${sprt.llr.toFixed(2)}`)
  const crashed = tables.crashes > 0 ? `, ${tables.crashes} more crashed twice and count for nobody` : ''
  context.print(`${tables.games} games${crashed}; ${tables.secondsPerGame.toPrecision(3)} s each`)
  context.print(`report: ${join(dir, 'report.html')}`)
  context.result({
    run: manifest.id,
    finished: unfinished === null,
    games: tables.games,
    matrix: tables.matrix,
    ratings: tables.ratings,
    alphaRank: tables.alphaRank,
    nash: tables.nash,
    crashes: tables.crashes,
    retried: tables.retried,
    secondsPerGame: tables.secondsPerGame,
    sprt: sprt ? { ...plan.sprt!, ...sprt } : null,
    schedule: plan.schedule ?? (players === 1 ? 'starts' : 'round-robin'),
    seconds,
  } as unknown as Json)
}
