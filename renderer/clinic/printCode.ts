/** Prints a sheet with the recovery code through the system's print dialog, from a frame of its own. */
export function printCode(title: string, text: string, code: string): void {
  const frame = document.createElement('iframe');
  frame.style.cssText = 'position:fixed;width:0;height:0;border:0;visibility:hidden';
  document.body.append(frame);
  const sheet = frame.contentDocument;
  const view = frame.contentWindow;
  if (!sheet || !view) {
    frame.remove();
    return;
  }
  const add = (tag: string, words: string, style: string): void => {
    const node = sheet.createElement(tag);
    node.textContent = words;
    node.style.cssText = style;
    sheet.body.append(node);
  };
  sheet.title = title;
  sheet.body.style.cssText = 'font-family:sans-serif;margin:20mm;color:#000';
  add('h1', title, 'font-size:20pt;margin:0 0 6mm');
  add('p', code, 'font:600 20pt monospace;letter-spacing:2pt;border:1pt dashed #000;padding:8mm;line-height:1.6');
  add('p', text, 'font-size:11pt');
  view.addEventListener('afterprint', () => frame.remove());
  view.print();
}
