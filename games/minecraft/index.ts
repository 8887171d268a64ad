import { defineGame, UsageError } from '#core'
import { action } from './action.ts'
import { affordances } from './affordances.ts'
import { config } from './config.ts'
import { EmbeddedEnvironment } from './embedded/environment.ts'
import { facts, vocabulary } from './facts.ts'
import { given } from './given.ts'
import { observation } from './observation.ts'
import { techTree } from './prerequisites.ts'

/** What an action takes while one learns, on average: a craft takes 4 ticks, a way dug by hand a thousand. */
const usualTicks = 185

/**
 * Minecraft 1.16.5, survival: one player gathers, crafts, smelts, builds, eats and fights in an endless world of blocks.
 *
 * Reward: +1 for every kind of item held for the first time in the episode, 0 otherwise. An episode ends after `length`
 * actions; death costs what is held, and the player begins again where the world did.
 * The start's seed fixes the world and all that happens in it by chance. The world is our own, not vanilla's: its
 * numbers are not to be set beside those of a vanilla world without saying so.
 */
export default defineGame({
  id: 'minecraft',
  title: 'Minecraft',
  observation,
  action,
  config,
  backends: {
    embedded: {
      summary: 'A server and a client in this program, in one virtual time: over a hundred times as fast as real time.',
      deterministic: true,
      resets: 'seeded',
      clock: 'waits',
      tickMs: 50,
      async open(config, { emit }) {
        if (config.obey !== undefined)
          throw new UsageError(`--obey ${config.obey}: nobody else can join this world; use --host, or --backend real`)
        return new EmbeddedEnvironment(config, emit)
      },
    },
    real: {
      summary: 'Our server as a program of its own, joined over a socket, in real time.',
      deterministic: false,
      resets: 'seeded',
      clock: 'real',
      tickMs: null,
      open: async (config, io) => (await import('./live/own-server.ts')).ownServer(config, io),
    },
    vanilla: {
      summary: 'The real server in its own world: your own copy by `--server-jar`, with Java and `--accept-eula`.',
      deterministic: false,
      resets: 'seeded',
      clock: 'real',
      tickMs: null,
      open: async (config, io) => (await import('./live/own-server.ts')).vanillaServer(config, io),
    },
    live: {
      summary: 'Any server, by `--host`, `--port`, `--version` and `--auth`; begins where the world stands.',
      deterministic: false,
      resets: 'attach',
      clock: 'real',
      tickMs: null,
      async open(config, io) {
        const { LiveEnvironment } = await import('./live/environment.ts')
        return new LiveEnvironment(config, async () => ({ host: config.host ?? '127.0.0.1', port: config.port }), io)
      },
    },
  },
  backendFor: ({ host }) => (host === undefined ? 'embedded' : 'live'),
  vocabulary,
  // An action is a walk, a blow or a craft: a life of 400 goes from bare hands to iron.
  learning: {
    goals: ['inventory.*', 'any.*'],
    steps: 60_000,
    episodeSteps: 400,
    goalSteps: 300,
    attemptSteps: 400,
    patience: 40,
    startSteps: 8,
    reportSeeds: 20,
  },
  counted: {
    families: ['inventory', 'any'],
    words: 'distinct items obtained by verified skills, what differs only in wood or colour as one',
    // Wang et al., "Voyager" (2023), figure 1.
    beside: 'Voyager 63 with a language model in 160 rounds, in a vanilla world: the worlds differ',
  },
  facts,
  elapsed: ({ observation }) => observation.tick / usualTicks,
  affordances,
  given,
  /** Made when it is asked for: it loads the game's data. */
  get prerequisites() {
    return techTree()
  },
})
