/** The report's looks: system fonts, light and dark, from 390 pixels up. */
export const style = `
:root { color-scheme: light dark; --ink: light-dark(#1c1e21, #e8e6e3); --soft: light-dark(#5c636b, #a3a8ae); --paper: light-dark(#ffffff, #16181b); --line: light-dark(#d9dde1, #33383d); --even: light-dark(#f3f4f5, #23272b); --win: light-dark(#2f8f5b, #2f9e66); --loss: light-dark(#c4513c, #c9553f); --accent: light-dark(#2b62c4, #8ab0ff) }
* { box-sizing: border-box }
body { margin: 0 auto; max-width: 1200px; padding: 1.25rem 1rem 4rem; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; overflow-wrap: anywhere }
h1 { margin: 0; font-size: 1.7rem; line-height: 1.2 } h2 { margin: 2.25rem 0 .25rem; font-size: 1.2rem }
p { margin: .25rem 0 .75rem; color: var(--soft); max-width: 70ch }
small { color: var(--soft); font-size: .8rem } a { color: var(--accent) }
.figures { display: flex; flex-wrap: wrap; gap: .5rem 2rem; margin: 1rem 0 0 }
.figures dt { color: var(--soft); font-size: .8rem } .figures dd { margin: 0; font-variant-numeric: tabular-nums }
.bars { display: grid; gap: .35rem }
.bar { display: grid; grid-template-columns: minmax(6rem, 16rem) 1fr 11rem; gap: .75rem; align-items: center }
.track { position: relative; height: 1rem; background: var(--even); border-radius: 3px }
.range { position: absolute; top: .25rem; bottom: .25rem; min-width: 2px; background: var(--accent); opacity: .45; border-radius: 2px }
.point { position: absolute; top: 0; bottom: 0; width: 3px; margin-left: -1.5px; background: var(--accent) }
.number { font-variant-numeric: tabular-nums; white-space: nowrap }
.scroll { overflow-x: auto; max-width: 100% }
table { border-collapse: collapse; font-variant-numeric: tabular-nums }
th { font-weight: 600; text-align: left }
.plain { min-width: 100% } .plain th, .plain td { padding: .3rem .6rem; border-bottom: 1px solid var(--line); white-space: nowrap; text-align: right } .plain th.text, .plain td.text, .plain th[scope=row] { text-align: left; white-space: normal; min-width: 8rem; max-width: 24rem }
.heat td, .heat th { padding: .35rem .5rem; border: 2px solid var(--paper) }
.heat th span { display: block; min-width: 4rem; max-width: 11rem; max-height: 6.2em; overflow: hidden }
.heat th[scope=row] { position: sticky; left: 0; background: var(--paper) }
.heat td { min-width: 6.5rem; text-align: center } .heat td b { display: block; font-weight: 600 } .heat td small { display: block; white-space: nowrap; line-height: 1.25; color: inherit; opacity: .85 }
.win { background: color-mix(in srgb, var(--win) calc(var(--strength) * .6), var(--even)) } .loss { background: color-mix(in srgb, var(--loss) calc(var(--strength) * .6), var(--even)) }
.none { color: var(--soft) }
details { border-bottom: 1px solid var(--line); padding: .4rem 0 } summary { cursor: pointer }
.games { columns: 20rem; margin: .5rem 0; padding-left: 1.1rem; font-size: .9rem } .games li { break-inside: avoid }
@media (max-width: 640px) { .bar { grid-template-columns: 1fr auto; gap: .1rem .75rem; margin-bottom: .4rem } .bar .track { grid-row: 2; grid-column: 1 / -1 } .heat th span { max-width: 6.5rem; font-size: .85rem } .heat td { min-width: 5.6rem; padding: .3rem } .plain th.text, .plain td.text, .plain th[scope=row] { max-width: 11rem } }
`
