import './board.css'
import type { Json, View } from '#core'
import type { Action } from './action.ts'
import { CardList } from './board-cards.tsx'
import { BoardClimb } from './board-climb.tsx'
import { Bar, BoardFight } from './board-fight.tsx'
import { BoardMap } from './board-map.tsx'
import { PlayingContext, Press, SpotButton, usePlaying } from './board-play.tsx'
import { Scene } from './board-scenes.tsx'
import type { Observation } from './observation.ts'
import { potionWords } from './potion-words.ts'
import { relicWords } from './relic-words.ts'

export { label } from './board-labels.ts'

interface Props {
  readonly view: View<Observation, Action>
  readonly previous: View<Observation, Action> | null
  /** Takes an action while a person plays; absent where the board is only looked at. */
  readonly act?: ((action: Json) => void) | null
}

/** The board takes keys and clicks itself while a person plays. */
export const plays = true

const none: readonly Action[] = []

/** The run at a glance, what is to be decided, the way up, and what is carried. */
export default function Board({ view, previous, act = null }: Props) {
  const seen = view.observation
  const legal = view.legal ?? none
  const playing = usePlaying(legal, act as ((action: Action) => void) | null, view)
  const playable = new Set(legal.flatMap(action => (action.do === 'play' ? [action.card] : [])))
  return (
    <PlayingContext.Provider value={playing}>
      <div class="spire">
        <Status seen={seen} before={previous?.observation ?? null} />
        <Potions potions={seen.potions} pending={playing?.pending ?? null} />
        <Relics relics={seen.relics} />
        <div class="spire-main">
          {seen.fight ? (
            <BoardFight fight={seen.fight} before={previous?.observation.fight ?? null} playable={playable} />
          ) : (
            <Scene seen={seen} legal={legal} />
          )}
        </div>
        <div class="spire-side">
          <BoardMap seen={seen} />
          <BoardClimb seen={seen} />
          <details>
            <summary>
              Deck <b>{seen.deck.length}</b>
            </summary>
            <CardList cards={seen.deck} />
          </details>
        </div>
        {playing ? (
          <p class="spire-keys">
            <kbd>1</kbd>–<kbd>0</kbd> cards and choices, then a target · <kbd>E</kbd> end turn · <kbd>Q</kbd>{' '}
            <kbd>W</kbd> <kbd>R</kbd> potions · <kbd>L</kbd> leave or go on · <kbd>Esc</kbd> take back a choice
          </p>
        ) : null}
      </div>
    </PlayingContext.Provider>
  )
}

function Status({ seen, before }: { readonly seen: Observation; readonly before: Observation | null }) {
  const lost = before === null ? 0 : before.hp - seen.hp
  const paid = before === null ? 0 : before.gold - seen.gold
  return (
    <header class="spire-status">
      <span>
        HP <Bar value={seen.hp} most={seen.maxHp} block={seen.fight?.block} />
        <Change value={-lost} />
      </span>
      <span>
        gold <b>{seen.gold}</b>
        <Change value={-paid} />
      </span>
      <span>
        floor <b>{seen.floor}</b>, act <b>{seen.act}</b>
      </span>
      <span>ascension {seen.ascension}</span>
      <span>
        boss: <span class="spire-boss">{seen.boss}</span>
      </span>
      {seen.keys.length > 0 ? <span>keys: {seen.keys.join(', ')}</span> : null}
    </header>
  )
}

function Change({ value }: { readonly value: number }) {
  if (value === 0) return null
  return <span class={value > 0 ? 'spire-gained' : 'spire-lost'}>{value > 0 ? `+${value}` : `−${-value}`}</span>
}

interface PotionsProps {
  readonly potions: Observation['potions']
  readonly pending: string | null
}

function Potions({ potions, pending }: PotionsProps) {
  return (
    <fieldset class="spire-potions">
      <legend class="hidden">Potions</legend>
      {potions.map((potion, i) =>
        potion ? (
          <SpotButton key={i} spot={`potion:${i}`} class="spire-potion" title={potionWords[potion]}>
            <Flask /> {potion}
          </SpotButton>
        ) : (
          <span key={i} class="spire-potion empty">
            <Flask /> empty
          </span>
        ),
      )}
      {pending?.startsWith('potion:') ? (
        <>
          <Press spot="drink">Use</Press>
          <Press spot="throw-away">Throw away</Press>
        </>
      ) : null}
    </fieldset>
  )
}

const Flask = () => (
  <svg viewBox="0 0 16 20" aria-hidden="true">
    <path
      d="M6 2 H10 V8 L14 15 Q15 18 12 18 H4 Q1 18 2 15 L6 8 Z"
      fill="none"
      stroke="currentColor"
      stroke-width="1.5"
    />
    <path d="M4.4 12 H11.6" stroke="currentColor" stroke-width="1.5" />
  </svg>
)

function Relics({ relics }: { readonly relics: Observation['relics'] }) {
  return (
    <ul class="spire-relics" aria-label="relics">
      {relics.map(({ name, counter }) => (
        <li key={name} title={relicWords[name]}>
          {name}
          {counter > 0 ? <b> {counter}</b> : null}
        </li>
      ))}
    </ul>
  )
}
