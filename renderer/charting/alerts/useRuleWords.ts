import { useTranslation } from 'react-i18next';
import type { Rule } from '../../../electron/charting/alerts/schemas.ts';
import { formatQuantity } from '../../../electron/kernel/quantity.ts';

/** How a rule is said in short: what it listens to, and what it is against. */
export function useRuleWords() {
  const { t } = useTranslation('alerts');
  const against = ({ targetKind, targetName }: Rule): string => {
    if (targetKind === 'any') return t('target_any');
    if (targetKind !== 'productKind') return targetName;
    return t(`kind_${targetName as 'toxin' | 'filler' | 'skincare' | 'supply'}`);
  };
  const when = (rule: Rule): string => {
    const number = rule.number ?? 0;
    const words = [...rule.conditions.map((kind) => t(`condition_${kind}`)), ...rule.words].join(', ');
    const most = formatQuantity(rule.most ?? 0);
    switch (rule.trigger) {
      case 'age':
        return t('when_age', { number });
      case 'interval':
        return t('when_interval', { number });
      case 'cumulative':
        return number === 0 ? t('when_visit', { most }) : t('when_cumulative', { most, number });
      case 'recalledLot':
        return t('when_recalled');
      case 'medication':
        return number > 0 ? t('when_ended', { words, number }) : words;
      default:
        return words;
    }
  };
  return { against, when };
}
