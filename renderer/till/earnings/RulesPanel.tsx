import { Button } from '@mantine/core';
import { IconPercentage, IconPlus } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { formatRate } from '../../../electron/billing/rules.ts';
import { formatMoney } from '../../../electron/kernel/money.ts';
import type { RulesOutput } from '../../../electron/till/earnings/schemas.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { sentenceOf } from '../../api/errors.ts';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { formatDate } from '../../ui/format.ts';
import { Panel } from '../../ui/Page.tsx';
import { showDone, showProblem } from '../../ui/toasts.tsx';
import { RuleDialog } from './RuleDialog.tsx';

type Rule = z.output<typeof RulesOutput>['rules'][number];

/** The rules of commission: each may be ended, none is rewritten. */
export function RulesPanel({ today }: { today: string }) {
  const { t } = useTranslation('earnings');
  const trpc = useTRPC();
  const { currency } = useDesk();
  const [adding, setAdding] = useState(false);
  const list = useQuery(trpc.till.commissionRules.queryOptions({}));
  const end = useMutation(
    trpc.till.endCommissionRule.mutationOptions({
      onSuccess: () => showDone(t('ended')),
      onError: (error) => showProblem(sentenceOf(error)),
    }),
  );
  const paysOf = (rule: Rule): string =>
    rule.pay === 'flat'
      ? t('paysFlat', { amount: formatMoney(rule.flatCents, currency) })
      : rule.tiers
          .toSorted((a, b) => a.fromCents - b.fromCents)
          .map((tier) =>
            rule.tiers.length === 1
              ? formatRate(tier.rate)
              : t('paysTier', { rate: formatRate(tier.rate), amount: formatMoney(tier.fromCents, currency) }),
          )
          .join(', ');
  const columns: ReadonlyArray<Column<Rule>> = [
    { key: 'who', header: t('ruleFor'), cell: (rule) => rule.staffName ?? t('everyone') },
    {
      key: 'scope',
      header: t('scope'),
      cell: (rule) => (rule.ofName === null ? t(`scope_${rule.scope}`) : rule.ofName),
    },
    { key: 'pays', header: t('payKind'), cell: paysOf },
    { key: 'base', header: t('base'), cell: (rule) => (rule.pay === 'flat' ? '' : t(`base_${rule.base}`)) },
    { key: 'from', header: t('fromDate'), width: '120px', cell: (rule) => formatDate(rule.fromDate) },
    {
      key: 'until',
      header: t('untilDate'),
      width: '130px',
      cell: (rule) =>
        rule.untilDate === null ? (
          <Button
            size="compact-xs"
            variant="light"
            disabled={rule.fromDate > today}
            onClick={() => end.mutate({ id: rule.id, expectedVersion: rule.version, untilDate: today })}
          >
            {t('end')}
          </Button>
        ) : (
          formatDate(rule.untilDate)
        ),
    },
  ];
  return (
    <Panel
      title={t('rules')}
      flush
      actions={
        <Button size="xs" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => setAdding(true)}>
          {t('addRule')}
        </Button>
      }
    >
      <DataTable
        plain
        label={t('rules')}
        columns={columns}
        rows={list.data?.rules}
        rowKey={(rule) => rule.id}
        empty={<EmptyState compact icon={IconPercentage} title={t('rulesNone')} text={t('rulesNoneText')} />}
      />
      {adding ? <RuleDialog today={today} onClose={() => setAdding(false)} /> : null}
    </Panel>
  );
}
