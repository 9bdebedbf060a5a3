import { SegmentedControl } from '@mantine/core';
import { IconFileInvoice } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/client.ts';
import { sentenceOf } from '../../api/errors.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Page, Panel } from '../../ui/Page.tsx';
import { EstimateTable } from './EstimateTable.tsx';

type Shown = 'offered' | 'draft' | 'accepted';

/** Every patient's estimates: what is on offer, in the making, accepted. */
export function EstimatesPage() {
  const { t } = useTranslation('estimates');
  const trpc = useTRPC();
  const [state, setState] = useState<Shown>('offered');
  const list = useQuery(trpc.billing.estimates.list.queryOptions({ state }));
  return (
    <Page
      title={t('listTitle')}
      subtitle={t('listText')}
      actions={
        <SegmentedControl
          aria-label={t('state')}
          value={state}
          onChange={(value) => setState(value as Shown)}
          data={[
            { value: 'offered', label: t('showOffered') },
            { value: 'draft', label: t('showDraft') },
            { value: 'accepted', label: t('showAccepted') },
          ]}
        />
      }
    >
      {list.error ? <ErrorNotice sentence={sentenceOf(list.error)} onRetry={() => void list.refetch()} /> : null}
      <Panel flush>
        <EstimateTable
          of="clinic"
          estimates={list.data?.estimates}
          empty={<EmptyState icon={IconFileInvoice} title={t('noneOfKind')} text={t('noneOfKindText')} />}
        />
      </Panel>
    </Page>
  );
}
