import { useTranslation } from 'react-i18next';
import { formatMoney } from '../../electron/kernel/money.ts';
import moneyStyles from './money.module.css';

/** The one number the cashier looks for, large: what is due, or the change. */
export function Due(props: {
  dueCents: number;
  changeCents: number;
  /** What is left on account. */
  owedCents?: number;
  open: boolean;
  currency: string;
}) {
  const { t } = useTranslation('till');
  const open = props.dueCents > 0 || props.open;
  const owed = !open && props.changeCents === 0 ? (props.owedCents ?? 0) : 0;
  const label = open ? t('due') : props.changeCents > 0 ? t('change') : t(owed > 0 ? 'staysOwed' : 'nothingDue');
  const amount = props.dueCents > 0 ? props.dueCents : owed > 0 ? owed : props.changeCents;
  return (
    <div className={moneyStyles.due} data-state={open || owed > 0 ? 'due' : 'paid'} role="status">
      <span className={moneyStyles.dueLabel}>{label}</span>
      <strong className={moneyStyles.dueAmount}>{formatMoney(amount, props.currency)}</strong>
    </div>
  );
}
