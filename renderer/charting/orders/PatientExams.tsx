import { Button } from '@mantine/core';
import { IconStethoscope } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Exam } from '../../../electron/charting/orders/schemas.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { sentenceOf } from '../../api/errors.ts';
import { PdfButton } from '../../documents/PdfButton.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { formatDate, formatInstant } from '../../ui/format.ts';
import { Panel } from '../../ui/Page.tsx';
import { ReasonDialog } from '../../ui/ReasonDialog.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { showDone } from '../../ui/toasts.tsx';
import { ExamDialog } from './ExamDialog.tsx';
import styles from './orders.module.css';
import { scopeText } from './scope.ts';

const tones = { valid: 'green', notYet: 'blue', expired: 'amber', ended: 'red' } as const;

/** The good-faith exams of a patient, newest first. */
export function PatientExams({ patient }: { patient: { id: string; name: string } }) {
  const { t } = useTranslation('orders');
  const { may } = useDesk();
  const [examining, setExamining] = useState(false);
  const [revoking, setRevoking] = useState<Exam | null>(null);
  const found = useQuery(useTRPC().charting.orders.exams.queryOptions({ patientId: patient.id }));
  const examines = may('orders.sign');
  const add = examines ? (
    <Button size="xs" leftSection={<IconStethoscope size={16} aria-hidden />} onClick={() => setExamining(true)}>
      {t('newExam')}
    </Button>
  ) : null;
  const exams = found.data?.exams;
  return (
    <Panel title={t('exams')} actions={exams?.length === 0 ? null : add}>
      {found.error ? <ErrorNotice sentence={sentenceOf(found.error)} onRetry={() => void found.refetch()} /> : null}
      {exams?.length === 0 ? (
        <EmptyState icon={IconStethoscope} title={t('noExams')} text={t('noExamsText')} action={add} />
      ) : null}
      <div>
        {exams?.map((exam) => (
          <ExamCard key={exam.id} exam={exam} onRevoke={examines ? () => setRevoking(exam) : null} />
        ))}
      </div>
      {examining ? (
        <ExamDialog
          patientId={patient.id}
          patientName={patient.name}
          appointmentId={null}
          serviceIds={[]}
          onClose={() => setExamining(false)}
        />
      ) : null}
      {revoking ? <RevokeDialog exam={revoking} onClose={() => setRevoking(null)} /> : null}
    </Panel>
  );
}

function ExamCard({ exam, onRevoke }: { exam: Exam; onRevoke: (() => void) | null }) {
  const { t } = useTranslation('orders');
  const { zone } = useDesk();
  const title = t('examOf', { date: formatDate(exam.performedOn) });
  const revoked = exam.revokedAt !== null;
  return (
    <article className={styles.card} aria-label={title}>
      <div>
        <div className={styles.cardTitle}>
          {title}
          <StatusBadge tone={tones[exam.state]} text={revoked ? t('revoked') : t(`state_${exam.state}`)} />
        </div>
        <p className={styles.quiet}>
          {t('examBy', { how: t(`how_${exam.how}`), name: exam.signedByName })} ·{' '}
          {t('goodUntil', { date: formatDate(exam.validUntil) })}
        </p>
        <ul className={styles.badges}>
          {exam.scope.map((row) => (
            <li key={`${row.kind} ${row.target}`}>
              <StatusBadge tone="grey" text={scopeText(row)} />
            </li>
          ))}
        </ul>
        {exam.contraindications ? (
          <p className={styles.body}>
            {t('contraindications')}: {exam.contraindications}
          </p>
        ) : null}
        {exam.notes ? <p className={styles.body}>{exam.notes}</p> : null}
        {revoked ? (
          <p className={styles.body}>
            {t('revokedBy', {
              when: formatInstant(exam.revokedAt ?? 0, zone),
              name: exam.revokedByName ?? '',
              reason: exam.revokedReason ?? '',
            })}
          </p>
        ) : null}
      </div>
      <div className={styles.acts}>
        <PdfButton size="xs" documentId={exam.documentId} title={title} />
        {onRevoke && !revoked ? (
          <Button size="xs" variant="default" aria-label={`${t('revoke')}: ${title}`} onClick={onRevoke}>
            {t('revoke')}
          </Button>
        ) : null}
      </div>
    </article>
  );
}

function RevokeDialog({ exam, onClose }: { exam: Exam; onClose: () => void }) {
  const { t } = useTranslation('orders');
  const revoke = useMutation(
    useTRPC().charting.orders.revokeExam.mutationOptions({
      onSuccess: () => {
        showDone(t('revokedDone'));
        onClose();
      },
    }),
  );
  return (
    <ReasonDialog
      danger
      title={t('revokeTitle', { date: formatDate(exam.performedOn) })}
      text={t('revokeText')}
      submit={t('revoke')}
      label={t('why')}
      least={3}
      most={300}
      busy={revoke.isPending}
      problem={revoke.error ? sentenceOf(revoke.error) : null}
      onSubmit={(reason) => revoke.mutate({ examId: exam.id, reason })}
      onClose={onClose}
    />
  );
}
