import { Checkbox, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dateOf, instantAt, minuteOfDay } from '../../../electron/kernel/dates.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { sentenceOf } from '../../api/errors.ts';
import { DateField } from '../../ui/DateField.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { TimeField } from '../../ui/TimeField.tsx';
import { showDone } from '../../ui/toasts.tsx';
import styles from './amendments.module.css';

/** Writes and signs an addendum; a late entry also says when the thing happened. */
export function AddendumDialog({ encounterId, onClose }: { encounterId: string; onClose: () => void }) {
  const { t } = useTranslation('amendments');
  const trpc = useTRPC();
  const { zone } = useDesk();
  const [text, setText] = useState('');
  const [late, setLate] = useState(false);
  const [today] = useState(() => dateOf(Date.now(), zone));
  const [day, setDay] = useState<string | null>(today);
  const [minutes, setMinutes] = useState(() => Math.floor(minuteOfDay(Date.now(), zone) / 5) * 5);
  const add = useMutation(
    trpc.charting.addAddendum.mutationOptions({
      onSuccess: () => {
        showDone(t('added'));
        onClose();
      },
    }),
  );
  const happenedAt = late && day !== null ? instantAt(day, minutes, zone) : null;
  return (
    <FormDialog
      title={t('addTitle')}
      text={t('addText')}
      size={560}
      submit={t('sign')}
      ready={text.trim() !== '' && (!late || day !== null)}
      busy={add.isPending}
      problem={add.error ? sentenceOf(add.error) : null}
      onSubmit={() => add.mutate({ encounterId, text: text.trim(), happenedAt })}
      onClose={onClose}
    >
      <Textarea
        label={t('text')}
        required
        data-autofocus
        autosize
        minRows={4}
        maxRows={12}
        maxLength={20_000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Checkbox label={t('earlier')} checked={late} onChange={(event) => setLate(event.currentTarget.checked)} />
      {late ? (
        <div className={styles.when}>
          <DateField
            label={t('day')}
            required
            value={day}
            maxDate={today}
            error={day === null ? t('dayPast') : null}
            onChange={setDay}
          />
          <TimeField label={t('time')} value={minutes} onChange={setMinutes} error={t('timeWrong')} />
        </div>
      ) : null}
    </FormDialog>
  );
}
