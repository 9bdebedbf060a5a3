import { Button, Group, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type MapView, mapViews } from '../../../electron/catalog/rules.ts';
import { type LaserSettings, settingsLine, skinTypes } from '../../../electron/charting/lasers/rules.ts';
import type { Laser, TreatmentView } from '../../../electron/charting/lasers/schemas.ts';
import type { Chart } from '../../../electron/charting/schemas.ts';
import { regionAt, regionOf, spotOf } from '../../../electron/charting/views/rules.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { formatDay } from '../../ui/format.ts';
import { MapStage } from '../map/MapStage.tsx';
import styles from '../map/map.module.css';
import type { MapMark } from '../map/marks.ts';
import { ViewPicker } from '../map/ViewPicker.tsx';
import type { ChartLine, ChartTools } from '../useChart.ts';
import { SettingFields } from './SettingFields.tsx';
import { type Question, settingsOf, useTreatments } from './useTreatments.ts';

/** The map of a service that is done with a device: areas with their settings. */
export function LaserMap({ chart, tools, line }: { chart: Chart; tools: ChartTools; line: ChartLine }) {
  const { t } = useTranslation('lasers');
  const { t: tm } = useTranslation('maps');
  const trpc = useTRPC();
  const lasers = useQuery(trpc.charting.lasers.queryOptions({}));
  const fitting = (lasers.data?.devices ?? []).filter((device) => device.active && device.kind === line.deviceKind);
  const [laserId, setLaser] = useState<string | null>(null);
  const used = chart.treatments.find((row) => row.serviceLineId === line.serviceLineId)?.equipmentId;
  const laser = fitting.find(({ id }) => id === (laserId ?? used)) ?? fitting[0];
  const marks = useTreatments(chart, tools, line, laser);
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
  if (lasers.data && !laser && marks.own.length === 0) return <EmptyState compact title={t('chooseDevice')} />;

  return (
    <>
      <div className={styles.holder}>
        <div className={styles.body}>
          <ViewPicker view={view} counts={counts} onView={setView} />
          <MapStage
            key={view}
            view={view}
            label={tm(`view_${view}`)}
            marks={drawn.filter((mark) => mark.view === view)}
            ghosts={[]}
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
              if (key.toLowerCase() !== 'l' || readOnly) return false;
              marks.takeOver(regionAt(spot).area);
              return true;
            }}
          />
          {readOnly || !laser ? (
            <div className={styles.panel} />
          ) : (
            <Settings marks={marks} laser={laser} lasers={fitting} onLaser={setLaser} />
          )}
        </div>
      </div>
      <Areas rows={marks.own} chosenId={marks.chosenId} onChoose={choose} />
      {marks.question ? <BeyondDialog question={marks.question} onClose={marks.endQuestion} /> : null}
    </>
  );
}

type Treatments = ReturnType<typeof useTreatments>;

function Settings({
  marks,
  laser,
  lasers,
  onLaser,
}: {
  marks: Treatments;
  laser: Laser;
  lasers: readonly Laser[];
  onLaser: (id: string | null) => void;
}) {
  const { t } = useTranslation('lasers');
  const { zone } = useDesk();
  const { chosen } = marks;
  if (chosen) return <Chosen key={`${chosen.id} ${chosen.version}`} marks={marks} row={chosen} laser={laser} />;
  return (
    <div className={styles.panel}>
      <p className={styles.panelTitle}>{t('next')}</p>
      <Select
        size="xs"
        label={t('device')}
        allowDeselect={false}
        data={lasers.map(({ id, name }) => ({ value: id, label: name }))}
        value={laser.id}
        onChange={onLaser}
      />
      <SettingFields settings={marks.settings} laser={laser} onChange={marks.setNext} onSettle={() => undefined} />
      <p className={styles.hint}>{t('hint')}</p>
      {marks.earlier.length === 0 ? null : (
        <ul className={styles.sums} aria-label={t('last')}>
          <li className={styles.sumsTitle}>{t('last')}</li>
          {marks.earlier.slice(0, 5).map((row) => (
            <li key={row.id}>
              <span>
                {t('lastOf', { area: row.area, day: formatDay(row.at, zone) })}
                <br />
                {settingsLine(row)}
              </span>
              <Button size="compact-xs" variant="default" onClick={() => marks.takeOver(row.area)}>
                {t('take')}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Chosen({ marks, row, laser }: { marks: Treatments; row: TreatmentView; laser: Laser }) {
  const { t } = useTranslation('lasers');
  const [draft, setDraft] = useState<LaserSettings>(settingsOf(row));
  const save = (change: Partial<LaserSettings> = {}): void => marks.save(row, { ...draft, ...change });
  return (
    <form
      className={styles.panel}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save();
        marks.choose(null);
      }}
    >
      <p className={styles.panelTitle}>{t('chosen', { area: row.area })}</p>
      <SettingFields
        settings={draft}
        laser={laser}
        onChange={(change) => setDraft((before) => ({ ...before, ...change }))}
        onSettle={save}
      />
      {row.beyondReason === null ? null : (
        <p className={styles.hint}>{t('beyondMark', { reason: row.beyondReason })}</p>
      )}
      <Group gap={6}>
        <Button size="xs" type="submit">
          {t('done')}
        </Button>
        <Button size="xs" variant="default" onClick={() => marks.takeOff(row)}>
          {t('remove')}
        </Button>
      </Group>
    </form>
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
