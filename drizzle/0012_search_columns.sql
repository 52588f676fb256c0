DROP INDEX "attestations_search";--> statement-breakpoint
DROP INDEX "claims_search";--> statement-breakpoint
ALTER TABLE "attestations" DROP COLUMN "search";--> statement-breakpoint
ALTER TABLE "claims" DROP COLUMN "search";