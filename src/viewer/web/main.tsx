import 'uplot/dist/uPlot.min.css'
import './style/base.css'
import './style/shell.css'
import './style/tables.css'
import './style/parts.css'
import './style/play.css'
import './style/episode.css'
import './style/transport.css'
import './style/learning.css'
import { effect, signal } from '@preact/signals'
import { render } from 'preact'
import { useEffect } from 'preact/hooks'
import { api } from './api.ts'
import { Help } from './help.tsx'
import { listenToKeys } from './keyboard.ts'
import { SkillPage } from './learning/skill-page.tsx'
import { EpisodePage } from './pages/episode-page.tsx'
import { PlayPage } from './pages/play-page.tsx'
import { RunPage } from './pages/run-page.tsx'
import { RunsPage } from './pages/runs-page.tsx'
import { parseRoute, takeToken } from './route.ts'
import { route } from './shell.tsx'
import { applyTheme } from './theme.ts'
import { watchPlace } from './watched.ts'

/** null while we ask, then whether this page may look. */
const refused = signal<string | null | undefined>(undefined)

function Page() {
  const at = route.value
  const open = refused.value === null
  useEffect(() => {
    if (!open) return
    if (at.page === 'episode') watchPlace(at.run, at.episode)
    else if (at.page === 'play') watchPlace(null, null)
    else if (at.page === 'run' || at.page === 'skill') watchPlace(at.run, null)
    else watchPlace(null, null)
  }, [
    open,
    at.page,
    at.page === 'episode' || at.page === 'run' || at.page === 'skill' ? at.run : '',
    at.page === 'episode' ? at.episode : '',
  ])
  if (refused.value === undefined) return null
  if (refused.value !== null)
    return (
      <div class="welcome refused">
        <h1>This page is closed to you</h1>
        <p>{refused.value}</p>
      </div>
    )
  return (
    <>
      {at.page === 'runs' && <RunsPage />}
      {at.page === 'run' && <RunPage key={at.run} run={at.run} />}
      {at.page === 'episode' && <EpisodePage key={`${at.run}/${at.episode}`} at={at} />}
      {at.page === 'skill' && <SkillPage key={`${at.run}/${at.skill}`} run={at.run} skill={at.skill} />}
      {at.page === 'play' && <PlayPage />}
      <Help />
    </>
  )
}

/** The launch token leaves the address at once: it is not to be copied along with a link. */
async function enter(): Promise<void> {
  const { token, hash } = takeToken(location.hash)
  if (token !== null) history.replaceState(null, '', hash)
  route.value = parseRoute(hash)
  try {
    if (token !== null) await api.session(token)
    else await api.runs()
    refused.value = null
  } catch (error) {
    refused.value = (error as Error).message
  }
}

applyTheme()
addEventListener('hashchange', () => {
  if (/[?&#]token=/.test(location.hash)) void enter()
  else route.value = parseRoute(location.hash)
})
listenToKeys()
effect(() => {
  const at = route.value
  const place =
    at.page === 'episode'
      ? `${at.run} · ${at.episode}`
      : at.page === 'skill'
        ? at.skill
        : at.page === 'run'
          ? at.run
          : at.page
  document.title = at.page === 'runs' ? 'upskill' : `${place} · upskill`
})
void enter()
render(<Page />, document.getElementById('page')!)
