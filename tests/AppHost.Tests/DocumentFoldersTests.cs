using Microsoft.Extensions.Configuration;
using Untp.AppHost;

namespace AppHost.Tests;

public sealed class DocumentFoldersTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Finds_The_Reference_Material_Beside_The_Repository()
    {
        var documents = Directory.CreateDirectory(Path.Combine(_folder.Path, "shared", "documents")).FullName;
        Assert.Equal([documents], DocumentFolders.Find(Configure(), Path.Combine(_folder.Path, "repository")));
    }

    [Fact]
    public void Finds_The_Reference_Material_Where_The_Environment_Says()
    {
        var contexts = Directory.CreateDirectory(Path.Combine(_folder.Path, "elsewhere", "vectors", "contexts")).FullName;
        Assert.Equal([contexts], DocumentFolders.Find(Configure(("UNTP_SHARED", Path.Combine(_folder.Path, "elsewhere"))), "/"));
    }

    [Fact]
    public void Prefers_Configured_Folders()
    {
        Directory.CreateDirectory(Path.Combine(_folder.Path, "shared", "documents"));
        Assert.Equal(["/given"], DocumentFolders.Find(Configure(("Documents:Folders:0", "/given")), Path.Combine(_folder.Path, "repository")));
    }

    [Fact]
    public void Finds_Nothing_Where_There_Is_Nothing() =>
        Assert.Empty(DocumentFolders.Find(Configure(), Path.Combine(_folder.Path, "repository")));

    public void Dispose() => _folder.Dispose();

    private static IConfiguration Configure(params (string Name, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(one => one.Name, string? (one) => one.Value)).Build();
}
