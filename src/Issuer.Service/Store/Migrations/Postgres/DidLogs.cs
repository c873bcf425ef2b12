using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Untp.Issuer.Store.Migrations.Postgres;

/// <summary>did:webvh with its logs and update keys, services and other names of DIDs, revoked keys.</summary>
[DbContext(typeof(PostgresDbContext))]
[Migration("20261124000000_DidLogs")]
internal sealed class DidLogs : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        ALTER TABLE dids ADD COLUMN services text NOT NULL DEFAULT '[]';
        ALTER TABLE dids ADD COLUMN also_known_as text NOT NULL DEFAULT '[]';
        ALTER TABLE dids ADD COLUMN did_web_document bytea NULL;
        ALTER TABLE dids ADD COLUMN deactivated_at bigint NULL;
        ALTER TABLE keys ADD COLUMN revoked_at bigint NULL;
        ALTER TABLE keys ADD COLUMN revocation_reason text NOT NULL DEFAULT '';
        CREATE TABLE did_logs (
            tenant text NOT NULL, did text NOT NULL, number integer NOT NULL, version_id text NOT NULL, version_time bigint NOT NULL, entry bytea NOT NULL,
            CONSTRAINT "PK_did_logs" PRIMARY KEY (tenant, did, number),
            CONSTRAINT "FK_did_logs_dids_tenant_did" FOREIGN KEY (tenant, did) REFERENCES dids (tenant, did) ON DELETE CASCADE);
        CREATE TABLE update_keys (
            tenant text NOT NULL, did text NOT NULL, public_key text NOT NULL, sealed_key bytea NOT NULL,
            CONSTRAINT "PK_update_keys" PRIMARY KEY (tenant, did),
            CONSTRAINT "FK_update_keys_dids_tenant_did" FOREIGN KEY (tenant, did) REFERENCES dids (tenant, did) ON DELETE CASCADE);
        """);

    protected override void Down(MigrationBuilder migrationBuilder) =>
        throw new NotSupportedException("A did:webvh, or a key that was revoked, has no place in the older form; restore a copy of the database instead.");
}
