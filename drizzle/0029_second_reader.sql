CREATE TABLE "model_days" (
	"day" date PRIMARY KEY NOT NULL,
	"calls" integer NOT NULL,
	"tokens_in" bigint DEFAULT 0 NOT NULL,
	"tokens_out" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "model_days_counts" CHECK ("model_days"."calls" >= 0 and "model_days"."tokens_in" >= 0 and "model_days"."tokens_out" >= 0)
);
--> statement-breakpoint
CREATE TABLE "second_readings" (
	"version_id" integer PRIMARY KEY NOT NULL,
	"model" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"read_to" integer DEFAULT 0 NOT NULL,
	"ended" boolean DEFAULT false NOT NULL,
	"proposed" integer DEFAULT 0 NOT NULL,
	"kept" integer DEFAULT 0 NOT NULL,
	"note" text,
	"sample" boolean DEFAULT (coalesce(current_setting('onrecord.sample', true), '') = 'on') NOT NULL,
	CONSTRAINT "second_readings_counts" CHECK ("second_readings"."read_to" >= 0 and "second_readings"."proposed" >= 0 and "second_readings"."kept" between 0 and "second_readings"."proposed"),
	CONSTRAINT "second_readings_lengths" CHECK (length("second_readings"."model") between 1 and 100 and length("second_readings"."note") <= 300)
);
--> statement-breakpoint
ALTER TABLE "suggestions" ADD COLUMN "neutral" text;--> statement-breakpoint
ALTER TABLE "suggestions" ADD COLUMN "model" text;--> statement-breakpoint
ALTER TABLE "second_readings" ADD CONSTRAINT "second_readings_version_id_article_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."article_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suggestions" ADD CONSTRAINT "suggestions_second_reader" CHECK (("suggestions"."model" is null) = ("suggestions"."neutral" is null and "suggestions"."rule" <> 'second reader')
        and length("suggestions"."model") between 1 and 100 and length(btrim("suggestions"."neutral")) between 1 and 300 and "suggestions"."neutral" !~ '[[:cntrl:]]');