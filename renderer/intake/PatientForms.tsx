import { Button, Menu } from '@mantine/core';
import { IconClipboardText, IconPlus } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { SubmissionLine } from '../../electron/intake/submissions/schemas.ts';
import { useTRPC } from '../api/client.ts';
import { useDesk } from '../api/desk.ts';
import { sentenceOf } from '../api/errors.ts';
import { PdfButton } from '../documents/PdfButton.tsx';
import { type Column, DataTable } from '../ui/DataTable.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { formatInstant } from '../ui/format.ts';
import { Panel } from '../ui/Page.tsx';
import { StatusBadge } from '../ui/StatusBadge.tsx';

const tones = { begun: 'blue', submitted: 'amber', reviewed: 'green', discarded: 'grey' } as const;

/** The forms of one patient: what was filled in, and the way to fill in another. */
export function PatientForms({ patientId }: { patientId: string }) {
  const { t } = useTranslation('intake');
  const trpc = useTRPC();
  const { zone, may } = useDesk();
  const navigate = useNavigate();
  const list = useQuery(trpc.intake.ofPatient.queryOptions({ patientId }));
  const forms = useQuery(trpc.intake.forms.queryOptions({}));
  const open = (submissionId: string): void => void navigate({ to: '/intake/$submissionId', params: { submissionId } });
  const start = useMutation(trpc.intake.start.mutationOptions({ onSuccess: ({ id }) => open(id) }));
  if (list.error) return <ErrorNotice sentence={sentenceOf(list.error)} onRetry={() => void list.refetch()} />;

  const columns: Array<Column<SubmissionLine>> = [
    { key: 'form', header: t('form'), cell: (row) => row.formName },
    {
      key: 'state',
      header: t('state'),
      width: '20%',
      cell: (row) => <StatusBadge tone={tones[row.state]} text={t(`state_${row.state}`)} />,
    },
    {
      key: 'when',
      header: t('when'),
      width: '24%',
      cell: (row) => formatInstant(row.submittedAt ?? row.beganAt, zone),
    },
    { key: 'place', header: t('where'), width: '16%', cell: (row) => t(`place_${row.place}`) },
    {
      key: 'pdf',
      header: t('pdf'),
      width: '130px',
      cell: (row) => (row.documentId ? <PdfButton documentId={row.documentId} title={row.formName} size="xs" /> : null),
    },
  ];
  const offered = (forms.data?.forms ?? []).filter((form) => form.active);
  const add =
    may('patients.edit') && offered.length > 0 ? (
      <Menu>
        <Menu.Target>
          <Button size="xs" leftSection={<IconPlus size={15} aria-hidden />} loading={start.isPending}>
            {t('fillIn')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {offered.map((form) => (
            <Menu.Item key={form.id} onClick={() => start.mutate({ patientId, formId: form.id })}>
              {form.name}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    ) : null;
  const some = (list.data?.submissions.length ?? 0) > 0;
  return (
    <>
      {start.error ? <ErrorNotice sentence={sentenceOf(start.error)} /> : null}
      <Panel title={t('forms')} actions={some ? add : null} flush>
        <DataTable
          label={t('forms')}
          plain
          columns={columns}
          rows={list.data?.submissions}
          rowKey={(row) => row.id}
          onOpen={(row) => open(row.id)}
          empty={<EmptyState icon={IconClipboardText} title={t('noForms')} text={t('noFormsText')} action={add} />}
        />
      </Panel>
    </>
  );
}
