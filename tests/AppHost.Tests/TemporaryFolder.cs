namespace AppHost.Tests;

internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("untp-apphost-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
