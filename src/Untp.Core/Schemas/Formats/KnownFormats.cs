namespace Untp.Core.Schemas.Formats;

/// <summary>The formats of JSON Schema 2020-12, section 7.3 of its validation part. Others say nothing.</summary>
internal static class KnownFormats
{
    private static readonly Dictionary<string, FormatCheck> _checks = new(StringComparer.Ordinal)
    {
        ["date-time"] = DateTimeFormat.IsDateTime,
        ["date"] = DateTimeFormat.IsDate,
        ["time"] = DateTimeFormat.IsTime,
        ["duration"] = DurationFormat.IsDuration,
        ["email"] = EmailFormat.IsEmail,
        ["idn-email"] = EmailFormat.IsIdnEmail,
        ["hostname"] = HostnameFormat.IsHostname,
        ["idn-hostname"] = HostnameFormat.IsIdnHostname,
        ["ipv4"] = IpFormat.IsIpv4,
        ["ipv6"] = IpFormat.IsIpv6,
        ["uri"] = UriFormat.IsUri,
        ["uri-reference"] = UriFormat.IsUriReference,
        ["iri"] = UriFormat.IsIri,
        ["iri-reference"] = UriFormat.IsIriReference,
        ["uri-template"] = UriTemplateFormat.IsUriTemplate,
        ["uuid"] = UuidFormat.IsUuid,
        ["json-pointer"] = JsonPointerFormat.IsJsonPointer,
        ["relative-json-pointer"] = JsonPointerFormat.IsRelativeJsonPointer,
        ["regex"] = RegexFormat.IsRegex,
    };

    /// <summary>The check of a format; null where it is not known.</summary>
    public static FormatCheck? Find(string name) => _checks.GetValueOrDefault(name);
}
