import { Modal, SegmentedControl, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type MapView, mapViews } from '../../../electron/catalog/rules.ts';
import type { MapOf } from '../../../electron/charting/history/schemas.ts';
import type { Chart } from '../../../electron/charting/schemas.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { sentenceOf } from '../../api/errors.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { formatDay } from '../../ui/format.ts';
import { CompareTable } from './CompareTable.tsx';
import { CompareTreatments } from './CompareTreatments.tsx';
import styles from './compare.module.css';
import { MapPicture } from './MapPicture.tsx';
import type { Ghost } from './useGhost.ts';
import { useMapMarks } from './useGhost.ts';
import { ViewPicker } from './ViewPicker.tsx';

type Layout = 'beside' | 'over';

/** Any two visits: their maps beside or over each other, and what differs, area by area. */
export function CompareDialog({
  chart,
  visits,
  firstId,
  onClose,
}: {
  chart: Chart;
  visits: Ghost['visits'];
  firstId: string;
  onClose: () => void;
}) {
  const { t } = useTranslation('maps');
  const { zone } = useDesk();
  const trpc = useTRPC();
  const { encounter } = chart;
  const services = chart.lines.map((line) => line.serviceName).join(', ');
  // while nobody has opened the chart there is nothing of today to compare
  const all = encounter
    ? [{ encounterId: encounter.id, startsAt: chart.startsAt, services, inError: false }, ...visits]
    : visits;
  const [beforeId, setBefore] = useState(firstId);
  const [afterId, setAfter] = useState(
    encounter?.id ?? visits.find((visit) => visit.encounterId !== firstId)?.encounterId ?? firstId,
  );
  const [layout, setLayout] = useState<Layout>('beside');
  const [chosenView, setView] = useState<MapView | null>(null);
  const before = useQuery(trpc.charting.mapOf.queryOptions({ encounterId: beforeId }));
  const after = useQuery(trpc.charting.mapOf.queryOptions({ encounterId: afterId }));
  const problem = before.error ?? after.error;
  const places = [before.data, after.data].flatMap((map) => (map ? [...map.points, ...map.treatments] : []));
  const counts = new Map(mapViews.map((view) => [view, places.filter((place) => place.view === view).length]));
  const view = chosenView ?? mapViews.find((one) => (counts.get(one) ?? 0) > 0) ?? 'front';
  const data = all.map((visit) => ({
    value: visit.encounterId,
    label: t(visit.inError ? 'visitInError' : 'visitOf', {
      day: formatDay(visit.startsAt, zone),
      services: visit.services,
    }),
  }));
  const dayOf = (map: MapOf): string => formatDay(map.startsAt, zone);

  return (
    <Modal
      opened
      onClose={onClose}
      title={t('compareTitle')}
      size={1180}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <div className={styles.choices}>
        <Select
          label={t('compareBefore')}
          data={data}
          value={beforeId}
          allowDeselect={false}
          data-autofocus
          onChange={(id) => setBefore(id ?? beforeId)}
        />
        <Select
          label={t('compareAfter')}
          data={data}
          value={afterId}
          allowDeselect={false}
          onChange={(id) => setAfter(id ?? afterId)}
        />
        <SegmentedControl
          aria-label={t('compareLayout')}
          value={layout}
          onChange={(value) => setLayout(value)}
          data={[
            { value: 'beside', label: t('compareBeside') },
            { value: 'over', label: t('compareOver') },
          ]}
        />
      </div>
      {problem ? <ErrorNotice sentence={sentenceOf(problem)} /> : null}
      {before.data && after.data ? (
        <div className={styles.body}>
          <ViewPicker view={view} counts={counts} onView={setView} />
          <Pictures view={view} layout={layout} before={before.data} after={after.data} dayOf={dayOf} />
          <div className={styles.tableHolder}>
            {places.length === 0 ? <EmptyState compact title={t('compareNothing')} /> : null}
            <CompareTable before={before.data} after={after.data} />
            <CompareTreatments before={before.data} after={after.data} />
          </div>
        </div>
      ) : null}
    </Modal>
  );
}

function Pictures({
  view,
  layout,
  before,
  after,
  dayOf,
}: {
  view: MapView;
  layout: Layout;
  before: MapOf;
  after: MapOf;
  dayOf: (map: MapOf) => string;
}) {
  const drawn = useMapMarks();
  const marksOf = (map: MapOf, tone: 'teal' | 'plum') =>
    Object.values(drawn(map, tone))
      .flat()
      .filter((mark) => mark.view === view);
  const [old, now] = [marksOf(before, 'teal'), marksOf(after, 'plum')];
  if (layout === 'over')
    return (
      <div className={styles.pictures}>
        <MapPicture view={view} marks={[...old, ...now]} caption={`${dayOf(before)} / ${dayOf(after)}`} />
      </div>
    );
  return (
    <div className={styles.pictures}>
      <MapPicture view={view} marks={old} caption={dayOf(before)} />
      <MapPicture view={view} marks={now} caption={dayOf(after)} />
    </div>
  );
}
