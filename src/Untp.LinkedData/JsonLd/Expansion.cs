using System.Text.Json;
using System.Text.Json.Nodes;

namespace Untp.LinkedData.JsonLd;

/// <summary>Expands one document. Source: JSON-LD 1.1 API, section 5.1.2; step numbers are its. One thread.</summary>
internal sealed partial class Expansion(ContextCache contexts, ProcessingBudget budget, Losses losses, string? baseUrl)
{
    private int _depth;

    private bool IsJsonLd10 => budget.Options.ProcessingMode == ProcessingMode.JsonLd10;

    /// <summary>The document in expanded form: section 9.4, <c>expand</c>, steps 5 to 8.</summary>
    public JsonArray Run(JsonElement document, JsonElement? expandContext)
    {
        var active = ActiveContext.Initial(baseUrl);
        if (expandContext is { } context)
        {
            var local = context.ValueKind == JsonValueKind.Object && context.TryGetProperty("@context", out var inner) ? inner : context;
            active = contexts.Get(active, local, baseUrl, budget);
        }

        var expanded = Expand(active, null, document);
        if (expanded is JsonObject { Count: 1 } only && only.ContainsKey("@graph"))
        {
            expanded = ExpandedNode.Remove(only, "@graph");
        }

        return ExpandedNode.ToArray(expanded);
    }

    private JsonNode? Expand(ActiveContext active, string? property, JsonElement element, bool fromMap = false)
    {
        budget.SpendNode();
        switch (element.ValueKind)
        {
            // 1
            case JsonValueKind.Null:
                return null;
            case JsonValueKind.Array:
                return ExpandArray(active, property, element, fromMap);
            case JsonValueKind.Object:
                if (++_depth > budget.Options.MaxDepth)
                {
                    throw Error(LinkedDataCodes.LimitExceeded, $"The document nests deeper than {budget.Options.MaxDepth} objects.");
                }

                var expanded = ExpandObject(active, property, element, fromMap);
                _depth--;
                return expanded;

            // 4
            default:
                if (property is null or "@graph")
                {
                    losses.Add(LinkedDataCodes.DroppedValue, "A value that is no property of a node is dropped; remove it or give it a property.");
                    return null;
                }

                var scoped = active.Find(property) is { Context: not null } term ? contexts.GetScoped(active, term, isTypeScoped: false, budget) : active;
                return ExpandValue(scoped, property, element);
        }
    }

    // 5
    private JsonArray ExpandArray(ActiveContext active, string? property, JsonElement element, bool fromMap)
    {
        var result = new JsonArray();
        var isList = property is not null && active.Find(property) is { } term && term.Container.HasFlag(Containers.List);
        var index = 0;
        foreach (var item in element.EnumerateArray())
        {
            losses.Path.Push(index++);
            var expanded = Expand(active, property, item, fromMap);
            if (isList && expanded is JsonArray)
            {
                result.Add(new JsonObject { ["@list"] = expanded });
            }
            else
            {
                foreach (var value in ExpandedNode.Detach(expanded))
                {
                    result.Add(value);
                }
            }

            losses.Path.Pop();
        }

        return result;
    }

    // 6
    private JsonNode? ExpandObject(ActiveContext active, string? property, JsonElement element, bool fromMap)
    {
        // 3
        var scopedBy = property is not null && active.Find(property) is { Context: not null } term ? term : null;

        // 7
        if (active.PreviousContext is { } previous && !fromMap && Reverts(active, element))
        {
            active = previous;
        }

        // 8
        if (scopedBy is not null)
        {
            active = contexts.GetScoped(active, scopedBy, isTypeScoped: false, budget);
        }

        // 9
        if (element.TryGetProperty("@context", out var local))
        {
            losses.Path.Push("@context");
            active = contexts.Get(active, local, baseUrl, budget);
            losses.Path.Pop();
        }

        // 10 to 12
        var typeScoped = active;
        var inputType = ApplyTypeScopedContexts(ref active, element);

        var node = new NodeExpansion(active, typeScoped, property, inputType, new());
        ExpandMembers(node, element);
        return Finish(node);
    }

    private static bool Reverts(ActiveContext active, JsonElement element)
    {
        var count = 0;
        var isReference = false;
        foreach (var member in element.EnumerateObject())
        {
            count++;
            switch (IriExpansion.Expand(active, member.Name, vocab: true))
            {
                case "@value":
                    return false;
                case "@id":
                    isReference = true;
                    break;
            }
        }

        return !(count == 1 && isReference);
    }

    /// <summary>Steps 11 and 12; the expanded last type of the first member that means <c>@type</c>.</summary>
    private string? ApplyTypeScopedContexts(ref ActiveContext active, JsonElement element)
    {
        List<JsonProperty>? members = null;
        foreach (var member in element.EnumerateObject())
        {
            if (member.NameEquals("@type") || IriExpansion.Expand(active, member.Name, vocab: true) == "@type")
            {
                (members ??= []).Add(member);
            }
        }

        if (members is null)
        {
            return null;
        }

        members.Sort(static (x, y) => CodePointOrder.Instance.Compare(x.Name, y.Name));
        var typeScoped = active;
        string? last = null;
        for (var i = 0; i < members.Count; i++)
        {
            var types = Texts(members[i].Value);
            if (i == 0 && types.Count > 0)
            {
                last = types[^1];
            }

            types.Sort(CodePointOrder.Instance);
            foreach (var type in types)
            {
                if (typeScoped.Find(type) is { Context: not null } term)
                {
                    active = contexts.GetScoped(active, term, isTypeScoped: true, budget);
                }
            }
        }

        return last is null ? null : IriExpansion.Expand(active, last, vocab: true);
    }

