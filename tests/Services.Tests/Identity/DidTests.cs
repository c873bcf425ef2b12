using Grpc.Core;
using Services.Tests.ServiceDefaults;
using Services.Tests.Stack;
using Untp.Contracts.Identity.V1;
using Untp.Core.Dids;
using Untp.Core.Keys;

namespace Services.Tests.Identity;

public sealed class DidTests(InProcessStack stack) : IClassFixture<InProcessStack>
{
    private const string Known = "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK";

    [Fact]
    public async Task Did_key_resolves_to_its_document()
    {
        var answer = await Client().ResolveDidAsync(new ResolveDidRequest { Did = Known });

        Assert.Null(answer.Problem);
        Assert.NotNull(answer.FetchedAt);
        var document = DidDocumentReader.Read(answer.DidDocument.Span, Did.Parse(Known).Value!);
        Assert.Equal(Known, document.Value!.Id.Value);
        Assert.Equal([$"{Known}#{Known["did:key:".Length..]}"], document.Value.AssertionMethods);
    }

    [Theory]
    [InlineData("", DidResolutionError.InvalidDid, "DID_SYNTAX")]
    [InlineData("did:", DidResolutionError.InvalidDid, "DID_SYNTAX")]
    [InlineData("did:key:", DidResolutionError.InvalidDid, "DID_SYNTAX")]
    [InlineData("DID:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK", DidResolutionError.InvalidDid, "DID_SYNTAX")]
    [InlineData("did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK#key", DidResolutionError.InvalidDid, "DID_SYNTAX")]
    [InlineData("https://a.example", DidResolutionError.InvalidDid, "DID_SYNTAX")]
    [InlineData("did:key:z0", DidResolutionError.InvalidDid, "KEY_SYNTAX")]
    [InlineData("did:key:u7QEuW6eOyPTfG3zrBe0OzPJe-6jNbKjXlHqV0vyRsDjvtg", DidResolutionError.InvalidDid, "KEY_SYNTAX")]
    [InlineData("did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2do", DidResolutionError.InvalidDid, "KEY_TYPE_UNSUPPORTED")]
    [InlineData("did:example:a", DidResolutionError.MethodNotSupported, "DID_METHOD_UNSUPPORTED")]
    [InlineData("did:nothing:x", DidResolutionError.MethodNotSupported, "DID_METHOD_UNSUPPORTED")]
    public async Task Did_without_a_document_says_why(string did, DidResolutionError error, string code)
    {
        var answer = await Client().ResolveDidAsync(new ResolveDidRequest { Did = did });

        Assert.Equal((error, code), (answer.Error, answer.Problem.Code));
        Assert.False(answer.Retryable);
        Assert.Empty(answer.DidDocument);
    }

    [Fact]
    public async Task As_many_dids_as_one_call_takes_are_each_answered_once()
    {
        var known = Enumerable.Range(0, 100).Select(_ => NewDid()).ToArray();
        string[] asked = [.. known, .. known, .. known.Take(54), "nonsense", "did:example:a"];
        Assert.Equal(256, asked.Length);

        var answers = await AllAsync(asked);

        Assert.Equal(asked.Distinct().Order(), answers.Select(answer => answer.Did).Order());
        foreach (var answer in answers)
        {
            Assert.Equal(known.Contains(answer.Did), answer.Resolution.Problem is null);
            Assert.Equal(known.Contains(answer.Did), answer.Resolution.DidDocument.ToStringUtf8().Contains(answer.Did, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(257)]
    public async Task Too_few_or_too_many_dids_are_refused(int count)
    {
        var e = await Assert.ThrowsAsync<RpcException>(() => AllAsync(Enumerable.Repeat(Known, count)));

        Assert.Equal(StatusCode.InvalidArgument, e.StatusCode);
        Assert.Equal("REQUEST_SHAPE", Answers.Code(e));
    }

    [Fact]
    public async Task Identifier_that_is_a_did_is_known_by_its_services()
    {
        var answer = await Client().ResolveIdentifierAsync(new ResolveIdentifierRequest { Identifier = Known });

        Assert.Null(answer.Problem);
        Assert.Equal(Known, answer.Identifier);
        Assert.Empty(answer.Links);
    }

    [Theory]
    [InlineData("", "IDENTIFIER_SYNTAX")]
    [InlineData("https://id.gs1.org/01/09506000134352", "IDENTIFIER_NOT_FOUND")]
    [InlineData("urn:epc:id:sgtin:9506000.013435.1", "IDENTIFIER_NOT_FOUND")]
    [InlineData("thing", "IDENTIFIER_SCHEME_UNKNOWN")]
    [InlineData("did:example:a", "DID_METHOD_UNSUPPORTED")]
    [InlineData("did:key:z0", "KEY_SYNTAX")]
    public async Task Identifier_without_links_says_why(string identifier, string code)
    {
        var answer = await Client().ResolveIdentifierAsync(new ResolveIdentifierRequest { Identifier = identifier });

        Assert.Equal(code, answer.Problem.Code);
        Assert.Equal(identifier, answer.Identifier);
        Assert.False(answer.Retryable);
        Assert.Empty(answer.Links);
    }

    private static string NewDid()
    {
        using var key = SigningKey.Create(KeyType.P256).Value!;
        return DidKey.From(key.VerificationKey).Value;
    }

    private IdentityService.IdentityServiceClient Client() => new(stack.Identity.Invoker());

    private async Task<IReadOnlyList<ResolveDidsResponse>> AllAsync(IEnumerable<string> dids)
    {
        using var call = Client().ResolveDids(new ResolveDidsRequest { Dids = { dids } });
        var answers = new List<ResolveDidsResponse>();
        await foreach (var answer in call.ResponseStream.ReadAllAsync())
        {
            answers.Add(answer);
        }

        return answers;
    }
}
