import type { ComponentType } from 'react';
import type { TaskKind } from '../../../electron/tablets/rules.ts';
import { ConsentsTask } from '../../consents/onTablet/ConsentsTask.tsx';

export interface TaskProps {
  /** Called when the host says that the task is done, or that the patient is not let in any more: what is shown is asked anew. */
  onChanged: () => void;
  /** The patient wants to give the tablet back before the end. */
  onStop: () => void;
}

/** The screen of each kind of task. A kind without one cannot be handed over: it has no source either. */
export const taskScreens: Partial<Record<TaskKind, ComponentType<TaskProps>>> = {
  consents: ConsentsTask,
};
