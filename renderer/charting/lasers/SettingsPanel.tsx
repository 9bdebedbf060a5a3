import { Button, Group, Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type LaserSettings, settingsLine } from '../../../electron/charting/lasers/rules.ts';
import type { Laser, TreatmentView } from '../../../electron/charting/lasers/schemas.ts';
import { useDesk } from '../../api/desk.ts';
import { formatDay } from '../../ui/format.ts';
import styles from '../map/map.module.css';
import { SettingFields } from './SettingFields.tsx';
import { settingsOf, type Treatments } from './useTreatments.ts';

/** Beside the drawing: the settings for the next areas, or those of the chosen one. */
export function SettingsPanel({
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
