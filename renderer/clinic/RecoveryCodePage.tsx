import { Button, CopyButton, TextInput } from '@mantine/core';
import { IconCopy, IconKey, IconPrinter } from '@tabler/icons-react';
import { type FormEvent, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CenterScreen } from '../ui/CenterScreen.tsx';
import styles from './clinic.module.css';
import { printCode } from './printCode.ts';

export interface RecoveryCodePageProps {
  recoveryCode: string;
  clinicName: string;
  onDone: () => void;
}

/** Which group is asked for: a whole one, and not the first, so that a glance at the start is not enough. */
function askedGroup(groups: readonly string[]): number {
  const [random = 0] = crypto.getRandomValues(new Uint32Array(1));
  const longest = Math.max(...groups.map((group) => group.length));
  const fit = [...groups.keys()].filter((index) => index > 0 && groups[index]?.length === longest);
  return fit[random % Math.max(fit.length, 1)] ?? 0;
}

/** Shows the recovery code once, and goes on when a part of it was typed back. */
export function RecoveryCodePage({ recoveryCode, clinicName, onDone }: RecoveryCodePageProps) {
  const { t } = useTranslation('clinic');
  const groups = useMemo(() => recoveryCode.split(/[-\s]+/).filter(Boolean), [recoveryCode]);
  const numbered = groups.map((group, index) => ({ at: index + 1, group }));
  const asked = useMemo(() => askedGroup(groups), [groups]);
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);

  const prove = (event: FormEvent): void => {
    event.preventDefault();
    const right = typed.replace(/[-\s]/g, '').toUpperCase() === groups[asked]?.toUpperCase();
    setWrong(!right);
    if (right) onDone();
  };

  return (
    <CenterScreen title={t('codeTitle')} text={t('codeText')} icon={IconKey} width={520}>
      <ol className={styles.code} aria-label={t('codeTitle')}>
        {numbered.map(({ at, group }) => (
          <li key={at}>
            <small>{at}</small>
            {group}
          </li>
        ))}
      </ol>
      <div className={styles.row}>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPrinter size={15} aria-hidden />}
          onClick={() => printCode(t('codeSheet', { clinic: clinicName }), t('codeSheetText'), recoveryCode)}
        >
          {t('codePrint')}
        </Button>
        <CopyButton value={recoveryCode}>
          {({ copied, copy }) => (
            <Button
              variant="default"
              size="xs"
              leftSection={<IconCopy size={15} aria-hidden />}
              onClick={copy}
              aria-live="polite"
            >
              {copied ? t('codeCopied') : t('codeCopy')}
            </Button>
          )}
        </CopyButton>
      </div>
      <form onSubmit={prove}>
        <TextInput
          label={t('codeProve', { which: asked + 1 })}
          description={t('codeProveHelp')}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          error={wrong ? t('codeWrong') : null}
          autoComplete="off"
          spellCheck={false}
        />
        <div className={styles.buttons}>
          <span />
          <Button type="submit" disabled={typed.trim() === ''}>
            {t('codeDone')}
          </Button>
        </div>
      </form>
    </CenterScreen>
  );
}
