import { Button, Group, Loader, Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { ScanAnswer } from '../../electron/devices/schemas.ts';
import { useTRPC } from '../api/client.ts';
import { sentenceOf } from '../api/errors.ts';
import { type Scanned, useScan } from '../api/scan.ts';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { Facts } from '../ui/Fields.tsx';
import { formatDate } from '../ui/format.ts';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import type { Tone } from '../ui/tokens.ts';
import styles from './devices.module.css';
import { controlName, rawParts, separatorsOf } from './separators.ts';
import { symbolPath, symbolSize, testScan } from './testSymbol.ts';

const separatorTone: Record<ReturnType<typeof separatorsOf>, Tone> = { kept: 'green', lost: 'red', notNeeded: 'grey' };

/** Scan anything and see what arrived: the text, the separators, and what it was read as. */
export function ScanCheck({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('devices');
  const trpc = useTRPC();
  const [last, setLast] = useState<Scanned | null>(null);
  useScan((scanned) => setLast(scanned), true, 'dialog');
  // read by the same rules as everywhere; that this scanner once sent GS must not hide that it does not now
  const read = useQuery(
    trpc.devices.parseScan.queryOptions({ raw: last?.raw ?? '' }, { enabled: last !== null, gcTime: 0 }),
  );

  return (
    <Modal opened onClose={onClose} title={t('checkTitle')} size={660}>
      <div className={styles.check}>
        <div className={styles.checkMain} aria-live="polite">
          <p className={styles.checkText}>{t('checkText')}</p>
          {last === null ? (
            <div className={styles.waiting}>
              <Loader aria-hidden />
              <span>{t('checkWaiting')}</span>
            </div>
          ) : read.error ? (
            <ErrorNotice sentence={sentenceOf(read.error)} />
          ) : read.data ? (
            <Verdict scanned={last} scan={read.data} />
          ) : null}
        </div>
        <figure className={styles.symbol}>
          <svg viewBox={`-2 -2 ${symbolSize + 4} ${symbolSize + 4}`} role="img" aria-label={t('testCode')}>
            <rect x={-2} y={-2} width={symbolSize + 4} height={symbolSize + 4} fill="#ffffff" />
            <path d={symbolPath} fill="#000000" shapeRendering="crispEdges" />
          </svg>
          <figcaption>
            <strong>{t('testCode')}</strong>
            <span>{t('testCodeText')}</span>
          </figcaption>
        </figure>
      </div>
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose} data-autofocus>
          {t('close')}
        </Button>
      </Group>
    </Modal>
  );
}

function Verdict({ scanned, scan }: { scanned: Scanned; scan: z.output<typeof ScanAnswer> }) {
  const { t } = useTranslation('devices');
  const separators = separatorsOf(scanned.raw, scan);
  const isTest = scan.kind === 'gs1' && scan.gtin === testScan.gtin;
  const whole = isTest && scan.lot === testScan.lot && scan.expiry === testScan.expiry && separators === 'kept';
  return (
    <>
      {whole ? (
        <div>
          <StatusBadge tone="green" text={t('testGood')} />
        </div>
      ) : null}
      {isTest && !whole && separators !== 'lost' ? <ErrorNotice sentence={t('testChanged')} /> : null}
      <Facts
        facts={[
          [t('arrivedBy'), scanned.scanner === 'wedge' ? t('byWedge') : scanned.scanner],
          [t('raw'), <Raw key="raw" text={scanned.raw} />],
          [
            t('readAs'),
            <StatusBadge key="kind" tone={scan.kind === 'refused' ? 'red' : 'green'} text={t(`readAs_${scan.kind}`)} />,
          ],
          ...(scan.kind === 'refused' ? [] : ([[t('gtin'), 'gtin' in scan ? scan.gtin : null]] as const)),
          ...(scan.kind === 'gs1'
            ? ([
                [t('lot'), scan.lot ?? null],
                [t('expiry'), scan.expiry ? formatDate(scan.expiry) : null],
                [t('serial'), scan.serial ?? null],
                [t('container'), scan.container ?? null],
              ] as const)
            : []),
          ...(scan.kind === 'containerCode' ? ([[t('container'), scan.code]] as const) : []),
        ]}
      />
      {scan.kind === 'refused' ? <ErrorNotice sentence={scan.sentence} /> : null}
      {whole || scan.kind !== 'gs1' ? null : (
        <div className={styles.separators}>
          <StatusBadge tone={separatorTone[separators]} text={t('separators')} />
          <span>{t(`gs_${separators}`)}</span>
        </div>
      )}
    </>
  );
}

function Raw({ text }: { text: string }) {
  return (
    <code className={styles.raw}>
      {rawParts(text).map(({ at, text: part, control }) => (
        <span key={at} data-control={control || undefined}>
          {control ? controlName(part) : part}
        </span>
      ))}
    </code>
  );
}
