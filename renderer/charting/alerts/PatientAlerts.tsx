import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/client.ts';
import { AlertList } from './AlertList.tsx';

/** What of a patient sets the clinic's safety rules off: stands above everything on the patient's page. */
export function PatientAlerts({ patientId }: { patientId: string }) {
  const { t } = useTranslation('alerts');
  const found = useQuery(useTRPC().charting.alerts.ofPatient.queryOptions({ patientId }));
  return (
    <AlertList
      label={t('alertsOf')}
      alerts={(found.data?.alerts ?? []).map(({ ruleId, weight, sentence, fact }) => ({
        key: ruleId,
        weight,
        sentence: t('row', { sentence, fact }),
      }))}
    />
  );
}
