using Untp.Core.Contexts;
using Untp.Core.Issuance;
using Untp.LinkedData.Json;

namespace Untp.Core.Tests.Issuance;

/// <summary>What the published samples would lose as linked data, each with the contexts that are published for it.</summary>
public sealed class SampleTermsTests
{
    private static readonly string[] _types =
        ["DigitalProductPassport", "DigitalConformityCredential", "DigitalFacilityRecord", "DigitalTraceabilityEvent", "DigitalIdentityAnchor"];

    private static readonly Dictionary<string, (string Code, int Count, string Reason)> _losses = new(StringComparer.Ordinal)
    {
        ["untp/0.6.0/samples/reference-implementation/dte.json"] = ("IRI_RELATIVE", 21, "types that no context defines"),
        ["untp/0.6.1/samples/test-suite-mocha/extensions/digital-livestock-passport-simple-original-context.json"] = ("CONTEXT_UNKNOWN", 1, "the extension's context is not at hand"),
        ["untp/0.6.1/samples/test-suite-mocha/extensions/digital-livestock-passport-simple-working-context.json"] = ("CONTEXT_UNKNOWN", 1, "the extension's context is not at hand"),
        ["untp/0.7.0/samples/pre-release-2026-04-03/dia/DigitalIdentityAnchor_instance.json"] = ("TERM_UNDEFINED", 3, "members of a draft that the released context lacks"),
    };

    [NeedsFact(Part.Shared)]
    public async Task Tells_WhatSamplesLose()
    {
        var contexts = LostTermsTests.Contexts();
        var (count, found) = (0, new Dictionary<string, (string, int)>(StringComparer.Ordinal));
        foreach (var sample in SharedDocuments.OfKind("sample").Where(IsCredential))
        {
            count++;
            var problems = await LostTerms.FindAsync(StrictJson.Parse(sample.Read()), contexts, CancellationToken.None);
            if (problems.Count > 0)
            {
                found[sample.Path] = (string.Join(' ', problems.Select(problem => problem.Code.Id).Distinct(StringComparer.Ordinal)), problems.Count);
            }
        }

        Assert.Equal(_losses.ToDictionary(loss => loss.Key, loss => (loss.Value.Code, loss.Value.Count)), found);
        Assert.Equal(47, count);
    }

    private static bool IsCredential(SharedDocument sample) =>
        sample.CredentialType is { } type
        && !type.StartsWith("Enveloped", StringComparison.Ordinal)
        && _types.Any(known => type.Contains(known, StringComparison.Ordinal));
}
