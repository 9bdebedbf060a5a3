import { Button } from '@mantine/core';
import { IconPlus, IconSignature } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Template } from '../../electron/consents/schemas.ts';
import { useTRPC } from '../api/client.ts';
import { useDesk } from '../api/desk.ts';
import { sentenceOf } from '../api/errors.ts';
import { DataTable } from '../ui/DataTable.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { formatDay } from '../ui/format.ts';
import { Page } from '../ui/Page.tsx';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import { TemplateDialog } from './TemplateDialog.tsx';

/** The consent texts of the clinic, their editions and which services ask for them. */
export function TemplatesPage() {
  const { t } = useTranslation('consents');
  const trpc = useTRPC();
  const { zone, may } = useDesk();
  const [editing, setEditing] = useState<Template | 'new' | null>(null);
  const templates = useQuery(trpc.consents.templates.queryOptions({}));
  const services = useQuery(trpc.catalog.services.queryOptions({}));
  const nameOf = (id: string): string => services.data?.services.find((service) => service.id === id)?.name ?? '';
  const manage = may('clinic.manage');
  const add = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setEditing('new')}>
      {t('addTemplate')}
    </Button>
  );
  return (
    <Page title={t('templates')} subtitle={t('templatesText')} actions={manage ? add : null}>
      {templates.error ? (
        <ErrorNotice sentence={sentenceOf(templates.error)} onRetry={() => void templates.refetch()} />
      ) : (
        <DataTable
          label={t('templates')}
          rows={templates.data?.templates}
          rowKey={(row) => row.id}
          wrap
          {...(manage ? { onOpen: (row: Template) => setEditing(row) } : {})}
          columns={[
            { key: 'name', header: t('name'), cell: (row) => row.name, width: '22%' },
            { key: 'title', header: t('textTitle'), cell: (row) => row.title },
            {
              key: 'services',
              header: t('services'),
              cell: (row) => row.serviceIds.map(nameOf).filter(Boolean).join(', ') || t('servicesNone'),
            },
            {
              key: 'edition',
              header: t('colEdition'),
              cell: (row) => `${row.edition}, ${formatDay(row.createdAt, zone)}`,
              width: '180px',
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
          empty={
            <EmptyState icon={IconSignature} title={t('none')} text={t('noneText')} action={manage ? add : null} />
          }
        />
      )}
      {editing ? (
        <TemplateDialog template={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />
      ) : null}
    </Page>
  );
}
