import { ActionIcon, Button, Menu, SegmentedControl } from '@mantine/core';
import {
  IconCash,
  IconCashRegister,
  IconChecks,
  IconChevronLeft,
  IconChevronRight,
  IconEyeOff,
  IconListNumbers,
  IconPrinter,
} from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays } from '../../../electron/kernel/dates.ts';
import { formatMoney } from '../../../electron/kernel/money.ts';
import { type MovementKind, movementKinds } from '../../../electron/till/cash/rules.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { sentenceOf } from '../../api/errors.ts';
import { DateField } from '../../ui/DateField.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { formatDate, formatTime } from '../../ui/format.ts';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { Page, Panel } from '../../ui/Page.tsx';
import { usePageCommands } from '../../ui/palette/source.ts';
import { showDone, showProblem } from '../../ui/toasts.tsx';
import { DrawerDialog } from '../DrawerDialog.tsx';
import { useTillKeys } from '../useTillKeys.ts';
import styles from './day.module.css';
import { Figures } from './Figures.tsx';
import { MoveDialog } from './MoveDialog.tsx';
import { Movements } from './Movements.tsx';
import { OpenItems } from './OpenItems.tsx';

type Scope = 'drawer' | 'clinic';

/** The day at the till: its figures at any moment, cash in and out, what is still open, and the way to the Z. */
export function DayPage() {
  const { t } = useTranslation('day');
  const trpc = useTRPC();
  const navigate = useNavigate();
  const { zone, station, may } = useDesk();
  const [scope, setScope] = useState<Scope>('drawer');
  const [date, setDate] = useState<string | null>(null);
  const [counting, setCounting] = useState(false);
  const [moving, setMoving] = useState<MovementKind | null>(null);

  const drawer = useQuery(trpc.till.drawer.queryOptions({}));
  const session = drawer.data?.session ?? null;
  const blind = session !== null && session.expectedCents === null;
  const shown = date !== null ? 'clinic' : scope;
  const x = useQuery(trpc.till.x.queryOptions({}, { enabled: shown === 'drawer' && session !== null && !blind }));
  const day = useQuery(trpc.till.day.queryOptions(date === null ? {} : { date }));
  const before = useQuery(trpc.till.beforeClosing.queryOptions({}));
  const print = useMutation(
    trpc.till.printDay.mutationOptions({
      onSuccess: ({ printProblem }) => (printProblem === null ? showDone(t('printed')) : showProblem(printProblem)),
      onError: (error) => showProblem(sentenceOf(error)),
    }),
  );
  const mayPrint = session !== null && !blind;
  const printX = (): void => void (mayPrint && print.mutate({}));
  const count = (): void => setCounting(true);
  useTillKeys({ KeyX: printX, KeyZ: count, KeyM: () => session && may('till.cash') && setMoving('payOut') });
  usePageCommands([
    { id: 'day.close', title: t(session ? 'close' : 'openDrawer'), icon: IconCashRegister, run: count },
    ...(mayPrint ? [{ id: 'day.x', title: t('printX'), icon: IconPrinter, run: printX }] : []),
    ...(session && may('till.cash')
      ? movementKinds.map((kind) => ({
          id: `day.${kind}`,
          title: t(`movement_${kind}`),
          icon: IconCash,
          run: () => setMoving(kind),
        }))
      : []),
  ]);

  const subtitle = !drawer.data
    ? '\u00a0'
    : session === null
      ? t('subtitleClosed', { station: station.name })
      : session.stale
        ? t('subtitleStale', { date: formatDate(session.businessDate) })
        : t('subtitleOpen', {
            station: station.name,
            time: formatTime(session.openedAt, zone),
            name: session.openedByName,
          });
  const today = day.data?.today ?? null;
  const at = date ?? today;
  const step = (days: number): void => {
    if (at === null || today === null) return;
    const next = addDays(at, days);
    setDate(next >= today ? null : next);
    if (next >= today) setScope('clinic');
  };
  const movements = shown === 'drawer' ? (x.data?.movements ?? []) : (day.data?.movements ?? []);
  const currency = day.data?.currency ?? 'USD';
  const items = before.data?.items ?? [];

  return (
    <Page
      title={t('title')}
      subtitle={subtitle}
      actions={
        <>
          <Button
            variant="default"
            leftSection={<IconListNumbers size={16} aria-hidden />}
            onClick={() => void navigate({ to: '/till/z' })}
          >
            {t('reports')}
          </Button>
          {session && may('till.cash') ? (
            <Menu position="bottom-end">
              <Menu.Target>
                <Button variant="default" leftSection={<IconCash size={16} aria-hidden />}>
                  {t('cashMenu')}
                </Button>
              </Menu.Target>
              <Menu.Dropdown>
                {movementKinds.map((kind) => (
                  <Menu.Item key={kind} onClick={() => setMoving(kind)}>
                    {t(`movement_${kind}`)}
                  </Menu.Item>
                ))}
              </Menu.Dropdown>
            </Menu>
          ) : null}
          {mayPrint ? (
            <Button
              variant="default"
              leftSection={<IconPrinter size={16} aria-hidden />}
              rightSection={<KeyHint keys="Alt+X" />}
              loading={print.isPending}
              onClick={printX}
            >
              {t('printX')}
            </Button>
          ) : null}
          <Button
            leftSection={<IconCashRegister size={16} aria-hidden />}
            rightSection={<KeyHint keys="Alt+Z" />}
            disabled={!drawer.data}
            onClick={count}
          >
            {t(session ? 'close' : 'openDrawer')}
          </Button>
        </>
      }
    >
      <div className={styles.bar}>
        <SegmentedControl
          aria-label={t('scope')}
          value={shown}
          onChange={(value) => {
            setScope(value as Scope);
            if (value === 'drawer') setDate(null);
          }}
          data={[
            { value: 'drawer', label: t('thisDrawer') },
            { value: 'clinic', label: t('wholeClinic') },
          ]}
        />
        <span />
        <div className={styles.dates}>
          <ActionIcon variant="default" size={30} aria-label={t('earlier')} onClick={() => step(-1)}>
            <IconChevronLeft size={16} aria-hidden />
          </ActionIcon>
          <DateField
            aria-label={t('date')}
            w={150}
            value={at}
            {...(today === null ? {} : { maxDate: today })}
            onChange={(value) => setDate(value === today ? null : value)}
          />
          <ActionIcon
            variant="default"
            size={30}
            aria-label={t('later')}
            disabled={at === today}
            onClick={() => step(1)}
          >
            <IconChevronRight size={16} aria-hidden />
          </ActionIcon>
        </div>
      </div>
      <div className={styles.columns}>
        <div>
          {shown === 'drawer' ? (
            blind ? (
              <EmptyState icon={IconEyeOff} title={t('blind')} text={t('blindText')} />
            ) : session === null && drawer.data ? (
              <EmptyState
                icon={IconCashRegister}
                title={t('noDrawer')}
                text={t('noDrawerText')}
                action={<Button onClick={count}>{t('openDrawer')}</Button>}
              />
            ) : x.error ? (
              <ErrorNotice sentence={sentenceOf(x.error)} onRetry={() => void x.refetch()} />
            ) : x.data ? (
              <Figures figures={x.data.figures} currency={x.data.currency} />
            ) : null
          ) : day.error ? (
            <ErrorNotice sentence={sentenceOf(day.error)} onRetry={() => void day.refetch()} />
          ) : day.data?.figures ? (
            <Figures figures={day.data.figures} currency={day.data.currency} />
          ) : day.data ? (
            <EmptyState icon={IconEyeOff} title={t('blind')} text={t('blindText')} />
          ) : null}
        </div>
        <div className={styles.side}>
          {date === null && before.data ? (
            <Panel title={items.length === 0 ? t('before') : t('stillOpen', { count: items.length })} flush>
              {items.length === 0 ? (
                <EmptyState compact icon={IconChecks} title={t('beforeNone')} text={t('beforeNoneText')} />
              ) : (
                <OpenItems items={items} />
              )}
            </Panel>
          ) : null}
          {day.data && day.data.drawers.length > 0 && shown === 'clinic' ? (
            <Panel title={t('drawers')} flush>
              <ul className={styles.items}>
                {day.data.drawers.map((row) => {
                  const { z } = row;
                  const words = (
                    <span className={styles.itemWords}>
                      <span className={styles.itemTitle}>{row.stationName}</span>
                      <span className={styles.itemText}>
                        {z
                          ? t('drawerZ', { number: z.number, time: formatTime(z.closedAt, zone), name: z.closedByName })
                          : row.expectedCents !== null
                            ? t('drawerOpen', { amount: formatMoney(row.expectedCents, currency) })
                            : t(blind ? 'drawerOpenBlind' : 'drawerWithout')}
                      </span>
                    </span>
                  );
                  return (
                    <li key={row.sessionId}>
                      {z ? (
                        <button
                          type="button"
                          className={styles.item}
                          onClick={() => void navigate({ to: '/till/z/$zId', params: { zId: z.id } })}
                        >
                          {words}
                        </button>
                      ) : (
                        <div className={styles.item}>{words}</div>
                      )}
                    </li>
                  );
                })}
              </ul>
            </Panel>
          ) : null}
          {movements.length > 0 ? (
            <Panel title={t('moved')} flush>
              <Movements movements={movements} currency={currency} />
            </Panel>
          ) : null}
        </div>
      </div>
      {counting && drawer.data ? <DrawerDialog drawer={drawer.data} onClose={() => setCounting(false)} /> : null}
      {moving ? <MoveDialog kind={moving} onClose={() => setMoving(null)} /> : null}
    </Page>
  );
}
