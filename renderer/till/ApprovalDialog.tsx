import { Button, Group, Modal, PasswordInput, SegmentedControl, Select, Stack, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mayDo } from '../../electron/kernel/roles.ts';
import { useTRPC } from '../api/client.ts';
import { useDesk } from '../api/desk.ts';
import { sentenceOf } from '../api/errors.ts';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import type { AskedApproval } from './useCart.ts';

/** A second person confirms with their own PIN or password, without signing in. */
export function ApprovalDialog({ approval }: { approval: AskedApproval }) {
  const { t } = useTranslation('till');
  const trpc = useTRPC();
  const { staff } = useDesk();
  const people = useQuery(trpc.staff.list.queryOptions({}));
  const [staffId, setStaffId] = useState<string | null>(null);
  const [how, setHow] = useState<'pin' | 'password'>('pin');
  const [secret, setSecret] = useState('');
  const confirm = useMutation(
    trpc.session.confirm.mutationOptions({ onSuccess: ({ approvalId }) => approval.retry(approvalId) }),
  );
  const able = (people.data?.staff ?? []).filter(
    (member) => member.active && member.id !== staff.id && mayDo(member.role, 'till.approve'),
  );
  const chosen = staffId ?? able[0]?.id ?? null;
  const ready = chosen !== null && secret !== '';
  return (
    <Modal
      opened
      onClose={approval.drop}
      title={t('approvalTitle')}
      size={420}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (ready)
            confirm.mutate({
              staffId: chosen,
              about: approval.about,
              ...(how === 'pin' ? { pin: secret } : { password: secret }),
            });
        }}
      >
        <Stack gap="md">
          <Text size="sm">{approval.sentence}</Text>
          <Select
            label={t('approvalBy')}
            value={chosen}
            onChange={setStaffId}
            allowDeselect={false}
            placeholder={people.data && able.length === 0 ? t('approvalNobody') : undefined}
            data={able.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <SegmentedControl
            fullWidth
            aria-label={t('approvalHow')}
            value={how}
            onChange={(next) => setHow(next === 'pin' ? 'pin' : 'password')}
            data={[
              { value: 'pin', label: t('approvalPin') },
              { value: 'password', label: t('approvalPassword') },
            ]}
          />
          <PasswordInput
            label={t(how === 'pin' ? 'approvalPin' : 'approvalPassword')}
            value={secret}
            autoComplete="off"
            inputMode={how === 'pin' ? 'numeric' : 'text'}
            data-autofocus
            onChange={(event) => setSecret(event.currentTarget.value)}
          />
          {confirm.error ? <ErrorNotice sentence={sentenceOf(confirm.error)} /> : null}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={approval.drop}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={confirm.isPending} disabled={!ready}>
              {t('approvalSave')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
