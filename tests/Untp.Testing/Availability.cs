using System.Runtime.InteropServices;
using Untp.Testing.Hostile;

namespace Untp.Testing;

/// <summary>Tells whether a <see cref="Part"/> is at hand. A part named in <c>UNTP_REQUIRE</c> is never a reason to skip.</summary>
public static class Availability
{
    private static readonly string[] _required =
        (Environment.GetEnvironmentVariable("UNTP_REQUIRE") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The reason to skip a test that needs these parts; null where it has to run.</summary>
    public static string? WhySkipped(IEnumerable<Part> parts)
    {
        var missing = parts.Where(part => !IsRequired(part) && !IsAvailable(part)).ToArray();
        return missing.Length == 0 ? null : $"needs {string.Join(", ", missing.Select(Describe))}";
    }

    /// <summary>Finds a program on the path; null where there is none.</summary>
    public static string? FindProgram(string name, params string[] furtherFolders) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Concat(furtherFolders)
            .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name))
            .FirstOrDefault(File.Exists);

    private static bool IsRequired(Part part) => _required.Contains(part.ToString(), StringComparer.OrdinalIgnoreCase);

    private static bool IsAvailable(Part part) => part switch
    {
        Part.Shared => Directory.Exists(Repository.Shared),
        Part.Redis => FindProgram("redis-server") is not null,
        Part.Postgres => PostgresFolder is not null,
        Part.Libsodium => HasLibsodium(),
        Part.Node => FindProgram("node") is not null && Directory.Exists(Path.Combine(Repository.Root, "tests", "foreign", "node_modules")),
        Part.Linux => OperatingSystem.IsLinux(),
        Part.Shell => File.Exists("/bin/sh") && FindProgram("curl") is not null,
        Part.Namespaces => PrivateNetwork.IsPossible,
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, null),
    };

    /// <summary>The folder of PostgreSQL's server programs; null where it is not installed.</summary>
    public static string? PostgresFolder { get; } = FindPostgres();

    private static string? FindPostgres()
    {
        const string debian = "/usr/lib/postgresql";
        var folders = Directory.Exists(debian) ? Directory.GetDirectories(debian).Select(version => Path.Combine(version, "bin")).ToArray() : [];
        return Path.GetDirectoryName(FindProgram("initdb", folders));
    }

    private static bool HasLibsodium()
    {
        foreach (var name in (string[])["libsodium.so.23", "libsodium.so.26", "libsodium.dylib", "libsodium.dll"])
        {
            if (NativeLibrary.TryLoad(name, out var handle))
            {
                NativeLibrary.Free(handle);
                return true;
            }
        }

        return false;
    }

    private static string Describe(Part part) => part switch
    {
        Part.Shared => $"the reference material at {Repository.Shared} (set UNTP_SHARED)",
        Part.Redis => "redis-server",
        Part.Postgres => "PostgreSQL",
        Part.Libsodium => "libsodium",
        Part.Node => "Node.js and `npm ci` in tests/foreign",
        Part.Linux => "Linux",
        Part.Shell => "/bin/sh and curl",
        Part.Namespaces => "Linux, root, unshare and ip (iproute2)",
        _ => part.ToString(),
    };
}
