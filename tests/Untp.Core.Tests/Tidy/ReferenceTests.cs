using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Untp.Core.Tests.Tidy;

/// <summary>Who may know whom: ARCHITECTURE.md as a test.</summary>
public sealed partial class ReferenceTests
{
    private static readonly string[] _service = ["Untp.Core", "Untp.Contracts", "Untp.ServiceDefaults"];

    /// <summary>Every project below src, and which of ours it may reference. A new project needs a line.</summary>
    private static readonly Dictionary<string, string[]> _mayReference = new()
    {
        ["Untp.LinkedData"] = [],
        ["Untp.Core"] = ["Untp.LinkedData"],
        ["Untp.Contracts"] = [],
        ["Untp.ServiceDefaults"] = ["Untp.Core", "Untp.Contracts"],
        ["Gateway"] = ["Untp.ServiceDefaults"],
        ["Identity.Service"] = _service,
        ["Issuer.Service"] = _service,
        ["Verifier.Service"] = _service,
    };

    [Fact]
    public void Projects_ReferenceWhomTheyMay()
    {
        var projects = SourceFile.Below("src", "*.csproj");
        Assert.True(projects.Count >= 2, $"{projects.Count} projects read");
        foreach (var project in projects)
        {
            var name = Path.GetFileNameWithoutExtension(project.Path);
            Assert.True(_mayReference.TryGetValue(name, out var allowed), $"{name} has no line in this table.");
            Assert.All(References(project), reference => Assert.True(allowed.Contains(reference), $"{name} must not reference {reference}."));
        }
    }

    [Fact]
    public void StandIns_ReferenceNothingOfOurs()
    {
        var projects = SourceFile.Below("compat", "*.csproj");
        Assert.True(projects.Count >= 3, $"{projects.Count} projects read");
        Assert.All(projects, project => Assert.DoesNotContain(References(project), _mayReference.ContainsKey));
        Assert.All(SourceFile.Below("compat"), file => Assert.DoesNotContain("using Untp.", file.Text, StringComparison.Ordinal));
    }

    [Fact]
    public void Gateway_KnowsOfTheDomainItsProblemsOnly() =>
        Assert.All(
            SourceFile.Below("src/Gateway").SelectMany(file => CoreNamespace().Matches(file.Text).Select(match => (file.Path, match.Value))),
            use => Assert.True(use.Value == "Untp.Core.Problems", $"{use.Path} uses {use.Value}."));

    [Fact]
    public void Outside_OnlyIdentityConnects()
    {
        // ServiceDefaults opens the channels between services; the Gateway asks services.
        var files = Source(2);
        AssertOnly(files, Connections(), ["Identity.Service", "Untp.ServiceDefaults", "Gateway"]);
    }

    // The last makes the server certificate of a developer's own machine.
    private static readonly string[] _keyMaterial = ["src/Untp.Core/Keys/", "src/Untp.Core/Proofs/", "src/Untp.ServiceDefaults/Hosting/DevelopmentCertificate.cs"];

    [Fact]
    public void Keys_AreTouchedByTheirFoldersOnly()
    {
        var files = Source(50);
        Assert.All(
            files.Where(file => KeyMaterial().IsMatch(WithoutComments(file))),
            file => Assert.True(Array.Exists(_keyMaterial, place => file.Path.StartsWith(place, StringComparison.Ordinal)), $"{file} touches key material."));
        Assert.Contains(files, file => KeyMaterial().IsMatch(file.Text));
    }

    [Fact]
    public void Core_KnowsNoMachineAndNoServer()
    {
        var files = SourceFile.Below("src/Untp.Core");
        Assert.True(files.Count > 50, $"{files.Count} files read");
        Assert.All(files, file => Assert.False(Machine().IsMatch(WithoutComments(file)), $"{file}: {Machine().Match(WithoutComments(file)).Value}"));

        var project = SourceFile.Below("src/Untp.Core", "*.csproj").Single();
        Assert.DoesNotContain("FrameworkReference", project.Text, StringComparison.Ordinal);
        Assert.Equal(
            ["NSec.Cryptography"],
            XDocument.Parse(project.Text).Descendants("PackageReference").Select(package => package.Attribute("Include")!.Value).Order(StringComparer.Ordinal));
    }

    private static IReadOnlyList<SourceFile> Source(int atLeast)
    {
        var files = SourceFile.Below("src");
        Assert.True(files.Count > atLeast, $"{files.Count} files read");
        return files;
    }

    private static void AssertOnly(IReadOnlyList<SourceFile> files, Regex pattern, string[] projects) =>
        Assert.All(
            files.Where(file => !projects.Contains(file.Project)),
            file => Assert.False(pattern.IsMatch(WithoutComments(file)), $"{file}: {pattern.Match(WithoutComments(file)).Value}"));

    private static string WithoutComments(SourceFile file) => Comment().Replace(file.Text, "");

    private static IEnumerable<string> References(SourceFile project) =>
        XDocument.Parse(project.Text).Descendants("ProjectReference").Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')));

    [GeneratedRegex(@"\bUntp\.Core(\.\w+)?")]
    private static partial Regex CoreNamespace();

    [GeneratedRegex(@"\b(HttpClient|HttpMessageInvoker|SocketsHttpHandler|HttpClientHandler|WebRequest|TcpClient|UdpClient|ClientWebSocket|System\.Net\.Sockets)\b")]
    private static partial Regex Connections();

    [GeneratedRegex(@"\b(NSec|ECDsa|ECParameters|Ed25519(Signing|Verification)Key|RSA|HMACSHA\d+)\b")]
    private static partial Regex KeyMaterial();

    [GeneratedRegex(@"\b(System\.IO\.File|File\.(Read|Write|Open|Exists|Create|Append|Delete)\w*|Directory\.\w+|FileStream|Path\.\w+|System\.Net|Microsoft\.AspNetCore|StackExchange\.Redis|Grpc|Google\.Protobuf|Environment\.\w+|Console\.\w+|Process\.Start|DateTime(Offset)?\.(Utc)?Now)\b")]
    private static partial Regex Machine();

    [GeneratedRegex(@"//[^\n]*")]
    private static partial Regex Comment();
}
