import { Dex } from './simulator/showdown.ts'

const mods = /^(gen9|champions)/

/** Every VGC doubles format of the ninth generation that the pinned simulator knows, newest last. */
export const formats: readonly string[] = Dex.formats
  .all()
  .filter(({ id, mod, gameType, exists }) => exists && gameType === 'doubles' && /vgc20/.test(id) && mods.test(mod))
  .map(({ id }) => id as string)

/** What a battle of the format is played under: a best of three is up to three battles of the format it is named after. */
export function battleFormat(format: string): string {
  return format.replace(/bo3$/, '')
}

/** True where terastallising is replaced by mega evolution, and EVs by stat points. */
export function isChampions(format: string): boolean {
  return Dex.formats.get(format).mod.startsWith('champions')
}

/** How many games a match has at most: whoever won more than half of them has won it. */
export function gamesOf(format: string): number {
  return format.endsWith('bo3') ? 3 : 1
}
