import { useTranslation } from 'react-i18next';
import type { AppointmentState } from '../../electron/scheduling/rules.ts';
import { stateLook } from '../scheduling/stateLook.ts';
import { StatusBadge } from '../ui/StatusBadge.tsx';

/** Where the visit is on the board. */
export function VisitState({ state }: { state: AppointmentState }) {
  const { t } = useTranslation('app');
  const { tone, icon } = stateLook[state];
  return <StatusBadge tone={tone} icon={icon} text={t(`state_${state}`)} />;
}
