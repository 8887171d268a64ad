import { signal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { openHelp } from './help.tsx'
import { connection, play } from './live.ts'
import { Icon } from './parts/icon.tsx'
import { parseRoute, printRoute, type Route } from './route.ts'
import { nextTheme, theme } from './theme.ts'

export const route = signal<Route>(parseRoute(location.hash))

export function go(to: Route): void {
  location.hash = printRoute(to)
}

const connectionWords = {
  opening: 'connecting',
  open: 'connected',
  lost: 'connection lost, trying again',
  refused: 'refused',
} as const

/** The frame around every page: where we are, whether the server is there, colours and help. */
export function Shell({
  trail,
  children,
}: {
  readonly trail: readonly (readonly [string, Route | null])[]
  readonly children: ComponentChildren
}) {
  const asked = play.value.open
  return (
    <>
      <header class="top">
        <a class="home" href="#/" aria-label="upskill: all runs">
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <path d="M2.5 12.5h3.6v-3.2h3.6v-3.2h3.8v-3" />
          </svg>
          <span>upskill</span>
        </a>
        <nav aria-label="Where we are">
          {trail.map(([words, to], i) => (
            <span key={i} class="crumb">
              {to === null ? <span aria-current="page">{words}</span> : <a href={printRoute(to)}>{words}</a>}
            </span>
          ))}
        </nav>
        {asked && (
          <a class="play-link" href="#/play">
            Play
          </a>
        )}
        <span
          class={`connection connection-${connection.value}`}
          role="status"
          title={connectionWords[connection.value]}
        >
          <i aria-hidden="true" />
          <span>{connectionWords[connection.value]}</span>
        </span>
        <button
          type="button"
          class="quiet-button"
          onClick={nextTheme}
          title="Colours: as the system, light, dark (T)"
          aria-label={`Colours: ${theme.value}`}
        >
          <Icon name={theme.value} />
        </button>
        <button type="button" class="quiet-button" onClick={openHelp} title="Keys (?)" aria-label="Keys">
          ?
        </button>
      </header>
      <main>{children}</main>
    </>
  )
}
