using Microsoft.Extensions.Configuration;

namespace Untp.AppHost;

/// <summary>Where published contexts and schemas lie on this machine: the configured folders, else the reference material.</summary>
internal static class DocumentFolders
{
    private static readonly string[] _known = ["documents", Path.Combine("vectors", "contexts")];

    public static IReadOnlyList<string> Find(IConfiguration configuration, string repository)
    {
        var configured = configuration.GetSection("Documents:Folders").GetChildren().Select(folder => folder.Value ?? "").Where(path => path != "").ToList();
        if (configured.Count > 0)
        {
            return [.. configured.Select(Path.GetFullPath)];
        }

        var shared = configuration["UNTP_SHARED"] is { Length: > 0 } given ? Path.GetFullPath(given) : Path.GetFullPath("../shared", repository);
        return [.. _known.Select(name => Path.Combine(shared, name)).Where(Directory.Exists)];
    }
}
