using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Untp.Issuer.Store.Migrations.Sqlite;

/// <summary>did:webvh with its logs and update keys, services and other names of DIDs, revoked keys.</summary>
[DbContext(typeof(SqliteDbContext))]
[Migration("20261124000000_DidLogs")]
internal sealed class DidLogs : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        ALTER TABLE dids ADD COLUMN services TEXT NOT NULL DEFAULT '[]';
        ALTER TABLE dids ADD COLUMN also_known_as TEXT NOT NULL DEFAULT '[]';
        ALTER TABLE dids ADD COLUMN did_web_document BLOB NULL;
        ALTER TABLE dids ADD COLUMN deactivated_at INTEGER NULL;
        ALTER TABLE keys ADD COLUMN revoked_at INTEGER NULL;
        ALTER TABLE keys ADD COLUMN revocation_reason TEXT NOT NULL DEFAULT '';
        CREATE TABLE did_logs (
            tenant TEXT NOT NULL, did TEXT NOT NULL, number INTEGER NOT NULL, version_id TEXT NOT NULL, version_time INTEGER NOT NULL, entry BLOB NOT NULL,
            CONSTRAINT "PK_did_logs" PRIMARY KEY (tenant, did, number),
            CONSTRAINT "FK_did_logs_dids_tenant_did" FOREIGN KEY (tenant, did) REFERENCES dids (tenant, did) ON DELETE CASCADE);
        CREATE TABLE update_keys (
            tenant TEXT NOT NULL, did TEXT NOT NULL, public_key TEXT NOT NULL, sealed_key BLOB NOT NULL,
            CONSTRAINT "PK_update_keys" PRIMARY KEY (tenant, did),
            CONSTRAINT "FK_update_keys_dids_tenant_did" FOREIGN KEY (tenant, did) REFERENCES dids (tenant, did) ON DELETE CASCADE);
        """);

    protected override void Down(MigrationBuilder migrationBuilder) =>
        throw new NotSupportedException("A did:webvh, or a key that was revoked, has no place in the older form; restore a copy of the database instead.");
}
