import { DateInput, type DateInputProps } from '@mantine/dates';
import { IconCalendar } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

export interface DateFieldProps extends Omit<DateInputProps, 'value' | 'onChange' | 'defaultValue'> {
  /** 'YYYY-MM-DD' or null. */
  value?: string | null;
  onChange: (value: string | null) => void;
}

/** A calendar day, typed or picked: 'YYYY-MM-DD' in, 'YYYY-MM-DD' out. */
export function DateField({ value = null, onChange, onBlur, error, ...rest }: DateFieldProps) {
  const { t } = useTranslation('ui');
  // what is no day is not taken, and the field shows its day again: the words say what was typed
  const [unread, setUnread] = useState<string | null>(null);
  return (
    <DateInput
      ariaLabels={{
        previousMonth: t('previousMonth'),
        nextMonth: t('nextMonth'),
        previousYear: t('previousYear'),
        nextYear: t('nextYear'),
        previousDecade: t('previousDecade'),
        nextDecade: t('nextDecade'),
        monthLevelControl: t('chooseMonth'),
        yearLevelControl: t('chooseYear'),
      }}
      valueFormat="MMM D, YYYY"
      dateParser={(text) => readDay(text)}
      rightSection={<IconCalendar size={15} aria-hidden />}
      rightSectionPointerEvents="none"
      {...rest}
      value={value}
      error={error ?? (unread === null ? undefined : t('dateBad', { text: unread }))}
      onBlur={(event) => {
        const text = event.currentTarget.value.trim();
        setUnread(text === '' || readDay(text) !== null ? null : text);
        onBlur?.(event);
      }}
      onChange={(next) => {
        setUnread(null);
        onChange(next);
      }}
    />
  );
}

/** Reads "1980-03-04", "3/4/1980", "4.3.1980" and "Mar 4, 1980"; null when it is no day. */
export function readDay(text: string): string | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text.trim());
  const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text.trim());
  const european = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text.trim());
  const parts = iso
    ? [iso[1], iso[2], iso[3]]
    : american
      ? [american[3], american[1], american[2]]
      : european
        ? [european[3], european[2], european[1]]
        : null;
  if (parts) return day(Number(parts[0]), Number(parts[1]), Number(parts[2]));
  const words = /^([a-z]{3})[a-z]*\.? (\d{1,2}),? (\d{4})$/i.exec(text.trim());
  if (!words) return null;
  const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
  return day(Number(words[3]), months.indexOf((words[1] as string).toLowerCase()) + 1, Number(words[2]));
}

function day(year: number, month: number, date: number): string | null {
  const made = new Date(Date.UTC(year, month - 1, date));
  if (made.getUTCFullYear() !== year || made.getUTCMonth() !== month - 1 || made.getUTCDate() !== date) return null;
  return made.toISOString().slice(0, 10);
}
