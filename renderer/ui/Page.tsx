import { type ReactNode, useEffect, useId } from 'react';
import styles from './Page.module.css';

export interface PageProps {
  /** What the tab, the window and the page heading say. */
  title: string;
  subtitle?: ReactNode;
  /** Buttons at the right of the heading; the one main action comes last. */
  actions?: ReactNode;
  /** A strip above the heading that stays while the page scrolls, e.g. `<Banner>`. */
  banner?: ReactNode;
  /** The body fills the height and does not scroll by itself: calendars, boards, tables with their own scrolling. */
  fill?: boolean;
  /** Forms and settings read better in a narrow column. */
  narrow?: boolean;
  /** Nothing in the body takes the focus: it takes it itself, so that the arrows scroll it. */
  reading?: boolean;
  children: ReactNode;
}

/** One page of the desk: banner, heading, body. Sets the window title. */
export function Page({ title, subtitle, actions, banner, fill, narrow, reading, children }: PageProps) {
  useEffect(() => {
    document.title = `${title} · Salve`;
  }, [title]);
  return (
    <div className={styles.page}>
      {banner}
      <PageHeader title={title} subtitle={subtitle} actions={actions} />
      <div
        className={styles.body}
        data-fill={fill || undefined}
        {...(reading ? { tabIndex: 0, role: 'region', 'aria-label': title } : {})}
      >
        {narrow ? <div className={styles.narrow}>{children}</div> : children}
      </div>
    </div>
  );
}

/** The heading line of a page; `Page` draws it, panes inside a page may use it alone. */
export function PageHeader({ title, subtitle, actions }: Pick<PageProps, 'title' | 'subtitle' | 'actions'>) {
  return (
    <header className={styles.header}>
      <div className={styles.titles}>
        <h1 className={styles.title} title={title}>
          {title}
        </h1>
        {subtitle ? <p className={styles.sub}>{subtitle}</p> : null}
      </div>
      {actions ? <div className={styles.actions}>{actions}</div> : null}
    </header>
  );
}

export interface PanelProps {
  title?: string;
  actions?: ReactNode;
  /** No padding: for tables and lists that reach the edge. */
  flush?: boolean;
  /** The body scrolls when the panel is given less height than it needs. */
  scroll?: boolean;
  children: ReactNode;
}

/** A framed part of a page with its own heading. */
export function Panel({ title, actions, flush, scroll, children }: PanelProps) {
  const id = useId();
  return (
    <section className={styles.panel} aria-labelledby={title ? id : undefined}>
      {title ? (
        <div className={styles.panelHead}>
          <h2 className={styles.panelTitle} id={id}>
            {title}
          </h2>
          {actions}
        </div>
      ) : null}
      <div className={styles.panelBody} data-flush={flush || undefined} data-scroll={scroll || undefined}>
        {children}
      </div>
    </section>
  );
}
