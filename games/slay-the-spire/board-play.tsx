import { type ComponentChildren, createContext } from 'preact'
import { useContext, useLayoutEffect, useMemo, useState } from 'preact/hooks'
import type { Action } from './action.ts'
import { keysOf, openSpots, type Spot } from './board-choices.ts'

/** How a person plays on the board; there is none where it is only looked at. */
export interface Playing {
  /** Chosen already; a target or a use comes next. */
  readonly pending: Spot | null
  /** Cards marked in a choice of several. */
  readonly marked: ReadonlySet<number>
  readonly keys: ReadonlyMap<Spot, string>
  isOpen(spot: Spot): boolean
  press(spot: Spot): void
}

export const PlayingContext = createContext<Playing | null>(null)

type Act = (action: Action) => void

interface Choice extends Pick<Playing, 'pending' | 'marked'> {
  /** The decision it belongs to. */
  readonly at: unknown
}
const none: ReadonlySet<number> = new Set()

/** The state of a choice in progress, which keys and mouse share. @param at Changes with every decision. */
export function usePlaying(legal: readonly Action[], act: Act | null, at: unknown): Playing | null {
  const [choice, setChoice] = useState<Choice>({ at, pending: null, marked: none })
  // What was begun belongs to its decision: the next one starts clean in the very drawing that shows it.
  const { pending, marked } = choice.at === at ? choice : { pending: null, marked: none }
  const playing = useMemo<Playing | null>(() => {
    if (act === null) return null
    const spots = openSpots(legal, pending)
    // With a card chosen another one may still be clicked instead; keys mean targets then.
    const others = pending === null ? spots : openSpots(legal, null)
    const sets = legal.flatMap(action => (action.do === 'pick-many' ? [action] : []))
    const places = [...new Set(sets.flatMap(({ cards }) => cards))].sort((a, b) => a - b)
    const byKey = keysOf([...spots.keys(), ...places.map(place => `mark:${place}`)])
    const keys = new Map([...byKey].map(([key, spot]) => [spot, key]))
    return {
      pending,
      marked,
      keys,
      isOpen: spot => spots.has(spot) || others.has(spot) || keys.has(spot),
      press(spot) {
        const action = spots.has(spot) ? spots.get(spot) : others.get(spot)
        if (spot === pending) setChoice({ at, pending: null, marked })
        else if (spot.startsWith('mark:')) setChoice({ at, pending, marked: toggled(marked, Number(spot.slice(5))) })
        else if (spot === 'many') send(sets.find(({ cards }) => same(cards, marked)))
        else if (action === null) setChoice({ at, pending: spot, marked })
        else send(action)
      },
    }
    function send(action: Action | undefined): void {
      if (action !== undefined) act?.(action)
    }
  }, [legal, act, at, pending, marked])
  useKeyboard(playing)
  return playing
}

function toggled(marked: ReadonlySet<number>, place: number): ReadonlySet<number> {
  const next = new Set(marked)
  if (!next.delete(place)) next.add(place)
  return next
}

const same = (cards: readonly number[], marked: ReadonlySet<number>) =>
  cards.length === marked.size && cards.every(card => marked.has(card))

function useKeyboard(playing: Playing | null): void {
  // With the drawing, not after it: a key pressed at once must not reach what was shown before.
  useLayoutEffect(() => {
    if (playing === null) return
    const down = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return
      const target = event.target instanceof HTMLElement ? event.target : null
      if (target?.closest('input, select, textarea, dialog')) return
      if ((event.key === 'Enter' || event.key === ' ') && target?.closest('button, a, summary')) return
      const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
      const spot = key === 'Escape' ? playing.pending : ([...playing.keys].find(([, own]) => own === key)?.[0] ?? null)
      if (spot === null) return
      playing.press(spot)
      event.preventDefault()
      event.stopPropagation()
    }
    addEventListener('keydown', down, true)
    return () => removeEventListener('keydown', down, true)
  }, [playing])
}

interface SpotProps {
  readonly spot: Spot
  readonly class?: string
  readonly title?: string
  readonly children: ComponentChildren
}

/** A thing that may be chosen: a button that shows its key while a person plays, else what it shows. */
export function SpotButton({ spot, class: name = '', title, children }: SpotProps) {
  const playing = useContext(PlayingContext)
  if (playing === null)
    return (
      <div class={name} title={title}>
        {children}
      </div>
    )
  const open = playing.isOpen(spot)
  const key = playing.keys.get(spot)
  const chosen = playing.pending === spot || (spot.startsWith('mark:') && playing.marked.has(Number(spot.slice(5))))
  return (
    <button
      type="button"
      class={`spire-spot ${name}${chosen ? ' chosen' : ''}`}
      title={title}
      aria-pressed={chosen}
      aria-keyshortcuts={key}
      data-spot={spot}
      disabled={!open}
      onClick={() => playing.press(spot)}
    >
      {children}
      {key === undefined ? null : <kbd>{key === 'Enter' ? '⏎' : key.toUpperCase()}</kbd>}
    </button>
  )
}

/** A plain button of the board, there only while a person plays and may press it. */
export function Press({ spot, children }: { readonly spot: Spot; readonly children: ComponentChildren }) {
  const playing = useContext(PlayingContext)
  if (playing === null || !playing.isOpen(spot)) return null
  return (
    <SpotButton spot={spot} class="spire-press">
      {children}
    </SpotButton>
  )
}
