using Microsoft.EntityFrameworkCore;

namespace Untp.Identity.Store;

/// <summary>The store on SQLite; a type of its own, so that migrations can say which database they are for.</summary>
internal sealed class SqliteDbContext(DbContextOptions<SqliteDbContext> options) : IdentityDbContext(options);
