import type { ReactNode } from 'react';
import styles from './Banner.module.css';
import type { Tone } from './tokens.ts';
import { toneStyle } from './toneStyle.ts';

export interface BannerProps {
  /** What this strip is, for those who hear the page, e.g. "Patient". */
  label: string;
  /** The one thing one must never lose sight of. */
  lead: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  /** Without a tone the banner is a quiet surface; with one it warns. */
  tone?: Tone;
}

/** A strip at the top of a page that never scrolls away. Give it to `Page` as `banner`. */
export function Banner({ label, lead, children, actions, tone }: BannerProps) {
  return (
    <section className={styles.banner} aria-label={label} data-tone={tone} style={tone ? toneStyle(tone) : undefined}>
      <div className={styles.lead}>{lead}</div>
      <div className={styles.rest}>{children}</div>
      {actions ? <div className={styles.actions}>{actions}</div> : null}
    </section>
  );
}
