import { budget, noLibrary, type Player, type Policy, random, type View } from '#core'
import { registry } from '../src/registry.ts'
import { rollout } from '../src/rollout.ts'

/**
 * Decisions a CPU second of `nash-search` (or of another agent) with some settings, forced choices left out: it plays
 * itself on the first so many starts.
 *
 * `node bench/vgc-decisions.ts [nash-search{work=100}] [games, 4]`
 */
export async function decisionsPerCpuSecond(text: string, games: number, signal: AbortSignal): Promise<number> {
  const all = registry([`${import.meta.dirname}/..`])
  const game = await all.game('pokemon-vgc')
  const { agent, config } = await all.entrant(text)
  const backend = game.backends.simulator
  await using environment = await backend.open(game.config.parse({}), { signal, emit: () => {} })
  let [decisions, micros] = [0, 0]
  for (let seed = 0; seed <= games; seed++) {
    const policies = new Map<Player, Policy<unknown, unknown>>()
    for (const player of environment.players) {
      const seat = { player, game, config, goal: null, library: noLibrary, language: null }
      policies.set(player, await agent.seat({ ...seat, budget: budget(), random: random(seed).fork(player), signal }))
    }
    const counted = new Map([...policies].map(([player, policy]) => [player, timed(policy, seed > 0)]))
    const options = { environment, backend, start: { seed }, policies: counted, signal }
    await rollout({ ...options, now: () => performance.now() })
  }
  return decisions / (micros / 1e6)

  /** The first game warms up and is not counted. */
  function timed(policy: Policy<unknown, unknown>, counts: boolean): Policy<unknown, unknown> {
    return {
      observe: policy.observe?.bind(policy),
      async act(view: View<unknown, unknown>, signal) {
        const begun = process.cpuUsage()
        const decision = await policy.act(view, signal)
        const { user, system } = process.cpuUsage(begun)
        if (counts && (view.legal?.length ?? 0) > 1) {
          decisions++
          micros += user + system
        }
        return decision
      },
    }
  }
}

if (import.meta.main) {
  const [text = 'nash-search', games = '4'] = process.argv.slice(2)
  const found = await decisionsPerCpuSecond(text, Number(games), new AbortController().signal)
  console.log(`${text}: ${found.toFixed(1)} decisions a CPU second`)
}
