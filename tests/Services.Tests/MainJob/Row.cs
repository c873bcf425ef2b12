namespace Services.Tests.MainJob;

/// <summary>A row of the table: a credential, how it is made or bent, and the verdict that it has to get.</summary>
/// <param name="Name">Names the case.</param>
/// <param name="Outcome">valid, invalid, indeterminate; unreadable for what is no credential at all.</param>
/// <param name="Faults">The checks that do not pass, as <see cref="Verdict.Faults"/> has them.</param>
/// <param name="MakeAsync">Makes the credential and what is asked of it.</param>
internal sealed record Row(string Name, string Outcome, string Faults, Func<Maker, Task<Question>> MakeAsync)
{
    /// <summary>The checks that do not pass for 0.7.0, whose schema describes the status entry; 0.6.0 has none of it.</summary>
    public string? Faults070 { get; init; }

    public string Trust { get; init; } = "unknown";

    public Verdict Expected(string version) => new(Outcome, version == "0.7.0" ? Faults070 ?? Faults : Faults, Trust);
}
