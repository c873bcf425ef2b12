using System.Text.Json;
using System.Text.Json.Nodes;
using Untp.LinkedData.Json;

namespace Untp.Core.Dids.Webvh;

/// <summary>The services that every did:webvh has, and the did:web that may stand beside it.</summary>
/// <remarks>Source: The did:webvh DID Method v1.0, "DID URL Resolution", "Publishing a Parallel did:web DID".</remarks>
public static class WebvhServices
{
    /// <summary>The fragment of the service that paths of a DID URL lead to.</summary>
    public const string Files = "files";

    /// <summary>The fragment of the service that <c>did/whois</c> leads to.</summary>
    public const string Whois = "whois";

    /// <summary>The DID document of the did:web of the same place, to be published as <c>did.json</c> beside the log.</summary>
    /// <remarks>Shape: JSON (UTF-8). Never throws.</remarks>
    /// <param name="resolution">The did:webvh, resolved.</param>
    public static byte[] ToDidWeb(WebvhResolution resolution)
    {
        var webvh = WebvhDid.Parse(resolution.Did).Value!;
        var text = JsonNode.Parse(resolution.Document.Span)!.ToJsonString().Replace($"did:webvh:{webvh.Scid}:", "did:web:", StringComparison.Ordinal);
        var document = JsonNode.Parse(text)!.AsObject();
        var names = document["alsoKnownAs"] is JsonArray array ? array.Select(name => name?.ToString()).OfType<string>() : [];
        document["alsoKnownAs"] = new JsonArray([.. names.Append(resolution.Did.Value).Where(name => name != webvh.Web.Value).Distinct(StringComparer.Ordinal).Select(name => JsonValue.Create(name))]);
        return JsonSerializer.SerializeToUtf8Bytes(document);
    }

    /// <summary>The document with the services added that it does not state itself.</summary>
    internal static byte[] AddImplicit(StrictJson state, WebvhDid did)
    {
        var document = JsonObject.Create(state.ToElement())!;
        var services = document["service"] switch
        {
            null => [],
            JsonArray array => array,

            // Not a list of services, so there is nothing to add to.
            _ => null,
        };
        if (services is null)
        {
            return JsonSerializer.SerializeToUtf8Bytes(document);
        }

        document["service"] = services;
        if (!States(services, did, Files))
        {
            services.Add(new JsonObject { ["id"] = $"#{Files}", ["type"] = "relativeRef", ["serviceEndpoint"] = did.FilesUrl.AbsoluteUri });
        }

        if (!States(services, did, Whois))
        {
            services.Add(new JsonObject
            {
                ["@context"] = "https://identity.foundation/linked-vp/contexts/v1",
                ["id"] = $"#{Whois}",
                ["type"] = "LinkedVerifiablePresentation",
                ["serviceEndpoint"] = did.WhoisUrl.AbsoluteUri,
            });
        }

        return JsonSerializer.SerializeToUtf8Bytes(document);
    }

    private static bool States(JsonArray services, WebvhDid did, string fragment) =>
        services.OfType<JsonObject>().Any(service =>
            service["id"] is JsonValue id && id.GetValueKind() == JsonValueKind.String && id.GetValue<string>() is var text && (text == $"#{fragment}" || text == $"{did}#{fragment}"));
}
