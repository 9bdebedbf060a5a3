import { Accordion } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { paragraphsOf } from '../../electron/consents/rules.ts';
import { useTRPC } from '../api/client.ts';
import { useDesk } from '../api/desk.ts';
import { ownName } from '../patients/contact/languages.ts';
import { formatInstant } from '../ui/format.ts';
import styles from './consents.module.css';

/** Every edition a text had, each with what it took out and put in. */
export function EditionHistory({ templateId }: { templateId: string }) {
  const { t } = useTranslation('consents');
  const { zone } = useDesk();
  const answer = useQuery(useTRPC().consents.editions.queryOptions({ templateId }));
  const editions = answer.data?.editions ?? [];
  if (editions.length < 2) return null;
  return (
    <Accordion variant="contained">
      <Accordion.Item value="history">
        <Accordion.Control>{t('history')}</Accordion.Control>
        <Accordion.Panel>
          <ol className={styles.history}>
            {editions.map((edition) => {
              const before = editions.find(
                (one) => one.language === edition.language && one.edition === edition.edition - 1,
              );
              return (
                <li key={edition.editionId}>
                  <strong>
                    {t('historyBy', {
                      edition: edition.edition,
                      language: ownName(edition.language),
                      when: formatInstant(edition.createdAt, zone),
                      who: edition.createdBy,
                    })}
                  </strong>
                  {before ? <Differences before={before.body} after={edition.body} /> : null}
                </li>
              );
            })}
          </ol>
        </Accordion.Panel>
      </Accordion.Item>
    </Accordion>
  );
}

/** Paragraphs that are only in one of two texts. */
function Differences({ before, after }: { before: string; after: string }) {
  const old = paragraphsOf(before).map(({ text }) => text);
  const now = paragraphsOf(after).map(({ text }) => text);
  const out = old.filter((text) => !now.includes(text));
  const put = now.filter((text) => !old.includes(text));
  return (
    <>
      {out.map((text) => (
        <p key={`- ${text}`}>
          <del>{text}</del>
        </p>
      ))}
      {put.map((text) => (
        <p key={`+ ${text}`}>
          <ins>{text}</ins>
        </p>
      ))}
    </>
  );
}
