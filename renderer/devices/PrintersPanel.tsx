import { Button } from '@mantine/core';
import { IconPlus, IconPrinter } from '@tabler/icons-react';
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
import styles from './devices.module.css';
import { PaperChoices } from './PaperChoices.tsx';
import { PrinterCard } from './PrinterCard.tsx';
import { PrinterDialog } from './PrinterDialog.tsx';

/** The printers of this PC, and which of them takes which paper. */
export function PrintersPanel() {
  const { t } = useTranslation('devices');
  const trpc = useTRPC();
  const manages = useDesk().may('devices.manage');
  const list = useQuery(trpc.devices.printers.queryOptions({}));
  const [open, setOpen] = useState<{ id: string | null } | null>(null);
  usePageCommands(
    manages ? [{ id: 'addPrinter', title: t('addPrinter'), icon: IconPrinter, run: () => setOpen({ id: null }) }] : [],
  );
  const printers = [...(list.data?.printers ?? [])].sort((a, b) => Number(b.active) - Number(a.active));
  const add = (
    <Button size="xs" leftSection={<IconPlus size={15} aria-hidden />} onClick={() => setOpen({ id: null })}>
      {t('addPrinter')}
    </Button>
  );
  return (
    <Panel title={t('printers')} flush actions={manages && printers.length > 0 ? add : null}>
      {list.error ? (
        <div className={styles.inset}>
          <ErrorNotice sentence={sentenceOf(list.error)} onRetry={() => void list.refetch()} />
        </div>
      ) : null}
      {list.data && printers.length === 0 ? (
        <EmptyState
          icon={IconPrinter}
          title={t('noPrinters')}
          text={manages ? t('noPrintersText') : t('noPrintersAsk')}
          action={manages ? add : null}
        />
      ) : (
        <ul className={styles.cards}>
          {printers.map((printer) => (
            <PrinterCard
              key={printer.id}
              printer={printer}
              onEdit={manages ? () => setOpen({ id: printer.id }) : null}
            />
          ))}
        </ul>
      )}
      <PaperChoices />
      {open ? (
        <PrinterDialog printer={printers.find((one) => one.id === open.id) ?? null} onClose={() => setOpen(null)} />
      ) : null}
    </Panel>
  );
}
