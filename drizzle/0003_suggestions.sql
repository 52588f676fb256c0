CREATE TYPE "public"."suggestion_state" AS ENUM('open', 'accepted', 'dismissed');--> statement-breakpoint
CREATE TABLE "readings" (
	"version_id" integer PRIMARY KEY NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"suggestions" integer NOT NULL,
	"sample" boolean DEFAULT (coalesce(current_setting('onrecord.sample', true), '') = 'on') NOT NULL
);
--> statement-breakpoint
CREATE TABLE "suggestions" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "suggestions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"version_id" integer NOT NULL,
	"content" jsonb NOT NULL,
	"cue" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"mention" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"kind" "quote_kind" NOT NULL,
	"stance" "stance" NOT NULL,
	"wording" text NOT NULL,
	"speaker" jsonb,
	"said_on" text,
	"said_wording" text,
	"said_basis" date_basis,
	"channel" text,
	"confidence" real NOT NULL,
	"rule" text NOT NULL,
	"reason" text NOT NULL,
	"utterance" integer NOT NULL,
	"state" "suggestion_state" DEFAULT 'open' NOT NULL,
	"decided_by" integer,
	"decided_at" timestamp with time zone,
	"inherited" boolean DEFAULT false NOT NULL,
	"attestation_id" integer,
	"changes" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"sample" boolean DEFAULT (coalesce(current_setting('onrecord.sample', true), '') = 'on') NOT NULL,
	CONSTRAINT "suggestions_confidence" CHECK ("suggestions"."confidence" between 0 and 1),
	CONSTRAINT "suggestions_spans" CHECK (jsonb_array_length("suggestions"."content") between 1 and 20 and jsonb_array_length("suggestions"."cue") <= 5 and jsonb_array_length("suggestions"."mention") <= 5),
	CONSTRAINT "suggestions_lengths" CHECK (length(btrim("suggestions"."wording")) between 1 and 500 and length("suggestions"."said_on") <= 60 and length("suggestions"."said_wording") <= 200 and length("suggestions"."channel") <= 200 and length("suggestions"."rule") between 1 and 100 and length("suggestions"."reason") between 1 and 500),
	CONSTRAINT "suggestions_speaker" CHECK ("suggestions"."speaker" is null or (length("suggestions"."speaker" ->> 'name') between 1 and 200 and length("suggestions"."speaker" ->> 'capacity') <= 200 and length("suggestions"."speaker" ->> 'organisation') <= 200)),
	CONSTRAINT "suggestions_said_together" CHECK (("suggestions"."said_on" is null) = ("suggestions"."said_basis" is null)),
	CONSTRAINT "suggestions_decided" CHECK (("suggestions"."state" = 'open') = ("suggestions"."decided_at" is null)),
	CONSTRAINT "suggestions_accepted" CHECK (("suggestions"."state" = 'accepted') = ("suggestions"."attestation_id" is not null))
);
--> statement-breakpoint
ALTER TABLE "readings" ADD CONSTRAINT "readings_version_id_article_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."article_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suggestions" ADD CONSTRAINT "suggestions_version_id_article_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."article_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suggestions" ADD CONSTRAINT "suggestions_decided_by_users_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suggestions" ADD CONSTRAINT "suggestions_attestation_id_attestations_id_fk" FOREIGN KEY ("attestation_id") REFERENCES "public"."attestations"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "suggestions_once" ON "suggestions" USING btree ("version_id",md5("content"::text),coalesce("speaker" ->> 'name', ''));--> statement-breakpoint
CREATE INDEX "suggestions_open" ON "suggestions" USING btree ("version_id") WHERE "suggestions"."state" = 'open';--> statement-breakpoint
CREATE INDEX "suggestions_attestation" ON "suggestions" USING btree ("attestation_id") WHERE "suggestions"."attestation_id" is not null;--> statement-breakpoint
CREATE INDEX "suggestions_made" ON "suggestions" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "attestations_recorded" ON "attestations" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "roles_title" ON "roles" USING btree (plain("title"));--> statement-breakpoint
CREATE INDEX "source_names_by_name" ON "source_names" USING btree (plain("name"));