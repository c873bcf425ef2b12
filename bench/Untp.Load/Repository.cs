namespace Untp.Load;

/// <summary>Where things lie on disk.</summary>
internal static class Repository
{
    /// <summary>The root of this repository: the folder that holds Untp.sln.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The reference material, where the AppHost looks for it too; it may be absent.</summary>
    public static string Shared { get; } =
        Environment.GetEnvironmentVariable("UNTP_SHARED") is { Length: > 0 } given ? Path.GetFullPath(given) : Path.GetFullPath("../shared", Root);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Untp.sln")))
            {
                return folder.FullName;
            }
        }

        throw new LoadFailure($"There is no Untp.sln above {AppContext.BaseDirectory}.");
    }
}
