using System.Reflection;

namespace Compat.Tests;

public sealed class StandInTests
{
    /// <summary>The real assembly, the stand-in that it runs on, and how many references at least lead from one to the other.</summary>
    public static TheoryData<string, string, int, int> Pairs { get; } = new()
    {
        // real assembly, stand-in, types, members
        { "Grpc.AspNetCore.Server", "Grpc.Core.Api", 29, 64 },
        { "Grpc.AspNetCore.Server", "Grpc.Net.Common", 3, 5 },
        { "Grpc.Net.Client", "Grpc.Core.Api", 31, 61 },
        { "Grpc.Net.Client", "Grpc.Net.Common", 4, 5 },
        { "StackExchange.Redis", "Pipelines.Sockets.Unofficial", 24, 80 },
        { "StackExchange.Redis", "System.IO.Hashing", 1, 1 },
        { "Yarp.ReverseProxy", "System.IO.Hashing", 1, 1 },
        { "JsonSchema.Net", "Json.More", 7, 10 },
        { "JsonSchema.Net", "JsonPointer.Net", 4, 16 },
    };

    public static TheoryData<string> Users { get; } = new(Pairs.Select(pair => (string)pair[0]).Distinct());

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Offers_All_That_The_Real_Assembly_References(string real, string standIn, int types, int members)
    {
        var references = StandInMembers.Of(Assembly.Load(real), standIn);

        Assert.True(references.Missing.Count == 0, string.Join('\n', references.Missing));
        Assert.True(references.Types >= types, $"{references.Types} types referenced");
        Assert.True(references.Members >= members, $"{references.Members} members referenced");
    }

    [Theory]
    [MemberData(nameof(Users))]
    public void Loads_Every_Type_And_Compiles_Every_Method_Of_The_Real_Assembly(string real)
    {
        var compiled = CompiledMethods.Of(Assembly.Load(real));

        Assert.True(compiled.Failures.Count == 0, string.Join('\n', compiled.Failures));
        Assert.NotEqual(0, compiled.Types);
        Assert.NotEqual(0, compiled.Methods);
        Assert.True(compiled.Skipped.Count <= compiled.Methods / 50, string.Join(", ", compiled.Skipped));
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Says_That_It_Is_A_Stand_In(string real, string standIn, int types, int members)
    {
        Assert.True(types > 0 && members > 0);
        Assert.Contains(Assembly.Load(real).GetReferencedAssemblies(), reference => reference.Name == standIn);

        var version = Assembly.Load(standIn).GetCustomAttribute<AssemblyInformationalVersionAttribute>();
        Assert.EndsWith("+untp-stand-in", version?.InformationalVersion);
    }
}
