using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Services.Tests.Stack;
using Untp.Identity;
using Untp.Issuer;
using Untp.ServiceDefaults.Hosting;
using Untp.Verifier;

namespace Services.Tests.ServiceDefaults.Hosting;

/// <summary>Bad setup: exit code 1 and one plain line a fault, which says what to mend; never a stack trace.</summary>
public sealed class ServiceRunTests : IDisposable
{
    private static readonly string[] _bare = ["--urls", "http://127.0.0.1:0", "--GRPC_PORT", "0", "--environment", "Production", "--Logging:LogLevel:Default", "Warning"];
    private readonly string _folder = Directory.CreateTempSubdirectory("untp-run-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Missing_token_key_is_one_line()
    {
        var line = Assert.Single(await FaultsAsync(() => VerifierHost.Create(_bare)));

        Assert.Contains("ServiceIdentity:TokenKey", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_faults_are_listed_at_once()
    {
        var lines = await FaultsAsync(() => IssuerHost.Create(
            [.. _bare, "--ConnectionStrings:issuer", $"Data Source={_folder}/issuer.db", "--ServiceIdentity:TokenLifetime", "00:00:01", "--Issuing:MaxCredentialBytes", "1", "--Keys:MasterKey", "c2hvcnQ="]));

        Assert.Equal(4, lines.Count);
        foreach (var name in (string[])["ServiceIdentity:TokenKey", "ServiceIdentity:TokenLifetime", "Issuing:MaxCredentialBytes", "Keys:MasterKey"])
        {
            Assert.Single(lines, line => line.Contains(name, StringComparison.Ordinal));
        }

        Assert.False(File.Exists(Path.Combine(_folder, "issuer.db")));
    }

    [Fact]
    public async Task Value_of_the_wrong_type_is_named()
    {
        var line = Assert.Single(await FaultsAsync(() => VerifierHost.Create(InProcessStack.Arguments("--Verification:ClockSkew", "soon"))));

        Assert.Contains("Verification:ClockSkew", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Folder_without_manifest_is_named()
    {
        var line = Assert.Single(await FaultsAsync(() => Identity(_folder)));

        Assert.Contains("Documents:Folders", line, StringComparison.Ordinal);
        Assert.Contains(_folder, line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("[1]")]
    [InlineData("""[{"kind":"schema","url":"https://a.example/s","path":"s.json"}]""")]
    [InlineData("""[{"kind":"schema","url":"https://a.example/s","sha256":"00"}]""")]
    [InlineData("""[{"kind":"context","url":"https://a.example/s","path":"s.json","sha256":"00","aliases":"https://a.example/t"}]""")]
    [InlineData("""[{"kind":"context","url":"https://a.example/s","path":"s.json","sha256":"00","aliases":[1]}]""")]
    public async Task Manifest_that_cannot_be_read_is_named(string manifest)
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "manifest.json"), manifest);

        var line = Assert.Single(await FaultsAsync(() => Identity(_folder)));

        Assert.Contains(Path.Combine(_folder, "manifest.json"), line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Faults_of_two_folders_are_both_listed()
    {
        var second = Directory.CreateDirectory(Path.Combine(_folder, "second")).FullName;
        await File.WriteAllTextAsync(Path.Combine(second, "manifest.json"), "no JSON");

        var lines = await FaultsAsync(() => Identity(_folder, second));

        Assert.Equal(2, lines.Count);
    }

    [Fact]
    public async Task Corrupted_database_is_named()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "issuer.db"), new string('x', 8192));

        var line = Assert.Single(await FaultsAsync(() => Issuer($"Data Source={_folder}/issuer.db")));

        Assert.Contains("ConnectionStrings:issuer", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Data Source=/nowhere/at/all/issuer.db")]
    [InlineData("Server=somewhere")]
    public async Task Database_that_cannot_be_opened_is_named(string connection)
    {
        var line = Assert.Single(await FaultsAsync(() => Issuer(connection)));

        Assert.Contains("ConnectionStrings:issuer", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Port_in_use_is_named()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        var line = Assert.Single(await FaultsAsync(() => VerifierHost.Create([.. InProcessStack.Arguments(), "--urls", $"http://127.0.0.1:{port}"])));

        Assert.Contains($"{port}", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--urls", "nonsense")]
    [InlineData("--GRPC_PORT", "many")]
    [InlineData("--ConnectionStrings:redis", "localhost,speed=high")]
    public async Task Setting_that_cannot_be_read_is_a_line(string name, string value) =>
        Assert.Single(await FaultsAsync(() => IdentityHost.Create([.. InProcessStack.Arguments(), name, value])));

    [Fact]
    public async Task Certificates_that_are_not_there_are_named()
    {
        var lines = await FaultsAsync(() => VerifierHost.Create(InProcessStack.Arguments(
            "--ServiceIdentity:Mtls:CertificatePath", "/nowhere/c.pem", "--ServiceIdentity:Mtls:KeyPath", "/nowhere/k.pem", "--ServiceIdentity:Mtls:AuthorityPath", "/nowhere/a.pem")));

        Assert.Equal(3, lines.Count);
        Assert.All(lines, line => Assert.Contains("/nowhere/", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Certificate_that_is_none_is_a_line()
    {
        var path = Path.Combine(_folder, "c.pem");
        await File.WriteAllTextAsync(path, "no certificate");

        Assert.Single(await FaultsAsync(() => VerifierHost.Create(InProcessStack.Arguments(
            "--ServiceIdentity:Mtls:CertificatePath", path, "--ServiceIdentity:Mtls:KeyPath", path, "--ServiceIdentity:Mtls:AuthorityPath", path))));
    }

    [Fact]
    public async Task Fault_of_ours_is_not_dressed_up_as_bad_setup() =>
        await Assert.ThrowsAsync<NotSupportedException>(() => ServiceRun.RunAsync(() => throw new NotSupportedException(), TextWriter.Null));

    private static WebApplication Identity(params string[] folders) =>
        IdentityHost.Create(InProcessStack.Arguments(folders.SelectMany((folder, i) => new[] { $"--Documents:Folders:{i}", folder })));

    private static WebApplication Issuer(string connection) =>
        IssuerHost.Create(InProcessStack.Arguments("--ConnectionStrings:issuer", connection, "--Keys:MasterKey", InProcessStack.TokenKey));

    /// <summary>The lines that the service ends with.</summary>
    private static async Task<IReadOnlyList<string>> FaultsAsync(Func<WebApplication> create)
    {
        using var errorText = new StringWriter();
        using var logs = new CapturedLogs();
        var code = await Eventually.EndsAsync(ServiceRun.RunAsync(
            () =>
            {
                var app = create();
                logs.AddTo(app);
                return app;
            },
            errorText));

        Assert.Equal(1, code);
        Assert.DoesNotContain(logs.Lines, line => line.Text.Contains("   at ", StringComparison.Ordinal));
        var lines = errorText.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.All(lines, line => Assert.StartsWith("Cannot start: ", line, StringComparison.Ordinal));
        return lines;
    }
}
