import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../api/client.ts';
import { useDesk } from '../api/desk.ts';
import { StatusBadge } from '../ui/StatusBadge.tsx';

/** In the banner of a patient: texts whose last word is that the patient declined them or took them back. */
export function ConsentMarks({ patientId }: { patientId: string }) {
  const { t } = useTranslation('consents');
  const { may } = useDesk();
  const answer = useQuery(useTRPC().consents.ofPatient.queryOptions({ patientId }, { enabled: may('consents.read') }));
  const seen = new Set<string>();
  const last = (answer.data?.consents ?? []).filter(({ templateId }) => !seen.has(templateId) && seen.add(templateId));
  return last
    .filter(({ outcome, revoked }) => outcome === 'refused' || revoked !== null)
    .map((row) => (
      <StatusBadge
        key={row.templateId}
        tone="amber"
        text={t(row.outcome === 'refused' ? 'markDeclined' : 'markTakenBack', { title: row.title })}
      />
    ));
}
