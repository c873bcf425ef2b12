using System.Text.Json;
using Untp.Core.Dids.Webvh;
using Untp.Core.Identifiers;
using Untp.Core.Json;
using Untp.Core.Problems;
using Untp.LinkedData.Json;

namespace Untp.Core.Dids.Resolution;

/// <summary>Follows a DID URL into a DID document that has been resolved. Source: DID Resolution 1.0, section 5. Threads: safe.</summary>
public static class DidUrlDereferencer
{
    private static readonly string[] _methods =
        ["verificationMethod", "authentication", "assertionMethod", "keyAgreement", "capabilityInvocation", "capabilityDelegation"];

    /// <summary>Dereferences a DID URL.</summary>
    /// <remarks>
    /// A parameter <c>service</c> leads to the service's address, a <c>relativeRef</c> on the same host; a path of a did:webvh leads to its
    /// services <c>#files</c> and <c>#whois</c>; a fragment to the verification method or service of that name.
    /// Errors: DID_URL_NOT_FOUND, DID_URL_SYNTAX, DID_DOCUMENT_INVALID and those of <see cref="StrictJsonReader"/>; never throws.
    /// </remarks>
    /// <param name="document">The DID document of the version asked for, JSON (UTF-8), as a resolver gave it.</param>
    /// <param name="url">The DID URL.</param>
    public static Result<DidUrlTarget> Dereference(ReadOnlySpan<byte> document, DidUrlRequest url)
    {
        var read = StrictJsonReader.Read(document).ToResult();
        if (!read.IsSuccess)
        {
            return Result<DidUrlTarget>.Failure(read.Problems);
        }

        // Relative names in the document are those of the DID that it states, which has changed where a DID moved.
        var json = read.Value;
        if (json.ValueKind != JsonValueKind.Object || json.FindString("id") is not { } id)
        {
            return new Problem(ProblemCodes.DidDocumentInvalid, "The DID document states no id.", "/id");
        }

        return (url.Service, url.Path, url.Fragment) switch
        {
            ({ } service, "", _) => Locate(json, id, service, url.RelativeRef, url.Fragment),
            (not null, _, _) => new Problem(ProblemCodes.DidUrlSyntax, "A DID URL has either a path or the parameter service."),
            (null, "", "") => new DidUrlTarget(document.ToArray(), null),
            (null, "", var fragment) => Find(json, id, fragment),
            (null, "/whois", var fragment) when WebvhDid.IsMethod(url.Did.Method) => Locate(json, id, WebvhServices.Whois, null, fragment),
            (null, var path, var fragment) when WebvhDid.IsMethod(url.Did.Method) => Append(json, id, path, fragment),
            _ => NotFound($"Paths lead nowhere for the method {url.Did.Method}."),
        };
    }

    private static Result<DidUrlTarget> Find(StrictJson document, string id, string fragment)
    {
        var part = _methods.SelectMany(name => Elements(document, name)).Concat(Elements(document, "service")).FirstOrDefault(element => IsNamed(element, id, fragment));
        if (part.ValueKind == JsonValueKind.Undefined)
        {
            return NotFound("The DID document has no part of that name.");
        }

        // The part is read apart from its document, so it takes along what its terms mean.
        if (document.TryGetProperty("@context", out var context) && !part.TryGetProperty("@context", out _))
        {
            part = part.With("@context", context);
        }

        return new DidUrlTarget(JsonSerializer.SerializeToUtf8Bytes(part), null);
    }

    private static Result<DidUrlTarget> Locate(StrictJson document, string id, string service, string? relativeRef, string fragment)
    {
        if (EndpointOf(document, id, service) is not { } endpoint)
        {
            return NotFound("The DID document has no service of that name with one address.");
        }

        var target = endpoint;
        if (relativeRef is not null && (!Uri.TryCreate(endpoint, relativeRef, out target!) || target.GetLeftPart(UriPartial.Authority) != endpoint.GetLeftPart(UriPartial.Authority)))
        {
            return new Problem(ProblemCodes.DidUrlSyntax, "relativeRef is no relative reference, or leads to another host than the service's.");
        }

        return WithFragment(target, fragment);
    }

    // "DID URL Path Resolution" of did:webvh: appended, not resolved as a reference.
    private static Result<DidUrlTarget> Append(StrictJson document, string id, string path, string fragment)
    {
        if (EndpointOf(document, id, WebvhServices.Files) is not { } endpoint)
        {
            return NotFound("The DID document has no service #files with one address.");
        }

        return endpoint.Query.Length == 0 && endpoint.Fragment.Length == 0
            ? WithFragment(new Uri(endpoint.AbsoluteUri.TrimEnd('/') + path), fragment)
            : NotFound("The address of the service #files has a query or fragment, so nothing can be appended to it.");
    }

    private static Result<DidUrlTarget> WithFragment(Uri target, string fragment)
    {
        if (fragment.Length == 0)
        {
            return new DidUrlTarget(default, target);
        }

        return target.Fragment.Length == 0
            ? new DidUrlTarget(default, new Uri($"{target.AbsoluteUri}#{fragment}"))
            : new Problem(ProblemCodes.DidUrlSyntax, "The DID URL has a fragment, and so has the service's address.");
    }

    /// <summary>Null where no service of that name gives exactly one absolute URL.</summary>
    private static Uri? EndpointOf(StrictJson document, string id, string name)
    {
        var service = Elements(document, "service").FirstOrDefault(element => IsNamed(element, id, name));
        if (service.ValueKind != JsonValueKind.Object || !service.TryGetProperty("serviceEndpoint", out var endpoint))
        {
            return null;
        }

        if (endpoint.ValueKind == JsonValueKind.Array && endpoint.GetArrayLength() == 1)
        {
            endpoint = endpoint[0];
        }

        var url = endpoint.ValueKind == JsonValueKind.String ? endpoint.GetString() : endpoint.FindString("href") ?? endpoint.FindString("uri");
        return AbsoluteUrl.Is(url) ? new Uri(url!) : null;
    }

    private static bool IsNamed(StrictJson element, string id, string fragment) =>
        element.FindString("id") is { } name && (name == $"#{fragment}" || name == $"{id}#{fragment}");

    private static StrictJsonItems Elements(StrictJson document, string name) =>
        document.TryGetProperty(name, out var array) && array.ValueKind == JsonValueKind.Array ? array.EnumerateArray() : default;

    private static Problem NotFound(string message) => new(ProblemCodes.DidUrlNotFound, message);
}
