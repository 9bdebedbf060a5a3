import { Button } from '@mantine/core';
import { IconFileText, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Sheet } from '../../../electron/charting/aftercare/schemas.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { sentenceOf } from '../../api/errors.ts';
import { languageName } from '../../patients/contact/languages.ts';
import { DataTable } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Page } from '../../ui/Page.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { SheetDialog } from './SheetDialog.tsx';

/** The aftercare sheets of the clinic, their languages and the services they go with. */
export function SheetsPage() {
  const { t } = useTranslation('aftercare');
  const trpc = useTRPC();
  const { may } = useDesk();
  const [editing, setEditing] = useState<Sheet | 'new' | null>(null);
  const list = useQuery(trpc.charting.aftercare.sheets.queryOptions({}));
  const services = useQuery(trpc.catalog.services.queryOptions({}));
  const nameOf = (id: string): string => services.data?.services.find((service) => service.id === id)?.name ?? '';
  const manages = may('chart.templates');
  const add = manages ? (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setEditing('new')}>
      {t('add')}
    </Button>
  ) : null;
  return (
    <Page title={t('title')} subtitle={t('text')} actions={add}>
      {list.error ? <ErrorNotice sentence={sentenceOf(list.error)} onRetry={() => void list.refetch()} /> : null}
      <DataTable
        label={t('title')}
        rows={list.data?.sheets}
        rowKey={(row) => row.id}
        wrap
        {...(manages ? { onOpen: (row: Sheet) => setEditing(row) } : {})}
        columns={[
          { key: 'name', header: t('name'), cell: (row) => row.name, width: '24%' },
          {
            key: 'services',
            header: t('services'),
            cell: (row) => row.serviceIds.map(nameOf).filter(Boolean).join(', ') || t('servicesNone'),
          },
          {
            key: 'languages',
            header: t('languages'),
            cell: (row) =>
              row.editions
                .map(({ language, edition }) => t('editionOf', { language: languageName(language), edition }))
                .join('; '),
          },
          {
            key: 'active',
            header: t('status'),
            cell: (row) => (
              <StatusBadge tone={row.active ? 'green' : 'grey'} text={row.active ? t('active') : t('inactive')} />
            ),
            width: '120px',
          },
        ]}
        empty={<EmptyState icon={IconFileText} title={t('none')} text={t('noneText')} action={add} />}
      />
      {editing ? <SheetDialog sheet={editing === 'new' ? null : editing} onClose={() => setEditing(null)} /> : null}
    </Page>
  );
}
