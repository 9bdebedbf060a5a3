import { ActionIcon, Button, Group } from '@mantine/core';
import { IconBarcode, IconPencil, IconPlus, IconScan } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../api/client.ts';
import { useDesk } from '../api/desk.ts';
import { sentenceOf } from '../api/errors.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { Panel } from '../ui/Page.tsx';
import { usePageCommands } from '../ui/palette/source.ts';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import type { Tone } from '../ui/tokens.ts';
import styles from './devices.module.css';
import { ScanCheck } from './ScanCheck.tsx';
import { type Scanner, ScannerDialog } from './ScannerDialog.tsx';

const stateTone: Record<Scanner['state'], Tone> = {
  ready: 'green',
  connecting: 'blue',
  missing: 'amber',
  closed: 'red',
};

/** The scanners of this PC, and the place to try any of them. */
export function ScannersPanel() {
  const { t } = useTranslation('devices');
  const trpc = useTRPC();
  const manages = useDesk().may('devices.manage');
  const list = useQuery(trpc.devices.scanners.queryOptions({}));
  const [open, setOpen] = useState<{ id: string | null } | null>(null);
  const [checking, setChecking] = useState(false);
  usePageCommands([
    { id: 'checkScanner', title: t('checkScanner'), icon: IconScan, run: () => setChecking(true) },
    ...(manages
      ? [{ id: 'addScanner', title: t('addScanner'), icon: IconBarcode, run: () => setOpen({ id: null }) }]
      : []),
  ]);
  const scanners = [...(list.data?.scanners ?? [])].sort((a, b) => Number(b.active) - Number(a.active));
  return (
    <Panel
      title={t('scanners')}
      flush
      actions={
        <Group gap={6}>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconScan size={15} aria-hidden />}
            onClick={() => setChecking(true)}
          >
            {t('checkScanner')}
          </Button>
          {manages ? (
            <Button
              size="xs"
              variant="default"
              leftSection={<IconPlus size={15} aria-hidden />}
              onClick={() => setOpen({ id: null })}
            >
              {t('addScanner')}
            </Button>
          ) : null}
        </Group>
      }
    >
      {list.error ? (
        <div className={styles.inset}>
          <ErrorNotice sentence={sentenceOf(list.error)} onRetry={() => void list.refetch()} />
        </div>
      ) : null}
      {list.data && scanners.length === 0 ? (
        <EmptyState icon={IconBarcode} title={t('noScanners')} text={t('noScannersText')} />
      ) : (
        <ul className={styles.cards}>
          {scanners.map((scanner) => (
            <li key={scanner.id} className={styles.card} data-off={scanner.active ? undefined : ''}>
              <div className={styles.cardHead}>
                <IconBarcode size={20} stroke={1.5} aria-hidden className={styles.cardIcon} />
                <div className={styles.cardWords}>
                  <strong>{scanner.name}</strong>
                  <span>
                    {scanner.path} · {scanner.baudRate} Bd
                  </span>
                </div>
                {scanner.active ? (
                  <StatusBadge tone={stateTone[scanner.state]} text={t(`scanner_${scanner.state}`)} />
                ) : (
                  <StatusBadge tone="grey" text={t('inactive')} />
                )}
                {manages ? (
                  <ActionIcon
                    aria-label={t('change', { name: scanner.name })}
                    onClick={() => setOpen({ id: scanner.id })}
                  >
                    <IconPencil size={17} stroke={1.6} />
                  </ActionIcon>
                ) : null}
              </div>
              {scanner.active && scanner.state !== 'ready' ? (
                <div className={styles.news}>{t(`scannerDo_${scanner.state}`)}</div>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {open ? (
        <ScannerDialog scanner={scanners.find((one) => one.id === open.id) ?? null} onClose={() => setOpen(null)} />
      ) : null}
      {checking ? <ScanCheck onClose={() => setChecking(false)} /> : null}
    </Panel>
  );
}
