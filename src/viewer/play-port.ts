import type { Frame, Json, View } from '#core'
import { encodePng } from '../episode/png.ts'
import type { PlayState, Question } from './wire.ts'

/** How the page lets a person play: whoever starts the server hands it in. Views may hold frames. */
export interface PlayPort {
  state(): {
    readonly open: boolean
    readonly clock: PlayState['clock']
    readonly questions: readonly (Omit<Question, 'view' | 'suggested'> &
      Seen & { readonly suggested: readonly unknown[] | null })[]
    readonly over: readonly (Omit<PlayState['over'][number], 'view'> & Seen)[]
  }
  /** Calls `listener` at every change. @returns How to stop that. */
  subscribe(listener: () => void): () => void
  /** @returns null if the action was taken, else the sentence that says why not. */
  answer(question: string, action: Json): string | null
  /** The person wants another episode. */
  again(): void
}

interface Seen {
  readonly view: View<unknown, unknown>
}

/** The state as the page can have it: frames as pictures. */
export function playState(port: PlayPort): PlayState {
  const { open, clock, questions, over } = port.state()
  const seen = <T extends Seen>(one: T) => ({ ...one, view: pictured(one.view) })
  return { open, clock, questions: questions.map(seen) as unknown as PlayState['questions'], over: over.map(seen) }
}

function pictured(view: View<unknown, unknown>): View<Json, Json> {
  const { observation } = view
  if (isFrame(observation)) return { ...view, observation: picture(observation) } as View<Json, Json>
  if (observation === null || typeof observation !== 'object' || Array.isArray(observation))
    return view as View<Json, Json>
  const parts = Object.entries(observation).map(([key, part]) => [key, isFrame(part) ? picture(part) : part])
  return { ...view, observation: Object.fromEntries(parts) } as View<Json, Json>
}

const picture = (frame: Frame): Json => ({ $png: `data:image/png;base64,${encodePng(frame).toString('base64')}` })

function isFrame(value: unknown): value is Frame {
  return typeof value === 'object' && value !== null && (value as Partial<Frame>).data instanceof Uint8Array
}
