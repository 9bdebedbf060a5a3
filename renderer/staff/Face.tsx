import styles from './staff.module.css';

/** "Dr. Helena Marsh, MD" -> "HM": titles and what follows a comma are left out. */
export function initialsOf(name: string): string {
  const words = (name.split(',')[0] ?? '').split(/\s+/).filter((word) => word && !word.endsWith('.'));
  const [first = '', last = ''] = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return `${[...first][0] ?? ''}${[...last][0] ?? ''}`.toUpperCase();
}

/** A person as a round of initials. */
export function Face({ name }: { name: string }) {
  return (
    <span className={styles.face} aria-hidden>
      {initialsOf(name)}
    </span>
  );
}
