import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MapView } from '../../../electron/catalog/rules.ts';
import { regionAt, type Spot } from '../../../electron/charting/views/rules.ts';
import { parseScaled } from '../../ui/amount.ts';
import { crossFrom, type MapMark, nextRegion } from './marks.ts';

/** What can be done on a drawing. */
export interface StageActs {
  view: MapView;
  marks: readonly MapMark[];
  /** The chosen mark, or null. */
  chosenId: string | null;
  /** Nothing can be placed, moved or removed; marks can still be chosen. */
  readOnly: boolean;
  onPlace: (spot: Spot) => void;
  onArea: (key: string) => void;
  onSelect: (id: string | null) => void;
  onMove: (id: string, spot: Spot) => void;
  onRemove: (id: string) => void;
  onMirror: (id: string) => void;
  onRepeat: (spot: Spot) => void;
  /** Thousandths for the chosen mark, else for the last one. */
  onAmount: (quantity: number) => void;
  onView: (step: 1 | -1) => void;
  /** Any other key of the page (ghost, help): true if it was one. */
  onKey: (key: string, spot: Spot) => boolean;
}

/** The keyboard of a drawing: a crosshair, jumps from area to area, and amounts typed as figures. */
export function useStageKeys(acts: StageActs) {
  const { view, marks, chosenId, readOnly } = acts;
  const { t } = useTranslation('maps');
  const [place, setCross] = useState<Omit<Spot, 'view'>>({ x: 0.5, y: 0.5 });
  const [keyed, setKeyed] = useState(false);
  const [spoken, setSpoken] = useState('');
  const [typed, setTyped] = useState('');
  const cross: Spot = { view, x: place.x, y: place.y };
  const index = marks.findIndex(({ id }) => id === chosenId);
  const chosen = marks[index];

  const goTo = (spot: Spot): void => {
    setCross(spot);
    const { area, side } = regionAt(spot);
    setSpoken(
      t('sayAt', {
        area: t(`side_${side}`, { area }),
        across: Math.round(spot.x * 100),
        down: Math.round(spot.y * 100),
      }),
    );
  };

  const step = (by: 1 | -1): void => {
    if (marks.length === 0) return setSpoken(t('sayNone'));
    const at = index < 0 ? 0 : (index + by + marks.length) % marks.length;
    const mark = marks[at];
    if (!mark) return;
    acts.onSelect(mark.id);
    setCross(mark);
    setSpoken(t('sayPoint', { label: mark.description, index: at + 1, count: marks.length }));
  };

  /** Figures gather until Enter takes them; true if the key was theirs. */
  const figures = (key: string): boolean => {
    if (/^[\d.,]$/.test(key)) {
      setTyped((before) => (before + key).slice(0, 8));
      return true;
    }
    if (typed === '') return false;
    if (key === 'Backspace') setTyped((before) => before.slice(0, -1));
    else if (key === 'Escape') setTyped('');
    else if (key === 'Enter') {
      const quantity = parseScaled(typed, 3);
      setTyped('');
      if (quantity !== null && quantity > 0) {
        acts.onAmount(quantity);
        setSpoken(t('sayAmount', { amount: typed }));
      }
    } else return false;
    return true;
  };

  const write = (key: string): boolean => {
    const low = key.toLowerCase();
    if (figures(key)) return true;
    if (key === 'Enter' || key === ' ') {
      acts.onPlace(cross);
      setSpoken(t('sayPlaced', { area: regionAt(cross).area }));
    } else if (low === 'a') {
      acts.onArea(regionAt(cross).key);
      setSpoken(t('sayPlaced', { area: regionAt(cross).area }));
    } else if (low === 'r') acts.onRepeat(cross);
    else if (low === 'm' && chosen && chosen.region === null) {
      acts.onMove(chosen.id, cross);
      setSpoken(t('sayMoved'));
    } else if (low === 'x' && chosen) acts.onMirror(chosen.id);
    else if ((key === 'Delete' || key === 'Backspace') && chosen) {
      acts.onRemove(chosen.id);
      setSpoken(t('sayRemoved'));
    } else return false;
    return true;
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { key } = event;
    const next = crossFrom(cross, key, event.shiftKey);
    if (next) goTo(next);
    else if (key === 'n' || key === 'N') goTo(nextRegion(cross, 1));
    else if (key === 'p' || key === 'P') goTo(nextRegion(cross, -1));
    else if (key === ']') step(1);
    else if (key === '[') step(-1);
    else if (key === 'PageDown') acts.onView(1);
    else if (key === 'PageUp') acts.onView(-1);
    else if (readOnly || !write(key)) {
      if (key === 'Escape' && chosen) acts.onSelect(null);
      else if (!acts.onKey(key, cross)) return;
    }
    setKeyed(true);
    event.preventDefault();
    event.stopPropagation();
  };

  return { cross, setCross, keyed, setKeyed, spoken, typed, onKeyDown };
}
