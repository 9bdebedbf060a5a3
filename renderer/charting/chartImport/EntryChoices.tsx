import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Looked } from '../../../electron/charting/chartImport/schemas.ts';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import styles from './chartImport.module.css';
import { useDetailText } from './useDetailText.ts';

type Entry = Looked['entries'][number];

/** Allergies, medications and conditions of the file, beside ours: what is ticked goes into our lists. */
export function EntryChoices({
  entries,
  chosen,
  onChange,
}: {
  entries: readonly Entry[];
  chosen: ReadonlySet<string>;
  onChange: (chosen: ReadonlySet<string>) => void;
}) {
  const { t } = useTranslation('chartImport');
  if (entries.length === 0) return <p className={styles.quiet}>{t('noHealth')}</p>;
  return (
    <>
      <p className={styles.quiet}>{t('healthText')}</p>
      <ul className={styles.entries}>
        {entries.map((entry) => (
          <EntryLine
            key={entry.entryId}
            entry={entry}
            checked={chosen.has(entry.entryId)}
            onChange={(checked) => {
              const next = new Set(chosen);
              if (checked) next.add(entry.entryId);
              else next.delete(entry.entryId);
              onChange(next);
            }}
          />
        ))}
      </ul>
    </>
  );
}

function EntryLine({
  entry,
  checked,
  onChange,
}: {
  entry: Entry;
  checked: boolean;
  onChange: (checked: boolean) => void;
}) {
  const { t } = useTranslation('chartImport');
  const detailText = useDetailText();
  const same = entry.state === 'same';
  const detail = detailText(entry.list, entry.detail);
  const ours = detailText(entry.list, entry.ours ?? '');
  return (
    <li className={styles.entry}>
      <Checkbox
        checked={checked && !same}
        disabled={same}
        onChange={(event) => onChange(event.currentTarget.checked)}
        label={
          <span className={styles.entryWords}>
            <strong>{entry.words}</strong>
            {detail === '' ? null : <span>{detail}</span>}
          </span>
        }
        description={t(`list_${entry.list}`)}
      />
      <StatusBadge
        tone={same ? 'grey' : entry.state === 'new' ? 'green' : 'amber'}
        text={
          entry.state === 'differs'
            ? ours === ''
              ? t('oursBare')
              : t('state_differs', { ours })
            : t(`state_${entry.state}`)
        }
      />
    </li>
  );
}
