using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Untp.Core.Credentials;
using Untp.Core.Issuance;
using Untp.Core.Problems;
using Untp.LinkedData.Encodings;
using Untp.LinkedData.Json;

namespace Untp.Core.Tests.Issuance;

public sealed class RelatedResourceCheckTests
{
    private static readonly byte[] _content = Encoding.UTF8.GetBytes("what is published");
    private static readonly string _sha384 = $"sha384-{Convert.ToBase64String(SHA384.HashData(_content))}";
    private static readonly string _sha256 = $"sha256-{Convert.ToBase64String(SHA256.HashData(_content))}";
    private static readonly string _other = $"sha512-{Convert.ToBase64String(SHA512.HashData([1]))}";
    private static readonly string _multibase = Multibase.Encode(Multihash.OfSha256(_content), MultibaseEncoding.Base64Url);

    [Fact]
    public async Task Accepts_RightDigests()
    {
        Assert.Empty(await CheckAsync($$"""{"id":"https://example.com/known","digestSRI":"{{_sha384}}","digestMultibase":"{{_multibase}}"}"""));
        Assert.Empty(await CheckAsync($$"""{"id":"https://example.com/known","digestSRI":["{{_sha384}} {{_sha256}}","{{_sha256}}?x"]}"""));
    }

    [Fact]
    public async Task Rejects_WrongDigests()
    {
        Assert.Equal(["RELATED_RESOURCE_DIGEST /relatedResource/digestSRI"], await CheckAsync($$"""{"id":"https://example.com/known","digestSRI":"{{_other}}"}"""));
        Assert.Equal(["RELATED_RESOURCE_DIGEST /relatedResource/digestSRI"], await CheckAsync($$"""{"id":"https://example.com/known","digestSRI":"{{_sha384}} {{_other}}"}"""));
        Assert.Equal(
            ["RELATED_RESOURCE_DIGEST /relatedResource/0/digestMultibase"],
            await CheckAsync($$"""[{"id":"https://example.com/known","digestMultibase":"{{Multibase.Encode(Multihash.OfSha256([1]))}}"}]"""));
    }

    [Fact]
    public async Task Rejects_DigestsThatProveNothing()
    {
        var sha1 = Multibase.Encode([0x11, 20, .. new byte[20]]);

        Assert.Equal(["RELATED_RESOURCE_DIGEST /relatedResource/digestMultibase"], await CheckAsync($$"""{"id":"https://example.com/known","digestMultibase":"{{sha1}}"}"""));
        Assert.Equal(["RELATED_RESOURCE_DIGEST /relatedResource/digestMultibase"], await CheckAsync($$"""{"id":"https://example.com/other","digestMultibase":"{{sha1}}"}"""));
    }

    [Fact]
    public async Task Tells_WhatIsNotAtHandAndRefusesNothingForIt()
    {
        var (problems, notCompared) = await RelatedResourceCheck.RunAsync(
            Credential($$"""[{"id":"https://example.com/known","digestSRI":"{{_sha256}}"},{"id":"https://example.com/other","digestSRI":"{{_other}}"}]"""), new OneDocument(), CancellationToken.None);

        Assert.Empty(problems);
        Assert.Equal(["https://example.com/other"], notCompared);
    }

    private static async Task<IEnumerable<string>> CheckAsync(string resources) =>
        (await RelatedResourceCheck.RunAsync(Credential(resources), new OneDocument(), CancellationToken.None)).Problems.Select(problem => $"{problem.Code} {problem.Pointer}");

    private static Credential Credential(string resources) => new(StrictJson.Parse($$"""{"relatedResource":{{resources}}}"""));

    private sealed class OneDocument : IRelatedResources
    {
        public ValueTask<Lookup<byte[]>> FindAsync(string url, CancellationToken cancellationToken) => ValueTask.FromResult(
            url == "https://example.com/known"
                ? Lookup<byte[]>.Found(_content, DateTimeOffset.UnixEpoch)
                : Lookup<byte[]>.None(new(ProblemCodes.DocumentUnknown, "not at hand")));
    }
}
