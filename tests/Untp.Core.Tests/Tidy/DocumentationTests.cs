using System.Reflection;
using System.Xml.Linq;
using Untp.Core.Problems;
using Untp.LinkedData;

namespace Untp.Core.Tests.Tidy;

/// <summary>Public members of the libraries are documented.</summary>
public sealed class DocumentationTests
{
    private static readonly Dictionary<string, Assembly> _libraries = new()
    {
        ["Untp.Core"] = typeof(Problem).Assembly,
        ["Untp.LinkedData"] = typeof(LinkedDataProblem).Assembly,
    };

    [Theory]
    [InlineData("Untp.Core", 150)]
    [InlineData("Untp.LinkedData", 60)]
    public void Libraries_DocumentEveryPublicMember(string library, int atLeast)
    {
        var assembly = _libraries[library];
        var documented = XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml")).Descendants("member")
            .Where(member => member.Element("summary")?.Value.Trim().Length > 0 || member.Element("inheritdoc") is not null)
            .Select(member => member.Attribute("name")!.Value)
            .ToHashSet(StringComparer.Ordinal);

        // A method's parameters are left out: an overload that is documented is taken for its siblings.
        var names = documented.Select(name => name.Split('(')[0]).ToHashSet(StringComparer.Ordinal);
        var types = assembly.GetExportedTypes();
        Assert.True(types.Length > 15, $"{types.Length} types read");

        var members = 0;
        foreach (var type in types)
        {
            Assert.True(names.Contains($"T:{IdOf(type)}"), $"{type} has no summary.");
            foreach (var id in MembersOf(type))
            {
                Assert.True(names.Contains(id), $"{id} has no summary.");
                members++;
            }
        }

        Assert.True(members > atLeast, $"{members} members read");
    }

    private static IEnumerable<string> MembersOf(Type type)
    {
        const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        var owner = IdOf(type);
        var isRecord = type.GetMethod("<Clone>$") is not null;

        // A record's positional properties are documented by <param>; the compiler writes the rest.
        var positional = isRecord
            ? type.GetConstructors().SelectMany(constructor => constructor.GetParameters()).Select(parameter => parameter.Name!).ToHashSet(StringComparer.Ordinal)
            : [];
        foreach (var property in type.GetProperties(Declared).Where(property => !positional.Contains(property.Name)))
        {
            yield return $"P:{owner}.{property.Name}";
        }

        foreach (var field in type.GetFields(Declared).Where(field => !field.IsSpecialName))
        {
            yield return $"F:{owner}.{field.Name}";
        }

        foreach (var method in type.GetMethods(Declared).Where(method => IsOurs(method, isRecord)))
        {
            yield return $"M:{owner}.{method.Name}{(method.IsGenericMethod ? $"``{method.GetGenericArguments().Length}" : "")}";
        }

        if (!isRecord && !type.IsValueType && type.GetConstructors(Declared).Any(constructor => constructor.GetParameters().Length > 0))
        {
            yield return $"M:{owner}.#ctor";
        }
    }

    private static bool IsOurs(MethodInfo method, bool isRecord) =>
        method.Name.StartsWith("op_Implicit", StringComparison.Ordinal)
        || (!method.IsSpecialName
            && !method.Name.StartsWith('<')
            && method.GetCustomAttribute<System.Runtime.CompilerServices.CompilerGeneratedAttribute>() is null
            && !(isRecord && method.Name is "Equals" or "GetHashCode" or "ToString" or "Deconstruct" or "PrintMembers"));

    private static string IdOf(Type type) => type.FullName!.Replace('+', '.');
}
