namespace Services.Tests.Stack;

/// <summary>SQLite files for services that a test starts without one of its own: none is shared, all go with the process.</summary>
internal static class OwnDatabases
{
    private static readonly string _folder = Create();
    private static int _last;

    /// <summary>A connection string that nobody else has.</summary>
    public static string Next(string name) => $"Data Source={_folder}/{name}-{Interlocked.Increment(ref _last)}.db";

    private static string Create()
    {
        var folder = Directory.CreateTempSubdirectory("untp-own-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        return folder;
    }
}
