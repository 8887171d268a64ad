import { readFile } from 'node:fs/promises'
import { type Json, type Random, random, type Start, seedRange, UsageError } from '#core'
import type { Config } from '../config.ts'
import { battleFormat } from '../formats.ts'
import type { PokemonSet } from '../simulator/showdown.ts'
import { generateTeam } from './generate.ts'
import { isPaste, readPastes, readTeamLines, readTeams } from './text.ts'
import { checkTeam } from './validate.ts'

export type Team = readonly PokemonSet[]

/** The teams that the two players of an episode are given. */
export type Draw = (start: Start) => readonly [Team, Team]

/** How many teams there are for training, and how many behind them are held out: as many as the published tables have. */
const [trained, unseen] = [64, 72]

/**
 * Where teams come from: our own file of the format, a file that is named, or, for formats without a file, the generator.
 *
 * @throws {UsageError} If a file is missing, or one of its teams is not legal.
 */
export async function teamPool(config: Config): Promise<Draw> {
  const teams = config.teams === 'own' ? await ownTeams(config.format) : await fileTeams(config)
  if (teams === null) return start => generated(config.format, start)
  const others = config.teams === 'own' ? await packedTeams(`${battleFormat(config.format)}.held-out`) : null
  const chosen = splitOf(teams, others, config.split)
  return start => drawn(chosen(start), start)
}

/** Our own teams of a format, or null if it has none. */
export async function ownTeams(format: string): Promise<readonly Team[] | null> {
  return packedTeams(battleFormat(format))
}

async function packedTeams(name: string): Promise<readonly Team[] | null> {
  const file = new URL(`./${name}.packed.txt`, import.meta.url)
  const text = await readFile(file, 'utf8').catch(() => null)
  return text === null ? null : readTeams(text)
}

async function fileTeams({ teams: path, format }: Config): Promise<readonly Team[]> {
  const found = await teamsIn(path)
  for (const { where, team } of found) checkTeam(format, team, where)
  return found.map(({ team }) => team)
}

/** A team of a file, and which it is, for people. */
export interface FoundTeam {
  readonly where: string
  readonly team: Team
}

/**
 * The teams of a file: packed, one a line, or as people paste them.
 *
 * @throws {UsageError} If the file is missing or empty, or holds something that is no team.
 */
export async function teamsIn(path: string): Promise<readonly FoundTeam[]> {
  const text = await readFile(path, 'utf8').catch(cause => {
    throw new UsageError(`cannot read the teams in ${path}: ${(cause as Error).message}`)
  })
  try {
    const found = isPaste(text)
      ? readPastes(text).map((team, i) => ({ where: `team ${i + 1} of ${path}`, team }))
      : readTeamLines(text).map(({ line, team }) => ({ where: `the team in line ${line} of ${path}`, team }))
    if (found.length > 0) return found
  } catch (error) {
    throw error instanceof UsageError ? new UsageError(`${path}, ${error.message}`) : error
  }
  throw new UsageError(`${path} holds no team: write one packed team a line, or what people paste`)
}

/** @param others Held out in a file of their own; otherwise those behind the first of the teams are. */
function splitOf(
  teams: readonly Team[],
  others: readonly Team[] | null,
  split: Config['split'],
): (start: Start) => readonly Team[] {
  const cut = others ? Math.min(trained, teams.length) : Math.min(trained, Math.ceil(teams.length * 0.7))
  const heldOut = others ?? teams.slice(cut, cut + unseen)
  if (split === 'all') return () => teams
  if (split === 'by-seed') return start => (seedRange(start.seed) === 'report' ? heldOut : teams.slice(0, cut))
  if (split === 'held-out') return () => heldOut
  const first = teams.slice(0, Number(split.slice(6)))
  if (first.length < Number(split.slice(6)))
    throw new UsageError(`there are ${teams.length} teams, so no split of ${split}; take a smaller one or \`all\``)
  return () => first
}

/** Drawn by the seed, or named by the axis: `[3, 17]` are the fourth and the eighteenth. */
function drawn(teams: readonly Team[], start: Start): readonly [Team, Team] {
  const named = axisTeams(start.axis)
  const source = random(start.seed).fork('teams')
  const [first, second] = named ?? [source.int(teams.length), source.int(teams.length)]
  return [teamAt(teams, first), teamAt(teams, second)]
}

function axisTeams(axis: Json | undefined): readonly [number, number] | null {
  if (axis === undefined || axis === null) return null
  if (Array.isArray(axis) && axis.length === 2 && axis.every(Number.isInteger)) return [axis[0], axis[1]]
  throw new UsageError(
    `the axis of a start is two places in the list of teams, such as [0, 5], not ${JSON.stringify(axis)}`,
  )
}

function teamAt(teams: readonly Team[], index: number): Team {
  const team = teams[index]
  if (!team) throw new UsageError(`there is no team ${index}; the list has ${teams.length}`)
  return team
}

function generated(format: string, start: Start): readonly [Team, Team] {
  const source: Random = random(start.seed).fork('teams')
  return [generateTeam(format, source.fork('p1')), generateTeam(format, source.fork('p2'))]
}
