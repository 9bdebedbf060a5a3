import { Button, TextInput } from '@mantine/core';
import { IconClipboardText, IconPlus } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { blankQuestion } from '../../../electron/intake/editing/rules.ts';
import type { FormLine } from '../../../electron/intake/forms/schemas.ts';
import type { Definition } from '../../../electron/intake/rules.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { sentenceOf } from '../../api/errors.ts';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { Page } from '../../ui/Page.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';

/** The clinic's forms. */
export function FormsPage() {
  const { t } = useTranslation('forms');
  const trpc = useTRPC();
  const navigate = useNavigate();
  const edits = useDesk().may('clinic.manage');
  const [adding, setAdding] = useState(false);
  const list = useQuery(trpc.intake.forms.queryOptions({}));
  const open = (formId: string): void => void navigate({ to: '/settings/forms/$formId', params: { formId } });
  const columns: Array<Column<FormLine>> = [
    { key: 'name', header: t('name'), cell: (row) => row.name },
    { key: 'audience', header: t('audience'), width: '26%', cell: (row) => t(`audience_${row.audience}`) },
    {
      key: 'again',
      header: t('again'),
      width: '18%',
      cell: (row) => (row.everyMonths === null ? t('once') : t('everyMonths', { count: row.everyMonths })),
    },
    { key: 'questions', header: t('questions'), width: '100px', align: 'right', cell: (row) => row.questions },
    { key: 'edition', header: t('edition'), width: '90px', align: 'right', cell: (row) => row.edition },
    {
      key: 'active',
      header: t('state'),
      width: '130px',
      cell: (row) => <StatusBadge tone={row.active ? 'green' : 'grey'} text={t(row.active ? 'inUse' : 'notInUse')} />,
    },
  ];
  const add = edits ? (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAdding(true)}>
      {t('newForm')}
    </Button>
  ) : null;
  return (
    <Page title={t('title')} subtitle={t('subtitle')} actions={add}>
      {list.error ? (
        <ErrorNotice sentence={sentenceOf(list.error)} onRetry={() => void list.refetch()} />
      ) : (
        <DataTable
          label={t('title')}
          columns={columns}
          rows={list.data?.forms}
          rowKey={(row) => row.id}
          onOpen={(row) => open(row.id)}
          empty={<EmptyState icon={IconClipboardText} title={t('none')} text={t('noneText')} action={add} />}
        />
      )}
      {adding ? <NewForm onMade={open} onClose={() => setAdding(false)} /> : null}
    </Page>
  );
}

function NewForm({ onMade, onClose }: { onMade: (id: string) => void; onClose: () => void }) {
  const { t } = useTranslation('forms');
  const trpc = useTRPC();
  const [name, setName] = useState('');
  const create = useMutation(trpc.intake.createForm.mutationOptions({ onSuccess: ({ id }) => onMade(id) }));
  const begin = (): void => {
    const empty: Definition = {
      languages: ['en'],
      title: { en: name.trim() },
      intro: {},
      pages: [{ title: {}, questions: [] }],
    };
    const question = { ...blankQuestion(empty, 'text'), label: { en: t('firstQuestion') } };
    const definition = { ...empty, pages: [{ title: {}, questions: [question] }] };
    create.mutate({ name, audience: 'byHand', everyMonths: null, active: false, definition });
  };
  return (
    <FormDialog
      title={t('newForm')}
      text={t('newFormText')}
      submit={t('begin')}
      ready={name.trim() !== ''}
      busy={create.isPending}
      problem={create.error ? sentenceOf(create.error) : null}
      onSubmit={begin}
      onClose={onClose}
    >
      <TextInput
        label={t('name')}
        required
        data-autofocus
        maxLength={80}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
