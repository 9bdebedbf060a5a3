import { IconLeaf } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Panel } from '../../ui/Page.tsx';
import { toneStyle } from '../../ui/toneStyle.ts';
import { FailedJobs } from './FailedJobs.tsx';
import styles from './today.module.css';
import { type Need, useNeeds } from './useNeeds.ts';

/** What needs a person, each with the way to where it is resolved. */
export function NeedsPanel({ now }: { now: number }) {
  const { t } = useTranslation();
  const [jobs, setJobs] = useState(false);
  const needs = useNeeds(now, () => setJobs(true));
  return (
    <aside className={styles.needs} aria-label={t('needs')}>
      <Panel title={t('needs')} flush scroll>
        {needs === null ? null : needs.length === 0 ? (
          <EmptyState icon={IconLeaf} compact title={t('needsNone')} text={t('needsNoneText')} />
        ) : (
          <ul className={styles.needList}>
            {needs.map((need) => (
              <li key={need.id}>
                <NeedLine need={need} />
              </li>
            ))}
          </ul>
        )}
      </Panel>
      {jobs ? <FailedJobs onClose={() => setJobs(false)} /> : null}
    </aside>
  );
}

function NeedLine({ need }: { need: Need }) {
  const { icon: Icon, tone, title, text, open } = need;
  const words = (
    <>
      <Icon size={17} stroke={1.7} aria-hidden />
      <span className={styles.needWords}>
        <span className={styles.needTitle}>{title}</span>
        <span className={styles.needText}>{text}</span>
      </span>
    </>
  );
  return open ? (
    <button type="button" className={styles.need} style={toneStyle(tone)} onClick={open}>
      {words}
    </button>
  ) : (
    <div className={styles.need} style={toneStyle(tone)}>
      {words}
    </div>
  );
}
