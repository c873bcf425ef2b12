namespace Services.Tests.MainJob;

/// <summary>Tests that share the stacks, one after the other, for they move the clocks.</summary>
[CollectionDefinition(Name)]
public sealed class JobStacksCollection : ICollectionFixture<JobStacks>
{
    public const string Name = "main job";
}
