namespace Services.Tests.MainJob;

/// <summary>A way to the verifier.</summary>
public enum Transport
{
    /// <summary>One <c>POST /v1/verifications</c> a credential.</summary>
    Rest,

    /// <summary>One <c>POST /v1/verifications:batch</c> for all.</summary>
    Ndjson,

    /// <summary>One bidirectional stream for all.</summary>
    Grpc,
}
