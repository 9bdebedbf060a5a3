import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import styles from './policies.module.css';

export interface ConsentFieldProps {
  label: string;
  description: string;
  disabled: boolean;
  /** Id of a consent text; empty: none. */
  value: string;
  onChange: (value: string) => void;
}

/** One of the clinic's consent texts, or none. */
export function ConsentField({ label, description, disabled, value, onChange }: ConsentFieldProps) {
  const { t } = useTranslation('clinic');
  const trpc = useTRPC();
  const { may } = useDesk();
  const texts = useQuery({ ...trpc.consents.templates.queryOptions({}), enabled: may('consents.read') });
  const choices = (texts.data?.templates ?? []).filter((row) => row.active || row.id === value);
  return (
    <div className={styles.narrow}>
      <Select
        label={label}
        description={description}
        disabled={disabled}
        allowDeselect={false}
        data={[
          { value: '', label: t('noPhotoConsent') },
          ...choices.map((row) => ({ value: row.id, label: row.name })),
        ]}
        value={value}
        onChange={(chosen) => onChange(chosen ?? '')}
      />
    </div>
  );
}
