import type { TestClinic } from '../harness.ts';

type Prepare = TestClinic['opened']['store']['read']['raw']['prepare'];

/** Collects the SQL that is prepared from now on; `stop` ends it and returns the texts about one of the tables. */
export function listenTo(clinic: TestClinic): { stop: (tables: RegExp) => string[] } {
  const texts = new Set<string>();
  const { raw } = clinic.opened.store.read;
  const prepare = raw.prepare.bind(raw);
  const listening = (text: string): ReturnType<Prepare> => {
    texts.add(text);
    return prepare(text);
  };
  raw.prepare = listening as Prepare;
  return {
    stop: (tables) => {
      raw.prepare = prepare;
      return [...texts].filter((text) => tables.test(text) && /^\s*(SELECT|WITH|UPDATE|DELETE)/i.test(text));
    },
  };
}

const scan = /^SCAN (?!.*(json_each|VIRTUAL TABLE INDEX 1:|CONSTANT|SUBQUERY|CO-ROUTINE))(\w+)/;

/** The steps of these queries that read a table from end to end, those over small ones left out. */
export function scansOf(clinic: TestClinic, texts: readonly string[], small: RegExp): string[] {
  const { raw } = clinic.opened.store.read;
  return texts.flatMap((text) =>
    raw
      .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${text}`)
      .all(...Array.from({ length: (text.match(/\?/g) ?? []).length }, () => null))
      .map((row) => row.detail)
      .filter((line) => scan.test(line) && !small.test(line))
      .map((line) => `${line}: ${text}`),
  );
}
