import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type PolicyValues, policyProblem } from '../../../electron/clinic/policies/rules.ts';
import { type PoliciesOutput, SetPoliciesInput } from '../../../electron/clinic/policies/schemas.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { codeOf, sentenceOf } from '../../api/errors.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { formatInstant } from '../../ui/format.ts';
import { Page, Panel } from '../../ui/Page.tsx';
import { showDone } from '../../ui/toasts.tsx';
import { policyGroups } from './fields.ts';
import { PatientPreview } from './PatientPreview.tsx';
import { PolicyInput } from './PolicyInput.tsx';
import styles from './policies.module.css';

/** The clinic's own rules, and beside them what a patient reads because of them. */
export function PoliciesPage() {
  const { t } = useTranslation('clinic');
  const trpc = useTRPC();
  const { may } = useDesk();
  const found = useQuery(trpc.clinic.policies.queryOptions({}));
  return (
    <Page title={t('policies')} subtitle={t('policiesSubtitle')} reading={!may('clinic.manage')}>
      {found.error ? <ErrorNotice sentence={sentenceOf(found.error)} onRetry={() => void found.refetch()} /> : null}
      {found.data ? <PoliciesForm found={found.data} /> : null}
    </Page>
  );
}

/** What differs from what is saved. */
function changesIn(values: PolicyValues, saved: PolicyValues): Partial<PolicyValues> {
  return Object.fromEntries(
    Object.entries(values).filter(
      ([key, value]) => JSON.stringify(value) !== JSON.stringify(saved[key as keyof PolicyValues]),
    ),
  );
}

function PoliciesForm({ found }: { found: PoliciesOutput }) {
  const { t } = useTranslation('clinic');
  const trpc = useTRPC();
  const { may, currency, zone } = useDesk();
  const manages = may('clinic.manage');
  const people = useQuery(trpc.staff.list.queryOptions({}));
  const [seen, setSeen] = useState(found);
  const [values, setValues] = useState<PolicyValues>(found.values);
  const [tried, setTried] = useState(false);
  const changes = changesIn(values, seen.values);
  const dirty = Object.keys(changes).length > 0;
  const takeOver = (): void => {
    setSeen(found);
    setValues(found.values);
    setTried(false);
  };
  // saved elsewhere while nothing is typed here: shown at once; else it is said and waits
  if (found.version !== seen.version && !dirty) takeOver();
  const behind = found.version !== seen.version && dirty;
  const save = useMutation(
    trpc.clinic.setPolicies.mutationOptions({
      onSuccess: ({ version }) => {
        setSeen({ ...seen, values, version });
        setTried(false);
        showDone(t('policiesSaved'));
      },
    }),
  );
  const problem =
    policyProblem(values) ?? SetPoliciesInput.shape.values.safeParse(changes).error?.issues[0]?.message ?? null;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (problem === null && dirty) save.mutate({ values: changes, expectedVersion: seen.version });
  };
  const changedBy = people.data?.staff.find((row) => row.id === found.changedBy)?.name;
  return (
    <form className={styles.page} noValidate onSubmit={submit}>
      {manages ? null : <p className={styles.who}>{t('policiesAsk')}</p>}
      <div className={styles.groups}>
        {policyGroups.map(({ group, fields }) => (
          <Panel key={group} title={t(`group_${group}`)}>
            <div className={styles.fields}>
              {fields.map((field) => (
                <PolicyInput
                  key={field.key}
                  field={field}
                  values={values}
                  currency={currency}
                  disabled={!manages}
                  onChange={(change) => setValues((now) => ({ ...now, ...change }))}
                />
              ))}
            </div>
          </Panel>
        ))}
      </div>
      <div className={styles.side}>
        <PatientPreview values={values} />
        {behind ? (
          <ErrorNotice
            sentence={t('policiesChanged')}
            actions={
              <Button size="xs" variant="default" onClick={takeOver}>
                {t('profileTakeOver')}
              </Button>
            }
          />
        ) : tried && problem ? (
          <ErrorNotice sentence={problem} />
        ) : save.error && codeOf(save.error) !== 'CHANGED_ELSEWHERE' ? (
          <ErrorNotice sentence={sentenceOf(save.error)} />
        ) : null}
        <p className={styles.hint}>
          {t('policiesFromNow')}{' '}
          {found.changedAt === null
            ? null
            : t('policiesChangedAt', { when: formatInstant(found.changedAt, zone), name: changedBy ?? '–' })}
        </p>
        {manages ? (
          <div className={styles.buttons}>
            <Button type="submit" loading={save.isPending} disabled={!dirty || behind}>
              {t('save')}
            </Button>
            {dirty ? (
              <Button variant="subtle" onClick={takeOver}>
                {t('discard')}
              </Button>
            ) : null}
          </div>
        ) : null}
      </div>
    </form>
  );
}
