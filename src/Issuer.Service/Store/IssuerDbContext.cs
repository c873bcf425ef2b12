using Microsoft.EntityFrameworkCore;

namespace Untp.Issuer.Store;

/// <summary>The issuer's own database; nobody else reads it.</summary>
internal abstract class IssuerDbContext(DbContextOptions options) : DbContext(options)
{
    public DbSet<DidRow> Dids => Set<DidRow>();

    public DbSet<KeyRow> Keys => Set<KeyRow>();

    public DbSet<DidLogRow> DidLogs => Set<DidLogRow>();

    public DbSet<UpdateKeyRow> UpdateKeys => Set<UpdateKeyRow>();

    public DbSet<CredentialRow> Credentials => Set<CredentialRow>();

    public DbSet<StatusListRow> StatusLists => Set<StatusListRow>();

    public DbSet<StatusEntryRow> StatusEntries => Set<StatusEntryRow>();

    public DbSet<StatusChangeRow> StatusChanges => Set<StatusChangeRow>();

    public DbSet<IdempotencyRow> Idempotency => Set<IdempotencyRow>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMilliseconds>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<DidRow>(did =>
        {
            did.ToTable("dids");
            did.HasKey(row => new { row.Tenant, row.Did });
            did.HasIndex(row => row.Path).IsUnique();
            did.Property(row => row.Tenant).HasColumnName("tenant");
            did.Property(row => row.Did).HasColumnName("did");
            did.Property(row => row.Method).HasColumnName("method");
            did.Property(row => row.Path).HasColumnName("path");
            did.Property(row => row.Services).HasColumnName("services");
            did.Property(row => row.AlsoKnownAs).HasColumnName("also_known_as");
            did.Property(row => row.DidWebDocument).HasColumnName("did_web_document");
            did.Property(row => row.DeactivatedAt).HasColumnName("deactivated_at");
            did.Property(row => row.CreatedAt).HasColumnName("created_at");
        });
        modelBuilder.Entity<KeyRow>(key =>
        {
            key.ToTable("keys");
            key.HasKey(row => new { row.Tenant, row.VerificationMethod });
            key.HasOne<DidRow>().WithMany().HasForeignKey(row => new { row.Tenant, row.Did });
            key.Property(row => row.Tenant).HasColumnName("tenant");
            key.Property(row => row.Did).HasColumnName("did");
            key.Property(row => row.VerificationMethod).HasColumnName("verification_method");
            key.Property(row => row.KeyType).HasColumnName("key_type").HasConversion<string>();
            key.Property(row => row.PublicKey).HasColumnName("public_key");
            key.Property(row => row.SealedKey).HasColumnName("sealed_key");
            key.Property(row => row.RevokedAt).HasColumnName("revoked_at");
            key.Property(row => row.RevocationReason).HasColumnName("revocation_reason");
            key.Property(row => row.CreatedAt).HasColumnName("created_at");
        });
        modelBuilder.Entity<DidLogRow>(entry =>
        {
            entry.ToTable("did_logs");
            entry.HasKey(row => new { row.Tenant, row.Did, row.Number });
            entry.HasOne<DidRow>().WithMany().HasForeignKey(row => new { row.Tenant, row.Did });
            entry.Property(row => row.Tenant).HasColumnName("tenant");
            entry.Property(row => row.Did).HasColumnName("did");
            entry.Property(row => row.Number).HasColumnName("number").ValueGeneratedNever();
            entry.Property(row => row.VersionId).HasColumnName("version_id");
            entry.Property(row => row.VersionTime).HasColumnName("version_time");
            entry.Property(row => row.Entry).HasColumnName("entry");
        });
        modelBuilder.Entity<UpdateKeyRow>(key =>
        {
            key.ToTable("update_keys");
            key.HasKey(row => new { row.Tenant, row.Did });
            key.HasOne<DidRow>().WithOne().HasForeignKey<UpdateKeyRow>(row => new { row.Tenant, row.Did });
            key.Property(row => row.Tenant).HasColumnName("tenant");
            key.Property(row => row.Did).HasColumnName("did");
            key.Property(row => row.PublicKey).HasColumnName("public_key");
            key.Property(row => row.SealedKey).HasColumnName("sealed_key");
        });
        modelBuilder.Entity<CredentialRow>(credential =>
        {
            credential.ToTable("credentials");
            credential.HasKey(row => new { row.Tenant, row.Id });
            credential.HasIndex(row => row.Id);
            credential.HasIndex(row => new { row.Tenant, row.IssuedAt });
            credential.HasIndex(row => new { row.Tenant, row.Subject });
            credential.Property(row => row.Tenant).HasColumnName("tenant");
            credential.Property(row => row.Id).HasColumnName("id");
            credential.Property(row => row.Issuer).HasColumnName("issuer");
            credential.Property(row => row.Type).HasColumnName("type");
            credential.Property(row => row.Subject).HasColumnName("subject");
            credential.Property(row => row.MediaType).HasColumnName("media_type");
            credential.Property(row => row.Secured).HasColumnName("secured");
            credential.Property(row => row.IssuedAt).HasColumnName("issued_at");
        });
        modelBuilder.Entity<StatusListRow>(list =>
        {
            list.ToTable("status_lists");
            list.HasKey(row => row.Id);
            list.HasIndex(row => row.Url).IsUnique();
            list.HasIndex(row => new { row.Tenant, row.Issuer, row.Purpose, row.Number }).IsUnique();
            list.Property(row => row.Id).HasColumnName("id");
            list.Property(row => row.Tenant).HasColumnName("tenant");
            list.Property(row => row.Issuer).HasColumnName("issuer");
            list.Property(row => row.Purpose).HasColumnName("purpose").HasConversion<string>();
            list.Property(row => row.Number).HasColumnName("number");
            list.Property(row => row.Url).HasColumnName("url");
            list.Property(row => row.Claimed).HasColumnName("claimed");
            list.Property(row => row.Version).HasColumnName("version");
            list.Property(row => row.EncodedList).HasColumnName("encoded_list");
            list.Property(row => row.Secured).HasColumnName("secured");
            list.Property(row => row.SignedAt).HasColumnName("signed_at");
        });
        modelBuilder.Entity<StatusEntryRow>(entry =>
        {
            entry.ToTable("status_entries");
            entry.HasKey(row => new { row.ListId, row.Index });
            entry.HasIndex(row => new { row.Tenant, row.CredentialId, row.Purpose }).IsUnique();
            entry.HasOne<StatusListRow>().WithMany().HasForeignKey(row => row.ListId);
            entry.HasOne<CredentialRow>().WithMany().HasForeignKey(row => new { row.Tenant, row.CredentialId });
            entry.Property(row => row.ListId).HasColumnName("list_id");
            entry.Property(row => row.Index).HasColumnName("list_index");
            entry.Property(row => row.Tenant).HasColumnName("tenant");
            entry.Property(row => row.CredentialId).HasColumnName("credential_id");
            entry.Property(row => row.Purpose).HasColumnName("purpose").HasConversion<string>();
        });
        modelBuilder.Entity<StatusChangeRow>(change =>
        {
            change.ToTable("status_changes");
            change.HasKey(row => new { row.ListId, row.Version });
            change.HasOne<StatusEntryRow>().WithMany().HasForeignKey(row => new { row.ListId, row.Index });
            change.Property(row => row.ListId).HasColumnName("list_id");
            change.Property(row => row.Version).HasColumnName("version");
            change.Property(row => row.Index).HasColumnName("list_index");
            change.Property(row => row.Value).HasColumnName("value");
            change.Property(row => row.Reason).HasColumnName("reason");
            change.Property(row => row.KeyId).HasColumnName("key_id");
            change.Property(row => row.ChangedAt).HasColumnName("changed_at");
        });
        modelBuilder.Entity<IdempotencyRow>(record =>
        {
            record.ToTable("idempotency");
            record.HasKey(row => new { row.Tenant, row.Key });
            record.HasOne<CredentialRow>().WithMany().HasForeignKey(row => new { row.Tenant, row.CredentialId });
            record.Property(row => row.Tenant).HasColumnName("tenant");
            record.Property(row => row.Key).HasColumnName("key");
            record.Property(row => row.RequestDigest).HasColumnName("request_digest");
            record.Property(row => row.CredentialId).HasColumnName("credential_id");
            record.Property(row => row.CreatedAt).HasColumnName("created_at");
        });
    }
}
