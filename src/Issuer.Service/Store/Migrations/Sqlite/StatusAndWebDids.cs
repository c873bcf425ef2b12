using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Untp.Issuer.Store.Migrations.Sqlite;

/// <summary>Keys in a table of their own, did:web, status lists with their history, idempotency keys.</summary>
[DbContext(typeof(SqliteDbContext))]
[Migration("20261122000000_StatusAndWebDids")]
internal sealed class StatusAndWebDids : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        CREATE TABLE keys (
            tenant TEXT NOT NULL, did TEXT NOT NULL, verification_method TEXT NOT NULL, key_type TEXT NOT NULL,
            public_key TEXT NOT NULL, sealed_key BLOB NOT NULL, created_at INTEGER NOT NULL,
            CONSTRAINT "PK_keys" PRIMARY KEY (tenant, verification_method),
            CONSTRAINT "FK_keys_dids_tenant_did" FOREIGN KEY (tenant, did) REFERENCES dids (tenant, did) ON DELETE CASCADE);
        CREATE INDEX "IX_keys_tenant_did" ON keys (tenant, did);
        INSERT INTO keys SELECT tenant, did, verification_method, key_type, substr(did, 9), sealed_key, created_at FROM dids;
        ALTER TABLE dids DROP COLUMN verification_method;
        ALTER TABLE dids DROP COLUMN key_type;
        ALTER TABLE dids DROP COLUMN sealed_key;
        ALTER TABLE dids ADD COLUMN method TEXT NOT NULL DEFAULT 'key';
        ALTER TABLE dids ADD COLUMN path TEXT NULL;
        CREATE UNIQUE INDEX "IX_dids_path" ON dids (path);
        CREATE TABLE status_lists (
            id TEXT NOT NULL, tenant TEXT NOT NULL, issuer TEXT NOT NULL, purpose TEXT NOT NULL, number INTEGER NOT NULL,
            url TEXT NOT NULL, claimed INTEGER NOT NULL, version INTEGER NOT NULL, encoded_list TEXT NOT NULL, secured BLOB NOT NULL, signed_at INTEGER NOT NULL,
            CONSTRAINT "PK_status_lists" PRIMARY KEY (id));
        CREATE UNIQUE INDEX "IX_status_lists_url" ON status_lists (url);
        CREATE UNIQUE INDEX "IX_status_lists_tenant_issuer_purpose_number" ON status_lists (tenant, issuer, purpose, number);
        CREATE TABLE status_entries (
            list_id TEXT NOT NULL, list_index INTEGER NOT NULL, tenant TEXT NOT NULL, credential_id TEXT NOT NULL, purpose TEXT NOT NULL,
            CONSTRAINT "PK_status_entries" PRIMARY KEY (list_id, list_index),
            CONSTRAINT "FK_status_entries_credentials_tenant_credential_id" FOREIGN KEY (tenant, credential_id) REFERENCES credentials (tenant, id) ON DELETE CASCADE,
            CONSTRAINT "FK_status_entries_status_lists_list_id" FOREIGN KEY (list_id) REFERENCES status_lists (id) ON DELETE CASCADE);
        CREATE UNIQUE INDEX "IX_status_entries_tenant_credential_id_purpose" ON status_entries (tenant, credential_id, purpose);
        CREATE TABLE status_changes (
            list_id TEXT NOT NULL, version INTEGER NOT NULL, list_index INTEGER NOT NULL, value INTEGER NOT NULL, reason TEXT NOT NULL, key_id TEXT NOT NULL, changed_at INTEGER NOT NULL,
            CONSTRAINT "PK_status_changes" PRIMARY KEY (list_id, version),
            CONSTRAINT "FK_status_changes_status_entries_list_id_list_index" FOREIGN KEY (list_id, list_index) REFERENCES status_entries (list_id, list_index) ON DELETE CASCADE);
        CREATE INDEX "IX_status_changes_list_id_list_index" ON status_changes (list_id, list_index);
        CREATE TABLE idempotency (
            tenant TEXT NOT NULL, key TEXT NOT NULL, request_digest BLOB NOT NULL, credential_id TEXT NOT NULL, created_at INTEGER NOT NULL,
            CONSTRAINT "PK_idempotency" PRIMARY KEY (tenant, key),
            CONSTRAINT "FK_idempotency_credentials_tenant_credential_id" FOREIGN KEY (tenant, credential_id) REFERENCES credentials (tenant, id) ON DELETE CASCADE);
        CREATE INDEX "IX_idempotency_tenant_credential_id" ON idempotency (tenant, credential_id);
        """);

    protected override void Down(MigrationBuilder migrationBuilder) =>
        throw new NotSupportedException("A did:web has no place in the older form; restore a copy of the database instead.");
}
