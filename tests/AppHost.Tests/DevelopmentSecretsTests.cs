using Aspire.Hosting;
using Microsoft.Extensions.Configuration;
using Untp.AppHost;

namespace AppHost.Tests;

public sealed class DevelopmentSecretsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Makes_Random_Secrets_Once_And_Keeps_Them()
    {
        var first = Open();
        var second = Open();
        Assert.Equal(first, second);
        Assert.Equal(32, Convert.FromBase64String(first.MasterKey).Length);
        Assert.Equal(32, Convert.FromBase64String(first.ServiceTokenKey).Length);
        Assert.NotEqual(first.MasterKey, first.ServiceTokenKey);
        Assert.Matches("^untp_dev_[A-Za-z0-9_-]{43}$", first.ApiKey);

        using var elsewhere = new TemporaryFolder();
        Assert.NotEqual(first.MasterKey, DevelopmentSecrets.Open(Configure(("UNTP_DATA", elsewhere.Path)), "/").MasterKey);
    }

    [Fact]
    public void Keeps_Others_Out()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var data = Open().Folder;
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(data));
        var files = Directory.GetFiles(data);
        Assert.Equal(["api.key", "master.key", "service-token.key"], files.Select(Path.GetFileName).Order(StringComparer.Ordinal));
        foreach (var file in files)
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }
    }

    [Fact]
    public void Lies_In_The_Repository_By_Default()
    {
        Assert.Equal(Path.Combine(_folder.Path, ".untp"), DevelopmentSecrets.Open(Configure(), _folder.Path).Folder);
    }

    [Theory]
    [InlineData("master.key", "")]
    [InlineData("master.key", "not base64 at all")]
    [InlineData("master.key", "c2hvcnQ=")]
    [InlineData("service-token.key", "AAAA")]
    [InlineData("api.key", "short")]
    public void Refuses_A_Corrupt_File(string name, string content)
    {
        var path = Path.Combine(Open().Folder, name);
        File.WriteAllText(path, content);

        var failure = Assert.Throws<DistributedApplicationException>(() => Open());
        Assert.StartsWith($"{path} is corrupt", failure.Message, StringComparison.Ordinal);
        Assert.Equal(content, File.ReadAllText(path));
    }

    [Fact]
    public void Takes_A_Given_Api_Key_And_Writes_It_Nowhere()
    {
        var secrets = Open(("UNTP_API_KEY", "a-key-of-16-char"));
        Assert.Equal("a-key-of-16-char", secrets.ApiKey);
        Assert.False(File.Exists(Path.Combine(secrets.Folder, "api.key")));
    }

    [Fact]
    public void Hashes_As_Sha256_In_Lower_Case_Hex() =>
        Assert.Equal(
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
            new DevelopmentSecrets("", "", "", "abc").ApiKeyHash);

    [Theory]
    [InlineData("", "UNTP_API_KEY is empty")]
    [InlineData("fifteen-letters", "at least 16 characters")]
    [InlineData("with a space in the key", "visible ASCII")]
    [InlineData("with-a-line-break\r\nX-Evil: 1", "visible ASCII")]
    public void Refuses_A_Weak_Or_Unusable_Api_Key(string key, string reason) =>
        Assert.Contains(reason, Assert.Throws<DistributedApplicationException>(() => Open(("UNTP_API_KEY", key))).Message, StringComparison.Ordinal);

    [Fact]
    public void Names_A_Data_Folder_That_Cannot_Be_Used()
    {
        var file = Path.Combine(_folder.Path, "file");
        File.WriteAllText(file, "");
        var failure = Assert.Throws<DistributedApplicationException>(() => DevelopmentSecrets.Open(Configure(("UNTP_DATA", file)), "/"));
        Assert.StartsWith($"The data folder {file} (UNTP_DATA) cannot be used", failure.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private DevelopmentSecrets Open(params (string, string)[] settings) =>
        DevelopmentSecrets.Open(Configure([("UNTP_DATA", Path.Combine(_folder.Path, "data")), .. settings]), "/");

    private static IConfiguration Configure(params (string Name, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(one => one.Name, string? (one) => one.Value)).Build();
}
