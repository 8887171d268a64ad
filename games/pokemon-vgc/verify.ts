import { z } from 'zod'
import { defineTool, type Json, UsageError } from '#core'
import { config } from './config.ts'
import { teamsIn } from './teams/pool.ts'
import { packTeam, writePaste } from './teams/text.ts'
import { teamProblems } from './teams/validate.ts'

const options = z.strictObject({
  teams: z.string().default('').describe('a file: one packed team a line, or as people paste them'),
  format: config.shape.format,
  as: z.enum(['reasons', 'packed', 'paste']).default('reasons').describe('what is printed: reasons, or the teams'),
})

/** Whether teams may be played in a format, each reason a sentence; and teams from one way of writing to the other. */
export default defineTool({
  summary: 'whether teams are legal in a format, and why not; teams as packed text or pastes',
  options,
  words: 'teams',
  async run({ teams: path, format, as }, io) {
    if (path === '') throw new UsageError('which teams? upskill verify pokemon-vgc FILE')
    const found = await teamsIn(path)
    const teams: Json[] = []
    for (const [i, { where, team }] of found.entries()) {
      io.signal.throwIfAborted()
      const problems = teamProblems(format, team)
      teams.push({ packed: packTeam(team), problems: [...problems] })
      if (as === 'packed') io.print(packTeam(team))
      else if (as === 'paste') io.print(`=== ${i + 1} ===\n\n${writePaste(team).trim()}\n`)
      else for (const problem of problems) io.print(`${where}: ${problem}`)
    }
    const legal = teams.filter(each => (each as { problems: Json[] }).problems.length === 0).length
    if (as === 'reasons') io.print(`${legal} of ${found.length} teams are legal in ${format}`)
    if (legal < found.length) process.exitCode = 1
    return { format, legal, teams }
  },
})
