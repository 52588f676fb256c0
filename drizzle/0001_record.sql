CREATE TYPE "public"."date_basis" AS ENUM('stated', 'relative', 'published-on', 'editor');--> statement-breakpoint
CREATE TYPE "public"."name_kind" AS ENUM('alias', 'legal', 'pen', 'transliteration', 'metonym');--> statement-breakpoint
CREATE TYPE "public"."quote_kind" AS ENUM('direct', 'mixed', 'indirect');--> statement-breakpoint
CREATE TYPE "public"."source_kind" AS ENUM('person', 'organisation', 'group', 'unnamed');--> statement-breakpoint
CREATE TYPE "public"."stance" AS ENUM('asserts', 'denies', 'questions', 'demands', 'predicts');--> statement-breakpoint
CREATE TYPE "public"."state" AS ENUM('draft', 'published', 'withdrawn');--> statement-breakpoint
CREATE TYPE "public"."text_rights" AS ENUM('full', 'excerpts');--> statement-breakpoint
CREATE TYPE "public"."user_role" AS ENUM('editor', 'admin');--> statement-breakpoint
CREATE TABLE "article_versions" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "article_versions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"article_id" integer NOT NULL,
	"number" integer NOT NULL,
	"text" text,
	"length" integer NOT NULL,
	"hash" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" integer,
	"version" integer DEFAULT 1 NOT NULL,
	"sample" boolean DEFAULT (coalesce(current_setting('onrecord.sample', true), '') = 'on') NOT NULL,
	CONSTRAINT "article_versions_length" CHECK ("article_versions"."length" > 0),
	CONSTRAINT "article_versions_hash_shape" CHECK ("article_versions"."hash" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "article_versions_clean" CHECK ("article_versions"."text" !~ '[\x01-\x08\x0b-\x1f]')
);
--> statement-breakpoint
CREATE TABLE "articles" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "articles_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"publisher_id" integer,
	"title" text NOT NULL,
	"byline" text,
	"url" text,
	"language" text DEFAULT 'en' NOT NULL,
	"published_on" text,
	"published_from" date,
	"published_to" date,
	"rights" text_rights,
	"public_passages" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" integer,
	"version" integer DEFAULT 1 NOT NULL,
	"sample" boolean DEFAULT (coalesce(current_setting('onrecord.sample', true), '') = 'on') NOT NULL,
	CONSTRAINT "articles_title_length" CHECK (length("articles"."title") between 1 and 500),
	CONSTRAINT "articles_url_scheme" CHECK ("articles"."url" ~ '^https?://' and length("articles"."url") <= 2000),
	CONSTRAINT "articles_published_bounds" CHECK (("articles"."published_on" is null) = ("articles"."published_from" is null) and ("articles"."published_on" is null) = ("articles"."published_to" is null) and "articles"."published_from" <= "articles"."published_to")
);
--> statement-breakpoint
CREATE TABLE "attestations" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "attestations_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"utterance_id" integer NOT NULL,
	"version_id" integer NOT NULL,
	"kind" "quote_kind" NOT NULL,
	"content" jsonb NOT NULL,
	"cue" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"mention" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"state" "state" DEFAULT 'draft' NOT NULL,
	"withdrawn_reason" text,
	"public" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" integer,
	"version" integer DEFAULT 1 NOT NULL,
	"sample" boolean DEFAULT (coalesce(current_setting('onrecord.sample', true), '') = 'on') NOT NULL,
	"search" "tsvector" GENERATED ALWAYS AS (to_tsvector('record_english', span_words(content))) STORED,
	CONSTRAINT "attestations_reason" CHECK (("attestations"."state" = 'withdrawn') = ("attestations"."withdrawn_reason" is not null))
);
--> statement-breakpoint
CREATE TABLE "claim_topics" (
	"claim_id" integer NOT NULL,
	"topic_id" integer NOT NULL,
	CONSTRAINT "claim_topics_claim_id_topic_id_pk" PRIMARY KEY("claim_id","topic_id")
);
--> statement-breakpoint
CREATE TABLE "claims" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "claims_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"wording" text NOT NULL,
	"language" text DEFAULT 'en' NOT NULL,
	"state" "state" DEFAULT 'draft' NOT NULL,
	"published_at" timestamp with time zone,
	"withdrawn_reason" text,
	"last_said" date,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" integer,
	"version" integer DEFAULT 1 NOT NULL,
	"sample" boolean DEFAULT (coalesce(current_setting('onrecord.sample', true), '') = 'on') NOT NULL,
	"search" "tsvector" GENERATED ALWAYS AS (to_tsvector('record_english', wording)) STORED,
	CONSTRAINT "claims_wording_length" CHECK (length(btrim("claims"."wording")) between 1 and 500),
	CONSTRAINT "claims_reason" CHECK (("claims"."state" = 'withdrawn') = ("claims"."withdrawn_reason" is not null)),
	CONSTRAINT "claims_published_at" CHECK ("claims"."state" = 'draft' or "claims"."published_at" is not null)
);
--> statement-breakpoint
CREATE TABLE "publishers" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "publishers_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"host" text,
	"country" text,
	"rights" text_rights DEFAULT 'excerpts' NOT NULL,
	"confirmed" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" integer,
	"version" integer DEFAULT 1 NOT NULL,
	"sample" boolean DEFAULT (coalesce(current_setting('onrecord.sample', true), '') = 'on') NOT NULL,
	CONSTRAINT "publishers_name_length" CHECK (length("publishers"."name") between 1 and 200)
);
--> statement-breakpoint
CREATE TABLE "roles" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "roles_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"source_id" integer NOT NULL,
	"organisation_id" integer,
	"title" text NOT NULL,
	"held" text,
	"held_from" date,
	"held_to" date,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" integer,
	"version" integer DEFAULT 1 NOT NULL,
	"sample" boolean DEFAULT (coalesce(current_setting('onrecord.sample', true), '') = 'on') NOT NULL,
	CONSTRAINT "roles_title_length" CHECK (length("roles"."title") between 1 and 200),
	CONSTRAINT "roles_bounds" CHECK ("roles"."held_from" <= "roles"."held_to")
);
--> statement-breakpoint
CREATE TABLE "source_names" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "source_names_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"source_id" integer NOT NULL,
	"name" text NOT NULL,
	"kind" "name_kind" DEFAULT 'alias' NOT NULL,
	"language" text,
	"held" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" integer,
	"version" integer DEFAULT 1 NOT NULL,
	"sample" boolean DEFAULT (coalesce(current_setting('onrecord.sample', true), '') = 'on') NOT NULL,
	CONSTRAINT "source_names_length" CHECK (length("source_names"."name") between 1 and 200)
);
--> statement-breakpoint
CREATE TABLE "sources" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "sources_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"kind" "source_kind" NOT NULL,
	"name" text NOT NULL,
	"description" text,
	"publisher_id" integer,
	"confirmed" boolean DEFAULT false NOT NULL,
	"public_utterances" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" integer,
	"version" integer DEFAULT 1 NOT NULL,
	"sample" boolean DEFAULT (coalesce(current_setting('onrecord.sample', true), '') = 'on') NOT NULL,
	CONSTRAINT "sources_name_length" CHECK (length("sources"."name") between 1 and 200),
	CONSTRAINT "sources_outlet" CHECK ("sources"."publisher_id" is null or "sources"."kind" = 'unnamed')
);
--> statement-breakpoint
CREATE TABLE "topics" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "topics_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" integer,
	"version" integer DEFAULT 1 NOT NULL,
	"sample" boolean DEFAULT (coalesce(current_setting('onrecord.sample', true), '') = 'on') NOT NULL,
	CONSTRAINT "topics_name_length" CHECK (length("topics"."name") between 1 and 100)
);
--> statement-breakpoint
CREATE TABLE "utterances" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "utterances_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"claim_id" integer NOT NULL,
	"source_id" integer,
	"speaks_for_id" integer,
	"capacity" text,
	"stance" "stance" NOT NULL,
	"said_on" text,
	"said_from" date,
	"said_to" date,
	"said_wording" text,
	"said_basis" date_basis,
	"channel" text,
	"public" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" integer,
	"version" integer DEFAULT 1 NOT NULL,
	"sample" boolean DEFAULT (coalesce(current_setting('onrecord.sample', true), '') = 'on') NOT NULL,
	CONSTRAINT "utterances_said_together" CHECK (("utterances"."said_on" is null) = ("utterances"."said_from" is null) and ("utterances"."said_on" is null) = ("utterances"."said_to" is null) and ("utterances"."said_on" is null) = ("utterances"."said_basis" is null)),
	CONSTRAINT "utterances_said_bounds" CHECK ("utterances"."said_from" <= "utterances"."said_to"),
	CONSTRAINT "utterances_lengths" CHECK (length("utterances"."capacity") <= 200 and length("utterances"."channel") <= 200 and length("utterances"."said_wording") <= 200 and length("utterances"."said_on") <= 60)
);
--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"key" text PRIMARY KEY NOT NULL,
	"points" integer DEFAULT 0 NOT NULL,
	"expire" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "revisions" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "revisions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"actor_id" integer,
	"object" text NOT NULL,
	"object_id" integer NOT NULL,
	"action" text NOT NULL,
	"before" jsonb,
	"after" jsonb,
	"reason" text,
	CONSTRAINT "revisions_reason_length" CHECK (length("revisions"."reason") <= 500),
	CONSTRAINT "revisions_action" CHECK ("revisions"."action" in ('insert', 'update', 'delete'))
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"user_agent" text
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "users_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"email" text NOT NULL,
	"name" text NOT NULL,
	"role" "user_role" NOT NULL,
	"password_hash" text,
	"active" boolean DEFAULT true NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "users_email_shape" CHECK ("users"."email" ~ '^[^@[:space:]]+@[^@[:space:]]+$' and length("users"."email") <= 254),
	CONSTRAINT "users_name_length" CHECK (length("users"."name") between 1 and 100)
);
--> statement-breakpoint
ALTER TABLE "article_versions" ADD CONSTRAINT "article_versions_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_versions" ADD CONSTRAINT "article_versions_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "articles" ADD CONSTRAINT "articles_publisher_id_publishers_id_fk" FOREIGN KEY ("publisher_id") REFERENCES "public"."publishers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "articles" ADD CONSTRAINT "articles_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attestations" ADD CONSTRAINT "attestations_utterance_id_utterances_id_fk" FOREIGN KEY ("utterance_id") REFERENCES "public"."utterances"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attestations" ADD CONSTRAINT "attestations_version_id_article_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."article_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attestations" ADD CONSTRAINT "attestations_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim_topics" ADD CONSTRAINT "claim_topics_claim_id_claims_id_fk" FOREIGN KEY ("claim_id") REFERENCES "public"."claims"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim_topics" ADD CONSTRAINT "claim_topics_topic_id_topics_id_fk" FOREIGN KEY ("topic_id") REFERENCES "public"."topics"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claims" ADD CONSTRAINT "claims_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publishers" ADD CONSTRAINT "publishers_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roles" ADD CONSTRAINT "roles_source_id_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."sources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roles" ADD CONSTRAINT "roles_organisation_id_sources_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."sources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roles" ADD CONSTRAINT "roles_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "source_names" ADD CONSTRAINT "source_names_source_id_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."sources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "source_names" ADD CONSTRAINT "source_names_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sources" ADD CONSTRAINT "sources_publisher_id_publishers_id_fk" FOREIGN KEY ("publisher_id") REFERENCES "public"."publishers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sources" ADD CONSTRAINT "sources_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "topics" ADD CONSTRAINT "topics_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "utterances" ADD CONSTRAINT "utterances_claim_id_claims_id_fk" FOREIGN KEY ("claim_id") REFERENCES "public"."claims"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "utterances" ADD CONSTRAINT "utterances_source_id_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."sources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "utterances" ADD CONSTRAINT "utterances_speaks_for_id_sources_id_fk" FOREIGN KEY ("speaks_for_id") REFERENCES "public"."sources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "utterances" ADD CONSTRAINT "utterances_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "revisions" ADD CONSTRAINT "revisions_actor" FOREIGN KEY ("actor_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "article_versions_number" ON "article_versions" USING btree ("article_id","number");--> statement-breakpoint
CREATE INDEX "article_versions_hash" ON "article_versions" USING btree ("hash");--> statement-breakpoint
CREATE INDEX "articles_publisher" ON "articles" USING btree ("publisher_id");--> statement-breakpoint
CREATE INDEX "articles_url" ON "articles" USING btree ("url");--> statement-breakpoint
CREATE INDEX "articles_public" ON "articles" USING btree ((coalesce("published_to", '-infinity'::date)) desc,"id" desc) WHERE "articles"."public_passages" > 0;--> statement-breakpoint
CREATE INDEX "attestations_utterance" ON "attestations" USING btree ("utterance_id");--> statement-breakpoint
CREATE INDEX "attestations_version" ON "attestations" USING btree ("version_id");--> statement-breakpoint
CREATE UNIQUE INDEX "attestations_once" ON "attestations" USING btree ("utterance_id","version_id",md5("content"::text)) WHERE "attestations"."state" <> 'withdrawn';--> statement-breakpoint
CREATE INDEX "attestations_search" ON "attestations" USING gin ("search");--> statement-breakpoint
CREATE INDEX "attestations_words_search" ON "attestations" USING gin (plain(span_words("content")) gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "claim_topics_topic" ON "claim_topics" USING btree ("topic_id");--> statement-breakpoint
CREATE INDEX "claims_search" ON "claims" USING gin ("search");--> statement-breakpoint
CREATE INDEX "claims_wording_search" ON "claims" USING gin (plain("wording") gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "claims_public" ON "claims" USING btree ("last_said" desc,"id" desc) WHERE "claims"."state" = 'published';--> statement-breakpoint
CREATE INDEX "claims_withdrawn" ON "claims" USING btree ("id") WHERE "claims"."state" = 'withdrawn';--> statement-breakpoint
CREATE UNIQUE INDEX "publishers_name" ON "publishers" USING btree (lower("name"));--> statement-breakpoint
CREATE INDEX "roles_source" ON "roles" USING btree ("source_id");--> statement-breakpoint
CREATE INDEX "roles_organisation" ON "roles" USING btree ("organisation_id");--> statement-breakpoint
CREATE UNIQUE INDEX "source_names_once" ON "source_names" USING btree ("source_id",plain("name"));--> statement-breakpoint
CREATE INDEX "source_names_search" ON "source_names" USING gin (plain("name") gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "sources_name_search" ON "sources" USING gin (plain("name") gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "sources_by_name" ON "sources" USING btree (plain("name"),"id");--> statement-breakpoint
CREATE INDEX "sources_public" ON "sources" USING btree ("public_utterances" desc,"id" desc) WHERE "sources"."public_utterances" > 0;--> statement-breakpoint
CREATE INDEX "sources_unconfirmed" ON "sources" USING btree ("id") WHERE not "sources"."confirmed";--> statement-breakpoint
CREATE UNIQUE INDEX "topics_name" ON "topics" USING btree (lower("name"));--> statement-breakpoint
CREATE INDEX "utterances_claim" ON "utterances" USING btree ("claim_id");--> statement-breakpoint
CREATE INDEX "utterances_source" ON "utterances" USING btree ("source_id","said_to" desc,"id" desc);--> statement-breakpoint
CREATE INDEX "utterances_speaks_for" ON "utterances" USING btree ("speaks_for_id","said_to" desc,"id" desc);--> statement-breakpoint
CREATE INDEX "utterances_public" ON "utterances" USING btree ("said_to" desc,"id" desc) WHERE "utterances"."public";--> statement-breakpoint
CREATE INDEX "revisions_object" ON "revisions" USING btree ("object","object_id","id");--> statement-breakpoint
CREATE INDEX "sessions_user" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "sessions_expiry" ON "sessions" USING btree ("expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "users_email" ON "users" USING btree (lower("email"));