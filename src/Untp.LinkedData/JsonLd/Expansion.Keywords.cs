using System.Text.Json;
using System.Text.Json.Nodes;

namespace Untp.LinkedData.JsonLd;

/// <summary>Step 13.4: members that mean a keyword.</summary>
internal sealed partial class Expansion
{
    private void ExpandKeyword(NodeExpansion node, string keyword, string key, JsonElement value)
    {
        var result = node.Result;

        // 13.4.1, 13.4.2
        if (node.Property == "@reverse")
        {
            throw Error("invalid reverse property map", $"A reverse property map must not have {keyword}.");
        }

        // A reverse property may have made @reverse, for the order of members says nothing.
        if ((keyword is not ("@included" or "@type") || IsJsonLd10) && keyword != "@reverse" && result.ContainsKey(keyword))
        {
            throw Collides(keyword);
        }

        switch (keyword)
        {
            case "@id":
                result["@id"] = Reference(node.Active, Text(value, "invalid @id value", "@id must be a string."), vocab: false);
                break;
            case "@type":
                ExpandType(node, value);
                break;
            case "@graph":
                result["@graph"] = ExpandedNode.ToArray(Expand(node.Active, "@graph", value));
                break;
            case "@included":
                ExpandIncluded(node, value);
                break;
            case "@value":
                ExpandValueMember(node, value);
                break;
            case "@language":
                var language = Text(value, "invalid language-tagged string", "@language must be a language tag.");
                CheckLanguage(language);
                result["@language"] = language;
                break;
            case "@direction" when !IsJsonLd10:
                result["@direction"] = ContextProcessor.Direction(value) ?? throw Error("invalid base direction", "@direction must be ltr or rtl.");
                break;
            case "@index":
                result["@index"] = Text(value, "invalid @index value", "@index must be a string.");
                break;
            case "@list" when node.Property is not (null or "@graph"):
                result["@list"] = ExpandedNode.ToArray(Expand(node.Active, node.Property, value));
                break;
            case "@list":
                losses.Add(LinkedDataCodes.DroppedValue, "A list that is no property of a node is dropped; remove it or give it a property.");
                break;
            case "@set":
                result["@set"] = Expand(node.Active, node.Property, value);
                break;
            case "@reverse":
                ExpandReverse(node, value);
                break;
            default:
                losses.Add(LinkedDataCodes.DroppedTerm, $"{key} has no place in a node and is dropped; remove it.");
                break;
        }
    }

    // 13.4.4
    private void ExpandType(NodeExpansion node, JsonElement value)
    {
        var types = new JsonArray();
        if (value.ValueKind != JsonValueKind.Array)
        {
            AddType(node, types, value);
        }
        else
        {
            var index = 0;
            foreach (var item in value.EnumerateArray())
            {
                losses.Path.Push(index++);
                AddType(node, types, item);
                losses.Path.Pop();
            }
        }

        if (node.Result.ContainsKey("@type"))
        {
            // 13.4.4.5
            node.Result["@type"] = new JsonArray([.. ExpandedNode.Detach(ExpandedNode.Remove(node.Result, "@type")), .. ExpandedNode.Detach(types)]);
        }
        else if (value.ValueKind == JsonValueKind.Array)
        {
            node.Result["@type"] = types;
        }
        else if (ExpandedNode.Detach(types) is [var only])
        {
            node.Result["@type"] = only;
        }
    }

    private void AddType(NodeExpansion node, JsonArray types, JsonElement value)
    {
        if (Reference(node.TypeScoped, Text(value, "invalid type value", "@type must be a string or an array of strings."), vocab: true) is { } type)
        {
            types.Add(type);
        }
    }

    // 13.4.6
    private void ExpandIncluded(NodeExpansion node, JsonElement value)
    {
        if (IsJsonLd10)
        {
            losses.Add(LinkedDataCodes.DroppedTerm, "@included needs processing mode json-ld-1.1 and is dropped.");
            return;
        }

        // What is dropped is no node; an array may be empty.
        if (Expand(node.Active, null, value) is not { } expanded || ExpandedNode.ToArray(expanded) is var included && !included.All(ExpandedNode.IsNode))
        {
            throw Error("invalid @included value", "@included must hold node objects.");
        }

        ExpandedNode.Append(node.Result, "@included", included);
    }

    // 13.4.7
    private void ExpandValueMember(NodeExpansion node, JsonElement value)
    {
        if (node.InputType == "@json")
        {
            if (IsJsonLd10)
            {
                throw Error("invalid value object value", "A JSON literal needs processing mode json-ld-1.1.");
            }
        }
        else if (value.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
        {
            throw Error("invalid value object value", "@value must be a string, number, boolean or null.");
        }

        node.Result["@value"] = ExpandedNode.FromElement(value);
    }

    // 13.4.13
    private void ExpandReverse(NodeExpansion node, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            throw Error("invalid @reverse value", "@reverse must be an object.");
        }

        if (Expand(node.Active, "@reverse", value) is not JsonObject expanded)
        {
            return;
        }

        if (ExpandedNode.Remove(expanded, "@reverse") is JsonObject twiceReversed)
        {
            foreach (var property in twiceReversed.Select(entry => entry.Key).ToArray())
            {
                ExpandedNode.Append(node.Result, property, ExpandedNode.Remove(twiceReversed, property));
            }
        }

        foreach (var property in expanded.Select(entry => entry.Key).ToArray())
        {
            AppendReverse(node.Result, property, ExpandedNode.Remove(expanded, property));
        }
    }

    private static void AppendReverse(JsonObject result, string property, JsonNode? value)
    {
        var items = ExpandedNode.Detach(value);
        if (Array.Exists(items, item => ExpandedNode.IsValue(item) || ExpandedNode.IsList(item)))
        {
            throw Error("invalid reverse property value", "What a reverse property names must be a node.");
        }

        if (result["@reverse"] is not JsonObject map)
        {
            result["@reverse"] = map = [];
        }

        if (items.Length > 0)
        {
            ExpandedNode.Append(map, property, new JsonArray(items));
        }
    }

    private static LinkedDataException Collides(string keyword) => Error("colliding keywords", $"{keyword} stands twice, once by another name.");

    private void CheckLanguage(string language)
    {
        if (losses.IsSafe && !LanguageTag.IsWellFormed(language))
        {
            losses.Add(LinkedDataCodes.InvalidLanguageTag, $"'{language}' is no language tag.");
        }
    }

    private static string Text(JsonElement value, string code, string message) => value.ValueKind == JsonValueKind.String ? value.GetString()! : throw Error(code, message);
}
