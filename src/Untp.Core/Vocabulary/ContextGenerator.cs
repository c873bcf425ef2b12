using System.Buffers;
using System.Text.Json;

namespace Untp.Core.Vocabulary;

/// <summary>Makes JSON-LD 1.1 contexts of a table. Threads: safe.</summary>
internal sealed class ContextGenerator(VocabularyTable table)
{
    /// <summary>The context, as JSON (UTF-8).</summary>
    public byte[] Generate(PublishedDocument document)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true }))
        {
            new ContextWriter(table, document, json).Write();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Writes one context.</summary>
    private sealed class ContextWriter(VocabularyTable table, PublishedDocument document, Utf8JsonWriter json)
    {
        public void Write()
        {
            json.WriteStartObject();
            json.WriteStartObject("@context");
            json.WriteNumber("@version", 1.1);
            if (!document.IsUnprotected)
            {
                json.WriteBoolean("@protected", true);
            }

            if (document.Vocab is { } vocab)
            {
                json.WriteString("@vocab", vocab);
            }

            foreach (var prefix in document.Prefixes)
            {
                json.WriteString(prefix, table.Prefixes[prefix]);
            }

            WriteAliases(document.Aliasing is AliasPlace.Top or AliasPlace.Everywhere);
            foreach (var type in table.Classes.Where(type => document.Classes.Count == 0 || document.Classes.Contains(type.Name, StringComparer.Ordinal)))
            {
                WriteClass(type);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        private void WriteClass(VocabularyClass type)
        {
            switch (type.Kind)
            {
                case ClassKind.Outside:
                    WriteTerms(type.Properties);
                    break;
                case ClassKind.Node or ClassKind.Abstract:
                    WriteNode(type);
                    break;
                default:
                    break;
            }
        }

        private void WriteNode(VocabularyClass type)
        {
            if (!HasScope(type) && !type.IsUnprotected)
            {
                json.WriteString(type.Name, table.IriOf(type));
                return;
            }

            json.WriteStartObject(type.Name);
            json.WriteString("@id", table.IriOf(type));
            if (type.IsUnprotected)
            {
                json.WriteBoolean("@protected", false);
            }

            WriteScope(type);
            json.WriteEndObject();
        }

        private bool HasScope(VocabularyClass type) =>
            type.HasVocab || ScopedProperties(type).Any(property => table.IriOf(property) is not null) || HasAliases(type);

        private void WriteScope(VocabularyClass type)
        {
            if (!HasScope(type))
            {
                return;
            }

            json.WriteStartObject("@context");
            json.WriteBoolean("@protected", true);
            if (type.HasVocab)
            {
                json.WriteString("@vocab", table.IriOf(type) + "#");
            }

            WriteAliases(HasAliases(type));
            WriteTerms(ScopedProperties(type));
            json.WriteEndObject();
        }

        // What derives from a class of another vocabulary has the terms of that class from there.
        private static IEnumerable<VocabularyProperty> ScopedProperties(VocabularyClass type) =>
            type.OnlyAdds || type.Parent is { Kind: ClassKind.Outside } ? type.Own : type.Properties;

        private bool HasAliases(VocabularyClass type) => document.Aliasing is AliasPlace.Scopes or AliasPlace.Everywhere && !type.IsBare;

        private void WriteAliases(bool isWanted)
        {
            if (isWanted)
            {
                json.WriteString("id", "@id");
                json.WriteString("type", "@type");
            }
        }

        private void WriteTerms(IEnumerable<VocabularyProperty> properties)
        {
            foreach (var property in properties)
            {
                if (table.IriOf(property) is { } iri)
                {
                    WriteTerm(property, iri);
                }
            }
        }

        private void WriteTerm(VocabularyProperty property, string iri)
        {
            var coercion = table.CoercionOf(property);
            if (coercion is null && property.Container is null && property.Scope is null && property.Range.Kind is RangeKind.Scalar or RangeKind.Anything or RangeKind.Alternatives)
            {
                json.WriteString(property.Name, iri);
                return;
            }

            json.WriteStartObject(property.Name);
            json.WriteString("@id", iri);
            if (coercion is not null)
            {
                json.WriteString("@type", coercion);
            }

            if (property.Container is { } container)
            {
                json.WriteString("@container", container);
            }

            WriteInner(property);
            json.WriteEndObject();
        }

        // What terms mean inside the property's value.
        private void WriteInner(VocabularyProperty property)
        {
            if (property.Scope == "none")
            {
                json.WriteNull("@context");
            }
            else if (property.Scope is { } scope)
            {
                WriteScope(table.Find(scope)!);
            }
            else if (property.Range.Kind == RangeKind.Code)
            {
                json.WriteStartObject("@context");
                json.WriteBoolean("@protected", true);
                json.WriteString("@vocab", table.IriOf(table.Lists[property.Range.Name]));
                json.WriteEndObject();
            }
            else if (property.Range.Kind == RangeKind.Reference && table.AreReferencesByClass)
            {
                WriteReferenceScope(property.Range);
            }
            else if (property.Range.Kind == RangeKind.Class && table.Find(property.Range.Name) is { Kind: ClassKind.Value } value)
            {
                WriteScope(value);
            }
        }

        private void WriteReferenceScope(PropertyRange range)
        {
            var known = table.Find(range.Name)!.Properties.ToDictionary(property => property.Name, StringComparer.Ordinal);
            json.WriteStartObject("@context");
            json.WriteBoolean("@protected", true);
            if (known.TryGetValue("name", out var name))
            {
                WriteTerms([name]);
            }

            WriteTerms(range.Members.Select(member => known[member.Name]));
            json.WriteEndObject();
        }
    }
}
