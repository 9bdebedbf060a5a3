import { useMutation, useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { type Mark, markOf } from '../../electron/charting/points/rules.ts';
import type { Chart } from '../../electron/charting/schemas.ts';
import { useTRPC } from '../api/client.ts';
import { useDesk } from '../api/desk.ts';
import { sentenceOf } from '../api/errors.ts';
import { useReasons } from '../billing/reasons/useReasons.tsx';
import { showProblem, showUndo } from '../ui/toasts.tsx';

export type ChartLine = Chart['lines'][number];
export type ChartPoint = Chart['points'][number];

/** A point or an area before it is on the chart. */
export interface PointDraft extends Mark {
  serviceLineId: string;
  productId: string;
  containerId: string | null;
}

/** The chart of a visit and what can be done on it. The chart is opened by the first thing written into it. */
export function useChart(appointmentId: string, words: { removed: (point: ChartPoint) => string }) {
  const trpc = useTRPC();
  const desk = useDesk();
  const query = useQuery(trpc.charting.encounter.queryOptions({ appointmentId }));
  const chart = query.data;
  const open = useMutation(trpc.charting.open.mutationOptions());
  const fail = { onError: (error: unknown) => showProblem(sentenceOf(error)) };
  const reasons = useReasons();
  const add = useMutation(trpc.charting.addPoints.mutationOptions());
  const move = useMutation(trpc.charting.movePoint.mutationOptions(fail));
  const change = useMutation(trpc.charting.changePoint.mutationOptions());
  const remove = useMutation(trpc.charting.removePoints.mutationOptions(fail));
  const encounterId = useRef<string | null>(null);
  encounterId.current = chart?.encounter?.id ?? encounterId.current;
  const { mutateAsync: openNow } = open;

  /** The id of the chart; opens it if nobody has. */
  const ensureOpen = async (): Promise<string> => {
    encounterId.current ??= (await openNow({ appointmentId })).encounterId;
    return encounterId.current;
  };

  const placeMany = async (drafts: readonly PointDraft[]): Promise<Array<{ pointId: string; version: number }>> => {
    try {
      const id = await ensureOpen();
      const placed = await reasons.withReasons((overrides) =>
        add.mutateAsync({ encounterId: id, points: [...drafts], overrides }),
      );
      return placed?.points ?? [];
    } catch (error) {
      showProblem(sentenceOf(error));
      return [];
    }
  };

  const changePoint = async (fields: Omit<Parameters<typeof change.mutateAsync>[0], 'overrides'>): Promise<void> => {
    try {
      await reasons.withReasons((overrides) => change.mutateAsync({ ...fields, overrides }));
    } catch (error) {
      showProblem(sentenceOf(error));
    }
  };

  const removePoint = (point: ChartPoint): void => {
    remove.mutate(
      { points: [{ pointId: point.id, expectedVersion: point.version }] },
      { onSuccess: () => showUndo(words.removed(point), async () => void (await placeMany([draftOf(point)]))) },
    );
  };

  const closed = chart?.encounter?.state === 'signed' || over.includes(chart?.appointmentState ?? '');
  return {
    query,
    chart,
    writable: desk.may('chart.write') && !closed,
    ensureOpen,
    placeMany,
    movePoint: move.mutate,
    changePoint,
    reasons,
    removePoint,
    removeMany: remove.mutate,
  };
}

/** What it takes to place a point again. */
export function draftOf(point: ChartPoint): PointDraft {
  const { serviceLineId, productId, containerId } = point;
  return { ...markOf(point), serviceLineId, productId, containerId };
}

const over = ['cancelled', 'lateCancelled', 'noShow'];

export type ChartTools = ReturnType<typeof useChart>;
