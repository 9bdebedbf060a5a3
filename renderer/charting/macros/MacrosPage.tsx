import { Button } from '@mantine/core';
import { IconPlus, IconTextPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MacroRow } from '../../../electron/charting/macros/schemas.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { sentenceOf } from '../../api/errors.ts';
import { DataTable } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Page } from '../../ui/Page.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { MacroDialog } from './MacroDialog.tsx';

/** The snippets of the clinic and one's own. */
export function MacrosPage() {
  const { t } = useTranslation('macros');
  const trpc = useTRPC();
  const { may } = useDesk();
  const list = useQuery(trpc.charting.notes.macros.queryOptions({}));
  const [editing, setEditing] = useState<MacroRow | 'new' | null>(null);
  const add = may('chart.write') ? (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setEditing('new')}>
      {t('add')}
    </Button>
  ) : null;
  const mayChange = (row: MacroRow): boolean => may('chart.write') && (row.own || may('chart.templates'));
  return (
    <Page title={t('title')} subtitle={t('text')} actions={add}>
      {list.error ? <ErrorNotice sentence={sentenceOf(list.error)} onRetry={() => void list.refetch()} /> : null}
      <DataTable
        label={t('title')}
        rows={list.data?.macros}
        rowKey={(row) => row.id}
        wrap
        onOpen={(row) => mayChange(row) && setEditing(row)}
        columns={[
          { key: 'name', header: t('name'), cell: (row) => `.${row.name}`, width: '180px' },
          { key: 'text', header: t('words'), cell: (row) => row.text },
          {
            key: 'whose',
            header: t('whose'),
            cell: (row) => <StatusBadge tone={row.own ? 'plum' : 'grey'} text={row.own ? t('own') : t('clinic')} />,
            width: '140px',
          },
        ]}
        empty={<EmptyState icon={IconTextPlus} title={t('none')} text={t('noneText')} action={add} />}
      />
      {editing ? <MacroDialog macro={editing === 'new' ? null : editing} onClose={() => setEditing(null)} /> : null}
    </Page>
  );
}
