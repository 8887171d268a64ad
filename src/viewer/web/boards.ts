import { signal } from '@preact/signals'
import type { ComponentType } from 'preact'
import type { Json, Transition, View } from '#core'
import type { ChannelPart } from './api.ts'

/** What a game's `board.tsx` is given. It exports a component of these by default. */
export interface BoardProps {
  /** What the chosen player sees now. */
  readonly view: View<Json, Json>
  readonly previous: View<Json, Json> | null
  /** The decisions that led here, and everybody's views. */
  readonly transition: Transition<Json, Json>
  /** Set where a recorded episode is shown. */
  readonly record?: BoardRecord
  /** Takes an action, while a person plays here. */
  readonly act?: ((action: Json) => void) | null
}

/** What the backend recorded between the steps, for boards that show it. */
export interface BoardRecord {
  /** Names the episode. */
  readonly id: string
  /** Rises as the record grows. */
  readonly steps: number
  /** The messages of a channel, from the n-th on. */
  read(channel: string, from: number): Promise<ChannelPart>
}

/** Keys that a game gives to its actions, as `KeyboardEvent.key`: `export const keys = { w: { type: 'move', … } }`. */
export type BoardKeys = Readonly<Record<string, Json>>

interface BoardModule {
  readonly default: ComponentType<BoardProps>
  readonly keys?: BoardKeys
  /** The board takes clicks and keys itself, by `act`: the page then gives no keys to actions. */
  readonly plays?: boolean
  /** An action in the game's own words, for the list beside the board. */
  readonly label?: (action: Json, view: View<Json, Json>) => string
}

const modules = import.meta.glob<BoardModule>(['../../../games/*/board.tsx', '../../../games/*/screen/board.tsx'])

/** Game ids with a board: a folder's name, and `<name>-screen` for its second game. */
const loaders = new Map(
  Object.entries(modules).map(([path, load]) => {
    const [, folder, screen] = /games\/([^/]+)\/(screen\/)?board\.tsx$/.exec(path) ?? []
    return [screen ? `${folder}-screen` : folder, load] as const
  }),
)

export const boards = signal<ReadonlyMap<string, BoardModule | null>>(new Map())
const asked = new Set<string>()

/** The board of a game; null if it has none, undefined while it loads. */
export function boardOf(game: string): BoardModule | null | undefined {
  const load = loaders.get(game)
  if (load === undefined) return null
  if (!asked.has(game)) {
    asked.add(game)
    const put = (found: BoardModule | null) => {
      boards.value = new Map(boards.value).set(game, found)
    }
    load().then(put, () => put(null))
  }
  return boards.value.get(game)
}
