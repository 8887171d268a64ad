import { useState } from 'preact/hooks'
import type { TryAsked } from '../../learning/tries.ts'
import { api } from '../api.ts'
import { printRoute } from '../route.ts'

interface Props {
  readonly run: string
  readonly asked: TryAsked
  readonly children: preact.ComponentChildren
  readonly label: string
}

/** Plays one try again, records it, and opens the episode. */
export function PlayAgain({ run, asked, children, label }: Props) {
  const [state, setState] = useState<'idle' | 'playing' | { readonly refused: string }>('idle')
  const play = async () => {
    setState('playing')
    try {
      const { episode } = await api.tryAgain(run, asked)
      location.hash = printRoute({ page: 'episode', run, episode, step: null, player: null })
    } catch (error) {
      setState({ refused: (error as Error).message })
    }
  }
  return (
    <>
      <button
        type="button"
        class="quiet-button play-again"
        disabled={state === 'playing'}
        aria-label={label}
        title={`${label}, with the skills and habits of now`}
        onClick={() => void play()}
      >
        <span aria-hidden="true">{state === 'playing' ? '…' : '▷'}</span> {children}
      </button>
      {typeof state === 'object' && <span class="bad play-refused">{state.refused}</span>}
    </>
  )
}
