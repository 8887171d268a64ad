import type { Player } from '#core'

export type Route =
  | { readonly page: 'runs' }
  | { readonly page: 'run'; readonly run: string }
  | {
      readonly page: 'episode'
      readonly run: string
      readonly episode: string
      readonly step: number | null
      readonly player: Player | null
    }
  | { readonly page: 'skill'; readonly run: string; readonly skill: string }
  | { readonly page: 'play' }

/** Reads the part of the address after `#`; what it does not know leads to the list of runs. */
export function parseRoute(hash: string): Route {
  const [path, query = ''] = hash.replace(/^#/, '').split('?', 2)
  const parts = path
    .split('/')
    .filter(part => part !== '')
    .map(decode)
  const asked = new URLSearchParams(query)
  if (parts[0] === 'play' && parts.length === 1) return { page: 'play' }
  if (parts[0] === 'runs' && parts.length === 4 && parts[2] === 'skills')
    return { page: 'skill', run: parts[1], skill: parts[3] }
  if (parts[0] !== 'runs' || parts.length > 3 || parts.length < 2) return { page: 'runs' }
  const [, run, episode] = parts
  if (episode === undefined) return { page: 'run', run }
  const step = asked.get('step')
  const player = asked.get('player')
  return {
    page: 'episode',
    run,
    episode,
    step: step !== null && /^\d{1,9}$/.test(step) ? Number(step) : null,
    player: player !== null && /^p\d{1,3}$/.test(player) ? (player as Player) : null,
  }
}

export function printRoute(route: Route): string {
  if (route.page === 'runs') return '#/'
  if (route.page === 'play') return '#/play'
  const run = `#/runs/${encodeURIComponent(route.run)}`
  if (route.page === 'run') return run
  if (route.page === 'skill') return `${run}/skills/${encodeURIComponent(route.skill)}`
  const asked = new URLSearchParams()
  if (route.step !== null) asked.set('step', String(route.step))
  if (route.player !== null) asked.set('player', route.player)
  const query = asked.toString()
  return `${run}/${encodeURIComponent(route.episode)}${query === '' ? '' : `?${query}`}`
}

/** The launch token in an address such as `#/runs/a?token=…`, and the address without it. */
export function takeToken(hash: string): { readonly token: string | null; readonly hash: string } {
  const token = /[?&#]token=([\w-]+)/.exec(hash)?.[1] ?? null
  if (token === null) return { token, hash }
  const rest = hash.replace(/([?&#])token=[\w-]+&?/, '$1').replace(/[?&]$/, '')
  return { token, hash: rest === '#' || rest === '' ? '#/' : rest }
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
