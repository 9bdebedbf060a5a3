import { Button } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PatientRecord } from '../../../electron/patients/schemas.ts';
import { useDesk } from '../../api/desk.ts';
import { Facts } from '../../ui/Fields.tsx';
import { Panel } from '../../ui/Page.tsx';
import { usePageCommands } from '../../ui/palette/source.ts';
import { usePlainKeys } from '../../ui/usePlainKeys.ts';
import { DetailsDialog } from './DetailsDialog.tsx';
import { languageName } from './languages.ts';

/** Where the patient lives, who is called in an emergency, and in which language. */
export function DetailsPanel({ patient }: { patient: PatientRecord }) {
  const { t } = useTranslation('patients');
  const edits = useDesk().may('patients.edit');
  const [editing, setEditing] = useState(false);
  const edit = (): void => setEditing(true);
  usePlainKeys(edits ? { e: edit } : {});
  usePageCommands(edits ? [{ id: 'patients.editContact', title: t('editContact'), keys: 'E', run: edit }] : []);
  const { details } = patient;
  const place = [details.city, [details.region, details.postalCode].filter(Boolean).join(' ')].filter(Boolean);
  const address = [[details.street, details.unit].filter(Boolean).join(', '), place.join(', ')].filter(Boolean);
  const emergency = [
    details.emergencyRelationship
      ? `${details.emergencyName} (${details.emergencyRelationship})`
      : details.emergencyName,
    details.emergencyPhone,
  ].filter(Boolean);
  return (
    <Panel
      title={t('contact')}
      actions={
        edits ? (
          <Button size="xs" variant="default" leftSection={<IconPencil size={15} aria-hidden />} onClick={edit}>
            {t('edit')}
          </Button>
        ) : null
      }
    >
      <Facts
        facts={[
          [t('address'), address.length > 0 ? address.join('; ') : '–'],
          [t('emergencyContact'), emergency.length > 0 ? emergency.join(', ') : '–'],
          [t('language'), details.language ? languageName(details.language) : '–'],
        ]}
      />
      {editing ? <DetailsDialog patient={patient} onClose={() => setEditing(false)} /> : null}
    </Panel>
  );
}
