import type { Outlook, Stand } from '../../games/pokemon-vgc/model/outlook.ts'

/** What a Pokémon is worth for being there at all, in units of a full health bar. */
const presence = 0.7
const ailments: Readonly<Record<string, number>> = { brn: 0.15, par: 0.15, slp: 0.35, frz: 0.5, psn: 0.08, tox: 0.2 }

/** How well a player stands, -1…1: Pokémon and their health first, then stages, ailments, wind and what is still to come. */
export function evaluate(outlook: Outlook): number {
  const lead = sum(outlook.you) - sum(outlook.foe)
  const wind = Number(outlook.tailwind[0]) - Number(outlook.tailwind[1])
  const gimmick = Number(outlook.gimmick[0]) - Number(outlook.gimmick[1])
  return Math.tanh((lead + 0.15 * wind + 0.2 * gimmick) / 2)
}

const sum = (side: readonly Stand[]) => side.reduce((total, each) => total + worth(each), 0)

function worth({ health, status, active, boosts }: Stand): number {
  if (health <= 0) return 0
  return presence + health - (ailments[status] ?? 0) + (active ? 0.06 * Math.max(-4, Math.min(4, boosts)) : 0)
}
