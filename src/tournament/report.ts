import { createHash } from 'node:crypto'
import type { Result } from './fixture.ts'
import { html, Markup } from './html.ts'
import { episodeName } from './job.ts'
import { style } from './report-style.ts'
import type { SprtState } from './sprt.ts'
import type { CrossCell, Standing, Standings } from './standings.ts'
import type { TournamentPlan } from './tournament.ts'

export interface ReportContent {
  readonly run: string
  /** ISO 8601. */
  readonly started: string
  readonly plan: TournamentPlan
  readonly players: number
  readonly standings: Standings
  readonly results: readonly Result[]
  readonly sprt: SprtState | null
  /** Games in all, where some are still to be played; null where all were. */
  readonly unfinished: number | null
}

/** Games of two agents that are linked; the others are in the run's folder. */
const mostLinks = 24

/** From a file the links lead to the episode files; from the page, to its replays. */
const script = `if(location.protocol.startsWith('http'))for(const a of document.querySelectorAll('a[data-replay]')){a.href='/#/runs/'+a.dataset.replay;a.target='_top'}`

/** The whole report as one file: no request leaves it, every text of a game or an agent is escaped. */
export function report(content: ReportContent): string {
  const { run, started, plan, standings, players } = content
  const { games, crashes, retried, ratings, secondsPerGame } = standings
  const hash = createHash('sha256').update(script).digest('base64')
  const policy = `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${plan.game}: tournament of ${ratings.length}</title>
<style>${new Markup(style)}</style>
</head>
<body>
<header>
<h1>${plan.game}</h1>
<p>${run} · ${started.slice(0, 16).replace('T', ' ')} UTC</p>
<dl class="figures">
${figure('games', content.unfinished === null ? String(games) : `${games} of ${content.unfinished}, unfinished`)}
${figure('starts', `${plan.pairs} from seed ${plan.seed}`)}
${figure('seconds a game', secondsPerGame.toPrecision(3))}
${figure('crashes', retried > crashes ? `${crashes} (${retried - crashes} more went well when retried)` : String(crashes))}
${content.sprt ? figure(`SPRT ${plan.sprt!.elo0}, ${plan.sprt!.elo1} Elo`, sprtText(content.sprt)) : ''}
</dl>
</header>
<main>
<section><h2>Ratings</h2>
<p>${players === 1 ? 'A win is a higher return on the same start.' : 'Elo points, a draw being half a win.'} Bars span 95 % intervals from a bootstrap over ${players === 1 ? 'starts' : 'pairs'}; ${Object.keys(plan.anchors).length > 0 ? 'anchored' : 'the mean is 0'}.</p>
${bars(ratings)}
</section>
<section><h2>Table</h2>${table(ratings, standings)}</section>
<section><h2>Row against column</h2>
<p>${players === 1 ? 'Share of starts on which the row’s return is higher (a tie being half), and the mean difference of returns.' : 'Share of points of the row.'} Small: the 95 % interval and the number of ${players === 1 ? 'starts' : 'games'}.</p>
${heatMap(ratings, standings)}
</section>
<section><h2>Games</h2>${gameList(content)}</section>
${crashList(content)}
</main>
<script>${new Markup(script)}</script>
</body>
</html>
`
  return page.text
}

