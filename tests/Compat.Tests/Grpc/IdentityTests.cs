using System.Reflection;

namespace Compat.Tests.Grpc;

public sealed class IdentityTests
{
    [Theory]
    [InlineData("Grpc.Core.Api")]
    [InlineData("Grpc.Net.Common")]
    public void Has_The_Identity_That_The_Real_Assemblies_Reference(string standIn)
    {
        var own = Assembly.Load(standIn).GetName();
        foreach (var user in (string[])["Grpc.AspNetCore.Server", "Grpc.Net.Client"])
        {
            var reference = Assembly.Load(user).GetReferencedAssemblies().Single(name => name.Name == standIn);
            Assert.Equal(reference.FullName, own.FullName);
        }
    }
}
