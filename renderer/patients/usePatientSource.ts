import { IconUser } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPCClient } from '../api/client.ts';
import { formatDate } from '../ui/format.ts';
import type { PaletteSource } from '../ui/palette/source.ts';

/** Patients in the palette: typed like in the search, Enter opens the chart. */
export function usePatientSource(): PaletteSource {
  const { t } = useTranslation('patients');
  const client = useTRPCClient();
  const navigate = useNavigate();
  return useMemo(
    () => ({
      id: 'patients',
      heading: t('patients'),
      minLength: 2,
      find: async (text, signal) => {
        const { patients } = await client.patients.search.query({ text, limit: 6 }, { signal });
        return patients.map((row) => ({
          id: row.id,
          title: row.name,
          subtitle: [row.birthDate ? formatDate(row.birthDate) : null, row.phone].filter(Boolean).join(' · '),
          icon: IconUser,
          run: () => void navigate({ to: '/patients/$patientId', params: { patientId: row.id } }),
        }));
      },
    }),
    [t, client, navigate],
  );
}
