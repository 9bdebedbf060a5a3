import { useNavigate, useParams, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../ui/Page.tsx';
import { isManualSlug, type ManualSlug, manualSlugs } from './contents.ts';
import { ManualArticle } from './ManualArticle.tsx';
import { ManualContents } from './ManualContents.tsx';
import styles from './manual.module.css';
import { manualPages } from './pages.ts';

/** The whole manual: contents and search at the left, the page at the right. */
export function ManualPage() {
  const { t } = useTranslation();
  const { slug = 'the-desk' }: { slug?: string } = useParams({ strict: false });
  const navigate = useNavigate();
  const router = useRouter();
  const [query, setQuery] = useState('');
  const [heading, setHeading] = useState('');
  const current: ManualSlug = isManualSlug(slug) ? slug : 'the-desk';
  const page = manualPages.find((one) => one.slug === current);
  const next = manualPages[manualSlugs.indexOf(current) + 1];
  const open = (slug: ManualSlug, at = ''): void => {
    setHeading(at);
    void navigate({ to: '/manual/$slug', params: { slug } });
  };
  return (
    <Page title={t('manual')} subtitle={t('manualText')} fill>
      <div className={styles.book}>
        <div className={styles.side}>
          <ManualContents query={query} onQuery={setQuery} current={current} onOpen={open} />
        </div>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so the arrow keys must reach it */}
        <div className={styles.sheet} tabIndex={0} role="region" aria-label={page?.title}>
          {page ? (
            <ManualArticle
              key={`${current} ${heading}`}
              page={page}
              heading={heading}
              onOpen={open}
              onGo={(path) => router.history.push(path)}
            />
          ) : null}
          {next ? (
            <button type="button" className={styles.next} onClick={() => open(next.slug)}>
              <span>{t('manualNext')}</span>
              <strong>{next.title}</strong>
            </button>
          ) : null}
        </div>
      </div>
    </Page>
  );
}
