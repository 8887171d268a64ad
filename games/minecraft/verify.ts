import { z } from 'zod'
import { defineTool } from '#core'
import { runConformance } from './embedded/conformance/run.ts'

/** `upskill verify minecraft`: what vanilla survival does, feature by feature, on our server with a real client. */
export default defineTool({
  summary: 'Plays a script a feature with a real client on our server and compares with vanilla survival.',
  options: z.object({}),
  async run(_options, { signal, print }) {
    const findings = await runConformance(signal, ({ name, failure }) =>
      print(`${failure ? 'FAILS' : 'holds'}  ${name}${failure ? `: ${failure}` : ''}`),
    )
    const held = findings.filter(({ failure }) => failure === null).length
    print(`${held} of ${findings.length} hold`)
    return {
      held,
      of: findings.length,
      failures: findings.filter(({ failure }) => failure !== null).map(({ name }) => name),
    }
  },
})
