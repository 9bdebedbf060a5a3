-- Which drawing of the map a service opens first; null: the face from the front.
ALTER TABLE "services" ADD COLUMN "map_view" text CONSTRAINT "services_map_view" CHECK("map_view" IN ('front', 'left', 'right', 'turnedLeft', 'turnedRight', 'lips', 'neck', 'hands', 'bodyFront', 'bodyBack'));
