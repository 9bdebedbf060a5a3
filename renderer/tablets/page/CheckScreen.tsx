import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isLocalDate } from '../../../electron/kernel/dates.ts';
import type { CheckKind } from '../../../electron/tablets/rules.ts';
import { useTRPC } from '../../api/client.ts';
import { sentenceOf } from '../../api/errors.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { PatientScreen } from './PatientScreen.tsx';
import styles from './page.module.css';

export interface CheckScreenProps {
  clinicName: string;
  kind: CheckKind;
  /** Called after an answer, right or wrong: what the tablet shows may have changed. */
  onAnswered: () => void;
}

const field = { label: styles.label ?? '', input: styles.input ?? '' };

/** Asks whoever has the tablet who they are, before it shows anything. */
export function CheckScreen({ clinicName, kind, onAnswered }: CheckScreenProps) {
  const { t } = useTranslation('tablets');
  const [text, setText] = useState('');
  const [date, setDate] = useState({ month: '', day: '', year: '' });
  const check = useMutation(useTRPC().tablet.check.mutationOptions({ onSettled: onAnswered }));
  const whole = `${date.year.padStart(4, '0')}-${date.month.padStart(2, '0')}-${date.day.padStart(2, '0')}`;
  const filled =
    kind === 'birthDate' ? date.month !== '' && date.day !== '' && date.year.length === 4 : text.trim() !== '';
  const noDate = kind === 'birthDate' && filled && !isLocalDate(whole);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (filled && !noDate) check.mutate({ answer: kind === 'birthDate' ? whole : text });
  };
  return (
    <PatientScreen clinicName={clinicName} title={t('pageCheck')} text={t(`pageCheck_${kind}`)}>
      <form className={styles.form} onSubmit={submit} noValidate>
        {kind === 'birthDate' ? (
          <div className={styles.date}>
            <NativeSelect
              label={t('month')}
              classNames={field}
              value={date.month}
              onChange={(event) => setDate({ ...date, month: event.currentTarget.value })}
              data={[{ value: '', label: '' }, ...months()]}
              autoFocus
            />
            {(['day', 'year'] as const).map((part) => (
              <TextInput
                key={part}
                label={t(part)}
                classNames={field}
                inputMode="numeric"
                autoComplete="off"
                maxLength={part === 'day' ? 2 : 4}
                value={date[part]}
                onChange={(event) => setDate({ ...date, [part]: event.currentTarget.value.replace(/\D/g, '') })}
              />
            ))}
          </div>
        ) : (
          <TextInput
            label={t(kind === 'phone' ? 'phoneDigits' : 'familyName')}
            classNames={field}
            {...(kind === 'phone' ? { inputMode: 'numeric' as const, maxLength: 4 } : { maxLength: 80 })}
            autoComplete="off"
            autoFocus
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        )}
        {noDate ? <ErrorNotice sentence={t('notADate')} /> : null}
        {check.error && !check.isPending ? <ErrorNotice sentence={sentenceOf(check.error)} /> : null}
        <Button
          type="submit"
          fullWidth
          className={styles.go ?? ''}
          loading={check.isPending}
          disabled={!filled || noDate}
        >
          {t('goOn')}
        </Button>
      </form>
    </PatientScreen>
  );
}

function months(): Array<{ value: string; label: string }> {
  const name = new Intl.DateTimeFormat(undefined, { month: 'long', timeZone: 'UTC' });
  return Array.from({ length: 12 }, (_, at) => ({
    value: String(at + 1),
    label: name.format(new Date(Date.UTC(2000, at, 1))),
  }));
}
