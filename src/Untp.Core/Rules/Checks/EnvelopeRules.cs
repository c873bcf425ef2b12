using Untp.LinkedData.Json;

namespace Untp.Core.Rules.Checks;

/// <summary>Of the credential as a whole.</summary>
internal static class EnvelopeRules
{
    public static void Typed(in StrictJson node, RuleFindings findings)
    {
        if (!node.Says("type"u8))
        {
            findings.Add("The credential names a UNTP context and no type; state both its own type and VerifiableCredential.", "type");
        }
    }

    public static void IssuerIsDid(in StrictJson node, RuleFindings findings)
    {
        var id = node.TryGetObject("issuer"u8, out var issuer) ? issuer.FindString("id"u8) : node.FindString("issuer"u8);
        if (id is not null && !id.StartsWith("did:", StringComparison.Ordinal))
        {
            findings.Add("The issuer is named by something else than a DID; issue under a DID of your domain.", "issuer");
        }
    }
}
