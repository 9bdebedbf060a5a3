import type { ComponentType } from 'react';
import type { TaskKind } from '../../../electron/tablets/rules.ts';
import { ConsentsTask } from '../../consents/onTablet/ConsentsTask.tsx';
import { IntakeTask } from '../../intake/onTablet/IntakeTask.tsx';

export interface TaskProps {
  /** Called when the host says that the task is done, or that the patient is not let in any more: what is shown is asked anew. */
  onChanged: () => void;
  /** The patient wants to give the tablet back before the end. */
  onStop: () => void;
}

/** The screen of each kind of task. */
export const taskScreens: Record<TaskKind, ComponentType<TaskProps>> = {
  intake: IntakeTask,
  consents: ConsentsTask,
};
