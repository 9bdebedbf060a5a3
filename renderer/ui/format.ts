/** How the desk writes days and times. Conversion to the clinic's zone happens here, at the edge (money and quantities: electron/kernel). */

const formatters = new Map<string, Intl.DateTimeFormat>();

function moment(locale: string | undefined, zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `d|${locale ?? ''}|${zone}|${JSON.stringify(options)}`;
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locale, { ...options, timeZone: zone });
  formatters.set(key, made);
  return made;
}

/** "9:05 AM" of an instant (epoch ms) in `zone`. */
export function formatTime(instant: number, zone: string, locale?: string): string {
  return moment(locale, zone, { hour: 'numeric', minute: '2-digit' }).format(instant);
}

/** "Tue, Mar 4, 2025" of an instant (epoch ms) in `zone`. */
export function formatDay(instant: number, zone: string, locale?: string): string {
  return moment(locale, zone, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' }).format(instant);
}

/** "Tue, Mar 4" of an instant (epoch ms) in `zone`, where the year goes without saying. */
export function formatShortDay(instant: number, zone: string, locale?: string): string {
  return moment(locale, zone, { weekday: 'short', day: 'numeric', month: 'short' }).format(instant);
}

/** "Mar 4, 2025, 9:05 AM" of an instant (epoch ms) in `zone`. */
export function formatInstant(instant: number, zone: string, locale?: string): string {
  return moment(locale, zone, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
  }).format(instant);
}

/** "Mar 4, 2025" of a local date 'YYYY-MM-DD'; no zone is involved. */
export function formatDate(date: string, locale?: string): string {
  return moment(locale, 'UTC', { day: 'numeric', month: 'short', year: 'numeric' }).format(
    Date.parse(`${date}T00:00:00Z`),
  );
}

/** "in 20 min", "5 min ago", "in 3 hr", "now" for an instant seen from `now` (both epoch ms). */
export function formatFromNow(instant: number, now: number, locale?: string): string {
  const minutes = Math.round((instant - now) / 60_000);
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' });
  if (Math.abs(minutes) < 60) return minutes === 0 ? relative.format(0, 'second') : relative.format(minutes, 'minute');
  const hours = Math.round(minutes / 60);
  if (Math.abs(hours) < 36) return relative.format(hours, 'hour');
  return relative.format(Math.round(hours / 24), 'day');
}

/** "1 h 05" or "45 min" for a length in minutes. */
export function formatMinutes(minutes: number): string {
  if (minutes < 60) return `${minutes} min`;
  const rest = minutes % 60;
  return rest === 0
    ? `${Math.floor(minutes / 60)} h`
    : `${Math.floor(minutes / 60)} h ${String(rest).padStart(2, '0')}`;
}
