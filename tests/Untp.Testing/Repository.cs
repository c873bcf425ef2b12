namespace Untp.Testing;

/// <summary>Where things lie on disk.</summary>
public static class Repository
{
    /// <summary>The root of this repository: the folder that holds Untp.sln.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The reference material; it may be absent.</summary>
    public static string Shared { get; } =
        Environment.GetEnvironmentVariable("UNTP_SHARED") ?? Path.GetFullPath(Path.Combine(Root, "..", "shared"));

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Untp.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No Untp.sln above {AppContext.BaseDirectory}.");
    }
}
