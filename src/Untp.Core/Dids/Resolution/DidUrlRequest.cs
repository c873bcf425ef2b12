using System.Globalization;
using Untp.Core.Problems;

namespace Untp.Core.Dids.Resolution;

/// <summary>A DID URL taken apart for dereferencing. Immutable. Source: DID Core 1.0, section 3.2; DID Resolution 1.0, section 5.</summary>
/// <param name="Did">The DID.</param>
/// <param name="Path">The path with its slash, encoded as written; empty where there is none.</param>
/// <param name="Service">Parameter <c>service</c>: the fragment of a service's id. Null: not asked for.</param>
/// <param name="RelativeRef">Parameter <c>relativeRef</c>, decoded. Null: not asked for.</param>
/// <param name="Version">The version that the parameters <c>versionId</c>, <c>versionNumber</c> or <c>versionTime</c> ask for.</param>
/// <param name="Fragment">The fragment without <c>#</c>; empty where there is none.</param>
public sealed record DidUrlRequest(Did Did, string Path, string? Service, string? RelativeRef, DidVersion Version, string Fragment)
{
    private const int MaxChars = 4096;
    private static readonly string[] _versionParameters = ["versionId", "versionNumber", "versionTime"];

    /// <summary>Reads a DID or DID URL.</summary>
    /// <remarks>
    /// Limits: 4,096 characters. Errors: DID_SYNTAX for the DID, DID_URL_SYNTAX for the rest, DID_OPTIONS_INVALID for parameters that
    /// contradict each other or cannot be honoured (<c>hl</c>); other parameters are passed over; never throws.
    /// Refused are paths that leave their folder: <c>.</c>, <c>..</c> and encoded slashes.
    /// </remarks>
    /// <param name="text">The DID URL.</param>
    public static Result<DidUrlRequest> Parse(string text)
    {
        if (text.Length > MaxChars)
        {
            return Invalid($"A DID URL has at most {MaxChars} characters.");
        }

        var (rest, fragment) = Cut(text, '#');
        (rest, var query) = Cut(rest, '?');
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        var path = slash < 0 ? "" : rest[slash..];
        var did = Did.Parse(slash < 0 ? rest : rest[..slash]);
        if (!did.IsSuccess)
        {
            return Result<DidUrlRequest>.Failure(did.Problems);
        }

        if (!DidCharacters.AreAll(DidCharacters.Fragment, path) || !path.Split('/').All(IsSegment))
        {
            return Invalid("The path of the DID URL holds characters that no path has, or leaves its folder.");
        }

        if (!DidCharacters.AreAll(DidCharacters.Fragment, fragment) || !DidCharacters.AreAll(DidCharacters.Fragment, query) || ReadQuery(query) is not { } parameters)
        {
            return Invalid("The query or fragment of the DID URL holds characters that it cannot have, or a parameter stands twice.");
        }

        var version = ReadVersion(parameters);
        return version.IsSuccess
            ? new DidUrlRequest(did.Value, path, parameters.GetValueOrDefault("service"), parameters.GetValueOrDefault("relativeRef"), version.Value, fragment)
            : Result<DidUrlRequest>.Failure(version.Problems);
    }

    private static Result<DidVersion> ReadVersion(Dictionary<string, string> parameters)
    {
        if (parameters.ContainsKey("hl"))
        {
            return Contradiction("The parameter hl asks for a check that is not made here.");
        }

        if (parameters.ContainsKey("relativeRef") && !parameters.ContainsKey("service"))
        {
            return Contradiction("relativeRef goes with service only.");
        }

        if (_versionParameters.Count(parameters.ContainsKey) > 1)
        {
            return Contradiction("Only one of versionId, versionNumber and versionTime can be asked for.");
        }

        int? number = null;
        if (parameters.TryGetValue("versionNumber", out var digits))
        {
            number = int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) ? parsed : null;
            if (number is null)
            {
                return Contradiction("versionNumber is not a whole number.");
            }
        }

        return parameters.TryGetValue("versionTime", out var moment) ? DidVersion.At(moment) : new DidVersion(parameters.GetValueOrDefault("versionId"), number);
    }

    /// <summary>Null where a parameter stands twice.</summary>
    private static Dictionary<string, string>? ReadQuery(string query)
    {
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => Cut(pair, '=')))
        {
            if (!parameters.TryAdd(Uri.UnescapeDataString(name), Uri.UnescapeDataString(value)))
            {
                return null;
            }
        }

        return parameters;
    }

    private static bool IsSegment(string segment)
    {
        var decoded = Uri.UnescapeDataString(segment);
        return decoded is not ("." or "..") && !decoded.Any(c => c is '/' or '\\' || char.IsControl(c));
    }

    private static (string Before, string After) Cut(string text, char separator)
    {
        var at = text.IndexOf(separator, StringComparison.Ordinal);
        return at < 0 ? (text, "") : (text[..at], text[(at + 1)..]);
    }

    private static Problem Invalid(string message) => new(ProblemCodes.DidUrlSyntax, message);

    private static Problem Contradiction(string message) => new(ProblemCodes.DidOptionsInvalid, message);
}
