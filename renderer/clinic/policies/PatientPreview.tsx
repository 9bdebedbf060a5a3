import { Select, Text } from '@mantine/core';
import { IconMessage2 } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PolicyValues } from '../../../electron/clinic/policies/rules.ts';
import { addDays, dateOf, instantAt, weekdayOf } from '../../../electron/kernel/dates.ts';
import { formatMoney } from '../../../electron/kernel/money.ts';
import {
  bookedCents,
  depositCents,
  leadText,
  type Terms,
  termsText,
} from '../../../electron/scheduling/terms/rules.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { formatDay, formatTime } from '../../ui/format.ts';
import { Panel } from '../../ui/Page.tsx';
import { useNow } from '../../ui/useNow.ts';
import styles from './policies.module.css';

/** The terms as they are typed now. */
export function termsOf(values: PolicyValues): Terms {
  return {
    minimumLeadHours: values['scheduling.minimumLeadHours'],
    callUsHours: values['scheduling.callUsHours'],
    lateHours: values['scheduling.lateHours'],
    lateCancelFee: values['scheduling.lateCancelFee'],
    noShowFee: values['scheduling.noShowFee'],
    lateArrivalMinutes: values['scheduling.lateArrivalMinutes'],
    lateArrivalFee: values['scheduling.lateArrivalFee'],
    deposit: values['scheduling.deposit'],
    depositAfterNoShows: values['scheduling.depositAfterNoShows'],
    depositKept: values['scheduling.depositKept'],
  };
}

/** What a patient reads before booking, by an example: in the very words the booking page uses. */
export function PatientPreview({ values }: { values: PolicyValues }) {
  const { t } = useTranslation('clinic');
  const trpc = useTRPC();
  const { zone, currency } = useDesk();
  const now = useNow();
  const services = useQuery(trpc.catalog.services.queryOptions({}));
  const profile = useQuery(trpc.clinic.profile.queryOptions({}));
  const [chosen, setChosen] = useState<string | null>(null);
  const active = (services.data?.services ?? []).filter((row) => row.active);
  const service = active.find((row) => row.id === chosen) ?? active[0];
  // a workday far enough ahead that every moment of the text lies in the future
  let date = addDays(dateOf(now, zone), 7);
  while (weekdayOf(date) > 5) date = addDays(date, 1);
  const startsAt = instantAt(date, 600, zone);
  const terms = termsOf(values);
  const locale = profile.data ? `${profile.data.language}-${profile.data.country}` : 'en-US';
  const lines = service
    ? termsText(terms, {
        startsAt,
        bookedCents: bookedCents([service]),
        depositCents: depositCents(terms, [service], 0),
        phone: profile.data?.phone ?? '',
        zone,
        currency,
        locale,
      })
    : [];
  return (
    <aside className={styles.preview} aria-label={t('preview')}>
      <Panel title={t('preview')}>
        {service === undefined ? (
          <Text size="sm" c="dimmed">
            {t('previewNoService')}
          </Text>
        ) : (
          <>
            <Select
              label={t('previewExample')}
              allowDeselect={false}
              searchable
              data={active.map((row) => ({ value: row.id, label: row.name }))}
              value={service.id}
              onChange={setChosen}
            />
            <div className={styles.letter}>
              <p className={styles.letterHead}>
                <IconMessage2 size={16} stroke={1.6} aria-hidden />
                <strong>{service.name}</strong>
              </p>
              <p className={styles.letterFacts}>
                {formatDay(startsAt, zone)}, {formatTime(startsAt, zone)}
                <br />
                {t('previewUsually', { price: formatMoney(bookedCents([service]), currency) })}
              </p>
              <ul aria-live="polite">
                {[leadText(terms), ...lines].map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            </div>
            <Text size="xs" c="dimmed">
              {t('previewText')}
            </Text>
          </>
        )}
      </Panel>
    </aside>
  );
}
