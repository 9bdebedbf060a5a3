import { IconCircle, IconCircleCheck, IconCircleDashed } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import camera from './camera.module.css';

export interface ViewStepsProps {
  steps: ReadonlyArray<{ id: string; name: string; required: boolean }>;
  at: number;
  done: ReadonlySet<string>;
  onGo: (at: number) => void;
}

/** The views to take, which of them are there, and which must not be missing. */
export function ViewSteps({ steps, at, done, onGo }: ViewStepsProps) {
  const { t } = useTranslation('photos');
  return (
    <ol className={camera.steps}>
      {steps.map((step, place) => {
        const there = done.has(step.id);
        const Icon = there ? IconCircleCheck : step.required ? IconCircle : IconCircleDashed;
        return (
          <li key={step.id}>
            <button
              type="button"
              className={camera.step}
              data-done={there || undefined}
              aria-current={place === at ? 'step' : undefined}
              onClick={() => onGo(place)}
            >
              <Icon size={16} aria-hidden />
              <span className={camera.stepName}>{step.name}</span>
              <span className={camera.stepState}>
                {there ? t('stepDone') : step.required ? t('stepRequired') : null}
              </span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}
