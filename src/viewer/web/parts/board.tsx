import { Component, type ComponentChildren, type VNode } from 'preact'
import type { Json, Player } from '#core'
import type { WireStep } from '../../wire.ts'
import { api } from '../api.ts'
import { type BoardRecord, boardOf } from '../boards.ts'
import { framesOf, transitionOf } from '../decode.ts'
import type { EpisodeModel } from '../episode-model.ts'
import { GenericBoard } from './generic-board.tsx'

interface Props {
  readonly game: string
  readonly step: WireStep
  readonly previous: WireStep | null
  readonly player: Player
  readonly record?: BoardRecord
  /** While a person plays. */
  readonly act?: (action: Json) => void
}

/** What was recorded between the steps of an episode, for boards that show it. */
export function recordOf(model: EpisodeModel): BoardRecord {
  const { run, id } = model
  return {
    id: `${run}/${id}`,
    steps: model.count.value,
    read: (channel, from) => api.channel(run, id, channel, from),
  }
}

/** The game's own drawing; where it has none, or it fails, what the observation says. */
export function Board({ game, step, previous, player, record, act }: Props) {
  const view = step.views[player]
  if (view === undefined) return <p class="empty">{player} sees nothing at this step.</p>
  const own = boardOf(game)
  if (own === undefined) return <div class="board-wait" />
  const plain = <GenericBoard observation={view.observation} />
  if (own === null) return framesOf(view.observation).length > 0 ? null : <div class="board">{plain}</div>
  const Drawing = own.default
  return (
    <div class="board">
      <Guard key={game} game={game} version={step} instead={plain}>
        <Drawing
          view={view}
          previous={previous?.views[player] ?? null}
          transition={transitionOf(step)}
          record={record}
          act={act ?? null}
        />
      </Guard>
    </div>
  )
}

interface GuardProps {
  readonly game: string
  readonly version: unknown
  readonly instead: VNode
  readonly children: ComponentChildren
}

/** A record may hold what a board does not expect: then that step is shown plainly, and the next is tried again. */
class Guard extends Component<GuardProps, { readonly failed: string | null; readonly at: unknown }> {
  override state = { failed: null, at: null }

  override componentDidCatch(error: unknown): void {
    this.setState({ failed: error instanceof Error ? error.message : String(error), at: this.props.version })
  }

  render() {
    const { failed, at } = this.state
    if (failed === null || at !== this.props.version) return this.props.children
    return (
      <>
        <p class="note">
          The board of {this.props.game} cannot draw this step: {failed}
        </p>
        {this.props.instead}
      </>
    )
  }
}
