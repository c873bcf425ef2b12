using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Compat.Tests;

/// <summary>
/// What a real package's assembly asks of a stand-in: every reference to a type or a member of it, resolved by the runtime
/// as it would be when the code runs.
/// </summary>
public sealed class StandInMembers
{
    private const byte GenericInstance = 0x15;
    private static readonly Type[] _objects = [.. Enumerable.Repeat(typeof(object), 16)];
    private static readonly Type[] _numbers = [.. Enumerable.Repeat(typeof(int), 16)];

    private readonly List<string> _missing = [];

    private StandInMembers()
    {
    }

    /// <summary>How many types of the stand-in are referenced.</summary>
    public int Types { get; private set; }

    /// <summary>How many members of the stand-in are referenced.</summary>
    public int Members { get; private set; }

    /// <summary>The references that do not resolve, or lead to something that is not accessible.</summary>
    public IReadOnlyList<string> Missing => _missing;

    /// <summary>Resolves all that <paramref name="user"/> references in the assembly named <paramref name="standIn"/>.</summary>
    public static StandInMembers Of(Assembly user, string standIn)
    {
        using var file = new PEReader(File.OpenRead(user.Location));
        var reader = file.GetMetadataReader();
        var result = new StandInMembers();
        foreach (var handle in reader.TypeReferences.Where(handle => IsFrom(reader, handle, standIn)))
        {
            result.Types++;
            result.Resolve(user.ManifestModule, handle, reader.GetString(reader.GetTypeReference(handle).Name));
        }

        foreach (var handle in reader.MemberReferences)
        {
            var member = reader.GetMemberReference(handle);
            if (DeclaringType(reader, member.Parent) is { } type && IsFrom(reader, type, standIn))
            {
                result.Members++;
                var name = $"{reader.GetString(reader.GetTypeReference(type).Name)}.{reader.GetString(member.Name)}";
                result.Resolve(user.ManifestModule, handle, name);
            }
        }

        return result;
    }

    private static bool IsFrom(MetadataReader reader, TypeReferenceHandle handle, string assembly)
    {
        var scope = reader.GetTypeReference(handle).ResolutionScope;
        return scope.Kind switch
        {
            HandleKind.TypeReference => IsFrom(reader, (TypeReferenceHandle)scope, assembly),
            HandleKind.AssemblyReference => reader.StringComparer.Equals(
                reader.GetAssemblyReference((AssemblyReferenceHandle)scope).Name, assembly),
            _ => false,
        };
    }

    private static TypeReferenceHandle? DeclaringType(MetadataReader reader, EntityHandle parent)
    {
        if (parent.Kind == HandleKind.TypeSpecification)
        {
            var signature = reader.GetBlobReader(reader.GetTypeSpecification((TypeSpecificationHandle)parent).Signature);
            if (signature.ReadByte() != GenericInstance)
            {
                return null;
            }

            signature.ReadByte(); // class or value type
            parent = signature.ReadTypeHandle();
        }

        return parent.Kind == HandleKind.TypeReference ? (TypeReferenceHandle)parent : null;
    }

    private void Resolve(Module module, EntityHandle handle, string name)
    {
        try
        {
            var member = Resolve(module, MetadataTokens.GetToken(handle));
            if (!IsAccessible(member))
            {
                _missing.Add($"{name}: not accessible");
            }
        }
        catch (Exception e) when (e is TypeLoadException or MissingMemberException or ArgumentException or BadImageFormatException
            or FileNotFoundException)
        {
            _missing.Add($"{name}: {e.Message}");
        }
    }

    private static MemberInfo? Resolve(Module module, int token)
    {
        try
        {
            return module.ResolveMember(token, _objects, _objects);
        }
        catch (ArgumentException)
        {
            return module.ResolveMember(token, _numbers, _numbers);
        }
    }

    private static bool IsAccessible(MemberInfo? member) => member switch
    {
        Type type => type.IsNested
            ? (type.IsNestedPublic || type.IsNestedFamily || type.IsNestedFamORAssem) && IsAccessible(type.DeclaringType)
            : type.IsPublic,
        MethodBase method => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly,
        FieldInfo field => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly,
        _ => false,
    };
}
