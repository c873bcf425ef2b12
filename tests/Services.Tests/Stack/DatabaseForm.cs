using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Services.Tests.Issuer;

namespace Services.Tests.Stack;

/// <summary>Tables, indexes and constraints of a database as lines of text, to compare two.</summary>
internal static class DatabaseForm
{
    private const string SqliteForm = """
        SELECT 'column ' || t.name || '.' || c.name || ' ' || c.type || ' notnull=' || c."notnull" || ' pk=' || c.pk FROM sqlite_master t JOIN pragma_table_info(t.name) c WHERE t.type = 'table' AND t.name NOT LIKE '\_\_EF%' ESCAPE '\' AND t.name NOT LIKE 'sqlite%'
        UNION ALL SELECT 'index ' || t.name || ' ' || i.name || ' unique=' || i."unique" || ' ' || (SELECT group_concat(x.name) FROM pragma_index_info(i.name) x) FROM sqlite_master t JOIN pragma_index_list(t.name) i WHERE t.type = 'table' AND i.origin = 'c'
        UNION ALL SELECT 'foreign ' || t.name || '.' || f."from" || ' ' || f."table" || '.' || f."to" || ' ' || f.on_delete FROM sqlite_master t JOIN pragma_foreign_key_list(t.name) f WHERE t.type = 'table'
        ORDER BY 1
        """;

    private const string PostgresForm = """
        SELECT 'column ' || table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable FROM information_schema.columns WHERE table_schema = 'public' AND table_name NOT LIKE '\_\_EF%'
        UNION ALL SELECT 'index ' || indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename NOT LIKE '\_\_EF%'
        UNION ALL SELECT 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND conrelid::regclass::text NOT LIKE '%\_\_EF%'
        ORDER BY 1
        """;

    // What a column is filled with where an older row had none is no part of the model.
    public static async Task<List<string>> ReadAsync(DbContext store, Database database)
    {
        await store.Database.OpenConnectionAsync();
        await using var command = store.Database.GetDbConnection().CreateCommand();
        command.CommandText = database == Database.Sqlite ? SqliteForm : PostgresForm;
        await using DbDataReader reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync())
        {
            lines.Add(reader.GetString(0));
        }

        return lines;
    }
}
