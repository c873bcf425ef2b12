using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Untp.Issuer.Store.Migrations.Sqlite;

/// <summary>DIDs with their keys, and issued credentials. Written by hand: EF's design package is not in the registry.</summary>
[DbContext(typeof(SqliteDbContext))]
[Migration("20261121000000_Initial")]
internal sealed class Initial : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "dids",
            table => new
            {
                tenant = table.Column<string>("TEXT"),
                did = table.Column<string>("TEXT"),
                verification_method = table.Column<string>("TEXT"),
                key_type = table.Column<string>("TEXT"),
                sealed_key = table.Column<byte[]>("BLOB"),
                created_at = table.Column<long>("INTEGER"),
            },
            constraints: table => table.PrimaryKey("PK_dids", row => new { row.tenant, row.did }));
        migrationBuilder.CreateTable(
            "credentials",
            table => new
            {
                tenant = table.Column<string>("TEXT"),
                id = table.Column<string>("TEXT"),
                issuer = table.Column<string>("TEXT"),
                media_type = table.Column<string>("TEXT"),
                secured = table.Column<byte[]>("BLOB"),
                issued_at = table.Column<long>("INTEGER"),
            },
            constraints: table => table.PrimaryKey("PK_credentials", row => new { row.tenant, row.id }));
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable("credentials");
        migrationBuilder.DropTable("dids");
    }
}
