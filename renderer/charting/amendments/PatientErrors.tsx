import { IconFileX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { useOpen } from '../../api/open.ts';
import { formatDay, formatInstant } from '../../ui/format.ts';
import { toneStyle } from '../../ui/toneStyle.ts';
import styles from './amendments.module.css';

/** On a patient's page: which notes do not stand, or not as a whole, and why. Nothing where all of them do. */
export function PatientErrors({ patientId }: { patientId: string }) {
  const { t } = useTranslation('amendments');
  const trpc = useTRPC();
  const { zone } = useDesk();
  const { visit } = useOpen();
  const { data } = useQuery(trpc.charting.errorMarks.queryOptions({ patientId }));
  if (!data || data.marks.length === 0) return null;
  return (
    <section className={styles.bar} style={toneStyle('red')} aria-label={t('alerts')}>
      <IconFileX size={16} aria-hidden />
      <div className={styles.lines}>
        {data.marks.map((mark) => {
          const title = t(mark.addendumId === null ? 'alertNote' : 'alertAddendum', {
            day: formatDay(mark.startsAt, zone),
          });
          return (
            <div key={mark.id} className={styles.row}>
              {visit ? (
                <button
                  type="button"
                  className={styles.link}
                  title={t('openVisit')}
                  onClick={() => visit(mark.appointmentId)}
                >
                  {title}
                </button>
              ) : (
                <strong>{title}</strong>
              )}
              <span>
                {t('errorBy', { reason: mark.reason, name: mark.byName, when: formatInstant(mark.at, zone) })}
              </span>
            </div>
          );
        })}
      </div>
    </section>
  );
}
