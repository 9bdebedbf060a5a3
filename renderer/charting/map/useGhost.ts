import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MapOf } from '../../../electron/charting/history/schemas.ts';
import { formatAmount, formatQuantity } from '../../../electron/kernel/quantity.ts';
import { useTRPC } from '../../api/client.ts';
import type { ChartPoint } from '../useChart.ts';
import type { MapMark } from './marks.ts';

/** The points of an earlier map as the drawing shows them. */
export function useMapMarks(): (map: MapOf, tone: MapMark['tone']) => MapMark[] {
  const { t } = useTranslation('maps');
  return (map, tone) =>
    map.points.map((point: ChartPoint) => {
      const unit = map.products.find((product) => product.productId === point.productId)?.unit ?? 'each';
      return {
        id: point.id,
        view: point.view,
        x: point.x,
        y: point.y,
        region: point.region,
        label: formatQuantity(point.quantity),
        description: t('markOf', { amount: formatAmount(point.quantity, unit), area: point.area }),
        tone,
      };
    });
}

/** The earlier visits of the patient, and the one that is shown under today's map. */
export function useGhost(appointmentId: string) {
  const trpc = useTRPC();
  const drawn = useMapMarks();
  const [on, setOn] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const earlier = useQuery(trpc.charting.earlierMaps.queryOptions({ appointmentId }));
  const visits = earlier.data?.visits ?? [];
  const id = chosen ?? earlier.data?.usualId ?? visits.find((visit) => !visit.inError)?.encounterId ?? null;
  const map = useQuery({
    ...trpc.charting.mapOf.queryOptions({ encounterId: id ?? '' }),
    enabled: on && id !== null,
  });
  return {
    visits,
    id,
    on: on && id !== null,
    toggle: () => setOn((before) => !before),
    choose: (encounterId: string) => {
      setChosen(encounterId);
      setOn(true);
    },
    marks: on && map.data ? drawn(map.data, 'grey') : [],
  };
}
export type Ghost = ReturnType<typeof useGhost>;
