using System.Buffers;
using System.Text.Json;

namespace Untp.Core.Vocabulary;

/// <summary>Makes JSON Schemas (2020-12) of a table. Threads: safe.</summary>
internal sealed class SchemaGenerator(VocabularyTable table)
{
    /// <summary>What XML Schema calls dateTime, as the Verifiable Credentials Data Model writes it.</summary>
    private const string XsdDateTime =
        @"^-?([1-9][0-9]{3,}|0[0-9]{3})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T(([01][0-9]|2[0-3])(:[0-5][0-9]){2}(\.[0-9]+)?|24:00:00(\.0+)?)(Z|[+-]((0[0-9]|1[0-3]):[0-5][0-9]|14:00))$";

    /// <summary>The schema of a document's root class, as JSON (UTF-8).</summary>
    public byte[] Generate(PublishedDocument document)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true }))
        {
            new SchemaWriter(table, document, json).Write();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Writes one schema.</summary>
    private sealed class SchemaWriter(VocabularyTable table, PublishedDocument document, Utf8JsonWriter json)
    {
        private readonly Queue<string> _wanted = [];
        private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

        public void Write()
        {
            json.WriteStartObject();
            json.WriteString("$schema", "https://json-schema.org/draft/2020-12/schema");
            json.WriteString("title", $"{document.Root} ({document.Vocabulary})");
            json.WriteString("$comment", $"Made from {table.File}; {(document.Sha256 is null ? "unofficial: none was published" : $"the official document is {document.Url}")}");
            WriteClass(table.Find(document.Root!)!);
            if (_wanted.Count > 0)
            {
                json.WriteStartObject("$defs");
                while (_wanted.TryDequeue(out var name))
                {
                    json.WriteStartObject(name);
                    WriteClass(table.Find(name)!);
                    json.WriteEndObject();
                }

                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        private void WriteClass(VocabularyClass type)
        {
            if (type.IsArray)
            {
                WriteArrayClass(type);
                return;
            }

            json.WriteString("type", "object");
            if (type.Kind == ClassKind.Abstract)
            {
                json.WriteStartArray("oneOf");
                foreach (var derived in table.Classes.Where(candidate => candidate.Parent?.Name == type.Name))
                {
                    json.WriteStartObject();
                    WriteRef(derived.Name);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                return;
            }

            var properties = type.Properties.Where(property => property.Cardinality != Cardinality.ContextOnly).ToList();
            json.WriteStartObject("properties");
            if (type.IsTyped && properties.TrueForAll(property => property.Name != "type"))
            {
                json.WriteStartObject("type");
                WriteTypes(type.Types);
                json.WriteEndObject();
            }

            WriteProperties(properties.Where(property => !property.IsPattern), property => property.Name);
            json.WriteEndObject();
            if (properties.Exists(property => property.IsPattern))
            {
                json.WriteStartObject("patternProperties");
                WriteProperties(properties.Where(property => property.IsPattern), property => property.Name[1..^1]);
                json.WriteEndObject();
            }

            WriteRequired(properties.Where(property => property.IsRequired).Select(property => property.Name));
            WriteNeeds(properties);
            if (type.SaysSome)
            {
                json.WriteNumber("minProperties", 1);
            }

            if (!type.IsOpen)
            {
                json.WriteBoolean("additionalProperties", false);
            }
        }

        // Generators of UNTP 0.6 let such an array state its type in the array itself; so it is either, never both.
        private void WriteArrayClass(VocabularyClass type)
        {
            if (type.IsTyped)
            {
                json.WriteStartArray("oneOf");
                json.WriteStartObject();
                WriteTypes(type.Types);
                json.WriteEndObject();
                json.WriteStartObject();
            }

            WriteArray(type.Own[0].Range, minimum: 0);
            if (type.IsTyped)
            {
                json.WriteEndObject();
                json.WriteEndArray();
            }
        }

        private void WriteProperties(IEnumerable<VocabularyProperty> properties, Func<VocabularyProperty, string> nameOf)
        {
            foreach (var property in properties)
            {
                json.WriteStartObject(nameOf(property));
                WriteProperty(property);
                json.WriteEndObject();
            }
        }

        private void WriteProperty(VocabularyProperty property)
        {
            switch (property.Cardinality)
            {
                case Cardinality.RequiredArray or Cardinality.OptionalArray:
                    WriteArray(property.Range, minimum: 0);
                    break;
                case Cardinality.Any or Cardinality.OneOrMore:
                    json.WriteStartArray("anyOf");
                    json.WriteStartObject();
                    WriteRange(property.Range);
                    json.WriteEndObject();
                    json.WriteStartObject();
                    WriteArray(property.Range, property.Cardinality == Cardinality.OneOrMore ? 1 : 0);
                    json.WriteEndObject();
                    json.WriteEndArray();
                    break;
                default:
                    WriteRange(property.Range);
                    break;
            }
        }

        private void WriteArray(PropertyRange range, int minimum)
        {
            json.WriteString("type", "array");
            if (range.Kind == RangeKind.Contexts)
            {
                WriteContexts(range.Alternatives);
                return;
            }

            json.WriteStartObject("items");
            WriteRange(range);
            json.WriteEndObject();
            if (minimum > 0)
            {
                json.WriteNumber("minItems", minimum);
            }
        }

        private void WriteContexts(IReadOnlyList<PropertyRange> others)
        {
            json.WriteStartArray("prefixItems");
            foreach (var url in document.Contexts)
            {
                json.WriteStartObject();
                json.WriteString("const", url);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartObject("items");
            var text = new PropertyRange(RangeKind.Scalar, "text");
            WriteRange(others.Count == 0 ? text : new(RangeKind.Alternatives, "") { Alternatives = [text with { Pattern = @"[\s\S]" }, .. others] });
            json.WriteEndObject();
            json.WriteNumber("minItems", document.Contexts.Count);
            json.WriteBoolean("uniqueItems", true);
        }

        private void WriteRange(PropertyRange range)
        {
            switch (range.Kind)
            {
                case RangeKind.Scalar:
                    WriteScalar(range);
                    break;
                case RangeKind.Constant:
                    json.WriteString("const", range.Name);
                    break;
                case RangeKind.Code:
                    json.WriteString("type", "string");
                    WriteCodes(table.Lists[range.Name]);
                    break;
                case RangeKind.Class:
                    WriteRef(range.Name);
                    break;
                case RangeKind.Reference:
                    WriteReference(range);
                    break;
                case RangeKind.Alternatives:
                    WriteAlternatives(range.Alternatives);
                    break;
                case RangeKind.Holding:
                    json.WriteString("type", "array");
                    WriteContains(range.Name);
                    break;
                default:
                    break;
            }
        }

        private void WriteAlternatives(IEnumerable<PropertyRange> alternatives)
        {
            json.WriteStartArray("anyOf");
            foreach (var alternative in alternatives)
            {
                json.WriteStartObject();
                if (alternative.IsMany)
                {
                    WriteArray(alternative, minimum: 1);
                }
                else
                {
                    WriteRange(alternative);
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        private void WriteContains(string text)
        {
            json.WriteStartObject("contains");
            json.WriteString("const", text);
            json.WriteEndObject();
        }

        private void WriteScalar(PropertyRange range)
        {
            json.WriteString("type", range.Name switch { "number" => "number", "integer" => "integer", "boolean" => "boolean", _ => "string" });
            switch (range.Name)
            {
                case "uri" or "date" or "date-time":
                    json.WriteString("format", range.Name);
                    break;
                case "xsd-date-time":
                    json.WriteString("format", "date-time");
                    json.WriteString("pattern", XsdDateTime);
                    break;
                case "base64":
                    json.WriteString("contentEncoding", "base64");
                    break;
                default:
                    break;
            }

            WriteRaw("minimum", range.Minimum);
            WriteRaw("maximum", range.Maximum);
            if (range.Pattern is { } pattern)
            {
                json.WriteString("pattern", pattern);
            }
        }

        private void WriteRaw(string name, string? number)
        {
            if (number is not null)
            {
                json.WritePropertyName(name);
                json.WriteRawValue(number);
            }
        }

        private void WriteCodes(CodeList list)
        {
            if (list.Codes.Count > 0)
            {
                json.WriteStartArray("enum");
                foreach (var code in list.Codes)
                {
                    json.WriteStringValue(code);
                }

                json.WriteEndArray();
            }
        }

        private void WriteReference(PropertyRange range)
        {
            var target = table.Find(range.Name)!;
            var known = target.Properties.ToDictionary(property => property.Name, StringComparer.Ordinal);
            json.WriteString("type", "object");
            json.WriteStartObject("properties");
            if (document.AreReferencesTyped ?? table.AreReferencesTyped)
            {
                json.WriteStartObject("type");
                WriteTypes([range.Name]);
                json.WriteEndObject();
            }

            WriteText("id", "uri");
            WriteText("name", format: null);
            var members = range.Members.Where(member => member.Cardinality != Cardinality.ContextOnly).ToList();
            WriteProperties(members.Select(member => known[member.Name]), property => property.Name);
            json.WriteEndObject();
            WriteRequired(members.Where(member => member.Cardinality == Cardinality.Required).Select(member => member.Name).Prepend("name").Prepend("id"));
        }

        private void WriteText(string name, string? format)
        {
            json.WriteStartObject(name);
            json.WriteString("type", "string");
            if (format is not null)
            {
                json.WriteString("format", format);
            }

            json.WriteEndObject();
        }

        private void WriteTypes(IEnumerable<string> types)
        {
            json.WriteString("type", "array");
            json.WriteStartObject("items");
            json.WriteString("type", "string");
            json.WriteEndObject();
            json.WriteStartArray("allOf");
            foreach (var type in types)
            {
                json.WriteStartObject();
                WriteContains(type);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        private void WriteRequired(IEnumerable<string> names)
        {
            var required = names.ToList();
            if (required.Count > 0)
            {
                json.WriteStartArray("required");
                required.ForEach(json.WriteStringValue);
                json.WriteEndArray();
            }
        }

        private void WriteNeeds(List<VocabularyProperty> properties)
        {
            if (properties.Exists(property => property.Needs is not null))
            {
                json.WriteStartObject("dependentRequired");
                foreach (var property in properties.Where(property => property.Needs is not null))
                {
                    json.WriteStartArray(property.Name);
                    json.WriteStringValue(property.Needs);
                    json.WriteEndArray();
                }

                json.WriteEndObject();
            }
        }

        private void WriteRef(string name)
        {
            if (_seen.Add(name))
            {
                _wanted.Enqueue(name);
            }

            json.WriteString("$ref", $"#/$defs/{name}");
        }
    }
}
