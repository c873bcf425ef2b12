using System.Globalization;

namespace Untp.Bench;

/// <summary>Options of the command line. Immutable.</summary>
internal sealed record Settings
{
    public int Rounds { get; init; } = 5;

    /// <summary>CPU seconds for each operation in each round.</summary>
    public double Seconds { get; init; } = 1;

    public double WarmUpSeconds { get; init; } = 2;

    public int Issuers { get; init; } = 100;

    public int Credentials { get; init; } = 500;

    /// <summary>Measures the operations whose name contains this.</summary>
    public string Only { get; init; } = "";

    /// <summary>False leaves the peers out: our figures alone.</summary>
    public bool Peers { get; init; } = true;

    public static Settings Parse(string[] args)
    {
        var settings = new Settings();
        for (var i = 0; i < args.Length; i++)
        {
            string Value() => ++i < args.Length ? args[i] : throw new Load.LoadFailure($"{args[i - 1]} needs a value.");
            double Number() => double.TryParse(Value(), CultureInfo.InvariantCulture, out var number) && number > 0 ? number : throw new Load.LoadFailure($"'{args[i]}' is no number above 0.");
            settings = args[i] switch
            {
                "--rounds" => settings with { Rounds = (int)Number() },
                "--seconds" => settings with { Seconds = Number() },
                "--warmupSeconds" => settings with { WarmUpSeconds = Number() },
                "--issuers" => settings with { Issuers = (int)Number() },
                "--credentials" => settings with { Credentials = (int)Number() },
                "--only" => settings with { Only = Value() },
                "--noPeers" => settings with { Peers = false },
                "--smoke" => settings with { Rounds = 1, Seconds = 0.01, WarmUpSeconds = 0.01, Issuers = 3, Credentials = 3 },
                _ => throw new Load.LoadFailure($"There is no option {args[i]}; see bench/README.md."),
            };
        }

        return settings;
    }
}
