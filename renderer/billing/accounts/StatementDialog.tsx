import { Button, Group, Modal, Stack, Switch } from '@mantine/core';
import { IconFileTypePdf } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays, dateOf } from '../../../electron/kernel/dates.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { sentenceOf } from '../../api/errors.ts';
import { PdfDialog } from '../../documents/PdfDialog.tsx';
import { DateField } from '../../ui/DateField.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Fields } from '../../ui/Fields.tsx';
import { EntriesDialog } from './EntriesDialog.tsx';
import { EntriesTable } from './EntriesTable.tsx';
import { Figures } from './Figures.tsx';

/** The account over a period, of the patient or of the whole family; kept as a document, printed from its PDF. */
export function StatementDialog({
  patientId,
  hasFamily,
  onClose,
}: {
  patientId: string;
  hasFamily: boolean;
  onClose: () => void;
}) {
  const { t } = useTranslation('billing');
  const trpc = useTRPC();
  const { zone } = useDesk();
  const [today] = useState(() => dateOf(Date.now(), zone));
  const [from, setFrom] = useState<string | null>(addDays(today, -90));
  const [until, setUntil] = useState<string | null>(today);
  const [family, setFamily] = useState(false);
  const [entryId, setEntryId] = useState<string | null>(null);
  const period = from !== null && until !== null && from <= until ? { patientId, from, until, family } : null;
  const query = useQuery({
    ...trpc.billing.statement.queryOptions(period ?? { patientId, from: today, until: today }),
    enabled: period !== null,
  });
  const keep = useMutation(trpc.billing.keepStatement.mutationOptions());
  const view = period === null ? undefined : query.data;
  if (keep.data) return <PdfDialog documentId={keep.data.documentId} title={t('statement')} onClose={onClose} />;
  return (
    <Modal opened onClose={onClose} size={880} title={t('statement')} closeButtonProps={{ 'aria-label': t('close') }}>
      <Stack gap="md">
        <Fields columns={hasFamily ? 3 : 2}>
          <DateField label={t('from')} value={from} onChange={setFrom} />
          <DateField label={t('untilDate')} value={until} onChange={setUntil} />
          {hasFamily ? (
            <Switch
              label={t('wholeFamily')}
              checked={family}
              onChange={(event) => setFamily(event.currentTarget.checked)}
              style={{ alignSelf: 'end', paddingBottom: 8 }}
            />
          ) : null}
        </Fields>
        {period === null ? <ErrorNotice sentence={t('periodWrong')} /> : null}
        {query.error ? <ErrorNotice sentence={sentenceOf(query.error)} onRetry={() => void query.refetch()} /> : null}
        {view ? (
          <>
            <Figures
              figures={[
                [t('opening'), view.openingCents],
                [t('charged'), view.chargedCents],
                [t('settled'), view.settledCents],
                [t('closing'), view.closingCents],
              ]}
            />
            <EntriesTable
              entries={view.entries}
              names={view.patients.length > 1}
              empty={<span>{t('nothingInPeriod')}</span>}
              onOpen={(entry) => setEntryId(entry.entryId)}
            />
          </>
        ) : null}
        {keep.error ? <ErrorNotice sentence={sentenceOf(keep.error)} /> : null}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('close')}
          </Button>
          <Button
            data-autofocus
            leftSection={<IconFileTypePdf size={16} aria-hidden />}
            loading={keep.isPending}
            disabled={period === null}
            onClick={() => period && keep.mutate(period)}
          >
            {t('makePdf')}
          </Button>
        </Group>
      </Stack>
      {entryId === null ? null : <EntriesDialog of={{ entryId }} onClose={() => setEntryId(null)} />}
    </Modal>
  );
}
