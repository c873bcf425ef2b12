using System.Text.Json;
using Untp.LinkedData.JsonLd;

namespace Untp.LinkedData.Tests.JsonLd;

/// <summary>One entry of a JSON-LD manifest.</summary>
internal sealed record SuiteCase(string Suite, JsonElement Entry)
{
    private const string Tests = "https://w3c.github.io/json-ld-api/tests/";

    public string Id => Entry.GetProperty("@id").GetString()!;

    public string? ErrorCode => Text("expectErrorCode");

    public string? Expected => Text("expect");

    public byte[] Input => LinkedData.Tests.Suite.Read(Suite, Text("input")!);

    public string BaseIri => Option("base") ?? Tests + Text("input");

    /// <summary>True where the manifest says that the case is of JSON-LD 1.0 only, or of generalized RDF.</summary>
    public bool IsOfAnotherSpecification => Option("specVersion") == "json-ld-1.0" || IsTrue("produceGeneralizedRdf");

    public IContextSource Contexts => new FolderContexts(Suite, Tests);

    public JsonLdOptions Options => new()
    {
        IsSafe = false,
        ProcessingMode = Option("processingMode") == "json-ld-1.0" ? ProcessingMode.JsonLd10 : ProcessingMode.JsonLd11,
        ExpandContext = Option("expandContext") is { } file ? LinkedData.Tests.Suite.Read(Suite, file) : default,
        RdfDirection = Option("rdfDirection") switch { "i18n-datatype" => RdfDirection.I18nDatatype, "compound-literal" => RdfDirection.CompoundLiteral, _ => RdfDirection.None },
    };

    public JsonLdProcessor Processor => new(Contexts, Options);

    private string? Text(string member) => Entry.TryGetProperty(member, out var value) ? value.GetString() : null;

    private string? Option(string name) =>
        Entry.TryGetProperty("option", out var options) && options.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private bool IsTrue(string name) => Entry.TryGetProperty("option", out var options) && options.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;
}
