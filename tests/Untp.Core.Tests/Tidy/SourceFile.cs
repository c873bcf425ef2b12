namespace Untp.Core.Tests.Tidy;

/// <summary>A source file of this repository, with its path relative to the root and written with slashes.</summary>
internal sealed record SourceFile(string Path, string Text)
{
    /// <summary>All C# files below a folder; what builds leave behind is left out.</summary>
    public static IReadOnlyList<SourceFile> Below(string folder, string pattern = "*.cs")
    {
        var root = System.IO.Path.Combine(Repository.Root, folder);
        return Directory.Exists(root)
            ? [.. Directory.EnumerateFiles(root, pattern, SearchOption.AllDirectories)
                .Select(path => System.IO.Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'))
                .Where(path => !path.Split('/').Any(part => part is "obj" or "bin" or "node_modules"))
                .Order(StringComparer.Ordinal)
                .Select(path => new SourceFile(path, File.ReadAllText(System.IO.Path.Combine(Repository.Root, path))))]
            : [];
    }

    /// <summary>The second part of the path: the project below <c>src</c>, <c>tests</c> or <c>compat</c>.</summary>
    public string Project => Path.Split('/')[1];

    public IEnumerable<string> Lines => Text.Split('\n');

    public override string ToString() => Path;
}
