import { Tooltip } from '@mantine/core';
import { IconPrinter, IconPrinterOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { toneStyle } from '../../ui/toneStyle.ts';
import styles from './layout.module.css';

/** Prints of this station: none set up, fine, waiting, or in need of a person. */
export function PrinterSignal() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const { station } = useDesk();
  const printers = useQuery(trpc.devices.printers.queryOptions({}));
  const jobs = useQuery(trpc.devices.jobs.queryOptions({ limit: 50 }, { refetchInterval: 30_000 }));
  const mine = printers.data?.printers.filter((one) => one.active && one.stationId === station.id) ?? [];
  const all = jobs.data?.jobs ?? [];
  const trouble = all.filter(
    (job) => (job.state === 'failed' || job.state === 'unknown') && job.copiedById === null,
  ).length;
  const waiting = all.filter((job) => job.state === 'queued').length;

  const Icon = mine.length === 0 ? IconPrinterOff : IconPrinter;
  const tone = trouble > 0 ? 'red' : undefined;
  const hint =
    trouble > 0
      ? t('printerTrouble', { count: trouble })
      : waiting > 0
        ? t('printerBusy', { count: waiting })
        : mine.length === 0
          ? t('printerNone')
          : `${t('printerOk')}: ${mine.map(({ name }) => name).join(', ')}`;
  return (
    <Tooltip label={hint}>
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
