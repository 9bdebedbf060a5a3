import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Mark } from '../../../electron/charting/photos/marks/schemas.ts';
import { useTRPC } from '../../api/client.ts';
import { sentenceOf } from '../../api/errors.ts';
import { showProblem } from '../../ui/toasts.tsx';
import styles from './marks.module.css';

/** What is drawn over a photo, by whom; before the signature each can be taken back. */
export function MarkList({ marks, writes }: { marks: readonly Mark[]; writes: boolean }) {
  const { t } = useTranslation('photos');
  const trpc = useTRPC();
  const remove = useMutation(
    trpc.charting.photos.removeMark.mutationOptions({ onError: (error) => showProblem(sentenceOf(error)) }),
  );
  if (marks.length === 0) return null;
  return (
    <ul className={styles.list} aria-label={t('marks')}>
      {marks.map((mark) => {
        const what = mark.text ?? t(`mark_${mark.kind}`);
        return (
          <li key={mark.id} className={styles.row}>
            <span>{t('markRow', { what, name: mark.byName })}</span>
            {writes && mark.removable ? (
              <ActionIcon
                variant="subtle"
                size="sm"
                aria-label={t('takeBack', { what })}
                onClick={() => remove.mutate({ markId: mark.id })}
              >
                <IconX size={14} aria-hidden />
              </ActionIcon>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}
