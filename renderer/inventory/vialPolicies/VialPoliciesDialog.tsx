import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { IconSignature } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Product } from '../../../electron/inventory/schemas.ts';
import type { Policy } from '../../../electron/inventory/vialPolicies/schemas.ts';
import { dateOf } from '../../../electron/kernel/dates.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { sentenceOf } from '../../api/errors.ts';
import { PdfButton } from '../../documents/PdfButton.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Facts } from '../../ui/Fields.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { formatDate, formatInstant } from '../../ui/format.ts';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { showDone } from '../../ui/toasts.tsx';
import { useNow } from '../../ui/useNow.ts';
import styles from '../stock.module.css';
import { SignPolicyDialog } from './SignPolicyDialog.tsx';

/** How long opened containers of a product may be used, and the policies signed about it. */
export function VialPoliciesDialog({ product, onClose }: { product: Product; onClose: () => void }) {
  const { t } = useTranslation('vialPolicies');
  const trpc = useTRPC();
  const { staff, may } = useDesk();
  const [asking, setAsking] = useState<'sign' | Policy | null>(null);
  const answer = useQuery(trpc.inventory.vialPolicies.queryOptions({ productId: product.id }));
  const { data } = answer;
  const hours = (count: number | null): string => (count === null ? t('untilExpiry') : t('hours', { count }));
  const alone = data?.hoursAlone ?? null;
  if (asking === 'sign' && alone !== null)
    return <SignPolicyDialog product={product} alone={alone} onClose={() => setAsking(null)} />;
  if (asking !== null && asking !== 'sign') return <RevokeDialog policy={asking} onClose={() => setAsking(null)} />;
  const director = staff.role === 'medicalDirector';
  return (
    <Modal opened onClose={onClose} title={t('title', { name: product.name })} size={700}>
      {answer.error ? <ErrorNotice sentence={sentenceOf(answer.error)} /> : null}
      {data ? (
        <Stack gap="md">
          <Facts
            facts={[
              [t('label'), hours(data.labelHours)],
              [t('alone'), data.hoursAlone === data.labelHours ? null : hours(data.hoursAlone)],
              [
                t('now'),
                data.inForce
                  ? t('hoursUnder', { count: data.inForce.hours, name: data.inForce.signedByName })
                  : hours(data.hoursAlone),
              ],
            ]}
          />
          {data.policies.length === 0 ? <EmptyState compact title={t('none')} text={t('noneText')} /> : null}
          <ul className={styles.policies}>
            {data.policies.map((policy) => (
              <PolicyRow
                key={policy.id}
                policy={policy}
                name={product.name}
                inForce={policy.id === data.inForce?.id}
                onRevoke={may('stock.policy') && policy.revoked === null ? () => setAsking(policy) : null}
              />
            ))}
          </ul>
          {data.hoursAlone !== null ? (
            <Group justify="space-between">
              <span className={styles.muted}>{director ? '' : t('onlyDirector')}</span>
              {director ? (
                <Button leftSection={<IconSignature size={16} aria-hidden />} onClick={() => setAsking('sign')}>
                  {t('sign')}
                </Button>
              ) : null}
            </Group>
          ) : null}
        </Stack>
      ) : null}
    </Modal>
  );
}

function PolicyRow({
  policy,
  name,
  inForce,
  onRevoke,
}: {
  policy: Policy;
  name: string;
  inForce: boolean;
  onRevoke: (() => void) | null;
}) {
  const { t } = useTranslation('vialPolicies');
  const { zone } = useDesk();
  const today = dateOf(useNow(), zone);
  const { hours, validFrom, validUntil, revoked, signedByName, signedAt } = policy;
  const from = formatDate(validFrom);
  const over = validUntil !== null && validUntil < today;
  const [tone, word] = revoked
    ? (['red', 'revoked'] as const)
    : inForce
      ? (['green', 'inForce'] as const)
      : over
        ? (['grey', 'ended'] as const)
        : (['blue', 'coming'] as const);
  return (
    <li>
      <div>
        <div className={styles.strong}>
          {validUntil === null
            ? t('policyOpen', { hours, from })
            : t('policy', { hours, from, until: formatDate(validUntil) })}
        </div>
        <div className={styles.muted}>{t('signedBy', { name: signedByName, when: formatInstant(signedAt, zone) })}</div>
        {revoked ? (
          <div className={styles.muted}>
            {t('revokedBy', { name: revoked.byName, when: formatInstant(revoked.at, zone), reason: revoked.reason })}
          </div>
        ) : null}
        <div className={styles.conditions}>{policy.conditions}</div>
      </div>
      <Group gap={6} wrap="nowrap">
        <StatusBadge tone={tone} text={t(word)} />
        <PdfButton documentId={policy.documentId} title={t('record', { name })} />
        {onRevoke ? (
          <Button size="xs" variant="default" onClick={onRevoke}>
            {t('revoke')}
          </Button>
        ) : null}
      </Group>
    </li>
  );
}

function RevokeDialog({ policy, onClose }: { policy: Policy; onClose: () => void }) {
  const { t } = useTranslation('vialPolicies');
  const trpc = useTRPC();
  const [reason, setReason] = useState('');
  const revoke = useMutation(
    trpc.inventory.revokeVialPolicy.mutationOptions({
      onSuccess: () => {
        showDone(t('revokedDone'));
        onClose();
      },
    }),
  );
  return (
    <FormDialog
      title={t('revokeTitle')}
      text={t('revokeText')}
      submit={t('revoke')}
      danger
      ready={reason.trim().length >= 3}
      busy={revoke.isPending}
      problem={revoke.error ? sentenceOf(revoke.error) : null}
      onSubmit={() => revoke.mutate({ id: policy.id, reason: reason.trim() })}
      onClose={onClose}
    >
      <TextInput
        label={t('reason')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        maxLength={300}
        required
        data-autofocus
      />
    </FormDialog>
  );
}