const figure = (name: string, value: string) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`

const sprtText = ({ verdict, llr, lower, upper }: SprtState) =>
  `${verdict === 'undecided' ? 'undecided' : `${verdict} accepted`}, ratio ${llr.toFixed(2)} in ${lower.toFixed(2)} … ${upper.toFixed(2)}`

function bars(ratings: readonly Standing[]): Markup {
  const low = Math.min(...ratings.map(each => each.low))
  const span = Math.max(1, Math.max(...ratings.map(each => each.high)) - low)
  const place = (elo: number) => `${((100 * (elo - low)) / span).toFixed(2)}%`
  return html`<div class="bars">${ratings.map(
    ({ agent, elo, low, high }) => html`
<div class="bar"><span class="name">${agent}</span>
<span class="track" role="img" aria-label="${agent}: ${whole(elo)} Elo, from ${whole(low)} to ${whole(high)}"><span class="range" style="left:${place(low)};right:calc(100% - ${place(high)})"></span><span class="point" style="left:${place(elo)}"></span></span>
<span class="number">${whole(elo)} <small>${whole(low)} … ${whole(high)}</small></span></div>`,
  )}</div>`
}

function table(ratings: readonly Standing[], { alphaRank, nash }: Standings): Markup {
  const names = ['', 'agent', 'Elo', 'games', 'won', 'drawn', 'lost', 'return', 'α-Rank', 'Nash', 'forfeits', 'crashes']
  const rows = ratings.map(
    (each, i) =>
      html`<tr><td>${i + 1}</td><th scope="row">${each.agent}</th><td>${whole(each.elo)}</td><td>${each.games}</td><td>${each.wins}</td><td>${each.draws}</td><td>${each.losses}</td><td>${decimal(each.meanReturn.value)}${each.meanReturn.low === null ? '' : html` <small>${decimal(each.meanReturn.low)} … ${decimal(each.meanReturn.high!)}</small>`}</td><td>${percent(alphaRank[each.agent])}</td><td>${percent(nash[each.agent])}</td><td>${each.forfeits}</td><td>${each.crashes}</td></tr>`,
  )
  return html`<div class="scroll"><table class="plain"><thead><tr>${names.map(name => html`<th scope="col" class="${name === 'agent' ? 'text' : 'number'}">${name}</th>`)}</tr></thead><tbody>${rows}</tbody></table></div>`
}

function heatMap(ratings: readonly Standing[], { matrix }: Standings): Markup {
  const cell = (found: CrossCell | undefined) => {
    if (!found) return html`<td class="none">–</td>`
    const { winRate, low, high, games, meanDifference } = found
    const side = winRate >= 0.5 ? 'win' : 'loss'
    const strength = Math.round(Math.abs(winRate - 0.5) * 150)
    return html`<td class="${side}" style="--strength:${strength}%"><b>${percent(winRate)}</b><small>${percent(low).replace(' %', '')} … ${percent(high)}<br>${games}${meanDifference ? html` · Δ ${decimal(meanDifference.value)}` : ''}</small></td>`
  }
  const head = ratings.map(({ agent }) => html`<th scope="col"><span title="${agent}">${agent}</span></th>`)
  const rows = ratings.map(
    ({ agent }) =>
      html`<tr><th scope="row"><span title="${agent}">${agent}</span></th>${ratings.map(other => cell(matrix[agent]?.[other.agent]))}</tr>`,
  )
  return html`<div class="scroll"><table class="heat"><thead><tr><td></td>${head}</tr></thead><tbody>${rows}</tbody></table></div>`
}

function gameList({ run, plan, results }: ReportContent): Markup {
  const groups = [
    ...Map.groupBy(results, ({ a, b }) => (b === null ? plan.agents[a] : `${plan.agents[a]} — ${plan.agents[b]}`)),
  ]
  return html`${groups.map(
    ([name, own]) =>
      html`<details><summary>${name} <small>${own.length} games</small></summary><ul class="games">${own
        .slice(0, mostLinks)
        .map(result => html`<li>${link(run, plan, result)} <small>${ending(result)}</small></li>`)}</ul>${
        own.length > mostLinks ? html`<p><small>The first ${mostLinks}; all are in results.csv.</small></p>` : ''
      }</details>`,
  )}`
}

function link(run: string, plan: TournamentPlan, { index, seed }: Result): Markup {
  const number = episodeName(index).replace('.mcap', '')
  if (plan.record === 'none') return html`game ${number}, seed ${seed}`
  const replay = `${encodeURIComponent(run)}/${number}`
  return html`<a href="episodes/${number}.mcap" data-replay="${replay}" title="upskill replay ${run}/${number}">game ${number}</a> seed ${seed}`
}

function ending({ agents, returns, outcome, trouble }: Result): string {
  if (outcome !== 'played') return `${outcome}: ${trouble?.why ?? ''}`
  return agents.map((agent, seat) => `${agent} ${decimal(returns[seat])}`).join(' : ')
}

function crashList({ run, plan, results }: ReportContent): Markup | string {
  const crashed = results.filter(({ outcome }) => outcome === 'crash')
  if (crashed.length === 0) return ''
  const whose = ({ trouble, agents }: Result) =>
    trouble?.agent == null ? `either of ${[...new Set(agents)].join(', ')}` : plan.agents[trouble.agent]
  const groups = Map.groupBy(crashed, result =>
    JSON.stringify([whose(result), result.trouble?.kind, result.trouble?.why]),
  )
  const rows = [...groups.values()]
    .sort((x, y) => y.length - x.length)
    .slice(0, 50)
    .map(own => {
      const [first] = own
      return html`<tr><td>${own.length}</td><td class="text">${whose(first)}</td><td class="text">${first.trouble?.kind ?? ''}: ${first.trouble?.why ?? ''}</td><td>${link(run, plan, first)}</td></tr>`
    })
  return html`<section><h2>Crashes</h2><p>Games that went wrong twice. They count for nobody.</p><div class="scroll"><table class="plain"><thead><tr><th>games</th><th class="text">whose</th><th class="text">what happened</th><th>the first</th></tr></thead><tbody>${rows}</tbody></table></div></section>`
}

const whole = (value: number) => value.toFixed(0)
const decimal = (value: number) => (Math.abs(value) >= 100 ? value.toFixed(0) : value.toFixed(2))
/** One decimal where it tells something: near 0, and near 1. */
const percent = (share: number) =>
  `${(100 * share).toFixed((share > 0 && share < 0.1) || (share < 1 && share > 0.99) ? 1 : 0)} %`
