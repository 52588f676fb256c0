CREATE TYPE "public"."evidence_side" AS ENUM('for', 'against');--> statement-breakpoint
CREATE TYPE "public"."link_kind" AS ENUM('contradicts', 'reverses', 'refines', 'answers');--> statement-breakpoint
CREATE TABLE "assessments" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "assessments_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"claim_id" integer NOT NULL,
	"rating" text NOT NULL,
	"place" integer NOT NULL,
	"places" integer NOT NULL,
	"reasons" text NOT NULL,
	"assessed_on" date NOT NULL,
	"state" "state" DEFAULT 'draft' NOT NULL,
	"withdrawn_reason" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" integer,
	"version" integer DEFAULT 1 NOT NULL,
	"sample" boolean DEFAULT (coalesce(current_setting('onrecord.sample', true), '') = 'on') NOT NULL,
	CONSTRAINT "assessments_rating" CHECK (length(btrim("assessments"."rating")) between 1 and 60),
	CONSTRAINT "assessments_place" CHECK ("assessments"."place" between 1 and "assessments"."places" and "assessments"."places" between 2 and 12),
	CONSTRAINT "assessments_reasons_length" CHECK (length(btrim("assessments"."reasons")) between 1 and 10000),
	CONSTRAINT "assessments_reason" CHECK (("assessments"."state" = 'withdrawn') = ("assessments"."withdrawn_reason" is not null))
);
--> statement-breakpoint
CREATE TABLE "claim_links" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "claim_links_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"from_id" integer NOT NULL,
	"to_id" integer NOT NULL,
	"kind" "link_kind" NOT NULL,
	"reason" text NOT NULL,
	"state" "state" DEFAULT 'published' NOT NULL,
	"withdrawn_reason" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" integer,
	"version" integer DEFAULT 1 NOT NULL,
	"sample" boolean DEFAULT (coalesce(current_setting('onrecord.sample', true), '') = 'on') NOT NULL,
	CONSTRAINT "claim_links_itself" CHECK ("claim_links"."from_id" <> "claim_links"."to_id"),
	CONSTRAINT "claim_links_reason_length" CHECK (length(btrim("claim_links"."reason")) between 1 and 500),
	CONSTRAINT "claim_links_reason" CHECK (("claim_links"."state" = 'withdrawn') = ("claim_links"."withdrawn_reason" is not null))
);
--> statement-breakpoint
CREATE TABLE "evidence" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "evidence_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"assessment_id" integer NOT NULL,
	"side" "evidence_side" NOT NULL,
	"article_id" integer,
	"address" text,
	"title" text,
	"note" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" integer,
	"version" integer DEFAULT 1 NOT NULL,
	"sample" boolean DEFAULT (coalesce(current_setting('onrecord.sample', true), '') = 'on') NOT NULL,
	CONSTRAINT "evidence_one" CHECK (("evidence"."article_id" is null) <> ("evidence"."address" is null)),
	CONSTRAINT "evidence_scheme" CHECK ("evidence"."address" ~ '^https?://' and length("evidence"."address") <= 2000),
	CONSTRAINT "evidence_lengths" CHECK (length("evidence"."title") <= 300 and length("evidence"."note") <= 1000)
);
--> statement-breakpoint
CREATE TABLE "name_words" (
	"word" text PRIMARY KEY NOT NULL
);
--> statement-breakpoint
CREATE TABLE "search_documents" (
	"utterance_id" integer PRIMARY KEY NOT NULL,
	"claim_id" integer NOT NULL,
	"said_from" date NOT NULL,
	"said_to" date NOT NULL,
	"source_id" integer NOT NULL,
	"speaks_for_id" integer,
	"organisation_ids" integer[] NOT NULL,
	"publisher_ids" integer[] NOT NULL,
	"topic_ids" integer[] NOT NULL,
	"stance" "stance" NOT NULL,
	"kinds" "quote_kind"[] NOT NULL,
	"channel" text,
	"words" "tsvector" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "search_languages" (
	"config" text PRIMARY KEY NOT NULL
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"assessment_scale" text[] DEFAULT '{"Contradicted","Mostly contradicted","Disputed","Mostly borne out","Borne out"}' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "settings_one" CHECK ("settings"."id" = 1),
	CONSTRAINT "settings_scale" CHECK (array_length("settings"."assessment_scale", 1) between 2 and 12)
);
--> statement-breakpoint
ALTER TABLE "revisions" ADD COLUMN "claim_id" integer;--> statement-breakpoint
ALTER TABLE "revisions" ADD COLUMN "shown" text;--> statement-breakpoint
ALTER TABLE "attestations" ADD COLUMN "chain" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "assessments" ADD CONSTRAINT "assessments_claim_id_claims_id_fk" FOREIGN KEY ("claim_id") REFERENCES "public"."claims"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessments" ADD CONSTRAINT "assessments_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim_links" ADD CONSTRAINT "claim_links_from_id_claims_id_fk" FOREIGN KEY ("from_id") REFERENCES "public"."claims"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim_links" ADD CONSTRAINT "claim_links_to_id_claims_id_fk" FOREIGN KEY ("to_id") REFERENCES "public"."claims"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim_links" ADD CONSTRAINT "claim_links_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_assessment_id_assessments_id_fk" FOREIGN KEY ("assessment_id") REFERENCES "public"."assessments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "search_documents" ADD CONSTRAINT "search_documents_utterance_id_utterances_id_fk" FOREIGN KEY ("utterance_id") REFERENCES "public"."utterances"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "assessments_once" ON "assessments" USING btree ("claim_id") WHERE "assessments"."state" <> 'withdrawn';--> statement-breakpoint
CREATE INDEX "assessments_claim" ON "assessments" USING btree ("claim_id");--> statement-breakpoint
CREATE UNIQUE INDEX "claim_links_once" ON "claim_links" USING btree ("from_id","to_id","kind") WHERE "claim_links"."state" <> 'withdrawn';--> statement-breakpoint
CREATE INDEX "claim_links_to" ON "claim_links" USING btree ("to_id");--> statement-breakpoint
CREATE INDEX "evidence_assessment" ON "evidence" USING btree ("assessment_id","id");--> statement-breakpoint
CREATE INDEX "evidence_article" ON "evidence" USING btree ("article_id") WHERE "evidence"."article_id" is not null;--> statement-breakpoint
CREATE INDEX "name_words_search" ON "name_words" USING gin ("word" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "search_documents_words" ON "search_documents" USING gin ("words");--> statement-breakpoint
CREATE INDEX "search_documents_said" ON "search_documents" USING btree ("said_to","utterance_id");--> statement-breakpoint
CREATE INDEX "search_documents_claim" ON "search_documents" USING btree ("claim_id","utterance_id");--> statement-breakpoint
CREATE INDEX "search_documents_source" ON "search_documents" USING btree ("source_id","said_to","utterance_id");--> statement-breakpoint
CREATE INDEX "search_documents_speaks_for" ON "search_documents" USING btree ("speaks_for_id","said_to","utterance_id") WHERE "search_documents"."speaks_for_id" is not null;--> statement-breakpoint
CREATE INDEX "search_documents_stance" ON "search_documents" USING btree ("stance","said_to","utterance_id");--> statement-breakpoint
CREATE INDEX "search_documents_channel" ON "search_documents" USING btree (plain("channel"),"said_to","utterance_id") WHERE "search_documents"."channel" is not null;--> statement-breakpoint
CREATE INDEX "search_documents_organisations" ON "search_documents" USING gin ("organisation_ids");--> statement-breakpoint
CREATE INDEX "search_documents_publishers" ON "search_documents" USING gin ("publisher_ids");--> statement-breakpoint
CREATE INDEX "search_documents_topics" ON "search_documents" USING gin ("topic_ids");--> statement-breakpoint
CREATE INDEX "search_documents_spans" ON "search_documents" USING gist (daterange("said_from", "said_to", '[]')) WHERE "search_documents"."said_from" < "search_documents"."said_to";--> statement-breakpoint
CREATE INDEX "revisions_claim" ON "revisions" USING btree ("claim_id","id") WHERE "revisions"."claim_id" is not null;--> statement-breakpoint
CREATE INDEX "revisions_corrections" ON "revisions" USING btree ("id") WHERE "revisions"."shown" in ('corrected', 'withdrawn', 'reinstated');--> statement-breakpoint
CREATE INDEX "revisions_utterances_of" ON "revisions" USING btree (("before" ->> 'claim_id'),"id") WHERE "revisions"."object" = 'utterances';--> statement-breakpoint
CREATE INDEX "revisions_attestations_of" ON "revisions" USING btree (("before" ->> 'utterance_id'),"id") WHERE "revisions"."object" = 'attestations';--> statement-breakpoint
CREATE INDEX "revisions_statements_of" ON "revisions" USING btree (("before" ->> 'source_id'),"id") WHERE "revisions"."object" = 'utterances';--> statement-breakpoint
CREATE INDEX "revisions_topics_of" ON "revisions" USING btree (("before" ->> 'topic_id'),"id") WHERE "revisions"."object" = 'claim_topics';--> statement-breakpoint
ALTER TABLE "revisions" ADD CONSTRAINT "revisions_shown" CHECK ("revisions"."shown" in ('added', 'corrected', 'withdrawn', 'reinstated'));--> statement-breakpoint
ALTER TABLE "attestations" ADD CONSTRAINT "attestations_chain" CHECK (jsonb_typeof("attestations"."chain") = 'array' and jsonb_array_length("attestations"."chain") <= 5);