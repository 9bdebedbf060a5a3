import { Loader, Modal, Select } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/client.ts';
import { sentenceOf } from '../../api/errors.ts';
import { PdfFrame, usePdfFile } from '../../documents/PdfFrame.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import styles from './daySheets.module.css';

export interface DaySheetDialogProps {
  date: string;
  /** The day in words. */
  day: string;
  providers: ReadonlyArray<{ id: string; name: string }>;
  rooms: ReadonlyArray<{ id: string; name: string }>;
  onClose: () => void;
}

type Whose = { by: 'providers' | 'rooms'; only?: string };

/** A day on paper: the whole clinic's, by provider or room, or one of them. Each sheet that is made goes on record. */
export function DaySheetDialog({ date, day, providers, rooms, onClose }: DaySheetDialogProps) {
  const { t } = useTranslation('scheduling');
  const trpc = useTRPC();
  const [choice, setChoice] = useState('providers');
  const { mutate, data, error, isPending } = useMutation(trpc.daySheets.draw.mutationOptions());
  const file = usePdfFile(data);
  useEffect(() => mutate({ date, ...whoseOf(choice) }), [mutate, date, choice]);
  const title = t('daySheetOf', { day });
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size="min(1100px, 92vw)"
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <div className={styles.sheet}>
        <Select
          label={t('daySheetFor')}
          w={280}
          allowDeselect={false}
          data-autofocus
          data={[
            {
              group: t('daySheetClinic'),
              items: [
                { value: 'providers', label: t('daySheetProviders') },
                ...(rooms.length > 0 ? [{ value: 'rooms', label: t('daySheetRooms') }] : []),
              ],
            },
            {
              group: t('providers'),
              items: providers.map(({ id, name }) => ({ value: `providers ${id}`, label: name })),
            },
            { group: t('rooms'), items: rooms.map(({ id, name }) => ({ value: `rooms ${id}`, label: name })) },
          ]}
          value={choice}
          onChange={(value) => value && setChoice(value)}
        />
        {error ? (
          <ErrorNotice sentence={sentenceOf(error)} onRetry={() => mutate({ date, ...whoseOf(choice) })} />
        ) : (
          <PdfFrame
            file={isPending ? null : file}
            title={title}
            waiting={
              <>
                <Loader aria-hidden />
                <p>{t('daySheetMaking')}</p>
              </>
            }
          />
        )}
      </div>
    </Modal>
  );
}

function whoseOf(choice: string): Whose {
  const [by, only] = choice.split(' ');
  return { by: by === 'rooms' ? 'rooms' : 'providers', ...(only === undefined ? {} : { only }) };
}
