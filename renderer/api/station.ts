/** Which PC of the clinic this browser stands for. The window on the host is always the first; a browser can be told. */
const place = 'salve.station';

/** The number of the PC that was chosen in this browser; null where none was, and in the window on the host. */
export function stationOfBrowser(): number | null {
  if (window.salve !== undefined) return null;
  const number = Number(localStorage.getItem(place));
  return Number.isInteger(number) && number > 0 ? number : null;
}

/** From the next sign-in on this browser stands for that PC. */
export function standForStation(number: number): void {
  localStorage.setItem(place, String(number));
}
