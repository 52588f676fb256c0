CREATE TABLE "backups" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "backups_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"by" integer,
	"file" text NOT NULL,
	"bytes" bigint NOT NULL,
	"rows" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "seals" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "seals_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_id" bigint NOT NULL,
	"revisions" integer NOT NULL,
	"before" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "seals_lastId_unique" UNIQUE("last_id"),
	CONSTRAINT "seals_hash" CHECK ("seals"."hash" ~ '^[0-9a-f]{64}$' and "seals"."before" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "seals_revisions" CHECK ("seals"."revisions" > 0)
);
--> statement-breakpoint
CREATE TABLE "merge_moves" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "merge_moves_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"merge_id" integer NOT NULL,
	"object" text NOT NULL,
	"object_id" integer NOT NULL,
	"field" text NOT NULL,
	"before" jsonb
);
--> statement-breakpoint
CREATE TABLE "merges" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "merges_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"object" text NOT NULL,
	"from_id" integer NOT NULL,
	"into_id" integer NOT NULL,
	"reason" text NOT NULL,
	"undone_at" timestamp with time zone,
	"undone_by" integer,
	"undone_reason" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" integer,
	"version" integer DEFAULT 1 NOT NULL,
	"sample" boolean DEFAULT (coalesce(current_setting('onrecord.sample', true), '') = 'on') NOT NULL,
	CONSTRAINT "merges_object" CHECK ("merges"."object" in ('sources', 'publishers', 'topics', 'claims')),
	CONSTRAINT "merges_itself" CHECK ("merges"."from_id" <> "merges"."into_id"),
	CONSTRAINT "merges_reason_length" CHECK (length(btrim("merges"."reason")) between 1 and 500),
	CONSTRAINT "merges_undone" CHECK (("merges"."undone_at" is null) = ("merges"."undone_reason" is null))
);
--> statement-breakpoint
CREATE TABLE "identifiers" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "identifiers_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"source_id" integer NOT NULL,
	"scheme" text NOT NULL,
	"value" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" integer,
	"version" integer DEFAULT 1 NOT NULL,
	"sample" boolean DEFAULT (coalesce(current_setting('onrecord.sample', true), '') = 'on') NOT NULL,
	CONSTRAINT "identifiers_scheme" CHECK ("identifiers"."scheme" in ('wikidata', 'viaf', 'orcid', 'isni', 'site')),
	CONSTRAINT "identifiers_value_length" CHECK (length("identifiers"."value") between 1 and 500),
	CONSTRAINT "identifiers_site" CHECK ("identifiers"."scheme" <> 'site' or "identifiers"."value" ~ '^https?://')
);
--> statement-breakpoint
CREATE TABLE "organisation_parents" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "organisation_parents_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"source_id" integer NOT NULL,
	"parent_id" integer NOT NULL,
	"held" text,
	"held_from" date,
	"held_to" date,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" integer,
	"version" integer DEFAULT 1 NOT NULL,
	"sample" boolean DEFAULT (coalesce(current_setting('onrecord.sample', true), '') = 'on') NOT NULL,
	CONSTRAINT "organisation_parents_itself" CHECK ("organisation_parents"."source_id" <> "organisation_parents"."parent_id"),
	CONSTRAINT "organisation_parents_bounds" CHECK ("organisation_parents"."held_from" <= "organisation_parents"."held_to")
);
--> statement-breakpoint
CREATE TABLE "publisher_hosts" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "publisher_hosts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"publisher_id" integer NOT NULL,
	"host" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" integer,
	"version" integer DEFAULT 1 NOT NULL,
	"sample" boolean DEFAULT (coalesce(current_setting('onrecord.sample', true), '') = 'on') NOT NULL,
	CONSTRAINT "publisher_hosts_shape" CHECK ("publisher_hosts"."host" ~ '^[a-z0-9.-]{1,253}$')
);
--> statement-breakpoint
CREATE TABLE "publisher_names" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "publisher_names_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"publisher_id" integer NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" integer,
	"version" integer DEFAULT 1 NOT NULL,
	"sample" boolean DEFAULT (coalesce(current_setting('onrecord.sample', true), '') = 'on') NOT NULL,
	CONSTRAINT "publisher_names_length" CHECK (length("publisher_names"."name") between 1 and 200)
);
--> statement-breakpoint
CREATE TABLE "topic_names" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "topic_names_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"topic_id" integer NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" integer,
	"version" integer DEFAULT 1 NOT NULL,
	"sample" boolean DEFAULT (coalesce(current_setting('onrecord.sample', true), '') = 'on') NOT NULL,
	CONSTRAINT "topic_names_length" CHECK (length("topic_names"."name") between 1 and 100)
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "invitations_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"email" text NOT NULL,
	"name" text NOT NULL,
	"role" "user_role" NOT NULL,
	"user_id" integer,
	"token_hash" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	"made_id" integer,
	"taken_back_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" integer,
	"version" integer DEFAULT 1 NOT NULL,
	"sample" boolean DEFAULT (coalesce(current_setting('onrecord.sample', true), '') = 'on') NOT NULL,
	CONSTRAINT "invitations_token_shape" CHECK ("invitations"."token_hash" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "invitations_name_length" CHECK (length("invitations"."name") between 1 and 100),
	CONSTRAINT "invitations_email_shape" CHECK ("invitations"."email" ~ '^[^@[:space:]]+@[^@[:space:]]+$' and length("invitations"."email") <= 254),
	CONSTRAINT "invitations_once" CHECK ("invitations"."used_at" is null or "invitations"."taken_back_at" is null)
);
--> statement-breakpoint
CREATE TABLE "recovery_codes" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "recovery_codes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"user_id" integer NOT NULL,
	"code_hash" text NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "sign_ins" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "sign_ins_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"user_id" integer NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"place" text,
	"user_agent" text,
	"outcome" text NOT NULL,
	CONSTRAINT "sign_ins_outcome" CHECK ("sign_ins"."outcome" in ('in', 'password', 'code', 'off'))
);
--> statement-breakpoint
CREATE TABLE "comments" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "comments_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"claim_id" integer,
	"article_id" integer,
	"body" text NOT NULL,
	"settled" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" integer,
	"version" integer DEFAULT 1 NOT NULL,
	"sample" boolean DEFAULT (coalesce(current_setting('onrecord.sample', true), '') = 'on') NOT NULL,
	CONSTRAINT "comments_one" CHECK (("comments"."claim_id" is null) <> ("comments"."article_id" is null)),
	CONSTRAINT "comments_length" CHECK (length(btrim("comments"."body")) between 1 and 5000)
);
--> statement-breakpoint
CREATE TABLE "mentions" (
	"comment_id" integer NOT NULL,
	"user_id" integer NOT NULL,
	"seen_at" timestamp with time zone,
	CONSTRAINT "mentions_comment_id_user_id_pk" PRIMARY KEY("comment_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "proposals" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "proposals_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"door" text NOT NULL,
	"input" jsonb NOT NULL,
	"object" text NOT NULL,
	"object_id" integer NOT NULL,
	"reason" text NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"decided_by" integer,
	"decided_at" timestamp with time zone,
	"answer" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" integer,
	"version" integer DEFAULT 1 NOT NULL,
	"sample" boolean DEFAULT (coalesce(current_setting('onrecord.sample', true), '') = 'on') NOT NULL,
	CONSTRAINT "proposals_state" CHECK ("proposals"."state" in ('open', 'accepted', 'declined', 'taken-back')),
	CONSTRAINT "proposals_reason_length" CHECK (length(btrim("proposals"."reason")) between 1 and 500),
	CONSTRAINT "proposals_answer_length" CHECK (length("proposals"."answer") <= 500),
	CONSTRAINT "proposals_decided" CHECK (("proposals"."state" in ('accepted', 'declined')) = ("proposals"."decided_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "reviews" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "reviews_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"claim_id" integer NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"attestation_ids" integer[] NOT NULL,
	"decided_by" integer,
	"decided_at" timestamp with time zone,
	"answer" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" integer,
	"version" integer DEFAULT 1 NOT NULL,
	"sample" boolean DEFAULT (coalesce(current_setting('onrecord.sample', true), '') = 'on') NOT NULL,
	CONSTRAINT "reviews_state" CHECK ("reviews"."state" in ('waiting', 'accepted', 'returned', 'taken-back')),
	CONSTRAINT "reviews_other" CHECK ("reviews"."decided_by" <> "reviews"."created_by" or "reviews"."state" = 'taken-back'),
	CONSTRAINT "reviews_answer_length" CHECK (length("reviews"."answer") <= 2000),
	CONSTRAINT "reviews_returned" CHECK ("reviews"."state" <> 'returned' or length(btrim("reviews"."answer")) > 0)
);
--> statement-breakpoint
ALTER TABLE "publishers" ADD COLUMN "description" text;--> statement-breakpoint
ALTER TABLE "publishers" ADD COLUMN "merged_into" integer;--> statement-breakpoint
ALTER TABLE "settings" ADD COLUMN "name" text DEFAULT 'Onrecord' NOT NULL;--> statement-breakpoint
ALTER TABLE "settings" ADD COLUMN "keeper" text;--> statement-breakpoint
ALTER TABLE "settings" ADD COLUMN "contact" text;--> statement-breakpoint
ALTER TABLE "settings" ADD COLUMN "licence" text DEFAULT 'CC BY 4.0' NOT NULL;--> statement-breakpoint
ALTER TABLE "settings" ADD COLUMN "licence_url" text DEFAULT 'https://creativecommons.org/licenses/by/4.0/' NOT NULL;--> statement-breakpoint
ALTER TABLE "settings" ADD COLUMN "review" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "settings" ADD COLUMN "second_factor" text DEFAULT 'nobody' NOT NULL;--> statement-breakpoint
ALTER TABLE "settings" ADD COLUMN "feeds" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "settings" ADD COLUMN "text_rights" text_rights DEFAULT 'excerpts' NOT NULL;--> statement-breakpoint
ALTER TABLE "revisions" ADD COLUMN "place" text;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "place" text;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "last_seen_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "totp_secret" text;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "totp_confirmed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "totp_step" bigint;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "last_signed_in_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "claims" ADD COLUMN "merged_into" integer;--> statement-breakpoint
ALTER TABLE "source_names" ADD COLUMN "held_from" date;--> statement-breakpoint
ALTER TABLE "source_names" ADD COLUMN "held_to" date;--> statement-breakpoint
ALTER TABLE "sources" ADD COLUMN "merged_into" integer;--> statement-breakpoint
ALTER TABLE "topics" ADD COLUMN "parent_id" integer;--> statement-breakpoint
ALTER TABLE "topics" ADD COLUMN "merged_into" integer;--> statement-breakpoint
ALTER TABLE "backups" ADD CONSTRAINT "backups_by_users_id_fk" FOREIGN KEY ("by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "merge_moves" ADD CONSTRAINT "merge_moves_merge_id_merges_id_fk" FOREIGN KEY ("merge_id") REFERENCES "public"."merges"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "merges" ADD CONSTRAINT "merges_undone_by_users_id_fk" FOREIGN KEY ("undone_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "merges" ADD CONSTRAINT "merges_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identifiers" ADD CONSTRAINT "identifiers_source_id_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."sources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identifiers" ADD CONSTRAINT "identifiers_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation_parents" ADD CONSTRAINT "organisation_parents_source_id_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."sources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation_parents" ADD CONSTRAINT "organisation_parents_parent_id_sources_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."sources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation_parents" ADD CONSTRAINT "organisation_parents_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publisher_hosts" ADD CONSTRAINT "publisher_hosts_publisher_id_publishers_id_fk" FOREIGN KEY ("publisher_id") REFERENCES "public"."publishers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publisher_hosts" ADD CONSTRAINT "publisher_hosts_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publisher_names" ADD CONSTRAINT "publisher_names_publisher_id_publishers_id_fk" FOREIGN KEY ("publisher_id") REFERENCES "public"."publishers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publisher_names" ADD CONSTRAINT "publisher_names_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "topic_names" ADD CONSTRAINT "topic_names_topic_id_topics_id_fk" FOREIGN KEY ("topic_id") REFERENCES "public"."topics"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "topic_names" ADD CONSTRAINT "topic_names_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_made_id_users_id_fk" FOREIGN KEY ("made_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recovery_codes" ADD CONSTRAINT "recovery_codes_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_ins" ADD CONSTRAINT "sign_ins_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_claim_id_claims_id_fk" FOREIGN KEY ("claim_id") REFERENCES "public"."claims"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mentions" ADD CONSTRAINT "mentions_comment_id_comments_id_fk" FOREIGN KEY ("comment_id") REFERENCES "public"."comments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mentions" ADD CONSTRAINT "mentions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_decided_by_users_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_claim_id_claims_id_fk" FOREIGN KEY ("claim_id") REFERENCES "public"."claims"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_decided_by_users_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "backups_at" ON "backups" USING btree ("at");--> statement-breakpoint
CREATE UNIQUE INDEX "merge_moves_once" ON "merge_moves" USING btree ("merge_id","object","object_id","field");--> statement-breakpoint
CREATE INDEX "merge_moves_object" ON "merge_moves" USING btree ("object","object_id","field");--> statement-breakpoint
CREATE UNIQUE INDEX "merges_once" ON "merges" USING btree ("object","from_id") WHERE "merges"."undone_at" is null;--> statement-breakpoint
CREATE INDEX "merges_into" ON "merges" USING btree ("object","into_id");--> statement-breakpoint
CREATE UNIQUE INDEX "identifiers_once" ON "identifiers" USING btree ("source_id","scheme","value");--> statement-breakpoint
CREATE INDEX "identifiers_value" ON "identifiers" USING btree ("scheme","value");--> statement-breakpoint
CREATE INDEX "organisation_parents_source" ON "organisation_parents" USING btree ("source_id");--> statement-breakpoint
CREATE INDEX "organisation_parents_parent" ON "organisation_parents" USING btree ("parent_id");--> statement-breakpoint
CREATE UNIQUE INDEX "publisher_hosts_once" ON "publisher_hosts" USING btree ("publisher_id","host");--> statement-breakpoint
CREATE INDEX "publisher_hosts_host" ON "publisher_hosts" USING btree ("host");--> statement-breakpoint
CREATE UNIQUE INDEX "publisher_names_once" ON "publisher_names" USING btree (lower("name"));--> statement-breakpoint
CREATE INDEX "publisher_names_publisher" ON "publisher_names" USING btree ("publisher_id");--> statement-breakpoint
CREATE UNIQUE INDEX "topic_names_once" ON "topic_names" USING btree (lower("name"));--> statement-breakpoint
CREATE INDEX "topic_names_topic" ON "topic_names" USING btree ("topic_id");--> statement-breakpoint
CREATE UNIQUE INDEX "invitations_token" ON "invitations" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "invitations_user" ON "invitations" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "invitations_open" ON "invitations" USING btree ("id") WHERE "invitations"."used_at" is null and "invitations"."taken_back_at" is null;--> statement-breakpoint
CREATE INDEX "recovery_codes_user" ON "recovery_codes" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "sign_ins_user" ON "sign_ins" USING btree ("user_id","id");--> statement-breakpoint
CREATE INDEX "comments_claim" ON "comments" USING btree ("claim_id","id") WHERE "comments"."claim_id" is not null;--> statement-breakpoint
CREATE INDEX "comments_article" ON "comments" USING btree ("article_id","id") WHERE "comments"."article_id" is not null;--> statement-breakpoint
CREATE INDEX "mentions_unseen" ON "mentions" USING btree ("user_id","comment_id") WHERE "mentions"."seen_at" is null;--> statement-breakpoint
CREATE INDEX "proposals_open" ON "proposals" USING btree ("id") WHERE "proposals"."state" = 'open';--> statement-breakpoint
CREATE INDEX "proposals_object" ON "proposals" USING btree ("object","object_id","id");--> statement-breakpoint
CREATE INDEX "proposals_by" ON "proposals" USING btree ("created_by","id");--> statement-breakpoint
CREATE UNIQUE INDEX "reviews_once" ON "reviews" USING btree ("claim_id") WHERE "reviews"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "reviews_waiting" ON "reviews" USING btree ("id") WHERE "reviews"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "reviews_claim" ON "reviews" USING btree ("claim_id","id");--> statement-breakpoint
CREATE INDEX "reviews_by" ON "reviews" USING btree ("created_by","id");--> statement-breakpoint
ALTER TABLE "publishers" ADD CONSTRAINT "publishers_merged_into_publishers_id_fk" FOREIGN KEY ("merged_into") REFERENCES "public"."publishers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claims" ADD CONSTRAINT "claims_merged_into_claims_id_fk" FOREIGN KEY ("merged_into") REFERENCES "public"."claims"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sources" ADD CONSTRAINT "sources_merged_into_sources_id_fk" FOREIGN KEY ("merged_into") REFERENCES "public"."sources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "topics" ADD CONSTRAINT "topics_parent_id_topics_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."topics"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "topics" ADD CONSTRAINT "topics_merged_into_topics_id_fk" FOREIGN KEY ("merged_into") REFERENCES "public"."topics"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "publishers_merged" ON "publishers" USING btree ("merged_into") WHERE "publishers"."merged_into" is not null;--> statement-breakpoint
CREATE INDEX "revisions_actor" ON "revisions" USING btree ("actor_id","id");--> statement-breakpoint
CREATE INDEX "revisions_at" ON "revisions" USING btree ("at","id");--> statement-breakpoint
CREATE INDEX "revisions_kind" ON "revisions" USING btree ("object","id");--> statement-breakpoint
CREATE INDEX "claims_merged" ON "claims" USING btree ("merged_into") WHERE "claims"."merged_into" is not null;--> statement-breakpoint
CREATE INDEX "sources_merged" ON "sources" USING btree ("merged_into") WHERE "sources"."merged_into" is not null;--> statement-breakpoint
CREATE INDEX "topics_parent" ON "topics" USING btree ("parent_id") WHERE "topics"."parent_id" is not null;--> statement-breakpoint
CREATE INDEX "topics_merged" ON "topics" USING btree ("merged_into") WHERE "topics"."merged_into" is not null;--> statement-breakpoint
ALTER TABLE "publishers" ADD CONSTRAINT "publishers_itself" CHECK ("publishers"."merged_into" <> "publishers"."id");--> statement-breakpoint
ALTER TABLE "publishers" ADD CONSTRAINT "publishers_description_length" CHECK (length("publishers"."description") <= 1000);--> statement-breakpoint
ALTER TABLE "settings" ADD CONSTRAINT "settings_name_length" CHECK (length(btrim("settings"."name")) between 1 and 80);--> statement-breakpoint
ALTER TABLE "settings" ADD CONSTRAINT "settings_lengths" CHECK (length("settings"."keeper") <= 200 and length("settings"."contact") <= 300 and length(btrim("settings"."licence")) between 1 and 100);--> statement-breakpoint
ALTER TABLE "settings" ADD CONSTRAINT "settings_licence_scheme" CHECK ("settings"."licence_url" ~ '^https?://' and length("settings"."licence_url") <= 500);--> statement-breakpoint
ALTER TABLE "settings" ADD CONSTRAINT "settings_second_factor" CHECK ("settings"."second_factor" in ('nobody', 'admins', 'everyone'));--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_totp" CHECK ("users"."totp_confirmed_at" is null or "users"."totp_secret" is not null);--> statement-breakpoint
ALTER TABLE "claims" ADD CONSTRAINT "claims_merged_itself" CHECK ("claims"."merged_into" <> "claims"."id");--> statement-breakpoint
ALTER TABLE "claims" ADD CONSTRAINT "claims_merged_state" CHECK ("claims"."merged_into" is null or "claims"."state" <> 'published');--> statement-breakpoint
ALTER TABLE "source_names" ADD CONSTRAINT "source_names_bounds" CHECK ("source_names"."held_from" <= "source_names"."held_to");--> statement-breakpoint
ALTER TABLE "sources" ADD CONSTRAINT "sources_merged_itself" CHECK ("sources"."merged_into" <> "sources"."id");--> statement-breakpoint
ALTER TABLE "topics" ADD CONSTRAINT "topics_itself" CHECK ("topics"."parent_id" <> "topics"."id" and "topics"."merged_into" <> "topics"."id");