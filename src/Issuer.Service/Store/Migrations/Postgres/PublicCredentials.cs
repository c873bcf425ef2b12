using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Untp.Issuer.Store.Migrations.Postgres;

/// <summary>By what a published credential is found, whoever's it is.</summary>
[DbContext(typeof(PostgresDbContext))]
[Migration("20261128000000_PublicCredentials")]
internal sealed class PublicCredentials : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        CREATE INDEX "IX_credentials_id" ON credentials (id);
        """);

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        DROP INDEX "IX_credentials_id";
        """);
}
