import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type Answers, visibleQuestions } from '../../electron/intake/answers/rules.ts';
import { answerText } from '../../electron/intake/review/rules.ts';
import { textIn } from '../../electron/intake/rules.ts';
import type { Filling } from '../../electron/intake/submissions/schemas.ts';
import { useDesk } from '../api/desk.ts';
import { PdfButton } from '../documents/PdfButton.tsx';
import { RecordHash } from '../documents/RecordHash.tsx';
import { formatInstant } from '../ui/format.ts';
import { Page, Panel } from '../ui/Page.tsx';
import styles from './filling/filling.module.css';
import { PastReviewPanel } from './review/PastReviewPanel.tsx';

/** What a patient handed in, as it was typed, and how it was reviewed. */
export function HandedIn({ facts }: { facts: Filling }) {
  const { t } = useTranslation('intake');
  const { zone, may } = useDesk();
  const navigate = useNavigate();
  const { id, definition, language, patientId } = facts;
  const answers = facts.answers as Answers;
  return (
    <Page
      title={facts.formName}
      subtitle={facts.patientName}
      reading
      actions={
        <>
          {facts.documentId ? <PdfButton documentId={facts.documentId} title={facts.formName} /> : null}
          <Button
            variant="default"
            onClick={() => void navigate({ to: '/patients/$patientId', params: { patientId } })}
          >
            {t('toPatient')}
          </Button>
          {facts.state === 'submitted' && may('patients.edit') ? (
            <Button onClick={() => void navigate({ to: '/intake/$submissionId/review', params: { submissionId: id } })}>
              {t('review')}
            </Button>
          ) : null}
        </>
      }
    >
      <Panel
        title={t('asTyped', {
          when: facts.submittedAt === null ? '' : formatInstant(facts.submittedAt, zone),
          number: facts.number,
        })}
      >
        <ul className={styles.list}>
          {visibleQuestions(definition, answers).map((question) => {
            const answer = answers[question.id];
            return (
              <li key={question.id} className={styles.answer}>
                <span className={styles.asked}>{textIn(definition, question.label, language)}</span>
                <span className={styles.typed}>
                  {answer === undefined ? '–' : answerText(definition, question, answer) || '–'}
                </span>
              </li>
            );
          })}
        </ul>
        {facts.sha256 ? <RecordHash sha256={facts.sha256} /> : null}
      </Panel>
      {facts.state === 'reviewed' ? <PastReviewPanel submissionId={id} /> : null}
    </Page>
  );
}
