import { Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import styles from './documents.module.css';

/** The hash of a kept record, as it stands on its pages. */
export function RecordHash({ sha256 }: { sha256: string }) {
  const { t } = useTranslation('documents');
  return (
    <Tooltip label={t('recordHelp')} multiline w={280}>
      <span className={styles.hash}>
        <span className="s-visually-hidden">{t('record')}: </span>
        {sha256}
      </span>
    </Tooltip>
  );
}
