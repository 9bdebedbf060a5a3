import { ActionIcon, Button, Loader } from '@mantine/core';
import { IconCashRegister, IconFileText, IconPencil, IconPrinter, IconStethoscope } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { PrinterCheck, Printer as PrinterSchema } from '../../electron/devices/printers/schemas.ts';
import { isReceiptPaper } from '../../electron/devices/rules.ts';
import { useTRPC } from '../api/client.ts';
import { sentenceOf } from '../api/errors.ts';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import type { Tone } from '../ui/tokens.ts';
import styles from './devices.module.css';
import { jobLook } from './jobLook.ts';

export type Printer = z.output<typeof PrinterSchema>;
type Status = z.output<typeof PrinterCheck>;

const statusTone: Record<Status['state'], Tone> = {
  ready: 'green',
  paperOut: 'red',
  coverOpen: 'red',
  offline: 'red',
  error: 'red',
  silent: 'amber',
  unreachable: 'red',
};

/** One printer: what it is, how it is when asked, and what became of its test page. */
export function PrinterCard({ printer, onEdit }: { printer: Printer; onEdit: (() => void) | null }) {
  const { t } = useTranslation('devices');
  const trpc = useTRPC();
  const check = useMutation(trpc.devices.checkPrinter.mutationOptions());
  const test = useMutation(trpc.devices.testPrint.mutationOptions());
  const jobs = useQuery(trpc.devices.jobs.queryOptions({ limit: 100 }));
  const kick = useMutation(trpc.devices.testDrawer.mutationOptions());
  const address = whereIs(printer);
  const roll = isReceiptPaper(printer.paper);
  const facts = [t(`connection_${printer.connection}`), address, t(`paper_${printer.paper}`)];
  if (roll) facts.push(printer.codePage);
  if (printer.drawer) facts.push(t('withDrawer'));
  const asked = kick.data ?? test.data;
  const job = asked ? jobs.data?.jobs.find(({ id }) => id === asked.jobId) : undefined;
  const status = check.data;
  const error = check.error ?? test.error ?? kick.error;

  return (
    <li className={styles.card} data-off={printer.active ? undefined : ''}>
      <div className={styles.cardHead}>
        <IconPrinter size={20} stroke={1.5} aria-hidden className={styles.cardIcon} />
        <div className={styles.cardWords}>
          <strong>{printer.name}</strong>
          <span>{facts.join(' · ')}</span>
        </div>
        {printer.active ? (
          <div className={styles.cardActs}>
            <Button
              size="xs"
              variant="default"
              leftSection={<IconStethoscope size={15} aria-hidden />}
              disabled={check.isPending}
              onClick={() => check.mutate({ printerId: printer.id })}
            >
              {t('check')}
            </Button>
            <Button
              size="xs"
              variant="default"
              leftSection={<IconFileText size={15} aria-hidden />}
              disabled={test.isPending}
              onClick={() => {
                kick.reset();
                test.mutate({ printerId: printer.id });
              }}
            >
              {t('testPrint')}
            </Button>
            {printer.drawer ? (
              <Button
                size="xs"
                variant="default"
                leftSection={<IconCashRegister size={15} aria-hidden />}
                disabled={kick.isPending}
                onClick={() => {
                  test.reset();
                  kick.mutate({ printerId: printer.id });
                }}
              >
                {t('testDrawer')}
              </Button>
            ) : null}
          </div>
        ) : (
          <StatusBadge tone="grey" text={t('inactive')} />
        )}
        {onEdit ? (
          <ActionIcon aria-label={t('change', { name: printer.name })} onClick={onEdit}>
            <IconPencil size={17} stroke={1.6} />
          </ActionIcon>
        ) : null}
      </div>
      <div aria-live="polite">
        {check.isPending ? (
          <News>
            <Loader size="xs" aria-hidden />
            <span>{t('checking')}</span>
          </News>
        ) : status ? (
          <News>
            <StatusBadge tone={statusTone[status.state]} text={t(`status_${status.state}`)} />
            <span>
              {t(`do_${status.state}`, { address })} {status.paperLow ? t('paperLow') : null}
            </span>
          </News>
        ) : null}
        {job ? (
          <News>
            <StatusBadge {...jobLook[job.state]} text={t(`job_${job.state}`)} />
            <span>{testWords(job)}</span>
          </News>
        ) : null}
      </div>
      {error ? <ErrorNotice sentence={sentenceOf(error)} /> : null}
    </li>
  );

  function testWords({
    state,
    problem,
    kind,
  }: {
    state: keyof typeof jobLook;
    problem: string | null;
    kind: string;
  }): string {
    if (problem !== null) return problem;
    if (kind === 'drawer') return state === 'sent' ? t('drawerSent') : '';
    return state === 'failed' || state === 'unknown' ? '' : t(`test_${state}`);
  }
}

/** The address in one word, as the settings of the printer and of the system write it. */
function whereIs({ connection, host, port, path, baudRate, queue }: Printer): string {
  if (connection === 'tcp') return `${host}:${port}`;
  if (connection === 'serial') return `${path}, ${baudRate}`;
  return (connection === 'device' ? path : queue) ?? '';
}

function News({ children }: { children: ReactNode }) {
  return <div className={styles.news}>{children}</div>;
}
