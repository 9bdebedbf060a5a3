import { Button } from '@mantine/core';
import {
  IconClockX,
  IconDatabaseOff,
  IconDatabaseX,
  IconDeviceSdCard,
  IconKeyOff,
  IconPlugConnectedX,
  IconStack2,
  IconVersions,
  type TablerIcon,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { CenterScreen } from '../ui/CenterScreen.tsx';
import styles from './clinic.module.css';

const screens = {
  VAULT_MISSING: IconKeyOff,
  DATABASE_MISSING: IconDatabaseOff,
  DATABASE_DAMAGED: IconDatabaseX,
  COMMITS_LOST: IconClockX,
  DATABASE_NEWER: IconVersions,
  IN_USE: IconStack2,
  DISK_FULL: IconDeviceSdCard,
  OTHER: IconPlugConnectedX,
} satisfies Record<string, TablerIcon>;
type Screen = keyof typeof screens;

export interface ProblemPageProps {
  code: string;
  sentence: string;
  folder: string;
  onRetry: () => void;
  retrying: boolean;
}

/** Why the clinic was not opened, each its own screen: what happened, what was kept, what to do. Never a new database. */
export function ProblemPage({ code, sentence, folder, onRetry, retrying }: ProblemPageProps) {
  const { t } = useTranslation('clinic');
  const screen: Screen = code in screens ? (code as Screen) : 'OTHER';
  return (
    <CenterScreen title={t(`problem_${screen}`)} text={sentence} icon={screens[screen]} tone="amber" width={500}>
      <ol className={styles.steps}>
        <li>{t(`do_${screen}_1`)}</li>
        <li>{t(`do_${screen}_2`)}</li>
        <li>{t(`do_${screen}_3`)}</li>
      </ol>
      <p className={styles.folder}>{t('problemAt', { folder })}</p>
      <div className={styles.buttons}>
        <span />
        <Button onClick={onRetry} loading={retrying}>
          {t('tryAgain')}
        </Button>
      </div>
    </CenterScreen>
  );
}

/** The host does not answer at all. It is asked again by itself. */
export function NoAnswerPage({ onRetry }: { onRetry: () => void }) {
  const { t } = useTranslation('clinic');
  return (
    <CenterScreen title={t('noAnswer')} text={t('noAnswerText')} icon={IconPlugConnectedX} tone="amber">
      <Button variant="default" onClick={onRetry}>
        {t('tryAgain')}
      </Button>
    </CenterScreen>
  );
}
