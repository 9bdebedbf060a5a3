import { useTranslation } from 'react-i18next';
import type { MapOf } from '../../../electron/charting/history/schemas.ts';
import { compareTreatments } from '../../../electron/charting/lasers/rules.ts';
import { regionOf } from '../../../electron/charting/views/rules.ts';
import styles from './compare.module.css';

/** What devices did in two visits, area by area: the settings before and after. */
export function CompareTreatments({ before, after }: { before: MapOf; after: MapOf }) {
  const { t } = useTranslation('maps');
  const devices = new Map([...before.devices, ...after.devices].map(({ equipmentId, name }) => [equipmentId, name]));
  const rows = compareTreatments(before.treatments, after.treatments);
  if (rows.length === 0) return null;
  const said = (lines: readonly string[]): string => (lines.length === 0 ? t('compareNot') : lines.join('; '));
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th>{t('treated')}</th>
          <th>{t('settings')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.view} ${row.region} ${row.equipmentId}`}>
            <td>
              <strong>{t(`side_${regionOf(row.view, row.region)?.side ?? 'middle'}`, { area: row.area })}</strong>
              <small>{devices.get(row.equipmentId)}</small>
            </td>
            <td data-change={!row.same || undefined}>
              {row.same ? (
                <>
                  {said(row.after)}
                  <small>{t('compareSame')}</small>
                </>
              ) : (
                <>
                  <small>{t('compareBefore')}</small>
                  {said(row.before)}
                  <small>{t('compareAfter')}</small>
                  <strong>{said(row.after)}</strong>
                </>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
