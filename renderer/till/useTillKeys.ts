import { useEffect, useRef } from 'react';

/** What Alt and a key do at the till. */
export type TillKeys = Partial<
  Record<
    | 'KeyN'
    | 'KeyP'
    | 'KeyT'
    | 'KeyC'
    | 'KeyK'
    | 'KeyG'
    | 'KeyH'
    | 'KeyB'
    | 'KeyA'
    | 'KeyM'
    | 'KeyX'
    | 'KeyZ'
    | 'KeyD'
    | 'KeyR'
    | 'KeyO'
    | 'KeyU'
    | 'KeyS'
    | 'Enter',
    () => void
  >
>;

/** Alt shortcuts while the page is there, wherever the focus is; not while a dialog is open above it. */
export function useTillKeys(keys: TillKeys): void {
  const now = useRef(keys);
  now.current = keys;
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      if (document.querySelector('[role="dialog"]')) return;
      const run = now.current[event.code as keyof TillKeys];
      if (!run) return;
      event.preventDefault();
      run();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
