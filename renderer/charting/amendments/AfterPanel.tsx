import { Button, Group } from '@mantine/core';
import { IconFilePlus, IconFileX, IconSignature } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AfterSignature } from '../../../electron/charting/amendments/schemas.ts';
import { useDesk } from '../../api/desk.ts';
import { formatInstant } from '../../ui/format.ts';
import { Panel } from '../../ui/Page.tsx';
import { usePageCommands } from '../../ui/palette/source.ts';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { AddendumDialog } from './AddendumDialog.tsx';
import styles from './amendments.module.css';
import { CosignDialog } from './CosignDialog.tsx';
import { ErrorDialog } from './ErrorDialog.tsx';

export interface AfterPanelProps {
  encounterId: string;
  signedByName: string;
  after: AfterSignature;
}

type Act = { kind: 'add' } | { kind: 'cosign' } | { kind: 'mark'; addendumId: string | null };

const markNote: Act = { kind: 'mark', addendumId: null };

/** What came after the signature, and what may still be put to the note. */
export function AfterPanel({ encounterId, signedByName, after }: AfterPanelProps) {
  const { t } = useTranslation('amendments');
  const { zone } = useDesk();
  const [act, setAct] = useState<Act | null>(null);
  const close = (): void => setAct(null);
  const ways = [
    { id: 'mark-note', title: t('markNote'), icon: IconFileX, may: after.mayMark, act: markNote },
    { id: 'add-addendum', title: t('add'), icon: IconFilePlus, may: after.mayAdd, act: { kind: 'add' } as const },
    {
      id: 'cosign-note',
      title: t('cosign'),
      icon: IconSignature,
      may: after.mayCosign,
      act: { kind: 'cosign' } as const,
    },
  ].flatMap((way) => (way.may ? [{ ...way, run: () => setAct(way.act) }] : []));
  usePageCommands(ways);
  return (
    <Panel
      title={t('after')}
      actions={
        <Group gap="xs">
          {ways.map(({ id, title, icon: Icon, run }) => (
            <Button
              key={id}
              size="xs"
              variant={id === 'cosign-note' ? 'filled' : id === 'mark-note' ? 'subtle' : 'default'}
              {...(id === 'mark-note' ? { color: 'red' } : {})}
              leftSection={<Icon size={14} aria-hidden />}
              onClick={run}
            >
              {title}
            </Button>
          ))}
        </Group>
      }
    >
      {after.addenda.length === 0 ? <p className={styles.quiet}>{t('none')}</p> : null}
      <ul className={styles.list}>
        {after.addenda.map((row) => (
          <li key={row.id}>
            <div className={styles.head}>
              <Group gap="xs">
                <strong>{t(row.happenedAt === null ? 'addendum' : 'lateEntry')}</strong>
                {row.error ? <StatusBadge tone="red" icon={IconFileX} text={t('inError')} /> : null}
              </Group>
              {row.mayMark ? (
                <Button
                  size="compact-xs"
                  variant="subtle"
                  color="red"
                  onClick={() => setAct({ kind: 'mark', addendumId: row.id })}
                >
                  {t('markAddendum')}
                </Button>
              ) : null}
            </div>
            {row.happenedAt === null ? null : (
              <p className={styles.quiet}>{t('happened', { when: formatInstant(row.happenedAt, zone) })}</p>
            )}
            {row.error ? (
              <del className={styles.text} data-struck>
                {row.text}
              </del>
            ) : (
              <p className={styles.text}>{row.text}</p>
            )}
            {row.error ? (
              <p className={styles.text}>
                {t('errorBy', {
                  reason: row.error.reason,
                  name: row.error.name,
                  when: formatInstant(row.error.at, zone),
                })}
              </p>
            ) : null}
            <p className={styles.quiet}>{t('signedBy', { name: row.name, when: formatInstant(row.at, zone) })}</p>
          </li>
        ))}
      </ul>
      {act?.kind === 'add' ? <AddendumDialog encounterId={encounterId} onClose={close} /> : null}
      {act?.kind === 'cosign' ? (
        <CosignDialog encounterId={encounterId} signedByName={signedByName} onClose={close} />
      ) : null}
      {act?.kind === 'mark' ? (
        <ErrorDialog encounterId={encounterId} addendumId={act.addendumId} onClose={close} />
      ) : null}
    </Panel>
  );
}
