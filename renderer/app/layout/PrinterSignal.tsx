import { Tooltip } from '@mantine/core';
import { IconPrinter, IconPrinterOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/client.ts';
import { toneStyle } from '../../ui/toneStyle.ts';
import styles from './layout.module.css';

/** Prints of this station: none set up, fine, waiting, or in need of a person. */
export function PrinterSignal() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const printing = useQuery(trpc.devices.signal.queryOptions({}, { refetchInterval: 30_000 }));
  const { printers = 0, waiting: queued = 0, printing: running = 0, problem = null } = printing.data ?? {};
  const trouble = printing.data?.needsPerson ?? 0;
  const waiting = queued + running;

  const Icon = printers === 0 ? IconPrinterOff : IconPrinter;
  const tone = trouble > 0 ? 'red' : undefined;
  const hint =
    trouble > 0
      ? t('printerTrouble', { count: trouble })
      : waiting > 0
        ? t('printerBusy', { count: waiting })
        : printers === 0
          ? t('printerNone')
          : t('printerOk', { count: printers });
  const whole = problem === null ? hint : `${hint}. ${problem}`;
  return (
    <Tooltip label={whole} multiline maw={360}>
      <Link
        to="/settings/devices"
        className={styles.signal}
        data-tone={tone}
        style={tone ? toneStyle(tone) : undefined}
      >
        <Icon size={17} stroke={1.7} aria-hidden />
        <span role="status" className={trouble > 0 ? undefined : 's-visually-hidden'}>
          {hint}
        </span>
      </Link>
    </Tooltip>
  );
}
