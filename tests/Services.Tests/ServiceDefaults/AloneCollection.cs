namespace Services.Tests.ServiceDefaults;

/// <summary>Tests that need the meters of the process for themselves; nothing else runs beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneCollection
{
    public const string Name = "alone";
}
