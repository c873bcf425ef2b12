using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Untp.Identity.Store.Migrations.Postgres;

/// <summary>Identifiers, their links with the history, and identifier schemes. Written by hand: EF's design package is not in the registry.</summary>
[DbContext(typeof(PostgresDbContext))]
[Migration("20261121000000_Initial")]
internal sealed class Initial : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        CREATE TABLE anchors (
            uri text NOT NULL, tenant text NOT NULL, namespace text NULL, description text NULL, active boolean NOT NULL, version bigint NOT NULL, created_at bigint NOT NULL,
            CONSTRAINT "PK_anchors" PRIMARY KEY (uri));
        CREATE INDEX "IX_anchors_tenant_uri" ON anchors (tenant, uri);
        CREATE INDEX "IX_anchors_namespace" ON anchors (namespace);
        CREATE TABLE links (
            id text NOT NULL, anchor text NOT NULL, tenant text NOT NULL, number bigint NOT NULL, variant text NOT NULL, link text NOT NULL, replaces text NULL,
            created_at bigint NOT NULL, deleted_at bigint NULL,
            CONSTRAINT "PK_links" PRIMARY KEY (id),
            CONSTRAINT "FK_links_anchors_anchor" FOREIGN KEY (anchor) REFERENCES anchors (uri) ON DELETE CASCADE);
        CREATE UNIQUE INDEX "IX_links_anchor_number" ON links (anchor, number);
        CREATE UNIQUE INDEX "IX_links_anchor_variant" ON links (anchor, variant) WHERE deleted_at IS NULL;
        CREATE INDEX "IX_links_tenant_created_at" ON links (tenant, created_at);
        CREATE TABLE link_changes (
            link_id text NOT NULL, version bigint NOT NULL, kind text NOT NULL, key_id text NOT NULL, changed_at bigint NOT NULL,
            CONSTRAINT "PK_link_changes" PRIMARY KEY (link_id, version),
            CONSTRAINT "FK_link_changes_links_link_id" FOREIGN KEY (link_id) REFERENCES links (id) ON DELETE CASCADE);
        CREATE TABLE schemes (
            namespace text NOT NULL, tenant text NOT NULL, scheme text NOT NULL, key_id text NOT NULL, created_at bigint NOT NULL,
            CONSTRAINT "PK_schemes" PRIMARY KEY (namespace));
        """);

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        DROP TABLE link_changes, links, anchors, schemes;
        """);
}
