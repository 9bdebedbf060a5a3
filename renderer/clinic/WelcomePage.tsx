import { UnstyledButton } from '@mantine/core';
import { IconBuildingCottage, IconChevronRight, IconCompass, type TablerIcon } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CenterScreen } from '../ui/CenterScreen.tsx';
import styles from './clinic.module.css';
import { DemoPage } from './DemoPage.tsx';
import { NewClinicPage } from './NewClinicPage.tsx';
import { RecoveryCodePage } from './RecoveryCodePage.tsx';

type Step =
  | { at: 'choose' }
  | { at: 'new' }
  | { at: 'demo' }
  | { at: 'code'; recoveryCode: string; clinicName: string };

export interface WelcomePageProps {
  /** Over HTTP the host asks for the code it printed at start. */
  codeNeeded: boolean;
  /** Called when someone is signed in and may go to the desk. */
  onDone: () => void;
}

/** The first run: create a clinic, or look around in the demo clinic. */
export function WelcomePage({ codeNeeded, onDone }: WelcomePageProps) {
  const { t } = useTranslation('clinic');
  const [step, setStep] = useState<Step>({ at: 'choose' });
  const back = (): void => setStep({ at: 'choose' });
  if (step.at === 'new') {
    return (
      <NewClinicPage
        codeNeeded={codeNeeded}
        onBack={back}
        onCreated={(recoveryCode, clinicName) => setStep({ at: 'code', recoveryCode, clinicName })}
      />
    );
  }
  if (step.at === 'code') {
    return <RecoveryCodePage recoveryCode={step.recoveryCode} clinicName={step.clinicName} onDone={onDone} />;
  }
  if (step.at === 'demo') return <DemoPage codeNeeded={codeNeeded} onBack={back} onDone={onDone} />;
  return (
    <CenterScreen title={t('welcome')} text={t('welcomeText')} width={480}>
      <div className={styles.choices}>
        <Choice
          icon={IconBuildingCottage}
          title={t('newClinic')}
          text={t('newClinicText')}
          onChoose={() => setStep({ at: 'new' })}
        />
        <Choice
          icon={IconCompass}
          title={t('demoClinic')}
          text={t('demoClinicText')}
          onChoose={() => setStep({ at: 'demo' })}
        />
      </div>
    </CenterScreen>
  );
}

interface ChoiceProps {
  icon: TablerIcon;
  title: string;
  text: string;
  onChoose: () => void;
}

function Choice({ icon: Icon, title, text, onChoose }: ChoiceProps) {
  return (
    <UnstyledButton className={styles.choice ?? ''} onClick={onChoose}>
      <Icon size={24} stroke={1.5} aria-hidden />
      <span className={styles.choiceWords}>
        <span className={styles.choiceTitle}>{title}</span>
        <span className={styles.choiceText}>{text}</span>
      </span>
      <IconChevronRight size={18} aria-hidden />
    </UnstyledButton>
  );
}
