using System.Text.Json;
using System.Text.Json.Nodes;

namespace Untp.LinkedData.JsonLd;

/// <summary>Steps 13.5 to 13.14: members that mean a property.</summary>
internal sealed partial class Expansion
{
    private void ExpandProperty(NodeExpansion node, string property, string key, JsonElement value)
    {
        // 13.5 to 13.9
        var term = node.Active.Find(key);
        var container = term?.Container ?? Containers.None;
        var isMap = value.ValueKind == JsonValueKind.Object;
        JsonNode? expanded;
        if (term?.Type == "@json")
        {
            expanded = new JsonObject { ["@value"] = ExpandedNode.FromElement(value), ["@type"] = "@json" };
        }
        else if (isMap && container.HasFlag(Containers.Language))
        {
            expanded = ExpandLanguageMap(node.Active, term!, value);
        }
        else if (isMap && (container & (Containers.Index | Containers.Type | Containers.Id)) != Containers.None)
        {
            expanded = ExpandIndexMap(node.Active, key, term!, value);
        }
        else
        {
            expanded = Expand(node.Active, key, value);
        }

        // 13.10
        if (expanded is null)
        {
            return;
        }

        // 13.11
        if (container.HasFlag(Containers.List) && !ExpandedNode.IsList(expanded))
        {
            expanded = new JsonObject { ["@list"] = ExpandedNode.ToArray(expanded) };
        }

        // 13.12
        if (container.HasFlag(Containers.Graph) && (container & (Containers.Id | Containers.Index)) == Containers.None)
        {
            expanded = new JsonArray([.. ExpandedNode.Detach(expanded).Select(item => new JsonObject { ["@graph"] = ExpandedNode.ToArray(item) })]);
        }

        // 13.13, 13.14
        if (term is { IsReverse: true })
        {
            AppendReverse(node.Result, property, expanded);
        }
        else
        {
            ExpandedNode.Append(node.Result, property, expanded);
        }
    }

    // 13.7
    private JsonArray ExpandLanguageMap(ActiveContext active, TermDefinition term, JsonElement map)
    {
        var result = new JsonArray();
        var direction = term.HasDirection ? term.Direction : active.DefaultDirection;
        foreach (var member in Ordered(map))
        {
            losses.Path.Push(member.Name);
            var isNone = IriExpansion.Expand(active, member.Name, vocab: true) == "@none";
            if (!isNone)
            {
                CheckLanguage(member.Name);
            }

            foreach (var item in Items(member.Value))
            {
                budget.SpendNode();
                if (item.ValueKind == JsonValueKind.Null)
                {
                    continue;
                }

                var value = new JsonObject { ["@value"] = Text(item, "invalid language map value", "A language map must hold strings.") };
                if (!isNone)
                {
                    value["@language"] = member.Name;
                }

                if (direction is not null)
                {
                    value["@direction"] = direction;
                }

                result.Add(value);
            }

            losses.Path.Pop();
        }

        return result;
    }

    // 13.8
    private JsonArray ExpandIndexMap(ActiveContext active, string key, TermDefinition term, JsonElement map)
    {
        var result = new JsonArray();
        var isType = term.Container.HasFlag(Containers.Type);
        foreach (var member in Ordered(map))
        {
            losses.Path.Push(member.Name);

            // 13.8.3.1 to 13.8.3.3
            var context = active;
            if (isType || term.Container.HasFlag(Containers.Id))
            {
                context = active.PreviousContext ?? active;
            }

            if (isType && context.Find(member.Name) is { Context: not null } typeTerm)
            {
                context = contexts.GetScoped(context, typeTerm, isTypeScoped: true, budget);
            }

            // 13.8.3.4 to 13.8.3.7
            var isNone = IriExpansion.Expand(active, member.Name, vocab: true) == "@none";
            var values = member.Value.ValueKind == JsonValueKind.Array
                ? ExpandArray(context, key, member.Value, fromMap: true)
                : ExpandedNode.ToArray(Expand(context, key, member.Value, fromMap: true));
            foreach (var value in ExpandedNode.Detach(values))
            {
                var item = value;
                if (term.Container.HasFlag(Containers.Graph) && !ExpandedNode.IsGraph(item))
                {
                    item = new JsonObject { ["@graph"] = ExpandedNode.ToArray(item) };
                }

                if (!isNone && item is JsonObject node)
                {
                    SetIndex(active, term, node, member.Name);
                }

                result.Add(item);
            }

            losses.Path.Pop();
        }

        return result;
    }

    // 13.8.3.7.2 to 13.8.3.7.5
    private void SetIndex(ActiveContext active, TermDefinition term, JsonObject item, string index)
    {
        if (term.Container.HasFlag(Containers.Index))
        {
            if (term.Index is { } indexTerm && indexTerm != "@index")
            {
                var property = IriExpansion.Expand(active, indexTerm, vocab: true);
                if (property is null || !IriReference.IsAbsolute(property))
                {
                    throw Error("invalid term definition", $"The index '{indexTerm}' is no IRI.");
                }

                var value = ExpandValue(active, indexTerm, JsonSerializer.SerializeToElement(index));
                ExpandedNode.Prepend(item, property, value);
                if (ExpandedNode.IsValue(item) && item.Count > 1)
                {
                    throw Error("invalid value object", "A value cannot be indexed by a property; use a node.");
                }
            }
            else if (!item.ContainsKey("@index"))
            {
                item["@index"] = index;
            }
        }
        else if (term.Container.HasFlag(Containers.Id))
        {
            if (!item.ContainsKey("@id"))
            {
                item["@id"] = Reference(active, index, vocab: false);
            }
        }
        else
        {
            ExpandedNode.Prepend(item, "@type", JsonValue.Create(Reference(active, index, vocab: true, documentRelative: false)));
        }
    }

    private static IEnumerable<JsonProperty> Ordered(JsonElement map) => map.EnumerateObject().OrderBy(member => member.Name, CodePointOrder.Instance);
}
