import { defineConfig } from 'drizzle-kit';

/** Drafts only: `drizzle-kit generate --config scripts/drizzle.config.ts`. The SQL in db/migrations is ours and is written from the draft. */
export default defineConfig({
  dialect: 'sqlite',
  schema: './db/**/schema.ts',
  out: './node_modules/.cache/salve/drizzle',
});
