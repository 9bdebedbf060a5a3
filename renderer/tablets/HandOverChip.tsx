import { useTranslation } from 'react-i18next';
import type { HandOver } from '../../electron/tablets/schemas.ts';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import { handOverLook, shownState } from './look.ts';

/** Where a patient is with their tablet. */
export function HandOverChip({ handOver }: { handOver: HandOver }) {
  const { t } = useTranslation('tablets');
  const state = shownState(handOver);
  const done = handOver.tasks.filter((task) => task.done).length;
  const total = handOver.tasks.length;
  const counted = total > 1 || (state === 'givenBack' && done < total);
  const of = { tablet: handOver.tabletName, state: t(`state_${state}`), done, total };
  const { tone, icon } = handOverLook[state];
  return (
    <StatusBadge
      tone={state === 'givenBack' && done < total ? 'amber' : tone}
      icon={icon}
      text={counted ? t('chipCounted', of) : of.state}
      title={counted ? t('chipTasks', of) : t('chip', of)}
    />
  );
}
