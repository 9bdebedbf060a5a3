import { ActionIcon, Button } from '@mantine/core';
import { IconBottle, IconFlame, IconPhone, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { formatAmount } from '../../../electron/kernel/quantity.ts';
import type { WaitlistFit } from '../../../electron/scheduling/waitlist/schemas.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { sentenceOf } from '../../api/errors.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { formatDay, formatMinutes, formatTime } from '../../ui/format.ts';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { Panel } from '../../ui/Page.tsx';
import { useWaitlistActions } from './useWaitlistActions.ts';
import styles from './waitlist.module.css';
import { wishText } from './wishText.ts';

export interface FitsPanelProps {
  gap: { provider: string; from: number };
  onClose: () => void;
}

/** Who fits a gap, who is asked first on top. Arrows walk; B books, O notes an offer, D and N what came of it. */
export function FitsPanel({ gap, onClose }: FitsPanelProps) {
  const { t } = useTranslation('waitlist');
  const trpc = useTRPC();
  const { zone, may } = useDesk();
  const found = useQuery(trpc.scheduling.waitlistFits.queryOptions({ providerId: gap.provider, from: gap.from }));
  const actions = useWaitlistActions();
  const list = useRef<HTMLUListElement>(null);
  const edits = may('schedule.edit');
  const of = found.data?.gap;
  const fits = found.data?.fits ?? [];
  const title = of
    ? t('gapTitle', {
        name: of.providerName,
        day: formatDay(of.from, zone),
        from: formatTime(of.from, zone),
        until: formatTime(of.until, zone),
      })
    : t('gap');

  const at = (fit: WaitlistFit): { providerId: string; startsAt: number } => ({
    providerId: gap.provider,
    startsAt: fit.startsAt,
  });
  const pendingOf = (fit: WaitlistFit) =>
    fit.entry.offers.find((row) => row.outcome === 'pending' && row.startsAt === fit.startsAt);
  const onKeyDown = (event: KeyboardEvent<HTMLLIElement>, fit: WaitlistFit, index: number): void => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const key = event.key.toLowerCase();
    const pending = pendingOf(fit);
    const walk = key === 'arrowdown' ? 1 : key === 'arrowup' ? -1 : 0;
    if (walk !== 0) (list.current?.children[index + walk] as HTMLElement | undefined)?.focus();
    else if (!edits) return;
    else if (key === 'b') void actions.bookAt(fit.entry, at(fit));
    else if (key === 'o' && !pending) void actions.offerAt(fit.entry, at(fit));
    else if (key === 'd' && pending) void actions.answered(pending.id, pending.version, 'declined');
    else if (key === 'n' && pending) void actions.answered(pending.id, pending.version, 'noAnswer');
    else return;
    event.preventDefault();
  };

  return (
    <Panel
      title={title}
      flush
      actions={
        <ActionIcon aria-label={t('closeGap')} onClick={onClose}>
          <IconX size={15} aria-hidden />
        </ActionIcon>
      }
    >
      {found.error ? <ErrorNotice sentence={sentenceOf(found.error)} onRetry={() => void found.refetch()} /> : null}
      {found.data && fits.length === 0 ? (
        <EmptyState compact title={t('nobodyFits')} text={t('nobodyFitsText')} />
      ) : (
        <ul className={styles.fits} ref={list} aria-label={title} aria-describedby="fit-keys">
          {fits.map((fit, index) => {
            const { entry } = fit;
            const pending = pendingOf(fit);
            return (
              // one stop of the walk: its keys book, offer and answer
              // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
              <li
                key={entry.id}
                className={styles.fit}
                // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
                tabIndex={0}
                aria-label={[
                  entry.patientName,
                  entry.services.map((row) => row.name).join(', '),
                  formatTime(fit.startsAt, zone),
                ].join(', ')}
                onKeyDown={(event) => onKeyDown(event, fit, index)}
              >
                <div className={styles.fitWho}>
                  <strong>{entry.patientName}</strong>
                  {entry.priority === 'high' ? (
                    <span className={styles.mark} data-tone="red">
                      <IconFlame size={13} aria-hidden /> {t('priority_high')}
                    </span>
                  ) : null}
                  {fit.vial ? (
                    <span className={styles.mark} data-tone="teal">
                      <IconBottle size={13} aria-hidden />
                      {t('savesVial', {
                        amount: formatAmount(
                          fit.vial.quantity,
                          fit.vial.unit === 'each' ? 'each' : (fit.vial.unit as 'U'),
                        ),
                        time: formatTime(fit.vial.beyondUseAt, zone),
                      })}
                    </span>
                  ) : null}
                  {fit.declined ? <span className={styles.muted}>{t('turnedDown')}</span> : null}
                </div>
                <div className={styles.fitWhat}>
                  {entry.services.map((row) => row.name).join(', ')} · {formatMinutes(entry.minutes)} ·{' '}
                  {t('startsAt', { time: formatTime(fit.startsAt, zone) })}
                </div>
                <div className={styles.muted}>
                  {wishText(entry, t)}
                  {entry.note ? ` · ${entry.note}` : ''}
                </div>
                <div className={styles.fitActions}>
                  {entry.phone ? (
                    <span className={styles.phone}>
                      <IconPhone size={13} aria-hidden /> {entry.phone}
                    </span>
                  ) : null}
                  {edits ? (
                    <>
                      {pending ? (
                        <>
                          <Button
                            size="xs"
                            variant="default"
                            onClick={() => void actions.answered(pending.id, pending.version, 'declined')}
                            rightSection={<KeyHint keys="D" />}
                          >
                            {t('outcome_declined')}
                          </Button>
                          <Button
                            size="xs"
                            variant="default"
                            onClick={() => void actions.answered(pending.id, pending.version, 'noAnswer')}
                            rightSection={<KeyHint keys="N" />}
                          >
                            {t('outcome_noAnswer')}
                          </Button>
                        </>
                      ) : (
                        <Button
                          size="xs"
                          variant="default"
                          onClick={() => void actions.offerAt(entry, at(fit))}
                          rightSection={<KeyHint keys="O" />}
                        >
                          {t('offer')}
                        </Button>
                      )}
                      <Button
                        size="xs"
                        loading={actions.busy}
                        aria-label={t('bookName', { name: entry.patientName })}
                        onClick={() => void actions.bookAt(entry, at(fit))}
                        rightSection={<KeyHint keys="B" />}
                      >
                        {t('book')}
                      </Button>
                    </>
                  ) : null}
                </div>
              </li>
            );
          })}
        </ul>
      )}
      <p id="fit-keys" className="s-visually-hidden">
        {t('fitKeys')}
      </p>
    </Panel>
  );
}
