import { Button } from '@mantine/core';
import { IconLinkOff, IconUserCheck } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ValueOutput } from '../../../electron/billing/storedValues/schemas.ts';
import { formatMoney } from '../../../electron/kernel/money.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { sentenceOf } from '../../api/errors.ts';
import { PatientPicker } from '../../patients/PatientPicker.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Facts } from '../../ui/Fields.tsx';
import { formatDate, formatInstant } from '../../ui/format.ts';
import { Page, Panel } from '../../ui/Page.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { stateOf } from './aheadWords.ts';
import { GiftCardActions } from './GiftCardActions.tsx';
import styles from './paidAhead.module.css';
import { ValueMoves } from './ValueMoves.tsx';

const place = getRouteApi('/gift-cards/$code');

/** A gift card by its code: the balance, whose it is, every use. */
export function GiftCardPage() {
  const { code }: { code: string } = place.useParams();
  const { t } = useTranslation('paidAhead');
  const trpc = useTRPC();
  const navigate = useNavigate();
  const query = useQuery({ ...trpc.billing.paidAhead.giftCard.queryOptions({ code }), retry: false });
  const card = query.data;
  return (
    <Page title={t('giftCard')} subtitle={<span className={styles.code}>{card?.code ?? code}</span>}>
      {query.error ? <ErrorNotice sentence={sentenceOf(query.error)} onRetry={() => void query.refetch()} /> : null}
      {card ? (
        <div className={styles.two}>
          <Panel title={t('history')} flush>
            <ValueMoves value={card} />
          </Panel>
          <div className={styles.column}>
            <Panel title={t('stillThere')} actions={<StatusBadge {...stateOf(t, card)} />}>
              <CardBalance card={card} />
            </Panel>
            <GiftCardActions
              card={card}
              onReplaced={(next) => void navigate({ to: '/gift-cards/$code', params: { code: next } })}
            />
          </div>
        </div>
      ) : null}
    </Page>
  );
}

function CardBalance({ card }: { card: ValueOutput }) {
  const { t } = useTranslation('paidAhead');
  const { zone } = useDesk();
  return (
    <div className={styles.column}>
      <div className={styles.balance}>
        <strong className="s-num">{formatMoney(card.remainingCents, card.currency)}</strong>
        <span className={styles.muted}>
          {t('leftOf', {
            left: formatMoney(card.remainingCents, card.currency),
            all: formatMoney(card.issuedCents, card.currency),
          })}
        </span>
      </div>
      <Facts
        facts={[
          [t('soldOn'), formatInstant(card.issuedAt, zone)],
          [t('lastDay'), card.expiresOn === null ? t('noExpiry') : formatDate(card.expiresOn)],
          [t('holderIs'), card.patientName ?? t('holder')],
        ]}
      />
      <Holder card={card} />
    </div>
  );
}

/** Notes whose card it is, so that it shows on their page. */
function Holder({ card }: { card: ValueOutput }) {
  const { t } = useTranslation('paidAhead');
  const trpc = useTRPC();
  const { may } = useDesk();
  const [choosing, setChoosing] = useState(false);
  const bind = useMutation(trpc.billing.paidAhead.bindCard.mutationOptions({ onSuccess: () => setChoosing(false) }));
  if (!may('paidAhead.handle') || card.state === 'void') return null;
  const put = (patientId: string | null): void =>
    bind.mutate({ id: card.id, expectedVersion: card.version, patientId });
  return (
    <>
      {bind.error ? <ErrorNotice sentence={sentenceOf(bind.error)} /> : null}
      {choosing ? (
        <PatientPicker
          value={null}
          autoFocus
          canAdd={false}
          onChange={(patient) => {
            if (patient) put(patient.id);
          }}
        />
      ) : (
        <div className={styles.actions}>
          {card.patientId === null ? (
            <Button
              variant="default"
              size="compact-sm"
              leftSection={<IconUserCheck size={15} aria-hidden />}
              onClick={() => setChoosing(true)}
            >
              {t('bindCard')}
            </Button>
          ) : (
            <Button
              variant="default"
              size="compact-sm"
              leftSection={<IconLinkOff size={15} aria-hidden />}
              onClick={() => put(null)}
            >
              {t('unbindCard')}
            </Button>
          )}
        </div>
      )}
    </>
  );
}
