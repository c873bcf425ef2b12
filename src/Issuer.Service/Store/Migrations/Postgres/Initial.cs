using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Untp.Issuer.Store.Migrations.Postgres;

/// <summary>The first form on PostgreSQL: what SQLite reached with its second migration.</summary>
[DbContext(typeof(PostgresDbContext))]
[Migration("20261122000000_Initial")]
internal sealed class Initial : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        CREATE TABLE dids (
            tenant text NOT NULL, did text NOT NULL, method text NOT NULL, path text NULL, created_at bigint NOT NULL,
            CONSTRAINT "PK_dids" PRIMARY KEY (tenant, did));
        CREATE UNIQUE INDEX "IX_dids_path" ON dids (path);
        CREATE TABLE keys (
            tenant text NOT NULL, did text NOT NULL, verification_method text NOT NULL, key_type text NOT NULL,
            public_key text NOT NULL, sealed_key bytea NOT NULL, created_at bigint NOT NULL,
            CONSTRAINT "PK_keys" PRIMARY KEY (tenant, verification_method),
            CONSTRAINT "FK_keys_dids_tenant_did" FOREIGN KEY (tenant, did) REFERENCES dids (tenant, did) ON DELETE CASCADE);
        CREATE INDEX "IX_keys_tenant_did" ON keys (tenant, did);
        CREATE TABLE credentials (
            tenant text NOT NULL, id text NOT NULL, issuer text NOT NULL, media_type text NOT NULL, secured bytea NOT NULL, issued_at bigint NOT NULL,
            CONSTRAINT "PK_credentials" PRIMARY KEY (tenant, id));
        CREATE TABLE status_lists (
            id text NOT NULL, tenant text NOT NULL, issuer text NOT NULL, purpose text NOT NULL, number integer NOT NULL,
            url text NOT NULL, claimed integer NOT NULL, version bigint NOT NULL, encoded_list text NOT NULL, secured bytea NOT NULL, signed_at bigint NOT NULL,
            CONSTRAINT "PK_status_lists" PRIMARY KEY (id));
        CREATE UNIQUE INDEX "IX_status_lists_url" ON status_lists (url);
        CREATE UNIQUE INDEX "IX_status_lists_tenant_issuer_purpose_number" ON status_lists (tenant, issuer, purpose, number);
        CREATE TABLE status_entries (
            list_id text NOT NULL, list_index bigint NOT NULL, tenant text NOT NULL, credential_id text NOT NULL, purpose text NOT NULL,
            CONSTRAINT "PK_status_entries" PRIMARY KEY (list_id, list_index),
            CONSTRAINT "FK_status_entries_credentials_tenant_credential_id" FOREIGN KEY (tenant, credential_id) REFERENCES credentials (tenant, id) ON DELETE CASCADE,
            CONSTRAINT "FK_status_entries_status_lists_list_id" FOREIGN KEY (list_id) REFERENCES status_lists (id) ON DELETE CASCADE);
        CREATE UNIQUE INDEX "IX_status_entries_tenant_credential_id_purpose" ON status_entries (tenant, credential_id, purpose);
        CREATE TABLE status_changes (
            list_id text NOT NULL, version bigint NOT NULL, list_index bigint NOT NULL, value boolean NOT NULL, reason text NOT NULL, key_id text NOT NULL, changed_at bigint NOT NULL,
            CONSTRAINT "PK_status_changes" PRIMARY KEY (list_id, version),
            CONSTRAINT "FK_status_changes_status_entries_list_id_list_index" FOREIGN KEY (list_id, list_index) REFERENCES status_entries (list_id, list_index) ON DELETE CASCADE);
        CREATE INDEX "IX_status_changes_list_id_list_index" ON status_changes (list_id, list_index);
        CREATE TABLE idempotency (
            tenant text NOT NULL, key text NOT NULL, request_digest bytea NOT NULL, credential_id text NOT NULL, created_at bigint NOT NULL,
            CONSTRAINT "PK_idempotency" PRIMARY KEY (tenant, key),
            CONSTRAINT "FK_idempotency_credentials_tenant_credential_id" FOREIGN KEY (tenant, credential_id) REFERENCES credentials (tenant, id) ON DELETE CASCADE);
        CREATE INDEX "IX_idempotency_tenant_credential_id" ON idempotency (tenant, credential_id);
        """);

    protected override void Down(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql("DROP TABLE idempotency, status_changes, status_entries, status_lists, credentials, keys, dids;");
}
