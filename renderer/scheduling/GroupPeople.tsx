import { ActionIcon, Button, SegmentedControl } from '@mantine/core';
import { IconUserPlus, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Service } from '../../electron/catalog/schemas.ts';
import { useDesk } from '../api/desk.ts';
import { PatientPicker, type PickedPatient } from '../patients/PatientPicker.tsx';
import type { DraftLine } from './draftLine.ts';
import { LineEditor } from './LineEditor.tsx';
import styles from './series/series.module.css';

/** Somebody who comes along. */
export interface DraftPerson {
  key: number;
  patient: PickedPatient | null;
  line: DraftLine;
}
export type Arrangement = 'backToBack' | 'sideBySide';

export interface GroupPeopleProps {
  people: readonly DraftPerson[];
  arrangement: Arrangement;
  services: readonly Service[];
  providers: ReadonlyArray<{ id: string; name: string }>;
  rooms: ReadonlyArray<{ id: string; name: string }>;
  onArrange: (arrangement: Arrangement) => void;
  onChange: (people: DraftPerson[]) => void;
  onAdd: () => void;
}

/** Who else comes: each with a service of their own, one after the other or all at the same time. */
export function GroupPeople({
  people,
  arrangement,
  services,
  providers,
  rooms,
  onArrange,
  onChange,
  onAdd,
}: GroupPeopleProps) {
  const { t } = useTranslation('scheduling');
  const desk = useDesk();
  const change = (next: DraftPerson): void => onChange(people.map((one) => (one.key === next.key ? next : one)));
  return (
    <section className={styles.panel} aria-label={t('comingAlong')}>
      <SegmentedControl
        aria-label={t('arrangement')}
        fullWidth
        size="xs"
        data={(['backToBack', 'sideBySide'] as const).map((value) => ({ value, label: t(value) }))}
        value={arrangement}
        onChange={(value) => onArrange(value as Arrangement)}
      />
      {people.map((person) => (
        <div key={person.key} className={styles.person}>
          <div className={styles.foot}>
            <ActionIcon
              aria-label={t('leavesGroup', { name: person.patient?.name ?? t('somebody') })}
              onClick={() => onChange(people.filter((one) => one.key !== person.key))}
            >
              <IconX size={15} aria-hidden />
            </ActionIcon>
          </div>
          <PatientPicker
            value={person.patient}
            canAdd={desk.may('patients.edit')}
            onChange={(patient) => change({ ...person, patient })}
          />
          <LineEditor
            line={person.line}
            services={services}
            providers={providers}
            rooms={rooms}
            times=""
            problems={{}}
            onChange={(line) => change({ ...person, line })}
            onRemove={null}
          />
        </div>
      ))}
      <div>
        <Button variant="subtle" size="xs" leftSection={<IconUserPlus size={14} aria-hidden />} onClick={onAdd}>
          {t('addPerson')}
        </Button>
      </div>
    </section>
  );
}
