import type { Json } from '#core'
import type { LearningView, Programs, SkillDetail } from '../learning/wire.ts'
import type {
  EpisodeOpen,
  EpisodePage,
  MetricsPart,
  ResultsPart,
  RunDetail,
  RunSummary,
  StepWindow,
  TimelinePart,
} from '../wire.ts'

/** The server refused, and said why. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError'
  readonly status: number
  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

const episodePath = (run: string, episode: string) =>
  `/api/runs/${encodeURIComponent(run)}/episodes/${encodeURIComponent(episode)}`

export const api = {
  session: (token: string) => ask<{ open: true }>('/api/session', { method: 'POST', token }),
  runs: () => ask<readonly RunSummary[]>('/api/runs'),
  run: (run: string) => ask<RunDetail>(`/api/runs/${encodeURIComponent(run)}`),
  metrics: (run: string, from: number) => ask<MetricsPart>(`/api/runs/${encodeURIComponent(run)}/metrics?from=${from}`),
  results: (run: string, from: number) => ask<ResultsPart>(`/api/runs/${encodeURIComponent(run)}/results?from=${from}`),
  learning: (run: string) => ask<LearningView>(`/api/runs/${encodeURIComponent(run)}/learning`),
  programs: (run: string) => ask<Programs>(`/api/runs/${encodeURIComponent(run)}/programs`),
  skill: (run: string, skill: string) =>
    ask<SkillDetail>(`/api/runs/${encodeURIComponent(run)}/skills/${encodeURIComponent(skill)}`),
  episodes: (run: string, from: number, count: number) =>
    ask<EpisodePage>(`/api/runs/${encodeURIComponent(run)}/episodes?from=${from}&count=${count}`),
  /** @param expand Play it again where only its actions were kept. */
  episode: (run: string, episode: string, expand: boolean) =>
    ask<EpisodeOpen>(`${episodePath(run, episode)}${expand ? '?expand' : ''}`),
  timeline: (run: string, episode: string, from: number) =>
    ask<TimelinePart>(`${episodePath(run, episode)}/timeline?from=${from}`),
  steps: (run: string, episode: string, from: number, to: number) =>
    ask<StepWindow>(`${episodePath(run, episode)}/steps?from=${from}&to=${to}`),
  answer: (question: string, action: Json) =>
    ask<{ taken: true }>('/api/play', { method: 'POST', body: { question, action } }),
  again: () => ask<{ asked: boolean }>('/api/play/again', { method: 'POST', body: {} }),
}

export const links = {
  frame: (run: string, episode: string, n: number) => `${episodePath(run, episode)}/frames/${n}`,
  steps: (run: string, episode: string, from?: number, to?: number) =>
    `${episodePath(run, episode)}/export${from === undefined ? '' : `?from=${from}&to=${to}`}`,
  report: (run: string) => `/api/runs/${encodeURIComponent(run)}/report.html`,
}

interface Asked {
  readonly method: 'POST'
  readonly body?: Json
  readonly token?: string
}

async function ask<T>(path: string, asked?: Asked): Promise<T> {
  const headers: Record<string, string> = {}
  if (asked) headers['content-type'] = 'application/json'
  if (asked?.token !== undefined) headers['authorization'] = `Bearer ${asked.token}`
  const body = asked?.body === undefined ? undefined : JSON.stringify(asked.body)
  const response = await fetch(path, { method: asked?.method ?? 'GET', headers, body })
  const answer: unknown = await response.json().catch(() => null)
  if (response.ok) return answer as T
  const { error } = (answer ?? {}) as { error?: unknown }
  throw new RefusedError(response.status, typeof error === 'string' ? error : `the server answered ${response.status}`)
}
