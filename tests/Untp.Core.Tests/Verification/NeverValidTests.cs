using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Untp.Core.Credentials;
using Untp.Core.Keys;
using Untp.Core.Verification;
using Untp.LinkedData.Json;

namespace Untp.Core.Tests.Verification;

/// <summary>Whatever is wrong, alone or together with anything else, the verdict is never valid.</summary>
public sealed class NeverValidTests
{
    [Fact]
    public async Task S09_Never_ValidForAnySetOfFaults()
    {
        var sets = Sets(seed: 20260120).ToList();
        Assert.True(sets.Count >= 1500, $"{sets.Count} sets");
        var outcomes = new Dictionary<Outcome, int>();
        for (var i = 0; i < sets.Count; i++)
        {
            var scenario = new Scenario(i % 2 == 0 ? KeyType.Ed25519 : KeyType.P256);
            foreach (var fault in sets[i])
            {
                fault.Apply(scenario);
            }

            var report = await scenario.VerifyAsync();
            var required = report.Checks.Where(check => check.IsRequired).Select(check => check.Finding.Outcome).ToList();
            var expected = required.Contains(CheckOutcome.Failed) ? Outcome.Invalid : Outcome.Indeterminate;

            Assert.True(expected == report.Outcome, $"{report.Outcome} for {string.Join(", ", sets[i])}");
            Assert.True(report.Outcome == Outcome.Invalid || required.Contains(CheckOutcome.Inconclusive), string.Join(", ", sets[i]));
            Assert.All(report.Checks, check => Assert.Equal(check.Finding.Outcome is CheckOutcome.Failed or CheckOutcome.Inconclusive, check.Finding.Problems.Count > 0));
            outcomes[report.Outcome] = outcomes.GetValueOrDefault(report.Outcome) + 1;
        }

        Assert.True(outcomes[Outcome.Invalid] > 500, "Too few sets made it invalid.");
        Assert.True(outcomes[Outcome.Indeterminate] > 20, "Too few sets left it undecided.");
    }

    /// <summary>Bare, or in an EnvelopedVerifiableCredential whose type is a string or an array: the envelope changes nothing.</summary>
    [Fact]
    public async Task S09_Never_ValidInAnyEnvelope()
    {
        var sets = Sets(seed: 20261121).ToList();
        IReadOnlyList<Fault>[] chosen = [[], .. sets.Where(set => set.Count == 1), .. sets.Where((set, i) => set.Count > 1 && i % 7 == 0)];
        foreach (var faults in chosen)
        {
            var outcomes = new List<Outcome>();
            var scenario = new Scenario(KeyType.P256);
            foreach (var fault in faults)
            {
                fault.Apply(scenario);
            }

            var jwt = scenario.Sign();
            var pipeline = scenario.Pipeline();
            foreach (var credential in (byte[][])[jwt, Unwrap(jwt, "EnvelopedVerifiableCredential"), Unwrap(jwt, new JsonArray("EnvelopedVerifiableCredential")), Unwrap(jwt, new JsonArray("VerifiableCredential", "EnvelopedVerifiableCredential"))])
            {
                outcomes.Add(Expect.Success(await pipeline.VerifyAsync(scenario.Request(credential), CancellationToken.None)).Outcome);
            }

            Assert.True(outcomes.Distinct().Count() == 1, string.Join(", ", faults));
            Assert.True((faults.Count == 0) == (outcomes[0] == Outcome.Valid), string.Join(", ", faults));
        }
    }

