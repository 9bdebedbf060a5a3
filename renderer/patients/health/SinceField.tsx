import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { dateOf } from '../../../electron/kernel/dates.ts';
import { parseSince } from '../../../electron/patients/health/rules.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { sinceText } from './sinceText.ts';

/** Reads since when, in the ways of the clinic's country. */
export function useReadSince(): (typed: string) => string | null | undefined {
  const trpc = useTRPC();
  const { zone } = useDesk();
  const profile = useQuery(trpc.clinic.profile.queryOptions({}));
  const country = profile.data?.country ?? 'US';
  return (typed) => parseSince(typed, country, dateOf(Date.now(), zone));
}

/** Since when: a year is enough. Says how it was read. */
export function SinceField({ typed, onChange }: { typed: string; onChange: (typed: string) => void }) {
  const { t } = useTranslation('patients');
  const since = useReadSince()(typed);
  return (
    <TextInput
      label={t('since')}
      placeholder="2019"
      description={since && since !== typed.trim() ? sinceText(since) : t('sinceHelp')}
      error={since === undefined ? t('sinceBad') : null}
      value={typed}
      onChange={(event) => onChange(event.currentTarget.value)}
      autoComplete="off"
    />
  );
}
