import { Button } from '@mantine/core';
import { IconUserMinus, IconUserPlus, IconUsers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StaffMember } from '../../electron/staff/schemas.ts';
import { useTRPC } from '../api/client.ts';
import { useDesk } from '../api/desk.ts';
import { sentenceOf } from '../api/errors.ts';
import { type Column, DataTable } from '../ui/DataTable.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { Page } from '../ui/Page.tsx';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import { Face } from './Face.tsx';
import { StaffDialog } from './StaffDialog.tsx';
import styles from './staff.module.css';

/** Who works here. */
export function StaffPage() {
  const { t } = useTranslation('staff');
  const trpc = useTRPC();
  const desk = useDesk();
  const list = useQuery(trpc.staff.list.queryOptions({}));
  const [open, setOpen] = useState<{ member: StaffMember | null } | null>(null);
  const manages = desk.may('staff.manage');

  const columns: Array<Column<StaffMember>> = [
    {
      key: 'name',
      header: t('name'),
      cell: (row) => (
        <span className={styles.nameCell}>
          <Face name={row.name} />
          <span>
            {row.name}
            {row.id === desk.staff.id ? ` (${t('you')})` : ''}
          </span>
        </span>
      ),
    },
    { key: 'title', header: t('title'), cell: (row) => row.title, width: '22%' },
    { key: 'role', header: t('role'), cell: (row) => t(`role_${row.role}`), width: '14%' },
    { key: 'login', header: t('login'), cell: (row) => row.login, width: '16%' },
    {
      key: 'state',
      header: t('state'),
      width: '130px',
      cell: (row) =>
        row.active ? (
          <StatusBadge tone="green" text={t('active')} />
        ) : (
          <StatusBadge tone="grey" text={t('left')} icon={IconUserMinus} />
        ),
    },
    { key: 'pin', header: t('pin'), cell: (row) => (row.hasPin ? t('withPin') : t('withoutPin')), width: '90px' },
  ];

  return (
    <Page
      title={t('staff')}
      subtitle={t('staffText')}
      actions={
        manages ? (
          <Button leftSection={<IconUserPlus size={16} aria-hidden />} onClick={() => setOpen({ member: null })}>
            {t('add')}
          </Button>
        ) : null
      }
    >
      {list.error ? (
        <ErrorNotice sentence={sentenceOf(list.error)} onRetry={() => void list.refetch()} />
      ) : (
        <DataTable
          label={t('staff')}
          columns={columns}
          rows={list.data?.staff}
          rowKey={(row) => row.id}
          {...(manages ? { onOpen: (member: StaffMember) => setOpen({ member }) } : {})}
          empty={<EmptyState icon={IconUsers} title={t('none')} />}
        />
      )}
      {open ? <StaffDialog member={open.member} onClose={() => setOpen(null)} /> : null}
    </Page>
  );
}
