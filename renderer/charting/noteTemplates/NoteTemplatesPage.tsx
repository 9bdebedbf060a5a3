import { Button } from '@mantine/core';
import { IconPlus, IconTemplate } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { sentenceOf } from '../../api/errors.ts';
import { DataTable } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { formatDay } from '../../ui/format.ts';
import { Page } from '../../ui/Page.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';

/** What the notes of the clinic ask: its templates, their editions and the services they belong to. */
export function NoteTemplatesPage() {
  const { t } = useTranslation('noteTemplates');
  const trpc = useTRPC();
  const navigate = useNavigate();
  const { zone, may } = useDesk();
  const list = useQuery(trpc.charting.notes.templates.queryOptions({}));
  const services = useQuery(trpc.catalog.services.queryOptions({}));
  const nameOf = (id: string): string => services.data?.services.find((service) => service.id === id)?.name ?? '';
  const open = (templateId: string): void =>
    void navigate({ to: '/settings/note-templates/$templateId', params: { templateId } });
  const add = may('chart.templates') ? (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => open('new')}>
      {t('add')}
    </Button>
  ) : null;
  return (
    <Page title={t('title')} subtitle={t('text')} actions={add}>
      {list.error ? (
        <ErrorNotice sentence={sentenceOf(list.error)} onRetry={() => void list.refetch()} />
      ) : (
        <DataTable
          label={t('title')}
          rows={list.data?.templates}
          rowKey={(row) => row.id}
          wrap
          onOpen={(row) => open(row.id)}
          columns={[
            { key: 'name', header: t('name'), cell: (row) => row.name, width: '22%' },
            {
              key: 'fields',
              header: t('fields'),
              cell: (row) => row.sections.map(({ title }) => title).join(', '),
            },
            {
              key: 'services',
              header: t('services'),
              cell: (row) => row.serviceIds.map(nameOf).filter(Boolean).join(', ') || t('servicesNone'),
            },
            {
              key: 'edition',
              header: t('edition'),
              cell: (row) => t('editionOn', { edition: row.edition, when: formatDay(row.createdAt, zone) }),
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
          empty={<EmptyState icon={IconTemplate} title={t('none')} text={t('noneText')} action={add} />}
        />
      )}
    </Page>
  );
}
