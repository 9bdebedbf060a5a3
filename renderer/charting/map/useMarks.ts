import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MapView } from '../../../electron/catalog/rules.ts';
import { type Mark, mirrored, mirrorMark, noDetails, stillFree } from '../../../electron/charting/points/rules.ts';
import { regionAt, regionOf, type Spot, spotOf } from '../../../electron/charting/views/rules.ts';
import { showDone, showUndo } from '../../ui/toasts.tsx';
import { type ChartPoint, type ChartTools, draftOf, type PointDraft } from '../useChart.ts';
import type { Given } from './MarkFields.tsx';
import type { MapLine } from './mapLines.ts';

const usualOf = { U: 4000, mL: 100, each: 1000 } as const;

/** Where the last mark went; what it has become is known once the chart has it. */
interface Last {
  draft: PointDraft;
  placed: Promise<{ pointId: string; version: number } | null>;
}

/** Placing and changing marks of the service at hand. What was given last is what the next one gets. */
export function useMarks(points: readonly ChartPoint[], tools: ChartTools, line: MapLine) {
  const { t } = useTranslation('maps');
  const [given, setGiven] = useState<Record<string, Given>>({});
  const [chosenId, setChosen] = useState<string | null>(null);
  /** Placed, but not yet answered: shown at once. */
  const [pending, setPending] = useState<ChartPoint[]>([]);
  const last = useRef<Last | null>(null);
  const latest = useRef(points);
  latest.current = points;
  const { serviceLineId, productId } = line;
  const container = line.draws.at(-1)?.containerId ?? null;
  const now: Given = given[serviceLineId] ?? {
    ...noDetails,
    quantity: usualOf[line.unit],
    area: '',
    containerId: undefined,
  };

  const setNow = (change: Partial<Given>): void =>
    setGiven((before) => ({ ...before, [serviceLineId]: { ...(before[serviceLineId] ?? now), ...change } }));

  const place = async (drafts: readonly PointDraft[]): Promise<Array<{ pointId: string; version: number }>> => {
    const shown = drafts.map((draft) => ({ ...draft, id: crypto.randomUUID(), version: 0 }));
    setPending((before) => [...before, ...shown]);
    const placed = await tools.placeMany(drafts);
    if (placed.length > 0) await tools.query.refetch({ cancelRefetch: false });
    setPending((before) => before.filter(({ id }) => !shown.some((one) => one.id === id)));
    setChosen((before) => {
      const at = shown.findIndex((one) => one.id === before);
      return at < 0 ? before : (placed[at]?.pointId ?? null);
    });
    return placed;
  };

  const put = (spot: Spot, region: string | null): void => {
    const { quantity, area, containerId, depth, technique, instrument, gauge, note } = now;
    if (!quantity) return;
    const name = area.trim() === '' ? (region ? regionOf(spot.view, region) : regionAt(spot))?.area : area.trim();
    const how = { depth, technique, instrument, gauge, note };
    const what = { serviceLineId, productId, containerId: containerId === undefined ? container : containerId };
    const draft = { ...what, view: spot.view, x: spot.x, y: spot.y, region, area: name ?? '', quantity, ...how };
    setChosen(null);
    last.current = { draft, placed: place([draft]).then(([placed]) => placed ?? null) };
  };

  const placeArea = (view: MapView, key: string): void => {
    const there = latest.current.find(
      (point) => point.view === view && point.region === key && point.serviceLineId === serviceLineId,
    );
    const region = regionOf(view, key);
    if (there) setChosen(there.id);
    else if (region) put(spotOf(view, region), key);
  };

  const find = (id: string | null): ChartPoint | undefined => latest.current.find((point) => point.id === id);

  const change = (point: ChartPoint, fields: Partial<Mark> & { containerId?: string | null }): void => {
    const { area, quantity, containerId, depth, technique, instrument, gauge, note } = { ...point, ...fields };
    const said = { area, quantity, containerId, depth, technique, instrument, gauge, note };
    void tools.changePoint({ pointId: point.id, expectedVersion: point.version, ...said });
  };

  /** The chart may have it before it is drawn: it is then what it was placed as. */
  const whatBecameOf = async ({ draft, placed }: Last): Promise<ChartPoint | undefined> => {
    const at = await placed;
    return at === null ? undefined : (find(at.pointId) ?? { ...draft, id: at.pointId, version: at.version });
  };

  /** Figures typed on the map: for the chosen mark, else for the one placed last; and for the next ones. */
  const setAmount = async (quantity: number): Promise<void> => {
    setNow({ quantity });
    const point = find(chosenId) ?? (last.current ? await whatBecameOf(last.current) : undefined);
    if (point && point.quantity !== quantity) change(point, { quantity });
  };

  const offerUndo = (text: string, placed: Array<{ pointId: string; version: number }>): void =>
    showUndo(text, () =>
      tools.removeMany({ points: placed.map(({ pointId, version }) => ({ pointId, expectedVersion: version })) }),
    );

  /** One mark, or all of the service on their other side, as far as nothing is there yet. */
  const mirror = async (id: string | null): Promise<void> => {
    const own = latest.current.filter((point) => point.serviceLineId === serviceLineId);
    const one = find(id);
    if (id !== null && !one) return;
    const wanted = one ? stillFree([mirrorMark(one)], own) : mirrored(own);
    if (wanted.length === 0) return showDone(t('mirroredNone'));
    const placed = await place(wanted.map((mark) => ({ ...mark, ...sourceOf(mark, own) })));
    if (placed.length > 0) offerUndo(t('mirrored', { count: placed.length }), placed);
  };

  /** The service and the container of the mark that was mirrored. */
  const sourceOf = (mark: Mark, own: readonly ChartPoint[]) => {
    const back = mirrorMark(mark);
    const source = own.find((point) => point.view === back.view && point.x === back.x && point.y === back.y);
    return { serviceLineId, productId, containerId: source?.containerId ?? container };
  };

  const repeat = (spot: Spot): void => {
    const model =
      last.current?.draft ??
      latest.current
        .filter((point) => point.serviceLineId === serviceLineId)
        .map(draftOf)
        .at(-1);
    if (!model) return put(spot, null);
    const fresh = find(chosenId);
    const draft = { ...(fresh ? draftOf(fresh) : model), ...spot, region: null, area: regionAt(spot).area };
    setChosen(null);
    last.current = { draft, placed: place([draft]).then(([placed]) => placed ?? null) };
  };

  return {
    shown: [...points, ...pending],
    chosenId,
    chosen: find(chosenId),
    choose: setChosen,
    now,
    setNow,
    container,
    place: (spot: Spot) => put(spot, null),
    placeArea,
    change,
    setAmount: (quantity: number) => void setAmount(quantity),
    mirror: (id: string | null) => void mirror(id),
    repeat,
    offerUndo,
    move: (id: string, { view, x, y }: Spot) => {
      const point = find(id);
      if (point) tools.movePoint({ pointId: id, view, x, y, expectedVersion: point.version });
    },
    remove: (id: string) => {
      const point = find(id);
      setChosen(null);
      if (point) tools.removePoint(point);
    },
  };
}
export type Marks = ReturnType<typeof useMarks>;
