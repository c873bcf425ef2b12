using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Untp.Core.Contexts;
using Untp.Core.Dids;
using Untp.Core.Issuance;
using Untp.Core.Keys;
using Untp.Core.Problems;
using Untp.Core.Proofs.DataIntegrity;
using Untp.LinkedData.Json;

namespace Untp.Core.Tests.Issuance;

/// <summary>
/// The input documents of the W3C test suite of data model 2.0. They are templates: issuer, holder and dates are filled in, then the name says
/// whether we issue or present it.
/// </summary>
public sealed class Vcdm2InputTests
{
    // Where the name leaves it open, or says less than it has to.
    private static readonly Dictionary<string, (bool IsSigned, string Reason)> _decided = new(StringComparer.Ordinal)
    {
        ["credential-missing-base-context-fail-or-inject"] = (false, "What the caller did not write is not signed in its name: the base context is never put in."),
        ["credential-no-context-fail-or-inject"] = (false, "As above."),
        ["presentation-self-asserted-vc-holder-mismatch"] = (false, "The holder is another than who signs."),
        ["presentation-self-asserted-vc-issuer-mismatch"] = (false, "Nobody signed what another issuer is said to state."),
        ["presentation-self-asserted-vc-no-holder"] = (false, "Without a holder nobody says that the credential is its own (section 4.13.3: issuer and holder are the same)."),
        ["presentation-enveloped-vc-ok"] = (true, "The envelope has the media type of a draft and a parameter that says nothing; who verifies opens it, the presentation only carries it."),
    };

    private static readonly SigningKey _key = Expect.Success(SigningKey.Create(KeyType.Ed25519));
    private static readonly string _did = DidKey.From(_key.VerificationKey).Value;
    private static readonly string _method = DidKey.VerificationMethodOf(DidKey.From(_key.VerificationKey));

    public static TheoryData<string> Credentials => Names("credential-", "vcdm2-inputs");

    public static TheoryData<string> NamesAndDescriptions => Names("", "vcdm2-inputs", "names-and-descriptions");

    public static TheoryData<string> Presentations => Names("presentation-", "vcdm2-inputs");

    [NeedsFact(Part.Shared)]
    public void Finds_AllInputs()
    {
        Assert.Equal(
            (46, 18, 17),
            (Files("credential-", "vcdm2-inputs").Length, Files("", "vcdm2-inputs", "names-and-descriptions").Length, Files("presentation-", "vcdm2-inputs").Length));
        Assert.Equal(6, _decided.Count);
    }

    [NeedsTheory(Part.Shared)]
    [MemberData(nameof(Credentials))]
    public async Task Issues_OnlyWhatTheNameSays(string name) =>
        Check(name, await IssueAsync(Fill(Read("vcdm2-inputs", name))));

    [NeedsTheory(Part.Shared)]
    [MemberData(nameof(NamesAndDescriptions))]
    public async Task Issues_NamesAndDescriptionsAsTheNameSays(string name) =>
        Check(name, await IssueAsync(Fill(Read("vcdm2-inputs/names-and-descriptions", name))));

    [NeedsTheory(Part.Shared)]
    [MemberData(nameof(Presentations))]
    public async Task Presents_OnlyWhatTheNameSays(string name)
    {
        var json = Read("vcdm2-inputs", name).ToJsonString().Replace("did:key:z6MkpJySvETLnxhQG9DzEdmKJtysBDjuuTeDfUj1uNNCUqcj", _did, StringComparison.Ordinal);
        var presentation = JsonNode.Parse(json)!.AsObject();
        if (!name.StartsWith("presentation-self-asserted", StringComparison.Ordinal) && presentation["verifiableCredential"] is JsonArray credentials)
        {
            for (var i = 0; i < credentials.Count; i++)
            {
                if (credentials[i] is JsonObject credential && credential["issuer"] is not null)
                {
                    credential["issuer"] = _did;
                    credentials[i] = JsonNode.Parse(Expect.Success(await SignAsync(credential)));
                }
            }
        }

        var presented = await new PresentationIssuance(LostTermsTests.Contexts(), TimeProvider.System).SignAsync(
            StrictJson.Parse(presentation.ToJsonString()), new PresentationSigning(Securing.Default, _did, _method, _key) { Challenge = "c", Domain = "d.example" }, CancellationToken.None);
        Check(name, presented);
    }

    private static void Check(string name, Result<byte[]> result)
    {
        var isSigned = _decided.TryGetValue(name, out var decided) ? decided.IsSigned : name.EndsWith("-ok", StringComparison.Ordinal);
        Assert.True(decided.Reason is not null || name.EndsWith("-ok", StringComparison.Ordinal) || name.EndsWith("-fail", StringComparison.Ordinal), $"{name} is not decided.");
        if (isSigned)
        {
            Assert.NotNull(SecuredDocument.Read(StrictJson.Parse(Expect.Success(result))).Value);
        }
        else
        {
            Assert.NotEmpty(result.Problems);
            Assert.All(result.Problems, problem => Assert.InRange((int)problem.Code.Kind, (int)ProblemKind.BadInput, (int)ProblemKind.Refused));
        }
    }

    private static async Task<Result<byte[]>> IssueAsync(JsonObject credential)
    {
        var read = IssuanceRules.Read(Encoding.UTF8.GetBytes(credential.ToJsonString()), JsonLimits.Default, Securing.Default);
        if (!read.IsSuccess)
        {
            return Result<byte[]>.Failure(read.Problems);
        }

        return await LostTerms.FindAsync(read.Value.Json, LostTermsTests.Contexts(), CancellationToken.None) is { Count: > 0 } problems
            ? Result<byte[]>.Failure(problems)
            : await SignAsync(credential);
    }

    private static async Task<Result<byte[]>> SignAsync(JsonObject credential) => await new CredentialProofs(LostTermsTests.Contexts()).AddAsync(
        StrictJson.Parse(credential.ToJsonString()), new ProofOptions("eddsa-rdfc-2022", _method, "assertionMethod", DateTimeOffset.UnixEpoch), _key, CancellationToken.None);

    private static JsonObject Fill(JsonObject template)
    {
        if (!template.ContainsKey("issuer"))
        {
            template["issuer"] = _did;
        }
        else if (template["issuer"] is JsonObject issuer && !issuer.ContainsKey("id"))
        {
            issuer["id"] = _did;
        }

        foreach (var date in (string[])["validFrom", "validUntil"])
        {
            if (template[date]?.GetValue<string>() is "PAST DATE" or "FUTURE DATE")
            {
                template[date] = template[date]!.GetValue<string>() == "PAST DATE" ? "2020-01-01T00:00:00Z" : "2100-01-01T00:00:00Z";
            }
        }

        return template;
    }

    private static JsonObject Read(string folder, string name) => JsonNode.Parse(Vectors.ReadBytes("vectors", folder, $"{name}.json"))!.AsObject();

    private static TheoryData<string> Names(string prefix, params string[] folder) => [.. Files(prefix, folder)];

    private static string[] Files(string prefix, params string[] folder)
    {
        var path = Path.Combine([Repository.Shared, "vectors", .. folder]);
        return Directory.Exists(path) ? [.. Directory.GetFiles(path, $"{prefix}*.json").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)] : [];
    }
}
