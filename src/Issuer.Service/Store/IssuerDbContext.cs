using Microsoft.EntityFrameworkCore;

namespace Untp.Issuer.Store;

/// <summary>The issuer's own database; nobody else reads it.</summary>
internal sealed class IssuerDbContext(DbContextOptions<IssuerDbContext> options) : DbContext(options)
{
    public DbSet<DidRow> Dids => Set<DidRow>();

    public DbSet<CredentialRow> Credentials => Set<CredentialRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<DidRow>(did =>
        {
            did.ToTable("dids");
            did.HasKey(row => new { row.Tenant, row.Did });
            did.Property(row => row.Tenant).HasColumnName("tenant");
            did.Property(row => row.Did).HasColumnName("did");
            did.Property(row => row.VerificationMethod).HasColumnName("verification_method");
            did.Property(row => row.KeyType).HasColumnName("key_type").HasConversion<string>();
            did.Property(row => row.SealedKey).HasColumnName("sealed_key");
            did.Property(row => row.CreatedAt).HasColumnName("created_at").HasConversion(UnixMilliseconds.Converter);
        });
        modelBuilder.Entity<CredentialRow>(credential =>
        {
            credential.ToTable("credentials");
            credential.HasKey(row => new { row.Tenant, row.Id });
            credential.Property(row => row.Tenant).HasColumnName("tenant");
            credential.Property(row => row.Id).HasColumnName("id");
            credential.Property(row => row.Issuer).HasColumnName("issuer");
            credential.Property(row => row.MediaType).HasColumnName("media_type");
            credential.Property(row => row.Secured).HasColumnName("secured");
            credential.Property(row => row.IssuedAt).HasColumnName("issued_at").HasConversion(UnixMilliseconds.Converter);
        });
    }
}
