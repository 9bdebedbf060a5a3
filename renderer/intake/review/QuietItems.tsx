import { Button } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import type { Item } from '../../../electron/intake/review/rules.ts';
import styles from './review.module.css';
import { useItemText } from './useItemText.ts';

/** What needs no decision: what stays on the form, what the chart says already. */
export function QuietItems({
  title,
  items,
  opened = false,
}: {
  title: string;
  items: readonly Item[];
  opened?: boolean;
}) {
  const [open, setOpen] = useState(opened);
  const text = useItemText();
  if (items.length === 0) return null;
  return (
    <section aria-label={title}>
      <Button
        variant="subtle"
        color="gray"
        size="xs"
        aria-expanded={open}
        leftSection={open ? <IconChevronDown size={15} aria-hidden /> : <IconChevronRight size={15} aria-hidden />}
        onClick={() => setOpen(!open)}
      >
        {title} ({items.length})
      </Button>
      {open ? (
        <ul className={styles.quiet}>
          {items.map((item) => (
            <li key={item.id} className={styles.quietItem}>
              <span className={styles.sideName}>{item.label}</span>
              <span className={styles.value}>{text(item, item.typed || item.chart)}</span>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}
