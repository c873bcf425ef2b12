using System.Reflection;
using Xunit.Sdk;

namespace Services.Tests.Issuer;

/// <summary>The case on PostgreSQL; skipped with the reason where it is neither installed nor required.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgresDataAttribute : DataAttribute
{
    public PostgresDataAttribute() => Skip = Availability.WhySkipped([Part.Postgres]);

    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => [[Database.Postgres]];
}
