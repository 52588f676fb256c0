CREATE TYPE "public"."anchor_outcome" AS ENUM('exact', 'moved', 'orphaned');--> statement-breakpoint
CREATE TYPE "public"."anchor_state" AS ENUM('kept', 'open', 'accepted', 'selected', 'gone');--> statement-breakpoint
CREATE TYPE "public"."capture_state" AS ENUM('waiting', 'version', 'same', 'failed');--> statement-breakpoint
CREATE TYPE "public"."import_row_state" AS ENUM('waiting', 'new', 'same', 'failed');--> statement-breakpoint
CREATE TYPE "public"."import_state" AS ENUM('receiving', 'running', 'paused', 'stopped', 'done', 'broken');--> statement-breakpoint
CREATE TYPE "public"."origin" AS ENUM('text', 'file', 'address', 'list', 'feed');--> statement-breakpoint
CREATE TYPE "public"."work_state" AS ENUM('new', 'in-work', 'done', 'set-aside');--> statement-breakpoint
CREATE TABLE "anchors" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "anchors_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"attestation_id" integer NOT NULL,
	"version_id" integer NOT NULL,
	"outcome" "anchor_outcome" NOT NULL,
	"content" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"cue" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"mention" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"candidate" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"score" real,
	"state" "anchor_state" NOT NULL,
	"decided_by" integer,
	"decided_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" integer,
	"version" integer DEFAULT 1 NOT NULL,
	"sample" boolean DEFAULT (coalesce(current_setting('onrecord.sample', true), '') = 'on') NOT NULL,
	CONSTRAINT "anchors_score" CHECK ("anchors"."score" between 0 and 1),
	CONSTRAINT "anchors_decided" CHECK (("anchors"."decided_at" is not null) = ("anchors"."state" in ('accepted', 'selected', 'gone'))),
	CONSTRAINT "anchors_placed" CHECK ((jsonb_array_length("anchors"."content") > 0) = ("anchors"."state" in ('accepted', 'selected') or ("anchors"."outcome" <> 'orphaned' and "anchors"."state" in ('kept', 'open'))))
);
--> statement-breakpoint
CREATE TABLE "captures" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "captures_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"article_id" integer NOT NULL,
	"address" text,
	"name" text,
	"asked_by" integer,
	"asked_at" timestamp with time zone DEFAULT now() NOT NULL,
	"at" timestamp with time zone,
	"final_address" text,
	"status" integer,
	"headers" jsonb,
	"media_type" text,
	"raw" "bytea",
	"raw_hash" text,
	"size" integer,
	"state" "capture_state" DEFAULT 'waiting' NOT NULL,
	"problem" text,
	"version_id" integer,
	"sample" boolean DEFAULT (coalesce(current_setting('onrecord.sample', true), '') = 'on') NOT NULL,
	CONSTRAINT "captures_from" CHECK (("captures"."address" is null) <> ("captures"."name" is null)),
	CONSTRAINT "captures_scheme" CHECK ("captures"."address" ~ '^https?://' and length("captures"."address") <= 2000),
	CONSTRAINT "captures_failed" CHECK (("captures"."state" = 'failed') = ("captures"."problem" is not null)),
	CONSTRAINT "captures_version" CHECK ("captures"."version_id" is null or "captures"."state" in ('version', 'same')),
	CONSTRAINT "captures_name" CHECK (length("captures"."name") between 1 and 300)
);
--> statement-breakpoint
CREATE TABLE "feed_items" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "feed_items_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"feed_id" integer NOT NULL,
	"key" text NOT NULL,
	"address" text,
	"title" text,
	"seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"article_id" integer,
	CONSTRAINT "feed_items_key" CHECK (length("feed_items"."key") between 1 and 2000)
);
--> statement-breakpoint
CREATE TABLE "feeds" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "feeds_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"address" text NOT NULL,
	"title" text NOT NULL,
	"home" text,
	"words" text[] DEFAULT '{}' NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"etag" text,
	"last_modified" text,
	"polled_at" timestamp with time zone,
	"next_poll" timestamp with time zone,
	"failures" integer DEFAULT 0 NOT NULL,
	"unchanged" integer DEFAULT 0 NOT NULL,
	"problem" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" integer,
	"version" integer DEFAULT 1 NOT NULL,
	"sample" boolean DEFAULT (coalesce(current_setting('onrecord.sample', true), '') = 'on') NOT NULL,
	CONSTRAINT "feeds_scheme" CHECK ("feeds"."address" ~ '^https?://' and length("feeds"."address") <= 2000),
	CONSTRAINT "feeds_title" CHECK (length("feeds"."title") between 1 and 500)
);
--> statement-breakpoint
CREATE TABLE "import_rows" (
	"import_id" integer NOT NULL,
	"line" integer NOT NULL,
	"data" jsonb,
	"state" "import_row_state" DEFAULT 'waiting' NOT NULL,
	"article_id" integer,
	"problem" text,
	CONSTRAINT "import_rows_import_id_line_pk" PRIMARY KEY("import_id","line"),
	CONSTRAINT "import_rows_failed" CHECK (("import_rows"."state" = 'failed') = ("import_rows"."problem" is not null))
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "imports_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"state" "import_state" DEFAULT 'receiving' NOT NULL,
	"rows" integer DEFAULT 0 NOT NULL,
	"made" integer DEFAULT 0 NOT NULL,
	"same" integer DEFAULT 0 NOT NULL,
	"failed" integer DEFAULT 0 NOT NULL,
	"problem" text,
	"started_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" integer,
	"version" integer DEFAULT 1 NOT NULL,
	"sample" boolean DEFAULT (coalesce(current_setting('onrecord.sample', true), '') = 'on') NOT NULL,
	CONSTRAINT "imports_name" CHECK (length("imports"."name") between 1 and 300),
	CONSTRAINT "imports_counts" CHECK ("imports"."made" + "imports"."same" + "imports"."failed" <= "imports"."rows" and "imports"."rows" <= 100000)
);
--> statement-breakpoint
CREATE TABLE "article_addresses" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "article_addresses_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"article_id" integer NOT NULL,
	"address" text NOT NULL,
	"key" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" integer,
	"version" integer DEFAULT 1 NOT NULL,
	"sample" boolean DEFAULT (coalesce(current_setting('onrecord.sample', true), '') = 'on') NOT NULL,
	CONSTRAINT "article_addresses_scheme" CHECK ("article_addresses"."address" ~ '^https?://' and length("article_addresses"."address") <= 2000 and length("article_addresses"."key") between 1 and 2000)
);
--> statement-breakpoint
CREATE TABLE "text_sketches" (
	"version_id" integer PRIMARY KEY NOT NULL,
	"bands" integer[] NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"sample" boolean DEFAULT (coalesce(current_setting('onrecord.sample', true), '') = 'on') NOT NULL
);
--> statement-breakpoint
DROP INDEX "articles_publisher";--> statement-breakpoint
ALTER TABLE "articles" ADD COLUMN "published_at" text;--> statement-breakpoint
ALTER TABLE "articles" ADD COLUMN "modified_at" text;--> statement-breakpoint
ALTER TABLE "articles" ADD COLUMN "archive_url" text;--> statement-breakpoint
ALTER TABLE "articles" ADD COLUMN "origin" "origin" DEFAULT 'text' NOT NULL;--> statement-breakpoint
ALTER TABLE "articles" ADD COLUMN "joined_into" integer;--> statement-breakpoint
ALTER TABLE "articles" ADD COLUMN "twin_id" integer;--> statement-breakpoint
ALTER TABLE "articles" ADD COLUMN "twin_score" real;--> statement-breakpoint
ALTER TABLE "articles" ADD COLUMN "work" "work_state" DEFAULT 'new' NOT NULL;--> statement-breakpoint
ALTER TABLE "articles" ADD COLUMN "held_by" integer;--> statement-breakpoint
ALTER TABLE "articles" ADD COLUMN "held_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "articles" ADD COLUMN "problem" text;--> statement-breakpoint
ALTER TABLE "articles" ADD COLUMN "fetched_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "articles" ADD COLUMN "next_fetch" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "articles" ADD COLUMN "to_repair" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "anchors" ADD CONSTRAINT "anchors_attestation_id_attestations_id_fk" FOREIGN KEY ("attestation_id") REFERENCES "public"."attestations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "anchors" ADD CONSTRAINT "anchors_version_id_article_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."article_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "anchors" ADD CONSTRAINT "anchors_decided_by_users_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "anchors" ADD CONSTRAINT "anchors_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "captures" ADD CONSTRAINT "captures_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "captures" ADD CONSTRAINT "captures_asked_by_users_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "captures" ADD CONSTRAINT "captures_version_id_article_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."article_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feed_items" ADD CONSTRAINT "feed_items_feed_id_feeds_id_fk" FOREIGN KEY ("feed_id") REFERENCES "public"."feeds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feed_items" ADD CONSTRAINT "feed_items_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feeds" ADD CONSTRAINT "feeds_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_rows" ADD CONSTRAINT "import_rows_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_rows" ADD CONSTRAINT "import_rows_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_addresses" ADD CONSTRAINT "article_addresses_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_addresses" ADD CONSTRAINT "article_addresses_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "text_sketches" ADD CONSTRAINT "text_sketches_version_id_article_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."article_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "anchors_once" ON "anchors" USING btree ("attestation_id","version_id");--> statement-breakpoint
CREATE INDEX "anchors_version" ON "anchors" USING btree ("version_id");--> statement-breakpoint
CREATE INDEX "anchors_open" ON "anchors" USING btree ("version_id") WHERE "anchors"."state" = 'open';--> statement-breakpoint
CREATE INDEX "captures_article" ON "captures" USING btree ("article_id","id");--> statement-breakpoint
CREATE INDEX "captures_version" ON "captures" USING btree ("version_id") WHERE "captures"."version_id" is not null;--> statement-breakpoint
CREATE INDEX "captures_waiting" ON "captures" USING btree ("id") WHERE "captures"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "captures_file" ON "captures" USING btree ("raw_hash") WHERE "captures"."name" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "feed_items_once" ON "feed_items" USING btree ("feed_id",md5("key"));--> statement-breakpoint
CREATE INDEX "feed_items_feed" ON "feed_items" USING btree ("feed_id","id");--> statement-breakpoint
CREATE INDEX "feed_items_article" ON "feed_items" USING btree ("article_id") WHERE "feed_items"."article_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "feeds_address" ON "feeds" USING btree ("address");--> statement-breakpoint
CREATE INDEX "feeds_due" ON "feeds" USING btree ("next_poll") WHERE "feeds"."active";--> statement-breakpoint
CREATE INDEX "import_rows_waiting" ON "import_rows" USING btree ("import_id","line") WHERE "import_rows"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "import_rows_failed" ON "import_rows" USING btree ("import_id","line") WHERE "import_rows"."state" = 'failed';--> statement-breakpoint
CREATE INDEX "import_rows_article" ON "import_rows" USING btree ("article_id") WHERE "import_rows"."article_id" is not null;--> statement-breakpoint
CREATE INDEX "imports_running" ON "imports" USING btree ("id") WHERE "imports"."state" in ('receiving', 'running', 'paused');--> statement-breakpoint
CREATE UNIQUE INDEX "article_addresses_once" ON "article_addresses" USING btree ("article_id","key");--> statement-breakpoint
CREATE INDEX "article_addresses_key" ON "article_addresses" USING btree ("key");--> statement-breakpoint
CREATE INDEX "text_sketches_bands" ON "text_sketches" USING gin ("bands");--> statement-breakpoint
ALTER TABLE "articles" ADD CONSTRAINT "articles_joined_into_articles_id_fk" FOREIGN KEY ("joined_into") REFERENCES "public"."articles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "articles" ADD CONSTRAINT "articles_twin_id_articles_id_fk" FOREIGN KEY ("twin_id") REFERENCES "public"."articles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "articles" ADD CONSTRAINT "articles_held_by_users_id_fk" FOREIGN KEY ("held_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "articles_work" ON "articles" USING btree ("work","id") WHERE "articles"."joined_into" is null;--> statement-breakpoint
CREATE INDEX "articles_held" ON "articles" USING btree ("held_by","id") WHERE "articles"."work" = 'in-work';--> statement-breakpoint
CREATE INDEX "articles_to_repair" ON "articles" USING btree ("id") WHERE "articles"."to_repair" > 0;--> statement-breakpoint
CREATE INDEX "articles_problem" ON "articles" USING btree ("id") WHERE "articles"."problem" is not null;--> statement-breakpoint
CREATE INDEX "articles_due" ON "articles" USING btree ("next_fetch") WHERE "articles"."next_fetch" is not null;--> statement-breakpoint
CREATE INDEX "articles_twin" ON "articles" USING btree ("twin_id") WHERE "articles"."twin_id" is not null;--> statement-breakpoint
CREATE INDEX "articles_joined" ON "articles" USING btree ("joined_into") WHERE "articles"."joined_into" is not null;--> statement-breakpoint
CREATE INDEX "articles_by_publisher" ON "articles" USING btree ("publisher_id","id");--> statement-breakpoint
CREATE INDEX "articles_title_search" ON "articles" USING gin (plain("title") gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "publishers_host" ON "publishers" USING btree ("host");--> statement-breakpoint
ALTER TABLE "articles" ADD CONSTRAINT "articles_held" CHECK ("articles"."work" <> 'in-work' or "articles"."held_by" is not null);--> statement-breakpoint
ALTER TABLE "articles" ADD CONSTRAINT "articles_moments" CHECK ("articles"."published_at" ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}T' and "articles"."modified_at" ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}T' and length("articles"."published_at") <= 40 and length("articles"."modified_at") <= 40);--> statement-breakpoint
ALTER TABLE "articles" ADD CONSTRAINT "articles_archive_scheme" CHECK ("articles"."archive_url" ~ '^https?://' and length("articles"."archive_url") <= 2000);--> statement-breakpoint
ALTER TABLE "articles" ADD CONSTRAINT "articles_itself" CHECK ("articles"."joined_into" <> "articles"."id" and "articles"."twin_id" <> "articles"."id");--> statement-breakpoint
ALTER TABLE "articles" ADD CONSTRAINT "articles_problem_length" CHECK (length("articles"."problem") between 1 and 1000);