import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, type RefObject, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { type ManualSlug, manualGroups } from './contents.ts';
import styles from './manual.module.css';
import { manualPages } from './pages.ts';
import { searchManual } from './search.ts';

interface Props {
  query: string;
  onQuery: (query: string) => void;
  current: ManualSlug | null;
  onOpen: (slug: ManualSlug, heading?: string) => void;
  field?: RefObject<HTMLInputElement | null>;
}

/** The search field and below it the pages: all of them, or what was found. Arrows walk, Enter opens. */
export function ManualContents({ query, onQuery, current, onOpen, field }: Props) {
  const { t } = useTranslation();
  const nav = useRef<HTMLElement>(null);
  const own = useRef<HTMLInputElement>(null);
  const input = field ?? own;
  const hits = useMemo(() => searchManual(manualPages, query), [query]);
  const searching = query.trim() !== '';

  const walk = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const buttons = [...(nav.current?.querySelectorAll('button') ?? [])];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement) + step;
    if (at < 0) input.current?.focus();
    else buttons[Math.min(at, buttons.length - 1)]?.focus();
  };

  return (
    // arrows walk from the field into the list below it
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className={styles.contents} onKeyDown={walk}>
      <TextInput
        ref={input}
        type="search"
        aria-label={t('manualSearch')}
        placeholder={t('manualSearch')}
        leftSection={<IconSearch size={15} aria-hidden />}
        value={query}
        onChange={(event) => onQuery(event.currentTarget.value)}
        onKeyDown={(event) => {
          const [first] = hits;
          if (event.key === 'Enter' && first) onOpen(first.slug, first.heading);
        }}
      />
      <nav ref={nav} aria-label={t('manualPages')}>
        {searching ? (
          <ul aria-live="polite">
            {hits.map(({ slug, title, heading, snippet }) => (
              <li key={`${slug} ${heading}`}>
                <button type="button" className={styles.hit} onClick={() => onOpen(slug, heading)}>
                  <strong>{heading === '' ? title : heading}</strong>
                  {heading === '' ? null : <span className={styles.of}>{title}</span>}
                  <span>{snippet}</span>
                </button>
              </li>
            ))}
          </ul>
        ) : (
          manualGroups.map(({ word, slugs }) => (
            <section key={word}>
              <h2>{t(word)}</h2>
              <ul>
                {slugs.map((slug) => (
                  <li key={slug}>
                    <button
                      type="button"
                      className={styles.entry}
                      aria-current={slug === current ? 'page' : undefined}
                      onClick={() => onOpen(slug)}
                    >
                      {manualPages.find((page) => page.slug === slug)?.title}
                    </button>
                  </li>
                ))}
              </ul>
            </section>
          ))
        )}
        {searching && hits.length === 0 ? (
          <EmptyState compact title={t('manualNothing')} text={t('manualNothingText')} />
        ) : null}
      </nav>
    </div>
  );
}
