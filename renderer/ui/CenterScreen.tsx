import type { TablerIcon } from '@tabler/icons-react';
import { type CSSProperties, type ReactNode, useEffect } from 'react';
import styles from './CenterScreen.module.css';
import { Mark } from './Mark.tsx';
import type { Tone } from './tokens.ts';
import { toneStyle } from './toneStyle.ts';

export interface CenterScreenProps {
  title: string;
  text?: ReactNode;
  icon?: TablerIcon;
  tone?: Tone;
  width?: number;
  foot?: ReactNode;
  children?: ReactNode;
}

/** One thing in the middle of the window: setting up, signing in, the lock, and what went wrong before the desk opens. */
export function CenterScreen({ title, text, icon: Icon, tone = 'plum', width, foot, children }: CenterScreenProps) {
  useEffect(() => {
    document.title = `${title} · Salve`;
  }, [title]);
  return (
    <main className={styles.screen}>
      <div className={styles.brand}>
        <Mark />
        <span className={styles.word}>Salve</span>
      </div>
      <div className={styles.card} style={width ? ({ '--width': `${width}px` } as CSSProperties) : undefined}>
        {Icon ? (
          <div className={styles.icon} style={toneStyle(tone)}>
            <Icon size={24} stroke={1.6} aria-hidden />
          </div>
        ) : null}
        <h1 className={styles.title}>{title}</h1>
        {text ? <div className={styles.text}>{text}</div> : null}
        {children ? <div className={styles.body}>{children}</div> : null}
      </div>
      <div className={styles.end}>{foot}</div>
    </main>
  );
}
