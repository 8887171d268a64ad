import { effect, signal } from '@preact/signals'

export type Theme = 'auto' | 'light' | 'dark'
const order: readonly Theme[] = ['auto', 'light', 'dark']
const key = 'upskill-theme'

/** `auto` follows the system. */
export const theme = signal<Theme>(stored())
/** Rises whenever colours change: canvases draw themselves anew. */
export const paint = signal(0)

export function nextTheme(): void {
  theme.value = order[(order.indexOf(theme.value) + 1) % order.length]
}

export function applyTheme(): void {
  effect(() => {
    if (theme.value === 'auto') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = theme.value
    localStorage.setItem(key, theme.value)
    paint.value = paint.peek() + 1
  })
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => paint.value++)
}

const known = new Map<string, string>()
effect(() => {
  paint.value
  known.clear()
})

/** A colour of the style sheet, for canvases. */
export function colour(name: string): string {
  const found = known.get(name) ?? probed(name)
  known.set(name, found)
  return found
}

function probed(name: string): string {
  const probe = document.createElement('span')
  probe.className = `colour-${name}`
  document.body.append(probe)
  const found = getComputedStyle(probe).color
  probe.remove()
  return found
}

function stored(): Theme {
  const found = localStorage.getItem(key)
  return order.find(theme => theme === found) ?? 'auto'
}
