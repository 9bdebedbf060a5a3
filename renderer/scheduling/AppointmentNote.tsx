import { Textarea } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DayAppointment } from '../../electron/scheduling/schemas.ts';
import { useTRPC } from '../api/client.ts';
import { sentenceOf } from '../api/errors.ts';
import { SavedMark, type SaveState } from '../ui/SavedMark.tsx';
import { showProblem } from '../ui/toasts.tsx';
import styles from './scheduling.module.css';

/** The note of an appointment; it saves by itself. */
export function AppointmentNote({ appointment }: { appointment: DayAppointment }) {
  const { t } = useTranslation('scheduling');
  const trpc = useTRPC();
  const [text, setText] = useState(appointment.note);
  const [state, setState] = useState<SaveState>('idle');
  const newest = useRef(appointment);
  if (appointment.version > newest.current.version || appointment.id !== newest.current.id)
    newest.current = appointment;
  const save = useMutation(trpc.scheduling.setNote.mutationOptions());

  const keep = (note: string): void => {
    setState('saving');
    const { id, version } = newest.current;
    save.mutate(
      { appointmentId: id, note, expectedVersion: version },
      {
        onSuccess: (saved) => {
          newest.current = { ...newest.current, version: saved.version };
          setState('saved');
        },
        onError: (error) => {
          setState('failed');
          showProblem(sentenceOf(error));
        },
      },
    );
  };
  const later = useDebouncedCallback(keep, { delay: 700, flushOnUnmount: true });

  return (
    <div className={styles.noteRow}>
      <Textarea
        label={t('note')}
        placeholder={t('notePlaceholder')}
        autosize
        minRows={1}
        maxRows={6}
        maxLength={1000}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setState('dirty');
          later(event.currentTarget.value);
        }}
      />
      <SavedMark state={state} />
    </div>
  );
}
