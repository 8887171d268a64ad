import { createRef } from 'preact'

/** The dialog itself knows whether it is open: a copy of that would be late, since `close` is told after it has happened. */
const dialog = createRef<HTMLDialogElement>()

export const openHelp = () => dialog.current?.open === false && dialog.current.showModal()
export const helpIsOpen = () => dialog.current?.open === true

const groups: readonly { readonly title: string; readonly keys: readonly (readonly [string, string])[] }[] = [
  {
    title: 'Episode',
    keys: [
      ['space', 'play or pause'],
      ['← →', 'one step back or on'],
      ['⇧← ⇧→', 'ten steps'],
      ['Home End', 'first, last step'],
      ['P N', 'event before, event after'],
      ['− +', 'slower, faster'],
      ['L', 'stay at the newest step'],
      ['1 … 9', 'look as the first, second, … player'],
      ['[ ]', 'episode before, after'],
    ],
  },
  {
    title: 'Everywhere',
    keys: [
      ['↑ ↓ ⏎', 'choose and open a line of a table'],
      ['G', 'all runs'],
      ['U', 'one level up'],
      ['T', 'colours: as the system, light, dark'],
      ['?', 'these keys'],
      ['esc', 'close'],
    ],
  },
  { title: 'While you play', keys: [['', 'every button shows its key']] },
]

export function Help() {
  return (
    <dialog ref={dialog} class="help" aria-label="Keys">
      <div class="help-body">
        {groups.map(({ title, keys }) => (
          <section key={title}>
            <h2>{title}</h2>
            <dl>
              {keys.map(([key, words]) => (
                <div key={words}>
                  <dt>
                    {key
                      .split(' ')
                      .filter(part => part !== '')
                      .map(part => (
                        <kbd key={part}>{part}</kbd>
                      ))}
                  </dt>
                  <dd>{words}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <form method="dialog">
        <button type="submit">Close</button>
      </form>
    </dialog>
  )
}
