import { Button } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Candidate } from '../../electron/patients/schemas.ts';
import { formatDate } from '../ui/format.ts';
import styles from './patients.module.css';

export interface DuplicateHintsProps {
  candidates: readonly Candidate[];
  /** What choosing one does, in a word, e.g. "Open chart". */
  action: string;
  onChoose: (candidate: Candidate) => void;
}

/** Says who this may already be, while one is still typing. */
export function DuplicateHints({ candidates, action, onChoose }: DuplicateHintsProps) {
  const { t } = useTranslation('patients');
  if (candidates.length === 0) return null;
  return (
    <div className={styles.hints} role="status">
      <p className={styles.hintsTitle}>
        <IconUsers size={15} aria-hidden />
        {t('mayBe', { count: candidates.length })}
      </p>
      {candidates.map((candidate) => (
        <div key={candidate.id} className={styles.hint}>
          <span>
            <strong>{candidate.name}</strong>
            {candidate.birthDate ? `, ${formatDate(candidate.birthDate)}` : ''}
            {candidate.phone ? `, ${candidate.phone}` : ''} · {t(`because_${candidate.because}`)}
          </span>
          <Button size="xs" variant="default" onClick={() => onChoose(candidate)}>
            {action}
          </Button>
        </div>
      ))}
    </div>
  );
}
