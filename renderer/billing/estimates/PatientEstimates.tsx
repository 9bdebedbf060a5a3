import { Button } from '@mantine/core';
import { IconFileInvoice, IconPlus } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usualValidDays } from '../../../electron/billing/estimates/rules.ts';
import { addDays, dateOf } from '../../../electron/kernel/dates.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { sentenceOf } from '../../api/errors.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Panel } from '../../ui/Page.tsx';
import { EstimateTable } from './EstimateTable.tsx';
import { PatientPlans } from './PatientPlans.tsx';

/** The estimates of one patient, and the way to a new one. */
export function PatientEstimates({ patientId }: { patientId: string }) {
  const { t } = useTranslation('estimates');
  const trpc = useTRPC();
  const desk = useDesk();
  const navigate = useNavigate();
  const list = useQuery(trpc.billing.estimates.ofPatient.queryOptions({ patientId }));
  const create = useMutation(
    trpc.billing.estimates.create.mutationOptions({
      onSuccess: ({ id }) => void navigate({ to: '/estimates/$estimateId', params: { estimateId: id } }),
    }),
  );
  if (list.error) return <ErrorNotice sentence={sentenceOf(list.error)} onRetry={() => void list.refetch()} />;
  const add = desk.may('estimates.edit') ? (
    <Button
      leftSection={<IconPlus size={16} aria-hidden />}
      size="xs"
      loading={create.isPending}
      onClick={() =>
        create.mutate({
          patientId,
          title: t('usualTitle'),
          validUntil: addDays(dateOf(Date.now(), desk.zone), usualValidDays),
          visits: [{ title: t('usualVisit'), weeksAfter: 0, lines: [] }],
        })
      }
    >
      {t('new')}
    </Button>
  ) : null;
  const some = (list.data?.estimates.length ?? 0) > 0;
  return (
    <>
      <PatientPlans patientId={patientId} />
      {create.error ? <ErrorNotice sentence={sentenceOf(create.error)} /> : null}
      <Panel title={t('title')} actions={some ? add : null} flush>
        <EstimateTable
          of="patient"
          estimates={list.data?.estimates}
          empty={<EmptyState icon={IconFileInvoice} title={t('none')} text={t('noneText')} action={add} />}
        />
      </Panel>
    </>
  );
}
