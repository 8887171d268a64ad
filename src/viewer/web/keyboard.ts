import { api } from './api.ts'
import { current } from './current.ts'
import type { EpisodeModel } from './episode-model.ts'
import { helpIsOpen, openHelp } from './help.tsx'
import { chosenKinds } from './jump-kinds.ts'
import { jump, marksOf } from './marks.ts'
import { go, route } from './shell.tsx'
import { nextTheme } from './theme.ts'
import { otherSpeed } from './transport.ts'

/** Keys of the whole page; a field that is being typed into keeps its own. */
export function listenToKeys(): void {
  addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || helpIsOpen()) return
    const target = event.target instanceof HTMLElement ? event.target : null
    if (target?.closest('input, select, textarea')) return
    if ((event.key === ' ' || event.key === 'Enter') && target?.closest('button, a, summary')) return
    const model = current.peek()
    if (everywhere(event) || (model !== null && inEpisode(event, model))) event.preventDefault()
  })
}

function everywhere(event: KeyboardEvent): boolean {
  const at = route.peek()
  if (event.key === '?') openHelp()
  else if (event.key === 't') nextTheme()
  else if (event.key === 'g') go({ page: 'runs' })
  else if (event.key === 'u')
    go(at.page === 'episode' || at.page === 'skill' ? { page: 'run', run: at.run } : { page: 'runs' })
  else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && current.peek() === null)
    return moveInTable(event.key === 'ArrowDown' ? 1 : -1)
  else return false
  return true
}

function inEpisode(event: KeyboardEvent, model: EpisodeModel): boolean {
  const step = model.cursor.peek()
  const seek = (to: number) => {
    model.playing.value = false
    model.seek(to)
  }
  const far = event.shiftKey ? 10 : 1
  if (event.key === ' ') model.toggle()
  else if (event.key === 'ArrowRight') seek(step + far)
  else if (event.key === 'ArrowLeft') seek(step - far)
  else if (event.key === 'Home') seek(0)
  else if (event.key === 'End' || event.key === 'l') seek(model.last)
  else if (event.key === 'PageDown') seek(step + 100)
  else if (event.key === 'PageUp') seek(step - 100)
  else if (event.key === 'n' || event.key === 'p') {
    const marks = marksOf(model.marks.peek(), model.player.peek(), chosenKinds.peek())
    const mark = jump(marks, step, event.key === 'n' ? 1 : -1)
    if (mark !== null) seek(mark.step)
  } else if (event.key === '+' || event.key === '=') model.speed.value = otherSpeed(model.speed.peek(), 1)
  else if (event.key === '-') model.speed.value = otherSpeed(model.speed.peek(), -1)
  else if (event.key === '[' || event.key === ']') void neighbour(model, event.key === ']' ? -1 : 1)
  else if (/^[1-9]$/.test(event.key)) {
    const player = model.opened.peek().header?.players[Number(event.key) - 1]
    if (player === undefined) return false
    model.player.value = player
  } else return false
  return true
}

/** Lists are newest first: one later is one before in the list. */
async function neighbour(model: EpisodeModel, way: 1 | -1): Promise<void> {
  const { total } = await api.episodes(model.run, 0, 1)
  const ids = (await api.episodes(model.run, Math.max(0, total - Number(model.id) - 2), 5)).episodes.map(({ id }) => id)
  const found = ids[ids.indexOf(model.id) + way]
  if (ids.includes(model.id) && found !== undefined)
    go({ page: 'episode', run: model.run, episode: found, step: null, player: null })
}

function moveInTable(way: 1 | -1): boolean {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('a.row-link')]
  if (links.length === 0) return false
  const at = links.indexOf(document.activeElement as HTMLAnchorElement)
  links[Math.min(links.length - 1, Math.max(0, at < 0 ? 0 : at + way))].focus()
  return true
}
