import type { Json } from '#core'
import type { Try, TryAsked } from '../learning/tries.ts'
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
  /** What a backend recorded on a channel of its own, from the n-th message on. */
  async channel(run: string, episode: string, name: string, from: number): Promise<ChannelPart> {
    const response = await fetch(`${episodePath(run, episode)}/channels/${encodeURIComponent(name)}?from=${from}`)
    if (!response.ok) throw new RefusedError(response.status, `the server answered ${response.status}`)
    return channelPart(await response.arrayBuffer())
  },
  /** Plays one try of a skill again and records it. */
  tryAgain: (run: string, asked: TryAsked) =>
    ask<Try>(`/api/runs/${encodeURIComponent(run)}/tries`, { method: 'POST', body: asked as Json }),
  answer: (question: string, action: Json) =>
    ask<{ taken: true }>('/api/play', { method: 'POST', body: { question, action } }),
  again: () => ask<{ asked: boolean }>('/api/play/again', { method: 'POST', body: {} }),
}

export interface ChannelPart {
  /** Where to go on. */
  readonly next: number
  /** There is more than one answer holds. */
  readonly more: boolean
  readonly messages: readonly { readonly tick: number; readonly bytes: Uint8Array }[]
}

function channelPart(buffer: ArrayBuffer): ChannelPart {
  const view = new DataView(buffer)
  const messages: { tick: number; bytes: Uint8Array }[] = []
  for (let at = 8; at + 8 <= buffer.byteLength; ) {
    const [tick, length] = [view.getUint32(at, true), view.getUint32(at + 4, true)]
    messages.push({ tick, bytes: new Uint8Array(buffer, at + 8, length) })
    at += 8 + length
  }
  return { next: view.getUint32(0, true), more: view.getUint32(4, true) === 1, messages }
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
