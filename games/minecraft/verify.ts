import { z } from 'zod'
import { defineTool, UsageError } from '#core'
import { config } from './config.ts'
import { type Finding, runConformance } from './embedded/conformance/run.ts'
import { runRemote } from './embedded/conformance/run-remote.ts'

const options = config.pick({ host: true, port: true, version: true, auth: true, name: true }).extend({
  host: z.string().optional().describe('another server, where --name is an operator; by default ours, in this program'),
  only: z.string().default('').describe('with --host: only scripts with this in their name'),
})

/** `upskill verify minecraft`: what vanilla survival does, feature by feature, on our server or any other. */
export default defineTool({
  summary:
    'Plays a script a feature with a real client, on our server or by --host, and compares with vanilla survival.',
  options,
  async run({ only, ...where }, { signal, print }) {
    const tell = ({ name, failure }: Finding) =>
      print(`${failure ? 'FAILS' : 'holds'}  ${name}${failure ? `: ${failure}` : ''}`)
    if (where.host === undefined && only !== '')
      throw new UsageError('--only goes with --host: in this program all scripts together take half a minute')
    const findings =
      where.host === undefined
        ? await runConformance(signal, tell)
        : await runRemote(config.parse(where), only, signal, tell)
    const held = findings.filter(({ failure }) => failure === null).length
    print(`${held} of ${findings.length} hold`)
    return {
      held,
      of: findings.length,
      failures: findings.filter(({ failure }) => failure !== null).map(({ name }) => name),
    }
  },
})
