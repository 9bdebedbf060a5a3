import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/client.ts';
import { jobLook } from '../../devices/jobLook.ts';
import { formatFromNow } from '../../ui/format.ts';
import { StatusBadge } from '../../ui/StatusBadge.tsx';

/** What became of the newest label of a container. */
export function LabelState({ containerId, now }: { containerId: string; now: number }) {
  const { t } = useTranslation(['inventory', 'devices']);
  const jobs = useQuery(useTRPC().devices.jobs.queryOptions({ containerId, limit: 1 }));
  if (!jobs.data) return null;
  const [job] = jobs.data.jobs;
  if (!job) return <>{t('labelNever')}</>;
  return (
    <>
      <StatusBadge {...jobLook[job.state]} text={t(`devices:job_${job.state}`)} /> {formatFromNow(job.createdAt, now)}
      {job.problem === null || job.state === 'sent' ? null : <div>{job.problem}</div>}
    </>
  );
}
