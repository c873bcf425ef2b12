namespace Services.Tests.ServiceDefaults;

/// <summary>Tests that need something of the process for themselves, its console or its meters; nothing else runs beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneCollection
{
    public const string Name = "alone";
}
