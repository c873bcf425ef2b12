using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Untp.Identity.Store.Migrations.Sqlite;

/// <summary>Identifiers, their links with the history, and identifier schemes. Written by hand: EF's design package is not in the registry.</summary>
[DbContext(typeof(SqliteDbContext))]
[Migration("20261121000000_Initial")]
internal sealed class Initial : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        CREATE TABLE anchors (
            uri TEXT NOT NULL, tenant TEXT NOT NULL, namespace TEXT NULL, description TEXT NULL, active INTEGER NOT NULL, version INTEGER NOT NULL, created_at INTEGER NOT NULL,
            CONSTRAINT "PK_anchors" PRIMARY KEY (uri));
        CREATE INDEX "IX_anchors_tenant_uri" ON anchors (tenant, uri);
        CREATE INDEX "IX_anchors_namespace" ON anchors (namespace);
        CREATE TABLE links (
            id TEXT NOT NULL, anchor TEXT NOT NULL, tenant TEXT NOT NULL, number INTEGER NOT NULL, variant TEXT NOT NULL, link TEXT NOT NULL, replaces TEXT NULL,
            created_at INTEGER NOT NULL, deleted_at INTEGER NULL,
            CONSTRAINT "PK_links" PRIMARY KEY (id),
            CONSTRAINT "FK_links_anchors_anchor" FOREIGN KEY (anchor) REFERENCES anchors (uri) ON DELETE CASCADE);
        CREATE UNIQUE INDEX "IX_links_anchor_number" ON links (anchor, number);
        CREATE UNIQUE INDEX "IX_links_anchor_variant" ON links (anchor, variant) WHERE deleted_at IS NULL;
        CREATE INDEX "IX_links_tenant_created_at" ON links (tenant, created_at);
        CREATE TABLE link_changes (
            link_id TEXT NOT NULL, version INTEGER NOT NULL, kind TEXT NOT NULL, key_id TEXT NOT NULL, changed_at INTEGER NOT NULL,
            CONSTRAINT "PK_link_changes" PRIMARY KEY (link_id, version),
            CONSTRAINT "FK_link_changes_links_link_id" FOREIGN KEY (link_id) REFERENCES links (id) ON DELETE CASCADE);
        CREATE TABLE schemes (
            namespace TEXT NOT NULL, tenant TEXT NOT NULL, scheme TEXT NOT NULL, key_id TEXT NOT NULL, created_at INTEGER NOT NULL,
            CONSTRAINT "PK_schemes" PRIMARY KEY (namespace));
        """);

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        DROP TABLE link_changes;
        DROP TABLE links;
        DROP TABLE anchors;
        DROP TABLE schemes;
        """);
}
