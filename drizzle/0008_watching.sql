ALTER TABLE "captures" ADD COLUMN "revived" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "articles" ADD COLUMN "watched" boolean;--> statement-breakpoint
ALTER TABLE "articles" ADD COLUMN "watched_since" timestamp with time zone;--> statement-breakpoint
-- Addresses that nobody opens, which an item could have until now.
update feed_items set address = null where address !~ '^https?://' or length(address) > 2000;--> statement-breakpoint
ALTER TABLE "feed_items" ADD CONSTRAINT "feed_items_scheme" CHECK ("feed_items"."address" ~ '^https?://' and length("feed_items"."address") <= 2000);