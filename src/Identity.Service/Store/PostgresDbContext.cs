using Microsoft.EntityFrameworkCore;

namespace Untp.Identity.Store;

/// <summary>The store on PostgreSQL; a type of its own, so that migrations can say which database they are for.</summary>
internal sealed class PostgresDbContext(DbContextOptions<PostgresDbContext> options) : IdentityDbContext(options);
