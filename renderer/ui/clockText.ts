/** Minutes of the day from what a person types: "9", "9:30", "930", "2 pm", "14.15", "2:15p"; null if it is no time. */
export function readClock(text: string): number | null {
  const match = /^\s*(\d{1,2})(?:[:.h ]?(\d{2}))?\s*([ap])?\.?\s*m?\.?\s*$/i.exec(text);
  if (!match) return null;
  let hours = Number(match[1]);
  const minutes = Number(match[2] ?? 0);
  const half = match[3]?.toLowerCase();
  if (half && (hours < 1 || hours > 12)) return null;
  if (half === 'p' && hours < 12) hours += 12;
  if (half === 'a' && hours === 12) hours = 0;
  // nobody books at 2 in the night: a bare 1 to 6 is the afternoon
  if (!half && match[2] === undefined && hours >= 1 && hours <= 6) hours += 12;
  return hours < 24 && minutes < 60 ? hours * 60 + minutes : null;
}
