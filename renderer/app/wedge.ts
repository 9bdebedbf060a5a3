import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { createWedge } from '../../electron/devices/wedge/rules.ts';
import { dispatchScan } from '../api/scan.ts';
import { showProblem } from '../ui/toasts.tsx';

/**
 * Takes back what a burst has typed into a field before it was known to be a scan.
 * React keeps its own idea of a field's value, so the change goes through the native setter and an input event.
 */
function unwrite(field: HTMLInputElement | HTMLTextAreaElement, value: string): void {
  const prototype = field instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype;
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

function fieldOf(target: EventTarget | null): HTMLInputElement | HTMLTextAreaElement | null {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement ? target : null;
}

/** Scanners that type: their bursts are told from a person's typing wherever the focus is, and go to `useScan`. */
export function useWedge(): void {
  const { t } = useTranslation();
  useEffect(() => {
    const wedge = createWedge();
    let before: { field: HTMLInputElement | HTMLTextAreaElement; value: string } | null = null;
    let lastAt = Number.NEGATIVE_INFINITY;

    const onKey = (event: KeyboardEvent): void => {
      if (event.isComposing) return;
      const at = event.timeStamp;
      // the first key after a pause may begin a burst: remember the field as it was
      if (at - lastAt > 35) {
        const field = fieldOf(event.target);
        before = field ? { field, value: field.value } : null;
      }
      lastAt = at;
      const { key, ctrlKey: ctrl, altKey: alt, metaKey: meta } = event;
      const answer = wedge.feed({ key, at, ctrl, alt, meta });
      if (answer.kind === 'none') return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (before && before.field.value !== before.value) unwrite(before.field, before.value);
      if (answer.kind !== 'scan') return;
      before = null;
      const taken = dispatchScan({ raw: answer.text, scanner: 'wedge', sendsGs: answer.sendsGs });
      if (!taken) showProblem(t('scanNobody'));
    };
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, [t]);
}
