-- Below the reorder point a product is low; at its critical level (0: none) it is critical.
ALTER TABLE "products" ADD COLUMN "critical_level" integer NOT NULL DEFAULT 0;