    private static List<string> Texts(JsonElement value)
    {
        var texts = new List<string>();
        if (value.ValueKind == JsonValueKind.String)
        {
            texts.Add(value.GetString()!);
        }
        else if (value.ValueKind == JsonValueKind.Array)
        {
            texts.AddRange(value.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!));
        }

        return texts;
    }

    // 13, 14
    private void ExpandMembers(NodeExpansion node, JsonElement element)
    {
        List<JsonProperty>? nests = null;
        var hasReverse = false;
        foreach (var member in element.EnumerateObject())
        {
            // 13.1 to 13.3
            if (member.NameEquals("@context"))
            {
                continue;
            }

            var key = member.Name;
            losses.Path.Push(key);
            var property = IriExpansion.Expand(node.Active, key, vocab: true);
            if (property is not null && Keywords.Contains(property))
            {
                if (property == "@nest")
                {
                    // 13.4.14
                    (nests ??= []).Add(member);
                }
                else if (property == "@reverse" && hasReverse)
                {
                    throw Collides(property);
                }
                else
                {
                    hasReverse |= property == "@reverse";
                    ExpandKeyword(node, property, key, member.Value);
                }
            }
            else if (property is null || !property.Contains(':', StringComparison.Ordinal))
            {
                losses.Add(LinkedDataCodes.DroppedTerm, $"'{key}' means nothing in this context and is dropped; define it in a context or remove it.");
            }
            else
            {
                if (losses.IsSafe)
                {
                    CheckPredicate(key, property);
                }

                ExpandProperty(node, property, key, member.Value);
            }

            losses.Path.Pop();
        }

        // 14
        foreach (var nest in nests ?? [])
        {
            losses.Path.Push(nest.Name);
            ExpandNest(node, nest);
            losses.Path.Pop();
        }
    }

    private void CheckPredicate(string key, string property)
    {
        if (property.StartsWith("_:", StringComparison.Ordinal))
        {
            losses.Add(LinkedDataCodes.BlankNodePredicate, $"'{key}' is a blank node, which RDF has no place for; give it an IRI.");
        }
        else if (!IriReference.IsWellFormed(property))
        {
            losses.Add(LinkedDataCodes.RelativeIri, $"'{key}' does not become an absolute IRI; define it in a context or remove it.");
        }
    }

    private void ExpandNest(NodeExpansion node, JsonProperty nest)
    {
        var active = node.Active.Find(nest.Name) is { Context: not null } term ? contexts.GetScoped(node.Active, term, isTypeScoped: false, budget) : node.Active;
        foreach (var value in Items(nest.Value))
        {
            budget.SpendNode();
            if (value.ValueKind != JsonValueKind.Object || value.EnumerateObject().Any(member => IriExpansion.Expand(active, member.Name, vocab: true) == "@value"))
            {
                throw Error("invalid @nest value", "What nests must be an object and no value object.");
            }

            if (++_depth > budget.Options.MaxDepth)
            {
                throw Error(LinkedDataCodes.LimitExceeded, $"The document nests deeper than {budget.Options.MaxDepth} objects.");
            }

            ExpandMembers(node with { Active = active }, value);
            _depth--;
        }
    }

    private static JsonElement[] Items(JsonElement value) => value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : [value];

    // 15 to 20
    private JsonNode? Finish(NodeExpansion node)
    {
        var result = node.Result;
        if (result.TryGetPropertyValue("@value", out var value))
        {
            if (!CheckValueObject(result, value))
            {
                losses.Add(LinkedDataCodes.DroppedValue, "A value object whose @value is null is dropped; remove it or give it a value.");
                return null;
            }
        }
        else if (result.TryGetPropertyValue("@type", out var types) && types is not JsonArray)
        {
            // 16
            result.Remove("@type");
            result["@type"] = new JsonArray(types);
        }

        // 17, also where there is a type.
        if (result.ContainsKey("@set") || result.ContainsKey("@list"))
        {
            if (result.Count > (result.ContainsKey("@index") ? 2 : 1))
            {
                throw Error("invalid set or list object", "A set or list object may have @index beside, and nothing else.");
            }

            if (result.ContainsKey("@set"))
            {
                return ExpandedNode.Remove(result, "@set");
            }
        }

        // 18
        if (result.Count == 1 && result.ContainsKey("@language"))
        {
            losses.Add(LinkedDataCodes.DroppedValue, "An object with nothing but @language is dropped; remove it.");
            return null;
        }

        if (!result.ContainsKey("@value") && (result.ContainsKey("@language") || result.ContainsKey("@direction")))
        {
            losses.Add(LinkedDataCodes.DroppedValue, "@language and @direction say nothing of a node; put them beside @value.");
        }

        // 19
        if (node.Property is null or "@graph"
            && (result.Count == 0 || result.ContainsKey("@value") || result.ContainsKey("@list") || (result.Count == 1 && result.ContainsKey("@id"))))
        {
            losses.Add(LinkedDataCodes.DroppedValue, "An object that says nothing of any node is dropped; remove it or give it properties.");
            return null;
        }

        return result;
    }

    private static LinkedDataException Error(string code, string message) => new(code, message);

    /// <summary>A node object in the making.</summary>
    private sealed record NodeExpansion(ActiveContext Active, ActiveContext TypeScoped, string? Property, string? InputType, JsonObject Result);
}
