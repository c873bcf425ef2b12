using Untp.Core.Verification;
using Untp.Core.Verification.Presentations;
using Untp.Verifier.Policies;

namespace Untp.Verifier.Verifications;

/// <summary>What the endpoint of verification works with.</summary>
internal sealed record VerificationServices(VerificationPipeline Credentials, PresentationPipeline Presentations, PolicyCatalog Policies, VerificationOptions Options);
