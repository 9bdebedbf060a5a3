/** The part of the reference parser that the tests use; the package ships no types. */
declare module 'gs1-barcode-parser-mod' {
  export function parseBarcode(barcode: string): {
    codeName: string;
    parsedCodeItems: { ai: string; dataTitle: string; data: string | number | Date; unit: string; raw: string }[];
  };
}
