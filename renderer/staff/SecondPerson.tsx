import { PasswordInput, Select, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { mayDo, type Permission } from '../../electron/kernel/roles.ts';
import { useTRPC } from '../api/client.ts';
import { useDesk } from '../api/desk.ts';

/** Who confirms, with their password; both empty until they are given. */
export interface SecondSecret {
  staffId: string;
  password: string;
}

/** Asks someone else at this desk to confirm with their password; offers those whose role carries `permission`. */
export function SecondPerson({
  permission,
  text,
  value,
  onChange,
}: {
  permission: Permission;
  /** What is confirmed, and why it needs two. */
  text: string;
  value: SecondSecret;
  onChange: (value: SecondSecret) => void;
}) {
  const { t } = useTranslation('staff');
  const trpc = useTRPC();
  const { staff } = useDesk();
  const people = useQuery(trpc.staff.list.queryOptions({}));
  const others = (people.data?.staff ?? []).filter(
    (person) => person.active && person.id !== staff.id && mayDo(person.role, permission),
  );
  return (
    <Stack gap="xs" component="section" aria-label={t('second')}>
      <Text fw={600} size="sm">
        {t('second')}
      </Text>
      <Text size="sm" c="dimmed">
        {text}
      </Text>
      <Select
        label={t('secondName')}
        data={others.map((person) => ({ value: person.id, label: person.name }))}
        value={value.staffId === '' ? null : value.staffId}
        required
        onChange={(staffId) => onChange({ ...value, staffId: staffId ?? '' })}
      />
      <PasswordInput
        label={t('secondPassword')}
        value={value.password}
        autoComplete="off"
        required
        onChange={(event) => onChange({ ...value, password: event.currentTarget.value })}
      />
    </Stack>
  );
}