    /// <summary>Each source answers, has none, is down, runs out of time or breaks, in every combination.</summary>
    [Fact]
    public async Task S09_Never_ValidWhateverASourceDoes()
    {
        var behaviours = Enum.GetValues<Behaviour>();
        var valid = 0;
        foreach (var dids in behaviours)
        foreach (var schemas in behaviours)
        foreach (var lists in behaviours)
        foreach (var hasStatus in (bool[])[true, false])
        {
            var scenario = new Scenario(KeyType.P256);
            if (hasStatus)
            {
                scenario.UseStatus();
            }

            var sources = new UnreliableSources(scenario) { Dids = dids, Schemas = schemas, Lists = lists };
            var pipeline = new VerificationPipeline(new(sources, sources, sources, new PublishedContexts()), new VerificationOptions(), new FixedClock(Scenario.Now));
            Outcome? outcome = null;
            try
            {
                outcome = Expect.Success(await pipeline.VerifyAsync(scenario.Request(scenario.Sign()), CancellationToken.None)).Outcome;
            }
            catch (Exception e) when (e is TimeoutException or OperationCanceledException or InvalidOperationException)
            {
                // A fault of ours: the caller is told INTERNAL, which is no verdict.
            }

            var isGood = dids == Behaviour.Answers && schemas == Behaviour.Answers && (lists == Behaviour.Answers || !hasStatus);
            Assert.True(isGood == (outcome == Outcome.Valid), $"{outcome} for {dids}, {schemas}, {lists}");
            valid += isGood ? 1 : 0;
        }

        Assert.Equal(1 + behaviours.Length, valid);
    }

    [Fact]
    public async Task Never_DependsOnFaultsOfChecksThatNeedNotPass()
    {
        // The two checks that may be not required: without a list of issuers trust decides nothing, nor does what nobody expects.
        var report = await new Scenario().VerifyAsync();

        Assert.Equal(["issuer.trust", "expect"], report.Checks.Where(check => !check.IsRequired).Select(check => check.Name));
    }

    [Theory]
    [InlineData(KeyType.Ed25519)]
    [InlineData(KeyType.P256)]
    public async Task Never_ValidWithAnyByteChanged(KeyType type)
    {
        var scenario = new Scenario(type);
        var pipeline = scenario.Pipeline();
        var token = scenario.Sign();
        async Task<Outcome?> Verify(byte[] bytes) => (await pipeline.VerifyAsync(new VerificationRequest(bytes), CancellationToken.None)).Value?.Outcome;

        Assert.Equal(Outcome.Valid, await Verify(token));
        for (var i = 0; i < token.Length; i++)
        {
            foreach (var replacement in (byte[])[(byte)(token[i] == 'A' ? 'B' : 'A'), (byte)(token[i] ^ 1), 0x80, (byte)'.'])
            {
                if (replacement == token[i])
                {
                    continue;
                }

                var changed = token.ToArray();
                changed[i] = replacement;

                Assert.NotEqual(Outcome.Valid, await Verify(changed));
            }

            Assert.NotEqual(Outcome.Valid, await Verify([.. token[..i], .. token[(i + 1)..]]));
            Assert.NotEqual(Outcome.Valid, await Verify(token[..i]));
        }

        Assert.NotEqual(Outcome.Valid, await Verify([.. token, (byte)'A']));
        Assert.NotEqual(Outcome.Valid, await Verify([.. token, (byte)'\n']));
    }

    private static byte[] Unwrap(byte[] jwt, JsonNode type)
    {
        var envelope = new JsonObject { ["@context"] = new JsonArray("https://www.w3.org/ns/credentials/v2"), ["type"] = type, ["id"] = $"data:application/vc+jwt,{Encoding.ASCII.GetString(jwt)}" };
        return Expect.Success(EnvelopedCredential.Read(StrictJson.Parse(envelope.ToJsonString())));
    }

    /// <summary>Every fault, every pair, and larger sets at random.</summary>
    private static IEnumerable<IReadOnlyList<Fault>> Sets(int seed)
    {
        var random = new Random(seed);
        var all = Fault.All;
        for (var i = 0; i < all.Count; i++)
        {
            yield return [all[i]];
            for (var j = i + 1; j < all.Count; j++)
            {
                yield return [all[i], all[j]];
            }
        }

        for (var i = 0; i < 600; i++)
        {
            yield return [.. random.GetItems([.. all], random.Next(3, 10)).Distinct()];
        }
    }
}
