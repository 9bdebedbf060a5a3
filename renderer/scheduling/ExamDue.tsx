import { IconStethoscope } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../api/client.ts';
import { formatDate } from '../ui/format.ts';
import { toneStyle } from '../ui/toneStyle.ts';
import styles from './hints.module.css';

export interface ExamDueProps {
  patientId: string | null;
  serviceIds: readonly string[];
  /** 'YYYY-MM-DD' of the visit. */
  on: string;
}

/** Says while booking that a service needs a good-faith exam the patient does not have on that day. */
export function ExamDue({ patientId, serviceIds, on }: ExamDueProps) {
  const { t } = useTranslation('orders');
  const trpc = useTRPC();
  const services = useQuery(trpc.catalog.services.queryOptions({})).data?.services ?? [];
  const needing = serviceIds.filter((id) => services.some((service) => service.id === id && service.needsExam));
  const due = useQuery(
    trpc.charting.orders.due.queryOptions(
      { patientId: patientId ?? '', serviceIds: needing, on },
      { enabled: patientId !== null && needing.length > 0 },
    ),
  );
  if (patientId === null || needing.length === 0 || !due.data?.services.length) return null;
  return (
    <ul className={styles.hints} aria-label={t('dueTitle')}>
      {due.data.services.map(({ serviceId, serviceName: service, gap, endedOn }) => (
        <li key={serviceId} style={toneStyle('amber')}>
          <IconStethoscope size={15} aria-hidden />
          <span>
            {gap === 'none'
              ? t('due_none', { service })
              : endedOn
                ? t('due_expired', { service, date: formatDate(endedOn) })
                : t('due_other', { service })}
          </span>
        </li>
      ))}
    </ul>
  );
}
