using System.Text.Json;
using Untp.Core.Problems;

namespace Untp.Core.Credentials;

/// <summary>What every presentation of data model 2.0 has. Source: Verifiable Credentials Data Model 2.0, section 4.13.</summary>
public static class PresentationShape
{
    /// <summary>All faults of a presentation's shape; empty where there are none.</summary>
    /// <remarks>Errors: PRESENTATION_SHAPE; never throws.</remarks>
    /// <param name="presentation">The presentation.</param>
    public static IReadOnlyList<Problem> Check(JsonElement presentation) =>
        Credential.Texts(presentation, "type").Contains("VerifiablePresentation", StringComparer.Ordinal)
            ? []
            : [new(ProblemCodes.PresentationShape, "type does not hold VerifiablePresentation.", "/type")];
}
