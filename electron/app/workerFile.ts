/** Where the entry of a worker thread lies: beside the sources, or beside the bundle that was made of them. */
export function workerFile(name: string): URL {
  const here = import.meta.url;
  if (here.endsWith('.ts')) return new URL(`../workers/${name}.ts`, here);
  return new URL(`${here.includes('/chunks/') ? '..' : '.'}/workers/${name}.js`, here);
}
