using Microsoft.EntityFrameworkCore;
using Untp.ServiceDefaults.Store;

namespace Untp.Identity.Store;

/// <summary>Identity's own database: links and schemes; nobody else reads it.</summary>
internal abstract class IdentityDbContext(DbContextOptions options) : DbContext(options)
{
    public DbSet<AnchorRow> Anchors => Set<AnchorRow>();

    public DbSet<LinkRow> Links => Set<LinkRow>();

    public DbSet<LinkChangeRow> LinkChanges => Set<LinkChangeRow>();

    public DbSet<SchemeRow> Schemes => Set<SchemeRow>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMilliseconds>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<AnchorRow>(anchor =>
        {
            anchor.ToTable("anchors");
            anchor.HasKey(row => row.Uri);
            anchor.HasIndex(row => new { row.Tenant, row.Uri });
            anchor.HasIndex(row => row.Namespace);
            anchor.Property(row => row.Uri).HasColumnName("uri");
            anchor.Property(row => row.Tenant).HasColumnName("tenant");
            anchor.Property(row => row.Namespace).HasColumnName("namespace");
            anchor.Property(row => row.Description).HasColumnName("description");
            anchor.Property(row => row.Active).HasColumnName("active");
            anchor.Property(row => row.Version).HasColumnName("version");
            anchor.Property(row => row.CreatedAt).HasColumnName("created_at");
        });
        modelBuilder.Entity<LinkRow>(link =>
        {
            link.ToTable("links");
            link.HasKey(row => row.Id);
            link.HasIndex(row => new { row.Anchor, row.Number }).IsUnique();
            link.HasIndex(row => new { row.Anchor, row.Variant }).IsUnique().HasFilter("deleted_at IS NULL");
            link.HasIndex(row => new { row.Tenant, row.CreatedAt });
            link.HasOne<AnchorRow>().WithMany().HasForeignKey(row => row.Anchor);
            link.Property(row => row.Id).HasColumnName("id");
            link.Property(row => row.Anchor).HasColumnName("anchor");
            link.Property(row => row.Tenant).HasColumnName("tenant");
            link.Property(row => row.Number).HasColumnName("number");
            link.Property(row => row.Variant).HasColumnName("variant");
            link.Property(row => row.Link).HasColumnName("link");
            link.Property(row => row.Replaces).HasColumnName("replaces");
            link.Property(row => row.CreatedAt).HasColumnName("created_at");
            link.Property(row => row.DeletedAt).HasColumnName("deleted_at");
        });
        modelBuilder.Entity<LinkChangeRow>(change =>
        {
            change.ToTable("link_changes");
            change.HasKey(row => new { row.LinkId, row.Version });
            change.HasOne<LinkRow>().WithMany().HasForeignKey(row => row.LinkId);
            change.Property(row => row.LinkId).HasColumnName("link_id");
            change.Property(row => row.Version).HasColumnName("version");
            change.Property(row => row.Kind).HasColumnName("kind").HasConversion<string>();
            change.Property(row => row.KeyId).HasColumnName("key_id");
            change.Property(row => row.ChangedAt).HasColumnName("changed_at");
        });
        modelBuilder.Entity<SchemeRow>(scheme =>
        {
            scheme.ToTable("schemes");
            scheme.HasKey(row => row.Namespace);
            scheme.Property(row => row.Namespace).HasColumnName("namespace");
            scheme.Property(row => row.Tenant).HasColumnName("tenant");
            scheme.Property(row => row.Scheme).HasColumnName("scheme");
            scheme.Property(row => row.KeyId).HasColumnName("key_id");
            scheme.Property(row => row.CreatedAt).HasColumnName("created_at");
        });
    }
}
