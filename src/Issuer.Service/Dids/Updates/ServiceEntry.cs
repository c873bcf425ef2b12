using System.Text.Json.Nodes;

namespace Untp.Issuer.Dids.Updates;

/// <summary>An entry of a DID document's <c>service</c>, as asked for. Immutable.</summary>
/// <param name="Id">A fragment with its <c>#</c>, a DID URL of the DID, or a URL; empty: one is chosen.</param>
/// <param name="Type">What it is, such as <c>untp:dia</c>.</param>
/// <param name="Href">Where it is.</param>
/// <param name="Title">For people; may be empty.</param>
/// <param name="MediaType">Of what lies there; may be empty.</param>
/// <param name="Hreflang">Languages of what lies there.</param>
internal sealed record ServiceEntry(string Id, string Type, string Href, string Title, string MediaType, IReadOnlyList<string> Hreflang)
{
    /// <summary>As it stands in the document: a URL alone, or a link target of UNTP where more is said.</summary>
    public JsonObject ToJson(string id)
    {
        var target = new JsonObject { ["href"] = Href };
        Add(target, "title", Title);
        Add(target, "type", MediaType);
        if (Hreflang.Count > 0)
        {
            target["hreflang"] = new JsonArray([.. Hreflang.Select(language => JsonValue.Create(language))]);
        }

        return new JsonObject { ["id"] = id, ["type"] = Type, ["serviceEndpoint"] = target.Count > 1 ? target : Href };
    }

    private static void Add(JsonObject target, string name, string value)
    {
        if (value.Length > 0)
        {
            target[name] = value;
        }
    }
}
