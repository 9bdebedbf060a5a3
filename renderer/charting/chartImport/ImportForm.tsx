import { Button, PasswordInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { importAbout } from '../../../electron/charting/chartImport/rules.ts';
import { useTRPC } from '../../api/client.ts';
import { sentenceOf } from '../../api/errors.ts';
import { useOpen } from '../../api/open.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Panel } from '../../ui/Page.tsx';
import { showDone } from '../../ui/toasts.tsx';
import styles from './chartImport.module.css';
import { EntryChoices } from './EntryChoices.tsx';
import { FileFacts } from './FileFacts.tsx';
import type { ChartFileTools } from './useChartFile.ts';
import { type Whose, WhoseChart } from './WhoseChart.tsx';

/** What was found in a file, and the decisions before it is read in. */
export function ImportForm({
  found,
  file,
  patientId,
}: {
  found: NonNullable<ChartFileTools['found']>;
  file: ChartFileTools;
  patientId: string | null;
}) {
  const { t } = useTranslation('chartImport');
  const trpc = useTRPC();
  const { patient: openPatient } = useOpen();
  const { looked, uploadId } = found;
  const [candidates] = useState(looked.candidates);
  const [whose, setWhose] = useState<Whose>(() => firstGuess(looked, patientId));
  const [password, setPassword] = useState('');
  const proposed = looked.entries.filter(({ take }) => take).map(({ entryId }) => entryId);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(proposed));
  // beside another chart other entries are new
  useEffect(() => {
    setChosen(new Set(looked.entries.filter(({ take }) => take).map(({ entryId }) => entryId)));
  }, [looked]);

  const choose = (next: Whose): void => {
    setWhose(next);
    file.lookFor(next === null || next === 'new' ? null : next.id);
  };
  const take = useMutation(
    trpc.charting.chartImport.take.mutationOptions({
      onSuccess: (taken) => {
        showDone(t('done'));
        openPatient?.(taken.patientId);
      },
      onError: () => setPassword(''),
    }),
  );
  const prove = useMutation(
    trpc.session.prove.mutationOptions({
      onSuccess: ({ approvalId }) =>
        take.mutate({
          uploadId,
          patientId: whose === 'new' ? null : (whose?.id ?? null),
          allowDuplicate: whose === 'new',
          entries: [...chosen],
          approvalId,
        }),
      onError: () => setPassword(''),
    }),
  );
  const nothing = looked.target !== null && looked.fresh === 0 && chosen.size === 0;
  const busy = prove.isPending || take.isPending;
  const ready = whose !== null && password !== '' && !file.busy && looked.problem === null && !nothing;
  const problem = prove.error ?? take.error;
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (ready && !busy) prove.mutate({ about: importAbout(looked.sha256), password });
      }}
    >
      <Panel title={t('inFile')}>
        <FileFacts looked={looked} />
      </Panel>
      <Panel title={t('whose')}>
        <WhoseChart
          looked={looked}
          candidates={candidates}
          fixed={patientId !== null}
          whose={whose}
          onChange={choose}
        />
        {looked.problem ? <ErrorNotice sentence={looked.problem} /> : null}
      </Panel>
      <Panel title={t('health')}>
        <EntryChoices entries={looked.entries} chosen={chosen} onChange={setChosen} />
      </Panel>
      <div className={styles.last}>
        <p className={styles.quiet}>{nothing ? t('nothingNew') : t('keeps')}</p>
        <PasswordInput
          className={styles.password}
          label={t('password')}
          autoComplete="current-password"
          required
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        {problem ? <ErrorNotice sentence={sentenceOf(problem)} /> : null}
        <Button type="submit" loading={busy} disabled={!ready}>
          {t('take')}
        </Button>
      </div>
    </form>
  );
}

/** Who it is, as far as it is certain: the patient who is here, the one whose page one came from, or nobody like it. */
function firstGuess(looked: NonNullable<ChartFileTools['found']>['looked'], patientId: string | null): Whose {
  const certain = looked.here?.id ?? patientId;
  if (certain !== null) return { id: certain };
  return looked.candidates.length === 0 ? 'new' : null;
}
