import { useTranslation } from 'react-i18next';
import { KeyHint } from '../../ui/KeyHint.tsx';
import styles from './map.module.css';

const keys = [
  ['← ↑ → ↓', 'key_arrows'],
  ['N', 'key_region'],
  ['Enter', 'key_place'],
  ['A', 'key_area'],
  ['0-9', 'key_amount'],
  ['[', 'key_step'],
  ['M', 'key_move'],
  ['X', 'key_mirror'],
  ['R', 'key_repeat'],
  ['Del', 'key_remove'],
  ['PgDn', 'key_view'],
  ['G', 'key_ghost'],
] as const;

/** The keys that work while the drawing has the focus. */
export function MapKeys() {
  const { t } = useTranslation('maps');
  return (
    <dl className={styles.keys}>
      {keys.map(([key, text]) => (
        <div key={key}>
          <dt>
            <KeyHint keys={key} />
          </dt>
          <dd>{t(text)}</dd>
        </div>
      ))}
    </dl>
  );
}
