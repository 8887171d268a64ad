import { useEffect, useRef, useState } from 'preact/hooks'

/** Asked again whenever the server says that there is more; one question at a time, at most one a second. */
export function useFresh<T>(
  key: string,
  signature: string,
  ask: () => Promise<T>,
): { value: T | null; error: string | null } {
  const [state, setState] = useState<{ key: string; value: T | null; error: string | null }>({
    key,
    value: null,
    error: null,
  })
  const work = useRef({ key, busy: false, wanted: '', had: '' })
  useEffect(() => {
    if (work.current.key !== key) work.current = { key, busy: false, wanted: '', had: '' }
    const mine = work.current
    mine.wanted = signature
    const go = () => {
      if (mine.busy || mine !== work.current) return
      mine.busy = true
      const told = mine.wanted
      ask()
        .then(
          value => mine === work.current && setState({ key, value, error: null }),
          error => {
            if (mine === work.current) setState(before => ({ ...before, key, error: (error as Error).message }))
          },
        )
        .finally(() => {
          mine.had = told
          setTimeout(() => {
            mine.busy = false
            if (mine.wanted !== mine.had) go()
          }, 1_000)
        })
    }
    if (mine.had !== signature || signature === '') go()
  }, [key, signature])
  useEffect(
    () => () => {
      work.current = { key: '', busy: true, wanted: '', had: '' }
    },
    [],
  )
  return state.key === key ? state : { value: null, error: null }
}
