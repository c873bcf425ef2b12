using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Untp.Issuer.Store.Migrations.Postgres;

/// <summary>By what credentials are listed.</summary>
[DbContext(typeof(PostgresDbContext))]
[Migration("20261123000000_CredentialSearch")]
internal sealed class CredentialSearch : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        ALTER TABLE credentials ADD COLUMN type text NOT NULL DEFAULT '';
        ALTER TABLE credentials ADD COLUMN subject text NOT NULL DEFAULT '';
        CREATE INDEX "IX_credentials_tenant_issued_at" ON credentials (tenant, issued_at);
        CREATE INDEX "IX_credentials_tenant_subject" ON credentials (tenant, subject);
        """);

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        DROP INDEX "IX_credentials_tenant_subject";
        DROP INDEX "IX_credentials_tenant_issued_at";
        ALTER TABLE credentials DROP COLUMN type, DROP COLUMN subject;
        """);
}
