import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MapOf } from '../../../electron/charting/history/schemas.ts';
import { settingsLine } from '../../../electron/charting/lasers/rules.ts';
import { regionOf, spotOf } from '../../../electron/charting/views/rules.ts';
import { formatAmount, formatQuantity } from '../../../electron/kernel/quantity.ts';
import { useTRPC } from '../../api/client.ts';
import type { ChartPoint } from '../useChart.ts';
import type { MapMark } from './marks.ts';

/** What an earlier map holds as the drawing shows it: what was injected, and the areas devices treated. */
export function useMapMarks(): (map: MapOf, tone: MapMark['tone']) => Record<MapKind, MapMark[]> {
  const { t } = useTranslation('maps');
  const { t: ofLasers } = useTranslation('lasers');
  return (map, tone) => ({
    points: map.points.map((point: ChartPoint) => {
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
    }),
    treatments: map.treatments.flatMap((row, index): MapMark[] => {
      const region = regionOf(row.view, row.region);
      const description = ofLasers('areaOf', { area: row.area, settings: settingsLine(row) });
      return region
        ? [{ ...spotOf(row.view, region), id: row.id, region: row.region, label: String(index + 1), description, tone }]
        : [];
    }),
  });
}

export type MapKind = 'points' | 'treatments';

/** The earlier visits of the patient, and the one of which points or treated areas are shown under today's map. */
export function useGhost(appointmentId: string, kind: MapKind) {
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
    marks: on && map.data ? drawn(map.data, 'grey')[kind] : [],
  };
}
export type Ghost = ReturnType<typeof useGhost>;
