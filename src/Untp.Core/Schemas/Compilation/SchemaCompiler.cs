using Untp.Core.Problems;
using Untp.Core.Schemas.Evaluation;
using Untp.Core.Schemas.Keywords;
using Untp.LinkedData.Json;

namespace Untp.Core.Schemas.Compilation;

/// <summary>
/// Turns a schema into a graph of <see cref="SchemaNode"/>s: every place that can be reached from the root once, references as edges.
/// Nothing is fetched; what a reference means lies in the schema itself or in what was handed over with it.
/// </summary>
internal sealed class SchemaCompiler
{
    /// <summary>Most places that one schema may reach.</summary>
    private const int MaxNodes = 100_000;

    private static readonly JsonLimits _limits = new() { MaxBytes = 4 * 1024 * 1024, MaxValues = 500_000 };

    private readonly FurtherSchemas _further;
    private readonly Dictionary<string, SchemaResource> _resources = new(StringComparer.Ordinal);
    private readonly Dictionary<(SchemaDocument Document, string Pointer), SchemaNode> _nodes = [];
    private readonly Queue<(SchemaNode Node, SchemaLocation Location)> _open = new();
    private readonly HashSet<string> _dynamicNames = new(StringComparer.Ordinal);
    private readonly HashSet<string> _dialectsInReading = new(StringComparer.Ordinal);

    private SchemaCompiler(FurtherSchemas further) => _further = further;

    /// <summary>Compiles a schema.</summary>
    /// <exception cref="SchemaException">It is none, or cannot be applied.</exception>
    public static CompiledSchema Compile(ReadOnlySpan<byte> utf8, FurtherSchemas further)
    {
        var compiler = new SchemaCompiler(further);
        var root = compiler.Load(Parse(utf8), "");
        var node = compiler.NodeAt(RootOf(root));
        compiler.CompileOpen();
        return new CompiledSchema(node, compiler._dynamicNames.Count > 0);
    }

    /// <summary>The node of a place; its keywords are compiled later, so that schemas may refer to themselves.</summary>
    public SchemaNode NodeAt(SchemaLocation location)
    {
        var key = (location.Resource.Document, location.Pointer);
        if (!_nodes.TryGetValue(key, out var node))
        {
            if (_nodes.Count == MaxNodes)
            {
                throw new SchemaException($"it holds more than {MaxNodes} schemas");
            }

            node = new SchemaNode(location.Resource, location.Element.GetRawText());
            _nodes.Add(key, node);
            _open.Enqueue((node, location));
        }

        return node;
    }

    /// <summary>What a <c>$ref</c> means.</summary>
    public SchemaNode Resolve(SchemaResource from, string reference) => NodeAt(Locate(from, reference).Location);

    /// <summary>What a <c>$dynamicRef</c> means: where it begins, and the name that is looked for in the dynamic scope, if it is dynamic at all.</summary>
    public (SchemaNode Node, string? Name) ResolveDynamic(SchemaResource from, string reference)
    {
        var (location, fragment) = Locate(from, reference);
        if (!location.Resource.DynamicAnchors.Contains(fragment) || location.Resource.Anchors[fragment] != location.Pointer)
        {
            return (NodeAt(location), null);
        }

        _dynamicNames.Add(fragment);
        return (NodeAt(location), fragment);
    }

    /// <summary>True where formats must hold in a resource.</summary>
    public bool AssertsFormats(SchemaResource resource) => _further.AssertFormats || resource.Dialect.AssertsFormats;

    private static StrictJson Parse(ReadOnlySpan<byte> utf8)
    {
        Result<StrictJson> json = StrictJsonReader.Read(utf8, _limits).ToResult();
        if (!json.IsSuccess)
        {
            throw new SchemaException($"it is not read as JSON ({json.Problems[0].Message.TrimEnd('.')})");
        }

        return json.Value;
    }

    private static SchemaLocation RootOf(SchemaResource resource)
    {
        var location = new SchemaLocation(resource.Document.Resources[""], "", resource.Document.Root);
        return resource.Pointer.Length == 0 ? location : Walk(location, resource.Pointer) ?? throw new InvalidOperationException("A resource begins where nothing is.");
    }

    private static SchemaLocation? Walk(SchemaLocation location, string pointer)
    {
        foreach (var token in pointer.Split('/').Skip(1))
        {
            if (location.Find(token.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)) is not { } next)
            {
                return null;
            }

            location = next;
        }

        return location;
    }

    private void CompileOpen()
    {
        do
        {
            while (_open.TryDequeue(out var open))
            {
                open.Node.Compile(KeywordCompiler.Compile(new SchemaReader(this, open.Location)));
            }

            // Any schema of that name may come to stand in the dynamic scope; compiling one may bring in new names and resources.
            foreach (var (name, resource) in _dynamicNames.SelectMany(name => _resources.Values.Distinct().Select(resource => (name, resource))).ToList())
            {
                if (resource.DynamicAnchors.Contains(name) && !resource.DynamicTargets.ContainsKey(name))
                {
                    resource.DynamicTargets.Add(name, NodeAt(Walk(RootOf(resource.Document.Resources[""]), resource.Anchors[name])!));
                }
            }
        }
        while (_open.Count > 0);
    }

    private (SchemaLocation Location, string Fragment) Locate(SchemaResource from, string reference)
    {
        var (address, fragment) = UriReference.SplitFragment(UriReference.Resolve(from.Address, reference));
        var resource = Find(address) ?? throw new SchemaException($"it refers to {address}, which is not in it");
        fragment = Uri.UnescapeDataString(fragment);
        var location = fragment switch
        {
            "" => RootOf(resource),
            ['/', ..] => Walk(RootOf(resource), fragment),
            _ => resource.Anchors.TryGetValue(fragment, out var pointer) ? Walk(RootOf(resource.Document.Resources[""]), pointer) : null,
        };
        return (location ?? throw new SchemaException($"it refers to {reference}, which is not in it"), fragment);
    }

    private SchemaResource? Find(string address)
    {
        if (_resources.TryGetValue(address, out var resource))
        {
            return resource;
        }

        return _further.Documents.TryGetValue(address, out var utf8) ? Load(Parse(utf8.Span), address) : null;
    }

    private SchemaResource Load(StrictJson json, string address)
    {
        var document = new SchemaDocument(json);
        var resources = new SchemaScan(document, DialectOf).Run(address, Dialect.Standard);
        foreach (var resource in resources)
        {
            if (!_resources.TryAdd(resource.Address, resource))
            {
                throw new SchemaException($"two schemas in it are named {resource.Address}");
            }
        }

        // A document is found by where it lay as well as by what it calls itself.
        _resources.TryAdd(address, resources[0]);
        return resources[0];
    }

    private Dialect DialectOf(string metaSchema)
    {
        var address = UriReference.SplitFragment(metaSchema).Address;
        if (address == Dialect.Draft202012)
        {
            return Dialect.Standard;
        }

        if (!_further.Documents.TryGetValue(address, out var utf8) || !_dialectsInReading.Add(address))
        {
            throw new SchemaException($"it is written in {metaSchema}, and only JSON Schema 2020-12 is applied here");
        }

        var dialect = Dialect.Of(Parse(utf8.Span));
        _dialectsInReading.Remove(address);
        return dialect;
    }
}
