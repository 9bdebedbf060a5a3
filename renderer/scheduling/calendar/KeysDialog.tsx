import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { KeyHint } from '../../ui/KeyHint.tsx';
import styles from './calendar.module.css';

const groups = [
  {
    title: 'keysPage',
    keys: [
      ['N', 'keysNew'],
      ['T', 'keysToday'],
      ['Shift+←', 'keysBefore'],
      ['Shift+→', 'keysAfter'],
      ['D', 'keysDay'],
      ['W', 'keysWeek'],
      ['P', 'keysProviders'],
      ['R', 'keysRooms'],
      ['E', 'keysDevices'],
      ['F', 'keysFilter'],
      ['?', 'keysHelp'],
    ],
  },
  {
    title: 'keysGrid',
    keys: [
      ['↑+↓+←+→', 'keysWalk'],
      ['[+]', 'keysStep'],
      ['Enter', 'keysBook'],
      ['B', 'keysBlock'],
      ['Ctrl+V', 'keysPaste'],
    ],
  },
  {
    title: 'keysEntry',
    keys: [
      ['Enter', 'keysOpen'],
      ['M', 'keysMove'],
      ['Alt+↑', 'keysMoveFine'],
      ['Shift+↓', 'keysLonger'],
      ['Shift+Alt+↓', 'keysFine'],
      ['Ctrl+X', 'keysCut'],
      ['Delete', 'keysRemove'],
      ['Esc', 'keysLeave'],
    ],
  },
] as const;

/** The keys of the calendar at a glance. */
export function KeysDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('scheduling');
  return (
    <Modal opened onClose={onClose} title={t('keysTitle')} size={760} closeButtonProps={{ 'aria-label': t('close') }}>
      <div className={styles.keys}>
        {groups.map(({ title, keys }) => (
          <section key={title} className={styles.keysGroup}>
            <h3>{t(title)}</h3>
            <dl>
              {keys.map(([key, word]) => (
                <div key={word} style={{ display: 'contents' }}>
                  <dt>
                    <KeyHint keys={key} />
                  </dt>
                  <dd>{t(word)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}
