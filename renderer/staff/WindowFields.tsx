import { ActionIcon, Button, Checkbox } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { TimeField } from '../ui/TimeField.tsx';
import styles from './staff.module.css';

/** A stretch of work in minutes of the day. */
export interface HoursWindow {
  fromMinute: number;
  untilMinute: number;
}

export interface WindowFieldsProps {
  /** The day: "Monday". */
  name: string;
  windows: readonly HoursWindow[];
  /** What it begins with when it is switched on. */
  usual: readonly HoursWindow[];
  onChange: (windows: HoursWindow[]) => void;
}

/** The hours of one day: works or not, from when until when, with breaks between. */
export function WindowFields({ name, windows, usual, onChange }: WindowFieldsProps) {
  const { t } = useTranslation('staff');
  const change = (index: number, next: Partial<HoursWindow>): void =>
    onChange(windows.map((one, i) => (i === index ? { ...one, ...next } : one)));
  const last = windows.at(-1);
  // stretches of a day have no name but their place
  const placed = windows.map((one, index) => ({ one, index, place: `${index + 1}.` }));
  const addBreak = (): void => {
    if (!last) return;
    const middle = Math.round((last.fromMinute + last.untilMinute) / 120) * 60;
    onChange([
      ...windows.slice(0, -1),
      { fromMinute: last.fromMinute, untilMinute: middle - 30 },
      { fromMinute: middle + 30, untilMinute: last.untilMinute },
    ]);
  };
  return (
    <div className={styles.day}>
      <Checkbox
        label={name}
        checked={windows.length > 0}
        onChange={(event) => onChange(event.currentTarget.checked ? [...usual] : [])}
      />
      <div className={styles.windows}>
        {windows.length === 0 ? <span className={styles.hint}>{t('doesNotWork')}</span> : null}
        {placed.map(({ one, index, place }) => (
          <div key={place} className={styles.window}>
            <TimeField
              ariaLabel={t('fromOf', { day: name })}
              value={one.fromMinute}
              error={t('needTime')}
              onChange={(fromMinute) => change(index, { fromMinute })}
            />
            <span aria-hidden>–</span>
            <TimeField
              ariaLabel={t('untilOf', { day: name })}
              value={one.untilMinute}
              error={t('needTime')}
              onChange={(untilMinute) => change(index, { untilMinute })}
            />
            {index > 0 ? (
              <ActionIcon
                aria-label={t('removeBreak', { day: name })}
                onClick={() =>
                  onChange([
                    ...windows.slice(0, index - 1),
                    { fromMinute: windows[index - 1]?.fromMinute ?? 0, untilMinute: one.untilMinute },
                    ...windows.slice(index + 1),
                  ])
                }
              >
                <IconX size={15} aria-hidden />
              </ActionIcon>
            ) : null}
          </div>
        ))}
      </div>
      {last && windows.length < 4 && last.untilMinute - last.fromMinute >= 120 ? (
        <Button variant="subtle" size="xs" leftSection={<IconPlus size={14} aria-hidden />} onClick={addBreak}>
          {t('addBreak')}
        </Button>
      ) : (
        <span />
      )}
    </div>
  );
}
