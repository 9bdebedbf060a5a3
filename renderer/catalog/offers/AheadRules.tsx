import { Button, Group, NumberInput, Stack, Switch } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { sentenceOf } from '../../api/errors.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Fields } from '../../ui/Fields.tsx';
import { Panel } from '../../ui/Page.tsx';
import { showDone } from '../../ui/toasts.tsx';
import styles from './offers.module.css';

interface Rules {
  months: number;
  byItself: boolean;
}

/** How long gift cards can be used, and who writes off what has expired. */
export function AheadRules() {
  const { t } = useTranslation('catalog');
  const trpc = useTRPC();
  const desk = useDesk();
  const rules = useQuery(trpc.clinic.policies.queryOptions({}));
  const [draft, setDraft] = useState<Rules | null>(null);
  const save = useMutation(
    trpc.clinic.setPolicies.mutationOptions({
      onSuccess: () => {
        setDraft(null);
        showDone(t('rulesSaved'));
      },
    }),
  );
  if (!rules.data) return null;
  const { values, version } = rules.data;
  const kept: Rules = { months: values['billing.giftCardMonths'], byItself: values['billing.expireByItself'] };
  const now = draft ?? kept;
  const changed = now.months !== kept.months || now.byItself !== kept.byItself;
  const manages = desk.may('clinic.manage');
  return (
    <div className={styles.rules}>
      <Panel title={t('aheadRules')}>
        <Stack gap="md">
          <Fields columns={2}>
            <NumberInput
              label={t('cardMonths')}
              description={now.months === 0 ? t('cardForever') : t('cardMonthsText', { count: now.months })}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              min={0}
              max={240}
              allowDecimal={false}
              suffix={` ${t('months')}`}
              disabled={!manages}
              value={now.months}
              onChange={(value) => setDraft({ ...now, months: Math.max(0, Number(value) || 0) })}
            />
            <Switch
              label={t('byItself')}
              description={now.byItself ? t('byItselfYes') : t('byItselfNo')}
              disabled={!manages}
              checked={now.byItself}
              onChange={(event) => setDraft({ ...now, byItself: event.currentTarget.checked })}
            />
          </Fields>
          {save.error ? <ErrorNotice sentence={sentenceOf(save.error)} /> : null}
          {changed ? (
            <Group justify="flex-end" gap="xs">
              <Button variant="default" onClick={() => setDraft(null)}>
                {t('cancel')}
              </Button>
              <Button
                loading={save.isPending}
                onClick={() =>
                  save.mutate({
                    values: { 'billing.giftCardMonths': now.months, 'billing.expireByItself': now.byItself },
                    expectedVersion: version,
                  })
                }
              >
                {t('save')}
              </Button>
            </Group>
          ) : null}
        </Stack>
      </Panel>
    </div>
  );
}
