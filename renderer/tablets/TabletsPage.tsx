import { Button } from '@mantine/core';
import { IconDeviceTablet, IconPlus } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HandOver, TabletsOutput } from '../../electron/tablets/schemas.ts';
import { useTRPC } from '../api/client.ts';
import { useDesk } from '../api/desk.ts';
import { sentenceOf } from '../api/errors.ts';
import { DataTable } from '../ui/DataTable.tsx';
import { confirmDialog } from '../ui/dialogs.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { formatInstant } from '../ui/format.ts';
import { Page } from '../ui/Page.tsx';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import { showDone, showProblem } from '../ui/toasts.tsx';
import { ConnectDialog } from './ConnectDialog.tsx';
import { handOverLook, shownState } from './look.ts';
import { SendDialog } from './SendDialog.tsx';
import styles from './tablets.module.css';

type Tablet = TabletsOutput['tablets'][number];

/** The tablets of the clinic: who has each, and what connects and disconnects them. */
export function TabletsPage() {
  const { t } = useTranslation('tablets');
  const trpc = useTRPC();
  const { zone, may } = useDesk();
  const handle = may('tablets.handle');
  const [connecting, setConnecting] = useState(false);
  const [shown, setShown] = useState<HandOver | null>(null);
  const list = useQuery(trpc.tablets.list.queryOptions({}, { enabled: handle }));
  const end = useMutation(
    trpc.tablets.disconnect.mutationOptions({ onError: (error) => showProblem(sentenceOf(error)) }),
  );
  const disconnect = async ({ id, name, version }: Tablet): Promise<void> => {
    const sure = await confirmDialog({
      title: t('disconnectTitle', { name }),
      body: t('disconnectText'),
      confirm: t('disconnect'),
      cancel: t('cancel'),
      danger: true,
    });
    if (!sure) return;
    await end.mutateAsync({ id, expectedVersion: version }).then(
      () => showDone(t('disconnected', { name })),
      () => undefined,
    );
  };
  const add = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setConnecting(true)}>
      {t('connect')}
    </Button>
  );
  return (
    <Page title={t('title')} subtitle={t('subtitle')} actions={handle ? add : null}>
      {list.error ? (
        <ErrorNotice sentence={sentenceOf(list.error)} onRetry={() => void list.refetch()} />
      ) : (
        <DataTable
          label={t('title')}
          rows={list.data?.tablets}
          rowKey={(row) => row.id}
          columns={[
            { key: 'name', header: t('colName'), cell: (row) => row.name, width: '24%' },
            {
              key: 'with',
              header: t('colWith'),
              cell: ({ out }) =>
                out ? (
                  <StatusBadge
                    {...handOverLook[shownState(out)]}
                    text={`${t('withPatient', { name: out.patientName })}: ${t(`state_${shownState(out)}`)}`}
                  />
                ) : (
                  <StatusBadge tone="grey" text={t('free')} />
                ),
            },
            {
              key: 'connected',
              header: t('colConnected'),
              cell: (row) => t('connectedBy', { when: formatInstant(row.connectedAt, zone), name: row.connectedBy }),
            },
            {
              key: 'acts',
              header: t('colActs'),
              hideHeader: true,
              align: 'right',
              width: '240px',
              cell: (row) => (
                <span className={styles.acts}>
                  {row.out ? (
                    <Button size="xs" variant="default" onClick={() => setShown(row.out)}>
                      {t('takeBack')}
                    </Button>
                  ) : null}
                  <Button
                    size="xs"
                    variant="default"
                    aria-label={t('disconnectThis', { name: row.name })}
                    onClick={() => void disconnect(row)}
                  >
                    {t('disconnect')}
                  </Button>
                </span>
              ),
            },
          ]}
          empty={<EmptyState icon={IconDeviceTablet} title={t('none')} text={t('noneText')} action={add} />}
        />
      )}
      {connecting ? <ConnectDialog onClose={() => setConnecting(false)} /> : null}
      {shown ? (
        <SendDialog
          appointmentId={shown.appointmentId}
          patientName={shown.patientName}
          onClose={() => setShown(null)}
        />
      ) : null}
    </Page>
  );
}
