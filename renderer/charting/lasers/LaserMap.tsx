import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type MapView, mapViews } from '../../../electron/catalog/rules.ts';
import { settingsLine, skinTypes } from '../../../electron/charting/lasers/rules.ts';
import type { TreatmentView } from '../../../electron/charting/lasers/schemas.ts';
import type { Chart } from '../../../electron/charting/schemas.ts';
import { regionAt, regionOf, spotOf } from '../../../electron/charting/views/rules.ts';
import { useTRPC } from '../../api/client.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { Panel } from '../../ui/Page.tsx';
import { CompareDialog } from '../map/CompareDialog.tsx';
import { GhostMenu } from '../map/GhostMenu.tsx';
import { MapStage } from '../map/MapStage.tsx';
import styles from '../map/map.module.css';
import type { MapMark } from '../map/marks.ts';
import { useGhost } from '../map/useGhost.ts';
import { ViewPicker } from '../map/ViewPicker.tsx';
import type { ChartLine, ChartTools } from '../useChart.ts';
import { SettingsPanel } from './SettingsPanel.tsx';
import { type Question, useTreatments } from './useTreatments.ts';

/** The map of a service that is done with a device: areas with their settings. */
export function LaserMap({
  chart,
  tools,
  line,
  choice,
}: {
  chart: Chart;
  tools: ChartTools;
  line: ChartLine;
  /** Chooses another service of the visit. */
  choice: ReactNode;
}) {
  const { t } = useTranslation('lasers');
  const { t: tm } = useTranslation('maps');
  const trpc = useTRPC();
  const lasers = useQuery(trpc.charting.lasers.queryOptions({}));
  const fitting = (lasers.data?.devices ?? []).filter((device) => device.active && device.kind === line.deviceKind);
  const [laserId, setLaser] = useState<string | null>(null);
  const used = chart.treatments.find((row) => row.serviceLineId === line.serviceLineId)?.equipmentId;
  const laser = fitting.find(({ id }) => id === (laserId ?? used)) ?? fitting[0];
  const marks = useTreatments(chart, tools, line, laser);
  const ghost = useGhost(chart.appointmentId, 'treatments');
  const [comparing, setComparing] = useState(false);
  const [chosenView, setView] = useState<MapView | null>(null);
  const view = chosenView ?? marks.own[0]?.view ?? line.mapView ?? 'front';
  const readOnly = !tools.writable;
  const counts = new Map(mapViews.map((one) => [one, marks.own.filter((row) => row.view === one).length]));
  const drawn = marks.own.flatMap((row, index): MapMark[] => {
    const region = regionOf(row.view, row.region);
    if (!region) return [];
    const description = t('areaOf', { area: row.area, settings: settingsLine(row) });
    return [
      {
        ...spotOf(row.view, region),
        id: row.id,
        region: row.region,
        label: String(index + 1),
        description,
        tone: 'teal',
      },
    ];
  });
  const find = (id: string) => marks.own.find((row) => row.id === id);
  const choose = (id: string | null): void => {
    marks.choose(id);
    const row = id === null ? undefined : find(id);
    if (row) setView(row.view);
  };
  if (lasers.data && !laser && marks.own.length === 0)
    return (
      <Panel title={tm('map')} actions={choice}>
        <EmptyState compact title={t('chooseDevice')} />
      </Panel>
    );

  return (
    <Panel
      title={tm('map')}
      actions={
        <>
          <GhostMenu ghost={ghost} onCompare={() => setComparing(true)} />
          {choice}
        </>
      }
    >
      <div className={styles.holder}>
        <div className={styles.body}>
          <ViewPicker view={view} counts={counts} onView={setView} />
          <MapStage
            key={view}
            view={view}
            label={tm(`view_${view}`)}
            marks={drawn.filter((mark) => mark.view === view)}
            ghosts={ghost.marks.filter((mark) => mark.view === view)}
            chosenId={marks.chosenId}
            readOnly={readOnly || !laser}
            wholeAreas
            onPlace={(spot) => marks.place(view, regionAt(spot).key)}
            onArea={(key) => marks.place(view, key)}
            onSelect={choose}
            onMove={() => undefined}
            onRemove={(id) => {
              const row = find(id);
              if (row) marks.takeOff(row);
            }}
            onMirror={() => undefined}
            onRepeat={(spot) => marks.place(view, regionAt(spot).key)}
            onAmount={() => undefined}
            onView={(step) =>
              setView(mapViews[(mapViews.indexOf(view) + step + mapViews.length) % mapViews.length] ?? view)
            }
            onKey={(key, spot) => {
              if (key.toLowerCase() === 'g') ghost.toggle();
              else if (key.toLowerCase() === 'l' && !readOnly) marks.takeOver(regionAt(spot).area);
              else return false;
              return true;
            }}
          />
          {readOnly || !laser ? (
            <div className={styles.panel} />
          ) : (
            <SettingsPanel marks={marks} laser={laser} lasers={fitting} onLaser={setLaser} />
          )}
        </div>
      </div>
      <Areas rows={marks.own} chosenId={marks.chosenId} onChoose={choose} />
      {marks.question ? <BeyondDialog question={marks.question} onClose={marks.endQuestion} /> : null}
      {comparing && ghost.id ? (
        <CompareDialog chart={chart} visits={ghost.visits} firstId={ghost.id} onClose={() => setComparing(false)} />
      ) : null}
    </Panel>
  );
}

/** The treated areas in words, for those who read instead of look. */
function Areas({
  rows,
  chosenId,
  onChoose,
}: {
  rows: readonly TreatmentView[];
  chosenId: string | null;
  onChoose: (id: string | null) => void;
}) {
  const { t } = useTranslation('lasers');
  const { t: tm } = useTranslation('maps');
  if (rows.length === 0) return null;
  return (
    <ol className={styles.areas} aria-label={t('areas')}>
      {rows.map((row, index) => (
        <li key={row.id}>
          <button
            type="button"
            aria-pressed={row.id === chosenId}
            onClick={() => onChoose(row.id === chosenId ? null : row.id)}
          >
            <span>{index + 1}</span>
            <strong>{tm(`side_${regionOf(row.view, row.region)?.side ?? 'middle'}`, { area: row.area })}</strong>
            {settingsLine(row)}
            {row.skinType === null ? null : <em>{t('fitzpatrick', { type: skinTypes[row.skinType - 1] ?? '' })}</em>}
          </button>
        </li>
      ))}
    </ol>
  );
}

function BeyondDialog({ question, onClose }: { question: Question; onClose: () => void }) {
  const { t } = useTranslation('lasers');
  const [reason, setReason] = useState('');
  return (
    <FormDialog
      title={t('beyondTitle')}
      text={question.sentences.join(' ')}
      submit={t('beyondKeep')}
      ready={reason.trim().length >= 3}
      busy={false}
      problem={null}
      onSubmit={() => {
        question.answer(reason.trim());
        onClose();
      }}
      onClose={onClose}
    >
      <TextInput
        label={t('beyondWhy')}
        maxLength={300}
        data-autofocus
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
