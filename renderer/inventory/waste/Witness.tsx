import { mayDo } from '../../../electron/kernel/roles.ts';
import { SecondConfirms } from '../../staff/SecondConfirms.tsx';
import type { Seen } from '../../staff/useSeen.ts';

/** Someone else who handles stock sees it thrown away and confirms at this desk. */
export function Witness({ seen }: { seen: Seen }) {
  if (!seen.asked) return null;
  const { about, text } = seen.asked;
  return (
    <SecondConfirms
      about={about}
      text={text}
      may={({ role }) => mayDo(role, 'stock.handle')}
      busy={seen.busy}
      problem={seen.problem}
      onConfirmed={seen.confirm}
      onBack={seen.back}
    />
  );
}
