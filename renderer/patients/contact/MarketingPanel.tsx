import { Button, SegmentedControl, Select } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { marketingChannels } from '../../../electron/patients/contact/rules.ts';
import type { PatientRecord } from '../../../electron/patients/schemas.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { sentenceOf } from '../../api/errors.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { formatInstant } from '../../ui/format.ts';
import { Panel } from '../../ui/Page.tsx';
import styles from '../patients.module.css';

const sources = ['desk', 'paper', 'phone'] as const;
type Source = (typeof sources)[number];

/** What the patient wants to be told about, by channel, and where they said so. */
export function MarketingPanel({ patient }: { patient: PatientRecord }) {
  const { t } = useTranslation('patients');
  const trpc = useTRPC();
  const { zone, may } = useDesk();
  const edits = may('patients.edit');
  const [source, setSource] = useState<Source>('desk');
  const [open, setOpen] = useState(false);
  const choose = useMutation(trpc.patients.chooseMarketing.mutationOptions());
  const { now, history } = patient.marketing;
  const saidOf = (row: (typeof history)[number]): string =>
    t('choiceSaid', {
      source: t(`source_${row.sourceKind}`),
      when: formatInstant(row.at, zone),
      name: row.staffName,
    });
  return (
    <Panel
      title={t('marketing')}
      actions={
        edits ? (
          <Select
            size="xs"
            w={170}
            aria-label={t('saidWhere')}
            data={sources.map((value) => ({ value, label: t(`source_${value}`) }))}
            value={source}
            onChange={(value) => setSource((value ?? 'desk') as Source)}
            allowDeselect={false}
          />
        ) : null
      }
    >
      <ul className={styles.entries}>
        {marketingChannels.map((channel) => {
          const latest = history.find((row) => row.channel === channel);
          return (
            <li key={channel} className={styles.entry}>
              <span className={styles.entryText}>
                <span className={styles.entryName}>{t(`channel_${channel}`)}</span>
                <span className={styles.entryDetail}>{latest ? saidOf(latest) : t('neverSaid')}</span>
              </span>
              <SegmentedControl
                size="xs"
                aria-label={t('channelWanted', { channel: t(`channel_${channel}`) })}
                disabled={!edits || choose.isPending}
                value={now[channel] === null ? '' : now[channel] ? 'yes' : 'no'}
                data={[
                  { value: 'yes', label: t('yes') },
                  { value: 'no', label: t('no') },
                ]}
                onChange={(value) => choose.mutate({ patientId: patient.id, channel, wanted: value === 'yes', source })}
              />
            </li>
          );
        })}
      </ul>
      {choose.error ? <ErrorNotice sentence={sentenceOf(choose.error)} /> : null}
      {history.length > 0 ? (
        <Button
          size="xs"
          variant="subtle"
          color="gray"
          mt="xs"
          aria-expanded={open}
          leftSection={<IconHistory size={15} aria-hidden />}
          onClick={() => setOpen(!open)}
        >
          {t('choiceHistory', { count: history.length })}
        </Button>
      ) : null}
      {open ? (
        <ol className={styles.choices}>
          {history.map((row) => (
            <li key={row.seq}>
              {t(`channel_${row.channel}`)}: {row.wanted ? t('yes') : t('no')}, {saidOf(row)}
            </li>
          ))}
        </ol>
      ) : null}
    </Panel>
  );
}
