import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { createWedge } from '../../electron/devices/wedge/rules.ts';
import { handScan } from './handScan.ts';

type Field = HTMLInputElement | HTMLTextAreaElement;

/**
 * Takes back what a burst has typed into a field before it was known to be a scan.
 * React keeps its own idea of a field's value, so the change goes through the native setter and an input event.
 */
function unwrite(field: Field, value: string): void {
  if (field.value === value) return;
  const prototype = field instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype;
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

function fieldOf(target: EventTarget | null): Field | null {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement ? target : null;
}

/** Scanners that type: their bursts are told from a person's typing wherever the focus is, and go to `useScan`. */
export function useWedge(): void {
  const { t } = useTranslation();
  useEffect(() => {
    const wedge = createWedge();
    const before = new Map<Field, string>();
    let lastAt = Number.NEGATIVE_INFINITY;

    const onKey = (event: KeyboardEvent): void => {
      if (event.isComposing) return;
      const at = event.timeStamp;
      // a key after a pause may begin a burst: remember each field it comes to as it was, for a dialog that opens
      // meanwhile puts the rest of the burst into a field of its own
      if (at - lastAt > 35) before.clear();
      lastAt = at;
      const field = fieldOf(event.target);
      if (field && !before.has(field)) before.set(field, field.value);
      const { key, ctrlKey: ctrl, altKey: alt, metaKey: meta } = event;
      const answer = wedge.feed({ key, at, ctrl, alt, meta });
      if (answer.kind === 'none') return;
      event.preventDefault();
      event.stopImmediatePropagation();
      for (const [typedInto, value] of before) unwrite(typedInto, value);
      if (answer.kind !== 'scan') return;
      before.clear();
      handScan({ raw: answer.text, scanner: 'wedge', sendsGs: answer.sendsGs }, t);
    };
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, [t]);
}
