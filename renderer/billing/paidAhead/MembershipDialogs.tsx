import { Button, Group, Modal, Radio, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Membership } from '../../../electron/billing/memberships/schemas.ts';
import { addDays } from '../../../electron/kernel/dates.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { sentenceOf } from '../../api/errors.ts';
import { DateField } from '../../ui/DateField.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Fields } from '../../ui/Fields.tsx';
import { formatDate } from '../../ui/format.ts';
import { showDone } from '../../ui/toasts.tsx';

/** Freezes a membership from a day until a day, both included. */
export function FreezeDialog(props: { membership: Membership; today: string; onClose: () => void }) {
  const { t } = useTranslation('paidAhead');
  const trpc = useTRPC();
  const { membership, today, onClose } = props;
  const [from, setFrom] = useState<string | null>(today);
  const [until, setUntil] = useState<string | null>(
    addDays(today, Math.max(0, Math.min(30, membership.freezeDaysLeft) - 1)),
  );
  const [reason, setReason] = useState('');
  const freeze = useMutation(
    trpc.billing.paidAhead.freeze.mutationOptions({
      onSuccess: () => {
        showDone(t('frozen'));
        onClose();
      },
    }),
  );
  return (
    <Modal opened onClose={onClose} title={t('freezeTitle', { title: membership.title })} size={480}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (from === null || until === null) return;
          freeze.mutate({ membershipId: membership.id, expectedVersion: membership.version, from, until, reason });
        }}
      >
        <Stack gap="md">
          <span>{t('freezeText', { count: membership.freezeDaysLeft })}</span>
          <Fields columns={2}>
            <DateField label={t('freezeFrom')} required value={from} onChange={setFrom} />
            <DateField label={t('freezeUntil')} required value={until} onChange={setUntil} />
          </Fields>
          <TextInput label={t('reason')} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
          {freeze.error ? <ErrorNotice sentence={sentenceOf(freeze.error)} /> : null}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" disabled={from === null || until === null} loading={freeze.isPending}>
              {t('freezeNow')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

/** Cancels a membership with its period, or at once for who may. */
export function CancelDialog({ membership, onClose }: { membership: Membership; onClose: () => void }) {
  const { t } = useTranslation('paidAhead');
  const trpc = useTRPC();
  const { may } = useDesk();
  const [when, setWhen] = useState<'now' | 'periodEnd'>('periodEnd');
  const [reason, setReason] = useState('');
  const cancel = useMutation(
    trpc.billing.paidAhead.cancel.mutationOptions({
      onSuccess: ({ endsOn }) => {
        showDone(t('cancelled', { date: formatDate(endsOn) }));
        onClose();
      },
    }),
  );
  return (
    <Modal opened onClose={onClose} title={t('cancelTitle', { title: membership.title })} size={480}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          cancel.mutate({ membershipId: membership.id, expectedVersion: membership.version, when, reason });
        }}
      >
        <Stack gap="md">
          <Radio.Group
            label={t('cancelWhen')}
            value={when}
            onChange={(value) => setWhen(value === 'now' ? 'now' : 'periodEnd')}
          >
            <Stack gap="xs" mt={6}>
              <Radio
                value="periodEnd"
                label={t('cancelPeriodEnd', { date: formatDate(membership.earliestEnd) })}
                description={t('cancelPeriodEndText')}
              />
              <Radio
                value="now"
                disabled={!may('paidAhead.writeOff')}
                label={t('cancelNow')}
                description={may('paidAhead.writeOff') ? t('cancelNowText') : t('cancelNowOwner')}
              />
            </Stack>
          </Radio.Group>
          <TextInput
            label={t('reason')}
            required
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          {cancel.error ? <ErrorNotice sentence={sentenceOf(cancel.error)} /> : null}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('back')}
            </Button>
            <Button type="submit" disabled={reason.trim().length < 3} loading={cancel.isPending}>
              {t('cancelMembershipNow')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
