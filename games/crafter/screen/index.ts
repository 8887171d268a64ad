import { z } from 'zod'
import { type BackendIo, defineGame, type FactPattern, type Frame } from '#core'
import { type Config, config } from '../config.ts'
import { facts as symbolFacts, vocabulary } from '../facts.ts'
import { heldOut } from '../held-out.ts'
import { actions } from '../simulator/index.ts'
import { ScreenEnvironment } from './environment.ts'
import { motions, symbols } from './motions.ts'
import { read } from './read.ts'

/** A tick of the real clock: 20 a second. */
const tickMs = 50

const observation = z.object({
  frame: z.object({
    width: z.literal(64),
    height: z.literal(64),
    data: z.instanceof(Uint8Array).meta({ description: 'uint8 [64, 64, 3], RGB' }),
  }),
})

/** What a picture shows; the rest (achievements, daylight, steps) is not to be seen in it. */
const seenFacts: readonly FactPattern[] = vocabulary.filter(
  ({ pattern }) => !['achievement.*', 'daylight', 'steps'].includes(pattern),
)

/**
 * Crafter as the benchmark shows it: 64×64 pixels, 17 actions, a step a tick. Worlds, rewards and ends are those of
 * `crafter`; the tiles are our own in the original's geometry. Night darkens the picture, sleep dims it.
 */
export default defineGame<{ readonly frame: Frame }, (typeof actions)[number], Config>({
  id: 'crafter-screen',
  title: 'Crafter, as pixels',
  observation: observation as unknown as z.ZodType<{ readonly frame: Frame }>,
  action: z.enum(actions),
  config,
  backends: {
    simulator: {
      summary: 'In this process; the world waits for the player.',
      deterministic: true,
      resets: 'seeded',
      clock: 'waits',
      tickMs: null,
      open: async config => new ScreenEnvironment(config, null, new AbortController().signal),
    },
    real: {
      summary: `In this process; the world goes on, a step every ${tickMs} ms.`,
      deterministic: true,
      resets: 'seeded',
      clock: 'real',
      tickMs,
      open: async (config, io: BackendIo) => new ScreenEnvironment(config, tickMs, io.signal),
    },
  },
  vocabulary: seenFacts,
  facts(view) {
    const observation = symbols(read(view.observation.frame), 0, { x: 0, y: 0 })
    const { steps: _, daylight: __, ...facts } = symbolFacts({ ...view, observation })
    return facts
  },
  affordances: () => actions,
  motions,
  heldOut,
})
