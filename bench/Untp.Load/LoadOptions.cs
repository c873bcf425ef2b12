using Microsoft.Extensions.Configuration;

namespace Untp.Load;

/// <summary>What to run, from the command line: <c>--name value</c>, and <c>--smoke</c> alone.</summary>
internal sealed record LoadOptions
{
    /// <summary>Distinct credentials.</summary>
    public int Credentials { get; init; } = 5_000;

    /// <summary>Issuers that signed them, each with a key of its own.</summary>
    public int Issuers { get; init; } = 100;

    /// <summary>Calls under way at a time.</summary>
    public int Concurrency { get; init; } = 64;

    /// <summary>Streams under way at a time.</summary>
    public int Streams { get; init; } = 4;

    /// <summary>How often each scenario is measured, in turn with the others.</summary>
    public int Rounds { get; init; } = 5;

    /// <summary>Length of one measurement.</summary>
    public double Seconds { get; init; } = 3;

    /// <summary>How long each scenario runs before the first measurement.</summary>
    public double WarmUpSeconds { get; init; } = 5;

    /// <summary>Credentials that are revoked to measure when that is seen.</summary>
    public int Revocations { get; init; } = 200;

    /// <summary>Links to hold in PostgreSQL; more than 0 measures their resolution and nothing else.</summary>
    public int Links { get; init; }

    /// <summary>Resolutions a second that are offered where not as many as possible are asked for.</summary>
    public int LinkRate { get; init; } = 5_000;

    /// <summary>Runs only the scenarios whose name contains this, and the bare verification that all are compared with.</summary>
    public string Only { get; init; } = "";

    /// <summary>Process id of a running AppHost; 0 starts one.</summary>
    public int AppHost { get; init; }

    /// <summary>API key of the running AppHost, with the scopes issue and verify.</summary>
    public string ApiKey { get; init; } = "";

    public static LoadOptions Parse(string[] args)
    {
        const string Smoke = "--smoke";
        var usual = args.Contains(Smoke)
            ? new LoadOptions { Credentials = 200, Issuers = 20, Rounds = 1, Seconds = 0.2, WarmUpSeconds = 0.1, Revocations = 5 }
            : new LoadOptions();
        try
        {
            var configuration = new ConfigurationBuilder().AddCommandLine([.. args.Where(arg => arg != Smoke)]).Build();
            configuration.Bind(usual, binder => binder.ErrorOnUnknownConfiguration = true);
        }
        catch (Exception failure) when (failure is FormatException or InvalidOperationException)
        {
            throw new LoadFailure($"{failure.Message} See bench/README.md.");
        }

        return usual is { Credentials: > 0, Issuers: > 0, Concurrency: > 0, Streams: > 0, Rounds: > 0, Revocations: > 0, Seconds: > 0, WarmUpSeconds: >= 0, Links: 0 or >= 100, LinkRate: > 0 }
            ? usual
            : throw new LoadFailure("An option is not a positive number, or there are fewer than 100 links. See bench/README.md.");
    }
}
