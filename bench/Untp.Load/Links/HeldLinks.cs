using Npgsql;
using Untp.Core.Linksets;

namespace Untp.Load.Links;

/// <summary>
/// Links of GS1 Digital Links: of every thousand one is of a class, nine are of its batches and 990 of items. One is registered over the API, the
/// others are inserted as copies of its rows. Threads: safe.
/// </summary>
internal sealed class HeldLinks
{
    private const int ClassSize = 1000;
    private const int Batches = 9;

    // A prime.
    private const long Scatter = 982_451_653;
    private const string Root = "https://id.gs1.org";
    private const string FirstTarget = "https://acme.example/p/0";
    private readonly int _count;
    private readonly string[] _gtins;

    private HeldLinks(int count)
    {
        _count = count;
        _gtins = [.. Enumerable.Range(0, (count / ClassSize) + 2).Select(Gtin)];
    }

    /// <summary>Fills the database behind a running service.</summary>
    public static async Task<HeldLinks> InsertAsync(int count, IdentityProcess identity, string connectionString)
    {
        var links = new HeldLinks(count);
        var first = $"{Root}/01/{Gtin(-1)}/10/L1/21/S0";
        await identity.RegisterAsync($$"""{"identifier":"{{first}}","responses":[{"linkType":"untp:dpp","targetUrl":"{{FirstTarget}}","title":"Passport","defaultLinkType":true}]}""");

        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            $"""
            SET session_replication_role = replica;
            CREATE TEMPORARY TABLE bulk AS
                SELECT i, md5(i::text) AS id, 'https://acme.example/p/' || i AS target, '{Root}/01/' || gtin
                    || CASE WHEN i % {ClassSize} = 0 THEN '' WHEN i % {ClassSize} <= {Batches} THEN '/10/L' || i % {ClassSize} ELSE '/10/L' || 1 + i % {Batches} || '/21/S' || i END AS uri
                FROM generate_series({ClassSize}, {ClassSize + count - 1}) AS i JOIN unnest(string_to_array('{string.Join(',', links._gtins)}', ',')) WITH ORDINALITY AS class (gtin, number) ON number = i / {ClassSize} + 1;
            INSERT INTO anchors (uri, tenant, namespace, description, active, version, created_at)
                SELECT bulk.uri, tenant, namespace, description, active, version, created_at FROM anchors, bulk WHERE anchors.uri = '{first}';
            INSERT INTO links (id, anchor, tenant, number, variant, link, replaces, created_at, deleted_at)
                SELECT bulk.id, bulk.uri, tenant, number, {Variant("target")},
                    replace(link, '"{FirstTarget}"', '"' || target || '"'), replaces, created_at, deleted_at
                FROM links, bulk WHERE links.anchor = '{first}' AND variant = {Variant($"'{FirstTarget}'")};
            INSERT INTO link_changes (link_id, version, kind, key_id, changed_at)
                SELECT bulk.id, version, kind, key_id, changed_at FROM link_changes JOIN links ON links.id = link_id AND links.anchor = '{first}', bulk;
            SELECT count(*) FROM links;
            """,
            connection) { CommandTimeout = 600 };
        if (await command.ExecuteScalarAsync() is not long held || held != count + 1)
        {
            throw new LoadFailure("The links were not inserted.");
        }

        await using var vacuum = new NpgsqlCommand("VACUUM ANALYZE", connection) { CommandTimeout = 600 };
        await vacuum.ExecuteNonQueryAsync();
        return links;
    }

    /// <summary>An item at random, each alike, with the target of its link.</summary>
    public (string Path, string Target) Next() => Item(() => Random.Shared.Next(_count));

    /// <summary>
    /// An item by popularity: the one of rank r is asked for 1/r times as often as the first (Zipf's law); popular ones lie all over the classes.
    /// </summary>
    public (string Path, string Target) NextPopular() => Item(() => (int)(((long)Math.Exp(Random.Shared.NextDouble() * Math.Log(_count)) * Scatter) % _count));

    private (string Path, string Target) Item(Func<int> number)
    {
        while (true)
        {
            var i = ClassSize + number();
            if (i % ClassSize > Batches)
            {
                return ($"/01/{_gtins[i / ClassSize]}/10/L{1 + (i % Batches)}/21/S{i}", $"https://acme.example/p/{i}");
            }
        }
    }

    // As registration computes it; that of the registered link has to be the same, else nothing is inserted.
    private static string Variant(string target) => $"encode(sha256(convert_to({target} || E'\\n{RelationName.Normalize("untp:dpp")}\\n\\n', 'UTF8')), 'hex')";

    // With its check digit: GS1 General Specifications, section 7.9.1.
    private static string Gtin(int number)
    {
        var digits = $"095060{number + 1:D7}";
        var sum = digits.Select((digit, i) => (digit - '0') * (i % 2 == 0 ? 3 : 1)).Sum();
        return $"{digits}{(10 - (sum % 10)) % 10}";
    }
}
