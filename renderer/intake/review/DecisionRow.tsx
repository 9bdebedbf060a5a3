import { SegmentedControl, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Decision } from '../../../electron/intake/review/decisions/rules.ts';
import type { Item } from '../../../electron/intake/review/rules.ts';
import { Fields } from '../../ui/Fields.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import styles from './review.module.css';
import { useItemText } from './useItemText.ts';

export interface DecisionRowProps {
  item: Item;
  decision: Decision | null;
  /** Why the decision could not be followed. */
  problem: string | null;
  onDecide: (decision: Decision) => void;
}

/** One difference: what the chart says, what was typed, and what becomes of it. */
export function DecisionRow({ item, decision, problem, onDecide }: DecisionRowProps) {
  const { t } = useTranslation('intake');
  const text = useItemText();
  const { id } = item;
  const gone = item.kind === 'gone';
  const values = decision?.values ?? item.values;
  const acts = gone
    ? (['keep', 'take'] as const)
    : item.kind === 'marketing'
      ? (['take', 'keep'] as const)
      : (['take', 'keep', 'edit'] as const);
  return (
    <li className={styles.item}>
      <div className={styles.what}>
        <span className={styles.label}>{item.label}</span>
        {gone ? (
          <StatusBadge tone="amber" text={t('notMentioned')} />
        ) : item.kind === 'entry' ? (
          <StatusBadge tone={item.chart === '' ? 'blue' : 'violet'} text={t(item.chart === '' ? 'isNew' : 'isOther')} />
        ) : null}
      </div>
      <div className={styles.side}>
        <span className={styles.sideName}>{t('onChart')}</span>
        <span className={styles.value}>{text(item, item.chart) || '–'}</span>
      </div>
      <div className={styles.side}>
        <span className={styles.sideName}>{t('typed')}</span>
        <span className={styles.value}>{text(item, item.typed) || '–'}</span>
      </div>
      <SegmentedControl
        aria-label={t('decisionOf', { label: item.label, typed: item.typed || item.chart })}
        value={decision?.act ?? ''}
        data={acts.map((act) => ({
          value: act,
          label: gone ? t(`gone_${act as 'take' | 'keep'}`) : t(`act_${act}`),
          disabled: act === 'take' && item.problem !== null,
        }))}
        onChange={(act) => onDecide(act === 'edit' ? { id, act, values } : { id, act: act as 'take' | 'keep' })}
      />
      {item.problem !== null && decision?.act !== 'keep' ? <p className={styles.problem}>{item.problem}</p> : null}
      {decision?.act === 'edit' ? (
        <div className={styles.edit}>
          <Fields columns={Object.keys(item.values).length > 2 ? 3 : 2}>
            {Object.keys(item.values)
              .filter((key) => key !== 'kind')
              .map((key) => (
                <TextInput
                  key={key}
                  label={key === 'value' ? item.label : t(`value_${key}`, { defaultValue: key })}
                  value={values[key] ?? ''}
                  autoComplete="off"
                  onChange={(event) =>
                    onDecide({ id, act: 'edit', values: { ...values, [key]: event.currentTarget.value } })
                  }
                />
              ))}
          </Fields>
        </div>
      ) : null}
      {problem === null ? null : <p className={styles.problem}>{problem}</p>}
    </li>
  );
}
