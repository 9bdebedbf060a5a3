import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Role } from '../../electron/kernel/roles.ts';
import { Face } from './Face.tsx';
import styles from './staff.module.css';

export interface Someone {
  id: string;
  name: string;
  role: Role;
}

export interface PeopleChoiceProps {
  people: readonly Someone[];
  chosenId: string | null;
  onChoose: (id: string) => void;
}

/** People as buttons, one of them chosen. */
export function PeopleChoice({ people, chosenId, onChoose }: PeopleChoiceProps) {
  const { t } = useTranslation('staff');
  return (
    <div className={styles.people}>
      {people.map((person) => (
        <UnstyledButton
          key={person.id}
          className={styles.person ?? ''}
          data-chosen={person.id === chosenId || undefined}
          aria-pressed={person.id === chosenId}
          onClick={() => onChoose(person.id)}
        >
          <Face name={person.name} />
          <span className={styles.personName}>{person.name}</span>
          <span className={styles.personRole}>{t(`role_${person.role}`)}</span>
        </UnstyledButton>
      ))}
    </div>
  );
}
