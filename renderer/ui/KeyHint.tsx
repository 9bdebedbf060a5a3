import styles from './small.module.css';

const mac = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent);
const macSigns: Record<string, string> = { Ctrl: '⌘', Alt: '⌥', Shift: '⇧', Enter: '↩' };

/** Keys as keycaps: `<KeyHint keys="Ctrl+K" />`. */
export function KeyHint({ keys }: { keys: string }) {
  const caps = keys.split('+').map((key) => (mac ? (macSigns[key] ?? key) : key));
  return (
    <span className={styles.kbd}>
      {caps.map((cap) => (
        <kbd key={cap}>{cap}</kbd>
      ))}
    </span>
  );
}
