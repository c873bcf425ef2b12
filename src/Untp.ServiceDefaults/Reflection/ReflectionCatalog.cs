using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.AspNetCore.Server;
using Untp.ServiceDefaults.Hosting;

namespace Untp.ServiceDefaults.Reflection;

/// <summary>The gRPC services that this host serves, and the descriptors of all contracts. Threads: safe.</summary>
public sealed class ReflectionCatalog
{
    private static readonly IReadOnlyList<FileDescriptor> _roots =
    [
        Untp.Contracts.Identity.V1.IdentityReflection.Descriptor,
        Untp.Contracts.Issuer.V1.IssuerReflection.Descriptor,
        Untp.Contracts.Verifier.V1.VerifierReflection.Descriptor,
        Grpc.Health.V1.HealthReflection.Descriptor,
        Grpc.Reflection.V1.ReflectionReflection.Descriptor,
        Grpc.Reflection.V1Alpha.ReflectionReflection.Descriptor,
    ];

    private readonly ServiceName _name;
    private readonly Lazy<IReadOnlySet<string>> _services;
    private readonly Dictionary<string, FileDescriptor> _filesByName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FileDescriptor> _filesBySymbol = new(StringComparer.Ordinal);

    /// <summary>Reads the descriptors; the services are read from the endpoints once they are mapped.</summary>
    /// <param name="name">This service.</param>
    /// <param name="endpoints">The host's endpoints.</param>
    public ReflectionCatalog(ServiceName name, EndpointDataSource endpoints)
    {
        _name = name;
        _services = new(() => endpoints.Endpoints
            .Select(endpoint => endpoint.Metadata.GetMetadata<GrpcMethodMetadata>()?.Method.ServiceName)
            .OfType<string>()
            .ToHashSet(StringComparer.Ordinal));
        foreach (var root in _roots)
        {
            Add(root);
        }
    }

    /// <summary>Full names of the services that this host serves itself.</summary>
    public IReadOnlySet<string> Services => _services.Value;

    /// <summary>Full names of the services that reflection lists: what this host serves itself; at the gateway, what it routes to as well.</summary>
    public IEnumerable<string> Listed => _name.Value == "gateway" ? _roots.SelectMany(file => file.Services).Select(service => service.FullName) : Services.Order(StringComparer.Ordinal);

    /// <summary>A file and all that it imports, the file first; null where there is none of this name.</summary>
    internal IReadOnlyList<ByteString>? FindFile(string name) => _filesByName.TryGetValue(name, out var file) ? WithImports(file) : null;

    /// <summary>The file that defines a service, method, message, enum or field; null where none does.</summary>
    internal IReadOnlyList<ByteString>? FindSymbol(string symbol) => _filesBySymbol.TryGetValue(symbol, out var file) ? WithImports(file) : null;

    private static List<ByteString> WithImports(FileDescriptor file)
    {
        var files = new List<FileDescriptor> { file };
        for (var i = 0; i < files.Count; i++)
        {
            files.AddRange(files[i].Dependencies.Where(import => !files.Contains(import)));
        }

        return files.ConvertAll(found => found.SerializedData);
    }

    private void Add(FileDescriptor file)
    {
        if (!_filesByName.TryAdd(file.Name, file))
        {
            return;
        }

        foreach (var service in file.Services)
        {
            _filesBySymbol.TryAdd(service.FullName, file);
            foreach (var method in service.Methods)
            {
                _filesBySymbol.TryAdd(method.FullName, file);
            }
        }

        foreach (var type in file.EnumTypes)
        {
            _filesBySymbol.TryAdd(type.FullName, file);
        }

        foreach (var message in file.MessageTypes)
        {
            Add(message, file);
        }

        foreach (var import in file.Dependencies)
        {
            Add(import);
        }
    }

    private void Add(MessageDescriptor message, FileDescriptor file)
    {
        _filesBySymbol.TryAdd(message.FullName, file);
        foreach (var field in message.Fields.InDeclarationOrder())
        {
            _filesBySymbol.TryAdd(field.FullName, file);
        }

        foreach (var type in message.EnumTypes)
        {
            _filesBySymbol.TryAdd(type.FullName, file);
        }

        foreach (var nested in message.NestedTypes)
        {
            Add(nested, file);
        }
    }
}
