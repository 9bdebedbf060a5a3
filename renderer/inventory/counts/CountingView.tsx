import { Button, Select, Tabs } from '@mantine/core';
import { IconChecks, IconClipboardCheck } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CountSheet } from '../../../electron/inventory/counts/schemas.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { sentenceOf } from '../../api/errors.ts';
import { useScan } from '../../api/scan.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Page } from '../../ui/Page.tsx';
import { usePageCommands } from '../../ui/palette/source.ts';
import { showProblem } from '../../ui/toasts.tsx';
import { ScanField } from '../ScanField.tsx';
import { CancelButton } from './CancelButton.tsx';
import styles from './counts.module.css';
import { EntryCard } from './EntryCard.tsx';
import { LinesTable } from './LinesTable.tsx';
import { targetOfRow } from './target.ts';
import { useCounting } from './useCounting.ts';

/** Counting by scanner or keys: what is in the hand at the left, what is still to count at the right. */
export function CountingView({ sheet, title, subtitle }: { sheet: CountSheet; title: string; subtitle: ReactNode }) {
  const { t } = useTranslation('counts');
  const trpc = useTRPC();
  const { may } = useDesk();
  const { count, lines, uncounted } = sheet;
  const places = useQuery(trpc.clinic.locations.queryOptions({}));
  const [chosenPlace, setPlace] = useState<string | null>(null);
  const place = count.locationId ?? chosenPlace ?? places.data?.locations[0]?.id ?? null;
  const counting = useCounting(sheet, place);
  const handles = may('stock.handle');
  useScan(({ raw }) => void counting.take(raw), handles);
  const finish = useMutation(
    trpc.inventory.finishCounting.mutationOptions({ onError: (error) => showProblem(sentenceOf(error)) }),
  );
  const end = (): void => finish.mutate({ id: count.id, expectedVersion: count.version });
  usePageCommands(handles ? [{ id: 'count-finish', title: t('finish'), icon: IconChecks, run: end }] : []);
  const { target } = counting;
  const take = handles ? counting.choose : null;
  return (
    <Page
      fill
      title={title}
      subtitle={subtitle}
      actions={
        <>
          {may('stock.manage') ? <CancelButton count={count} /> : null}
          {handles ? (
            <Button leftSection={<IconChecks size={16} aria-hidden />} loading={finish.isPending} onClick={end}>
              {t('finish')}
            </Button>
          ) : null}
        </>
      }
    >
      <div className={styles.counting}>
        <section className={styles.hand}>
          {handles ? (
            <ScanField
              busy={counting.busy}
              problem={counting.problem}
              onCode={(raw) => void counting.take(raw)}
              onAddProduct={null}
            />
          ) : null}
          {count.locationId === null ? (
            <Select
              label={t('place')}
              allowDeselect={false}
              value={place}
              onChange={setPlace}
              data={(places.data?.locations ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            />
          ) : null}
          {target ? (
            <EntryCard
              key={`${target.key} ${counting.turn}`}
              target={target}
              busy={counting.busy}
              onCount={(counted) => void counting.enter(target, counted)}
            />
          ) : (
            <div className={styles.last}>
              <p className={styles.lastText} role="status">
                {counting.last ?? t('scanFirst')}
              </p>
              <p className={styles.muted}>{t(counting.last ? 'next' : 'begin')}</p>
            </div>
          )}
          {target && counting.last ? (
            <p className={styles.muted} role="status">
              {counting.last}
            </p>
          ) : null}
        </section>
        <Tabs defaultValue="toCount" className={styles.lists ?? ''}>
          <Tabs.List>
            <Tabs.Tab value="toCount">{t('toCount', { count: uncounted.length })}</Tabs.Tab>
            <Tabs.Tab value="done">{t('done', { count: lines.length })}</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="toCount" className={styles.lists ?? ''}>
            {count.blind ? <p className={styles.muted}>{t('blindMore')}</p> : null}
            <LinesTable
              label={t('toCount', { count: uncounted.length })}
              rows={uncounted}
              currentKey={target?.key ?? null}
              hides={
                count.blind
                  ? ['is', 'should', 'difference', 'worth', 'reason']
                  : ['is', 'difference', 'worth', 'reason']
              }
              onOpen={take ? (row) => take(targetOfRow(row)) : null}
              empty={
                <EmptyState
                  icon={IconClipboardCheck}
                  title={t(count.blind ? 'blindText' : 'allCounted')}
                  text={t(count.blind ? 'blindMore' : 'allCountedText')}
                />
              }
            />
          </Tabs.Panel>
          <Tabs.Panel value="done" className={styles.lists ?? ''}>
            <LinesTable
              label={t('done', { count: lines.length })}
              rows={lines}
              currentKey={target?.key ?? null}
              hides={count.blind ? ['should', 'difference', 'worth', 'reason'] : ['worth', 'reason']}
              onOpen={take ? (row) => take(targetOfRow(row)) : null}
              empty={<EmptyState title={t('nothingCounted')} text={t('nothingCountedText')} />}
            />
          </Tabs.Panel>
        </Tabs>
      </div>
    </Page>
  );
}
