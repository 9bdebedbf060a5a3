import { Anchor, Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Membership } from '../../../electron/billing/memberships/schemas.ts';
import type { StoredValue } from '../../../electron/billing/storedValues/schemas.ts';
import { formatMoney } from '../../../electron/kernel/money.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { sentenceOf } from '../../api/errors.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { formatDate } from '../../ui/format.ts';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { showDone } from '../../ui/toasts.tsx';
import { CancelDialog, FreezeDialog } from './MembershipDialogs.tsx';
import styles from './paidAhead.module.css';
import { ItemBars } from './ValueCard.tsx';

export interface MembershipCardProps {
  membership: Membership;
  /** Credits of its periods that are still there. */
  credits: readonly StoredValue[];
  today: string;
  onOpen: (valueId: string) => void;
}

/** As many unpaid invoices stand on the card; all of them are on the account. */
const shownUnpaid = 3;

/** A membership: when the next invoice comes, what the period still holds, what is unpaid, and what can be done. */
export function MembershipCard({ membership, credits, today, onOpen }: MembershipCardProps) {
  const { t } = useTranslation('paidAhead');
  const { currency } = useDesk();
  // newest first as they come; what is paid next is the oldest
  const unpaid = membership.periods.filter((period) => period.dueCents > 0).toReversed();
  const items = credits.flatMap((value) => value.items).filter((item) => item.remainingQuantity > 0);
  const current = membership.periods[0];
  return (
    <section className={styles.card} aria-label={membership.title}>
      <div className={styles.cardHead}>
        <div className={styles.titles}>
          <span className={styles.muted}>{t('membership')}</span>
          <strong>{membership.title}</strong>
          <span className={styles.muted}>{t('memberSince', { date: formatDate(membership.startedOn) })}</span>
        </div>
        <StateBadge membership={membership} />
      </div>
      <span>
        {membership.state === 'ended'
          ? t('endedOn', { date: formatDate(membership.endsOn ?? membership.nextDueOn) })
          : membership.endsOn === null || membership.endsOn > membership.nextDueOn
            ? t('nextInvoice', {
                date: formatDate(membership.nextDueOn),
                amount: formatMoney(membership.priceCents, currency),
              })
            : t('noNextInvoice')}
      </span>
      {items.length > 0 ? <ItemBars items={items} /> : null}
      {unpaid.length > 0 ? (
        <div className={styles.due}>
          <span>
            {t('periodsDue', {
              count: unpaid.length,
              amount: formatMoney(
                unpaid.reduce((sum, period) => sum + period.dueCents, 0),
                currency,
              ),
            })}
          </span>
          <span className={styles.links}>
            {unpaid.slice(0, shownUnpaid).map((period) => (
              <Anchor
                key={period.number}
                size="sm"
                c="inherit"
                underline="always"
                title={formatDate(period.fromOn)}
                renderRoot={(props) => (
                  <Link to="/invoices/$invoiceId" params={{ invoiceId: period.invoiceId }} {...props} />
                )}
              >
                {t('invoiceNumber', { number: period.invoiceNumber })}
              </Anchor>
            ))}
            {unpaid.length > shownUnpaid ? (
              <span>{t('moreUnpaid', { count: unpaid.length - shownUnpaid })}</span>
            ) : null}
          </span>
        </div>
      ) : null}
      <div className={styles.foot}>
        <MembershipMenu membership={membership} today={today} />
        {current ? (
          <Button
            variant="subtle"
            size="compact-sm"
            aria-label={t('historyOf', { title: membership.title })}
            onClick={() => onOpen(current.storedValueId)}
          >
            {t('history')}
          </Button>
        ) : null}
      </div>
    </section>
  );
}

function StateBadge({ membership }: { membership: Membership }) {
  const { t } = useTranslation('paidAhead');
  if (membership.state === 'ended') return <StatusBadge tone="grey" text={t('member_ended')} />;
  if (membership.state === 'frozen')
    return <StatusBadge tone="blue" text={t('frozenUntil', { date: formatDate(membership.frozenUntil ?? '') })} />;
  if (membership.endsOn !== null)
    return <StatusBadge tone="amber" text={t('endsOn', { date: formatDate(membership.endsOn) })} />;
  if (membership.frozenFrom !== null)
    return <StatusBadge tone="blue" text={t('frozenFrom', { date: formatDate(membership.frozenFrom) })} />;
  return <StatusBadge tone="green" text={t('member_active')} />;
}

function MembershipMenu({ membership, today }: { membership: Membership; today: string }) {
  const { t } = useTranslation('paidAhead');
  const trpc = useTRPC();
  const { may } = useDesk();
  const [asking, setAsking] = useState<'freeze' | 'cancel' | null>(null);
  const unfreeze = useMutation(
    trpc.billing.paidAhead.unfreeze.mutationOptions({ onSuccess: () => showDone(t('unfrozen')) }),
  );
  const keep = useMutation(trpc.billing.paidAhead.keep.mutationOptions({ onSuccess: () => showDone(t('kept')) }));
  const error = unfreeze.error ?? keep.error;
  if (!may('paidAhead.handle') || membership.state === 'ended') return <span />;
  const edit = { membershipId: membership.id, expectedVersion: membership.version };
  return (
    <div>
      {error ? <ErrorNotice sentence={sentenceOf(error)} /> : null}
      <Menu position="bottom-start" width={240}>
        <Menu.Target>
          <Button
            variant="default"
            size="compact-sm"
            rightSection={<IconChevronDown size={14} aria-hidden />}
            aria-label={t('changeOf', { title: membership.title })}
          >
            {t('change')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {membership.frozenFrom === null ? (
            <Menu.Item onClick={() => setAsking('freeze')}>{t('freeze')}</Menu.Item>
          ) : (
            <Menu.Item onClick={() => unfreeze.mutate(edit)}>{t('unfreeze')}</Menu.Item>
          )}
          {membership.endsOn === null ? (
            <Menu.Item onClick={() => setAsking('cancel')}>{t('cancelMembership')}</Menu.Item>
          ) : (
            <Menu.Item onClick={() => keep.mutate(edit)}>{t('keepMembership')}</Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {asking === 'freeze' ? (
        <FreezeDialog membership={membership} today={today} onClose={() => setAsking(null)} />
      ) : null}
      {asking === 'cancel' ? <CancelDialog membership={membership} onClose={() => setAsking(null)} /> : null}
    </div>
  );
}
