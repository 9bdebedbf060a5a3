import { Outlet, useRouterState } from '@tanstack/react-router';
import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useGiftCardScan } from '../../billing/paidAhead/useGiftCards.ts';
import { useReceiptScan } from '../../billing/useInvoiceSource.ts';
import { createPageCommands, PageCommandsContext } from '../../ui/palette/source.ts';
import { useDeskPalette } from '../palette.tsx';
import { useIdleLock } from '../useIdleLock.ts';
import { useWedge } from '../wedge.ts';
import styles from './layout.module.css';
import { Rail } from './Rail.tsx';
import { TopBar } from './TopBar.tsx';

/** The frame of every page: rail, top bar, page. Things that run while someone is at the desk start here. */
export function Layout() {
  const { t } = useTranslation();
  const commands = useMemo(() => createPageCommands(), []);
  const palette = useDeskPalette(commands);
  const lock = useIdleLock();
  useWedge();

  const page = useRef<HTMLElement>(null);
  const path = useRouterState({ select: (state) => state.location.pathname });
  const before = useRef(path);
  useEffect(() => {
    if (before.current === path) return;
    before.current = path;
    // someone who hears the page is taken to it; a field that took the focus itself keeps it
    if (!page.current?.contains(document.activeElement)) page.current?.focus();
  }, [path]);

  return (
    <PageCommandsContext.Provider value={commands}>
      <button type="button" className="s-skip" onClick={() => page.current?.focus()}>
        {t('skip')}
      </button>
      <ScansOfTheDesk />
      <div className={styles.frame}>
        <Rail />
        <TopBar onSearch={palette.open} onLock={lock} />
        <main ref={page} className={styles.page} tabIndex={-1}>
          <Outlet />
        </main>
      </div>
      {palette.element}
    </PageCommandsContext.Provider>
  );
}

/** Stands before the page, so that a page or a dialog that takes gift cards itself comes first. */
function ScansOfTheDesk() {
  useGiftCardScan();
  useReceiptScan();
  return null;
}
