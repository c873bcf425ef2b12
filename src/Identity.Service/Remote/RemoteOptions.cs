using System.ComponentModel.DataAnnotations;

namespace Untp.Identity.Remote;

/// <summary>
/// Bounds of what is fetched from other people's servers, section <c>Remote</c>. The deadlines are below the 5 seconds that
/// the other services wait for Identity, so that these learn the reason. Immutable.
/// </summary>
public sealed record RemoteOptions : IValidatableObject
{
    /// <summary>The section's name.</summary>
    public const string Section = "Remote";

    private const string ShortestWait = "00:00:00.050";
    private const string LongestWait = "00:00:08";

    /// <summary>How long a name look-up, a connection and its TLS handshake may take together. Default 2 seconds; 50 ms to 8 seconds.</summary>
    [Range(typeof(TimeSpan), ShortestWait, LongestWait)]
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a server may take until the headers of its answer are read, connecting included. Default 3 seconds; 50 ms to 8 seconds.</summary>
    [Range(typeof(TimeSpan), ShortestWait, LongestWait)]
    public TimeSpan FirstByteTimeout { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How long one fetch may take with all redirects and its body. Default 4 seconds; 50 ms to 8 seconds.</summary>
    [Range(typeof(TimeSpan), ShortestWait, LongestWait)]
    public TimeSpan TotalTimeout { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>Largest body as it is sent, in bytes. Default 1 MiB; 1 KiB to 16 MiB.</summary>
    [Range(1 << 10, 16 << 20)]
    public int MaxBodyBytes { get; init; } = 1 << 20;

    /// <summary>Largest body after its content encoding is undone, in bytes. Default 4 MiB; 1 KiB to 64 MiB.</summary>
    [Range(1 << 10, 64 << 20)]
    public int MaxInflatedBytes { get; init; } = 4 << 20;

    /// <summary>Redirects that are followed for published documents; DID documents and status lists are read where they are named. Default 3; 0 to 10.</summary>
    [Range(0, 10)]
    public int MaxRedirects { get; init; } = 3;

    /// <summary>Ports that may be connected to besides 443. Default none.</summary>
    public IReadOnlyList<int> FurtherPorts { get; init; } = [];

    /// <summary>
    /// Most requests that are sent out for one verification, redirects included; for a call whose caller does not say what it
    /// has spent, for that call. Default 64; 1 to 1,000.
    /// </summary>
    [Range(1, 1000)]
    public int MaxFetchesPerVerification { get; init; } = 64;

    /// <summary>Most bytes that are read for one verification, sent and inflated together. Default 32 MiB; 1 KiB to 1 GiB.</summary>
    [Range(1L << 10, 1L << 30)]
    public long MaxBytesPerVerification { get; init; } = 32L << 20;

    /// <summary>Most steps from one answer to the next, such as redirects, in one verification. Default 16; 0 to 100.</summary>
    [Range(0, 100)]
    public int MaxDepthPerVerification { get; init; } = 16;

    /// <summary>Requests to one host at a time; a bounded number more waits for its turn. Default 8; 1 to 100.</summary>
    [Range(1, 100)]
    public int MaxConcurrentPerHost { get; init; } = 8;

    /// <summary>Hosts whose state is kept, and that are asked at a time. Default 1,000; 1 to 100,000.</summary>
    [Range(1, 100_000)]
    public int MaxHosts { get; init; } = 1_000;

    /// <summary>
    /// Faults within <see cref="BreakerSampling"/>, if they are at least half of all requests, after which a host is left alone for
    /// <see cref="BreakDuration"/>: no connection, no answer in time, status 429 or 5xx. Default 5; 2 to 1,000.
    /// </summary>
    [Range(2, 1000)]
    public int BreakerFailures { get; init; } = 5;

    /// <summary>Over which time faults are counted. Default 30 seconds; 500 ms to 10 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:00.500", "00:10:00")]
    public TimeSpan BreakerSampling { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a host is left alone; then one request tries whether it is well again. Default 10 seconds; 500 ms to 10 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:00.500", "00:10:00")]
    public TimeSpan BreakDuration { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long the first failure for a key is remembered; each further one in a row twice as long. Default 1 second; 100 ms to 60 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00")]
    public TimeSpan FirstFailurePause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest that a failure is remembered; not below <see cref="FirstFailurePause"/>. Default 5 seconds; 100 ms to 60 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00")]
    public TimeSpan MaxFailurePause { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Which hosts may be read from on behalf of a tenant, by its name. A tenant without a list has only the common rules. Default none.</summary>
    public IReadOnlyDictionary<string, EgressList> Tenants { get; init; } = new Dictionary<string, EgressList>(StringComparer.Ordinal);

    /// <summary>
    /// For tests and development only: <c>host:port</c> that may lie at private addresses. Anyone whose credential names such a
    /// host makes this service connect to it. Default none.
    /// </summary>
    public IReadOnlyList<string> AllowedPrivateHosts { get; init; } = [];

    /// <summary>For tests and development only: a PEM file with one authority that is trusted besides the machine's. Default none.</summary>
    public string TrustedAuthority { get; init; } = "";

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (FurtherPorts.Any(port => port is < 1 or > ushort.MaxValue))
        {
            yield return new ValidationResult("holds a number that is no port.", [nameof(FurtherPorts)]);
        }

        if (MaxFailurePause < FirstFailurePause)
        {
            yield return new ValidationResult($"is below {nameof(FirstFailurePause)}.", [nameof(MaxFailurePause)]);
        }

        foreach (var (tenant, pattern) in Tenants.SelectMany(entry => entry.Value.Faults().Select(pattern => (entry.Key, pattern))))
        {
            yield return new ValidationResult($"holds for {tenant} '{pattern}', which is neither a host nor *.host.", [nameof(Tenants)]);
        }

        if (TrustedAuthority.Length > 0 && !File.Exists(TrustedAuthority))
        {
            yield return new ValidationResult($"names a file that is not there: '{TrustedAuthority}'.", [nameof(TrustedAuthority)]);
        }
    }
}
