import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { removalProblem } from '../../../electron/charting/photos/rules.ts';
import type { Photo } from '../../../electron/charting/photos/schemas.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { sentenceOf } from '../../api/errors.ts';
import { useOpen } from '../../api/open.ts';
import { confirmDialog } from '../../ui/dialogs.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Facts } from '../../ui/Fields.tsx';
import { formatDate, formatInstant } from '../../ui/format.ts';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { showDone } from '../../ui/toasts.tsx';
import { useNow } from '../../ui/useNow.ts';
import { DescribeDialog } from './DescribeDialog.tsx';
import { HideDialog } from './HideDialog.tsx';
import styles from './photos.module.css';
import { UseDialog } from './UseDialog.tsx';
import { useLook } from './useLook.ts';
import frame from './viewer.module.css';

/** What is known of a photo, and what can be done with it. */
export function PhotoFactsPane({
  photo,
  onGone,
  children,
}: {
  photo: Photo;
  onGone: () => void;
  /** What is drawn over it. */
  children: ReactNode;
}) {
  const { t } = useTranslation('photos');
  const trpc = useTRPC();
  const { zone, may } = useDesk();
  const now = useNow();
  const look = useLook();
  const { visit } = useOpen();
  const [asking, setAsking] = useState<'describe' | 'use' | 'hide' | null>(null);
  const remove = useMutation(
    trpc.charting.photos.remove.mutationOptions({
      onSuccess: () => {
        showDone(t('removed'));
        onGone();
      },
    }),
  );
  const writes = may('chart.write') && photo.hiddenAt === null;
  const state = photo.appointmentId === null ? 'none' : photo.signedAt !== null ? 'signed' : 'open';
  const removable =
    removalProblem({ addedAt: photo.addedAt, hidden: photo.hiddenAt !== null }, state, now, zone) === undefined;
  const askRemove = async (): Promise<void> => {
    const sure = await confirmDialog({
      title: t('removeTitle'),
      body: t('removeText'),
      confirm: t('remove'),
      cancel: t('keep'),
      danger: true,
    });
    if (sure) remove.mutate({ photoId: photo.id, expectedVersion: photo.version });
  };
  return (
    <aside className={frame.facts} aria-label={photo.viewName ?? t('noView')}>
      {photo.hiddenAt !== null ? (
        <div className={frame.factBlock}>
          <StatusBadge tone="red" text={t('hidden')} />
          <p className={styles.hint}>
            {t('hiddenBy', {
              reason: photo.hiddenReason ?? '',
              name: photo.hiddenByName ?? '',
              when: formatInstant(photo.hiddenAt, zone),
            })}
          </p>
        </div>
      ) : null}
      <Facts
        facts={[
          [t('view'), photo.viewName ?? t('noView')],
          [t('phase'), t(`phase_${photo.phase}`)],
          [t('taken'), formatInstant(photo.takenAt, zone)],
          [t('takenBy'), photo.takenByName],
          [t('use'), <StatusBadge key="use" {...look.ofPhoto(photo)} />],
          [t('size'), t('points', { width: photo.width, height: photo.height })],
          [
            t('hash'),
            <code key="hash" className={frame.hash}>
              {photo.sha256}
            </code>,
          ],
        ]}
      />
      {photo.useEnded ? (
        <p className={styles.hint}>
          {t('useEndedBy', {
            use: t(`use_${photo.useEnded.use}`),
            consent: photo.useEnded.consent,
            date: formatDate(photo.useEnded.revokedOn),
          })}
        </p>
      ) : null}
      {photo.signedAt !== null ? <p className={styles.hint}>{t('signedNote')}</p> : null}
      {children}
      {remove.error ? <ErrorNotice sentence={sentenceOf(remove.error)} /> : null}
      <div className={styles.acts}>
        {photo.appointmentId !== null && visit ? (
          <Button variant="default" size="xs" onClick={() => visit(photo.appointmentId ?? '')}>
            {t('visit')}
          </Button>
        ) : null}
        {writes ? (
          <>
            {photo.signedAt !== null ? null : (
              <Button variant="default" size="xs" onClick={() => setAsking('describe')}>
                {t('change')}
              </Button>
            )}
            <Button variant="default" size="xs" onClick={() => setAsking('use')}>
              {t('giveUse')}
            </Button>
            {removable ? (
              <Button variant="default" size="xs" loading={remove.isPending} onClick={() => void askRemove()}>
                {t('remove')}
              </Button>
            ) : (
              <Button variant="default" size="xs" onClick={() => setAsking('hide')}>
                {t('markError')}
              </Button>
            )}
          </>
        ) : null}
      </div>
      {asking === 'describe' ? <DescribeDialog photo={photo} onClose={() => setAsking(null)} /> : null}
      {asking === 'use' ? (
        <UseDialog
          patientId={photo.patientId}
          photos={[photo]}
          onClose={() => setAsking(null)}
          onDone={() => undefined}
        />
      ) : null}
      {asking === 'hide' ? <HideDialog photo={photo} onClose={() => setAsking(null)} onDone={onGone} /> : null}
    </aside>
  );
}
