namespace Services.Tests.ServiceDefaults;

/// <summary>Tests that need the process for themselves, its meters or its memory; nothing else runs beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneCollection
{
    public const string Name = "alone";
}
