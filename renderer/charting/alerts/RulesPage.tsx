import { Button } from '@mantine/core';
import { IconPlus, IconShieldCheck } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Rule } from '../../../electron/charting/alerts/schemas.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { sentenceOf } from '../../api/errors.ts';
import { DataTable } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Page } from '../../ui/Page.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { showDone, showProblem } from '../../ui/toasts.tsx';
import { weightLooks } from './AlertList.tsx';
import styles from './alerts.module.css';
import { RuleDialog } from './RuleDialog.tsx';
import { useRuleWords } from './useRuleWords.ts';

/** The safety rules of the clinic. */
export function RulesPage() {
  const { t } = useTranslation('alerts');
  const trpc = useTRPC();
  const { may } = useDesk();
  const words = useRuleWords();
  const [editing, setEditing] = useState<Rule | 'new' | null>(null);
  const found = useQuery(trpc.charting.alerts.rules.queryOptions({}));
  const addStandard = useMutation(
    trpc.charting.alerts.addStandard.mutationOptions({
      onSuccess: ({ added }) => showDone(added === 0 ? t('standardNone') : t('standardAdded', { count: added })),
      onError: (error) => showProblem(sentenceOf(error)),
    }),
  );
  const manages = may('safety.manage');
  const rules = found.data?.rules;
  const standard = (
    <Button variant="default" loading={addStandard.isPending} onClick={() => addStandard.mutate({})}>
      {t('addStandard')}
    </Button>
  );
  const actions: ReactNode = manages ? (
    <>
      {rules?.length ? standard : null}
      <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setEditing('new')}>
        {t('add')}
      </Button>
    </>
  ) : null;
  return (
    <Page title={t('rules')} subtitle={manages ? t('rulesText') : `${t('rulesText')} · ${t('ask')}`} actions={actions}>
      {found.error ? <ErrorNotice sentence={sentenceOf(found.error)} onRetry={() => void found.refetch()} /> : null}
      <DataTable
        wrap
        label={t('rules')}
        rows={rules}
        rowKey={(row) => row.id}
        {...(manages ? { onOpen: (row: Rule) => setEditing(row) } : {})}
        empty={
          <EmptyState
            icon={IconShieldCheck}
            title={t('none')}
            text={t('noneText')}
            action={manages ? standard : null}
          />
        }
        columns={[
          {
            key: 'name',
            header: t('name'),
            cell: (row) => (
              <span className={styles.name}>
                <strong>{row.name}</strong>
                <span className={styles.quiet}>{row.source}</span>
              </span>
            ),
          },
          { key: 'listens', header: t('listens'), cell: (row) => words.when(row) },
          { key: 'against', header: t('against'), width: '190px', cell: (row) => words.against(row) },
          {
            key: 'weight',
            header: t('weight'),
            width: '160px',
            cell: (row) => (
              <StatusBadge
                tone={weightLooks[row.weight].tone}
                icon={weightLooks[row.weight].icon}
                text={t(`weight_${row.weight}`)}
              />
            ),
          },
          {
            key: 'active',
            header: t('status'),
            width: '100px',
            cell: (row) => (
              <StatusBadge tone={row.active ? 'green' : 'grey'} text={row.active ? t('active') : t('inactive')} />
            ),
          },
        ]}
      />
      {editing ? <RuleDialog rule={editing === 'new' ? null : editing} onClose={() => setEditing(null)} /> : null}
    </Page>
  );
}
