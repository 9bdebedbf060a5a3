import { useTranslation } from 'react-i18next';
import { formatMoney } from '../../electron/kernel/money.ts';
import moneyStyles from './money.module.css';

/** The one number the cashier looks for, large: what is due, or the change. */
export function Due(props: { dueCents: number; changeCents: number; open: boolean; currency: string }) {
  const { t } = useTranslation('till');
  const open = props.dueCents > 0 || props.open;
  const label = open ? t('due') : props.changeCents > 0 ? t('change') : t('nothingDue');
  const amount = props.dueCents > 0 ? props.dueCents : props.changeCents;
  return (
    <div className={moneyStyles.due} data-state={open ? 'due' : 'paid'} role="status">
      <span className={moneyStyles.dueLabel}>{label}</span>
      <strong className={moneyStyles.dueAmount}>{formatMoney(amount, props.currency)}</strong>
    </div>
  );
}
