import { ActionIcon, Tooltip } from '@mantine/core';
import { IconArrowLeft, IconExternalLink, IconListDetails, IconX } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { KeyHint } from '../../ui/KeyHint.tsx';
import type { ManualSlug } from './contents.ts';
import { ManualArticle } from './ManualArticle.tsx';
import { ManualContents } from './ManualContents.tsx';
import styles from './manual.module.css';
import { manualPages } from './pages.ts';
import type { ManualPlace } from './store.ts';

interface Props {
  /** The page that was asked for; asking for another one shows that. */
  place: ManualPlace;
  onClose: () => void;
  onGo: ((path: string) => void) | null;
}

/** The manual beside the desk: the work goes on next to it. Esc or F1 closes it. */
export function ManualPane({ place, onClose, onGo }: Props) {
  const { t } = useTranslation();
  const [trail, setTrail] = useState<ManualPlace[]>([place]);
  const [asked, setAsked] = useState(place);
  const [contents, setContents] = useState(false);
  const [query, setQuery] = useState('');
  const pane = useRef<HTMLElement>(null);
  const body = useRef<HTMLDivElement>(null);
  if (asked !== place) {
    setAsked(place);
    setTrail([place]);
    setContents(false);
  }
  const current = trail.at(-1) ?? place;
  const page = manualPages.find((one) => one.slug === current.slug);

  useEffect(() => {
    const node = pane.current;
    if (!node) return;
    body.current?.focus();
    // an open dialog would otherwise keep the wheel for itself
    const keep = (event: Event): void => event.stopPropagation();
    node.addEventListener('wheel', keep, { passive: true });
    node.addEventListener('touchmove', keep, { passive: true });
    return () => {
      node.removeEventListener('wheel', keep);
      node.removeEventListener('touchmove', keep);
    };
  }, []);

  const open = (slug: ManualSlug, heading = ''): void => {
    setContents(false);
    setTrail([...trail, { slug, heading }]);
    body.current?.focus();
  };
  const back = contents ? () => setContents(false) : trail.length > 1 ? () => setTrail(trail.slice(0, -1)) : null;
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    onClose();
  };

  return (
    // Esc closes it, whatever in it has the focus
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <aside
      ref={pane}
      className={styles.pane}
      aria-label={t('manual')}
      onKeyDown={onKey}
      onFocusCapture={(event) => event.target.setAttribute('data-mantine-stop-propagation', 'true')}
    >
      <header className={styles.paneHead}>
        {back ? (
          <Tooltip label={t('manualBack')}>
            <ActionIcon aria-label={t('manualBack')} onClick={back}>
              <IconArrowLeft size={17} />
            </ActionIcon>
          </Tooltip>
        ) : null}
        <Tooltip label={t('manualContents')}>
          <ActionIcon
            aria-label={t('manualContents')}
            aria-pressed={contents}
            onClick={() => setContents((now) => !now)}
          >
            <IconListDetails size={17} />
          </ActionIcon>
        </Tooltip>
        <span className={styles.paneTitle}>{t('manual')}</span>
        <KeyHint keys="F1" />
        {onGo ? (
          <Tooltip label={t('manualWhole')}>
            <ActionIcon
              aria-label={t('manualWhole')}
              onClick={() => {
                onGo(`/manual/${current.slug}`);
                onClose();
              }}
            >
              <IconExternalLink size={17} />
            </ActionIcon>
          </Tooltip>
        ) : null}
        <ActionIcon aria-label={t('manualClose')} onClick={onClose}>
          <IconX size={17} />
        </ActionIcon>
      </header>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so the arrow keys must reach it */}
      <div ref={body} className={styles.paneBody} tabIndex={0} role="region" aria-label={page?.title}>
        {contents || !page ? (
          <ManualContents query={query} onQuery={setQuery} current={current.slug} onOpen={open} />
        ) : (
          <ManualArticle
            key={`${current.slug} ${current.heading}`}
            page={page}
            heading={current.heading ?? ''}
            onOpen={open}
            onGo={onGo}
          />
        )}
      </div>
    </aside>
  );
}
