namespace Untp.LinkedData.JsonLd;

/// <summary>IRI expansion. Source: JSON-LD 1.1 API, section 5.2.2; step numbers are its.</summary>
internal static class IriExpansion
{
    /// <param name="active">The active context.</param>
    /// <param name="value">A term, compact IRI, keyword or reference.</param>
    /// <param name="documentRelative">True resolves references against the base.</param>
    /// <param name="vocab">True lets terms and the vocabulary mapping speak.</param>
    /// <param name="define">Steps 3 and 6.3, while a context is compiled: defines a term of the local context first.</param>
    public static string? Expand(ActiveContext active, string value, bool documentRelative = false, bool vocab = false, Action<string>? define = null)
    {
        // 1, 2
        if (Keywords.Contains(value))
        {
            return value;
        }

        if (Keywords.IsKeywordForm(value))
        {
            return null;
        }

        // 3 to 5
        define?.Invoke(value);
        if (active.Find(value) is { } term && (vocab || (term.Iri is { } keyword && Keywords.Contains(keyword))))
        {
            return term.Iri;
        }

        // 6
        if (value.IndexOf(':', Math.Min(1, value.Length)) is > 0 and var colon)
        {
            // 6.1, 6.2
            var prefix = value[..colon];
            if (prefix == "_" || value.AsSpan(colon + 1).StartsWith("//"))
            {
                return value;
            }

            // 6.3, 6.4
            define?.Invoke(prefix);
            if (active.Find(prefix) is { Iri: { } iri, IsPrefix: true })
            {
                return string.Concat(iri, value.AsSpan(colon + 1));
            }

            // 6.5
            if (IriReference.IsAbsolute(value))
            {
                return value;
            }
        }

        // 7
        if (vocab && active.Vocab is { } mapping)
        {
            return mapping + value;
        }

        // 8, 9
        return documentRelative && active.BaseIri is { } baseIri ? IriReference.Resolve(baseIri, value) : value;
    }

    public static bool IsIriOrBlankNode(string? text) => text is not null && (IriReference.IsAbsolute(text) || text.StartsWith("_:", StringComparison.Ordinal));

    /// <summary>True for what RDF can name: a well-formed absolute IRI or a blank node.</summary>
    public static bool IsResource(string? text) => text is not null && (IriReference.IsWellFormed(text) || text.StartsWith("_:", StringComparison.Ordinal));
}
