import { IconFileX, IconLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Chart } from '../../../electron/charting/schemas.ts';
import { useDesk } from '../../api/desk.ts';
import { formatInstant } from '../../ui/format.ts';
import { toneStyle } from '../../ui/toneStyle.ts';
import styles from './amendments.module.css';

/** Who signed and co-signed; above it, when the note does not stand, that it does not, and why. */
export function SignedBar({ chart }: { chart: Chart }) {
  const { t } = useTranslation('charting');
  const { t: words } = useTranslation('amendments');
  const { zone } = useDesk();
  const { encounter, after } = chart;
  if (!encounter || !after || encounter.signedAt === null) return null;
  return (
    <>
      {after.error ? (
        <div className={styles.bar} style={toneStyle('red')} role="alert">
          <IconFileX size={16} aria-hidden />
          <div className={styles.lines}>
            <strong>{words('noteInError')}</strong>
            <span>
              {words('errorBy', {
                reason: after.error.reason,
                name: after.error.name,
                when: formatInstant(after.error.at, zone),
              })}
            </span>
          </div>
        </div>
      ) : null}
      <div className={styles.bar} style={toneStyle('green')}>
        <IconLock size={16} aria-hidden />
        <div className={styles.lines}>
          <div className={styles.row}>
            <strong>
              {t('signedBy', { name: encounter.signedByName ?? '', when: formatInstant(encounter.signedAt, zone) })}
            </strong>
            <span>{t('signedText')}</span>
          </div>
          {after.cosignatures.map((row) => (
            <strong key={row.staffId}>
              {words('cosignedBy', { name: row.name, when: formatInstant(row.at, zone) })}
            </strong>
          ))}
        </div>
      </div>
    </>
  );
}
