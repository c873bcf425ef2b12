using System.Collections.Immutable;
using System.Text.Json;

namespace Untp.LinkedData.JsonLd;

/// <summary>Compiles local contexts into active contexts. Source: JSON-LD 1.1 API, section 4.1.2; step numbers are its. One thread.</summary>
internal sealed class ContextProcessor(IContextSource source, ProcessingBudget budget)
{
    private readonly Dictionary<string, string> _digests = new(StringComparer.Ordinal);

    private bool IsJsonLd10 => budget.Options.ProcessingMode == ProcessingMode.JsonLd10;

    /// <summary>Compiles a context of a document.</summary>
    public ActiveContext Compile(ActiveContext active, JsonElement local, string? baseUrl, bool overrideProtected = false, bool propagate = true)
    {
        _digests.Clear();
        var compiled = Process(active, local, baseUrl, [], overrideProtected, propagate, validateScoped: true);
        foreach (var (url, digest) in _digests)
        {
            compiled.Digests[url] = digest;
        }

        return compiled;
    }

    /// <param name="active">The active context so far.</param>
    /// <param name="local">The local context.</param>
    /// <param name="baseUrl">Where the local context stands.</param>
    /// <param name="remotes">The remote contexts that led here.</param>
    /// <param name="overrideProtected">True for property-scoped contexts.</param>
    /// <param name="propagate">False for type-scoped contexts, unless they say otherwise.</param>
    /// <param name="validateScoped">False where a scoped context is only looked at for errors.</param>
    internal ActiveContext Process(
        ActiveContext active, JsonElement local, string? baseUrl, ImmutableList<string> remotes, bool overrideProtected, bool propagate, bool validateScoped)
    {
        // 1
        budget.SpendTerms(active.Terms.Count + 1);
        var result = active.Copy();

        // 2; step 5.11 refuses what is no boolean.
        if (local.ValueKind == JsonValueKind.Object && local.TryGetProperty("@propagate", out var own) && own.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            propagate = own.GetBoolean();
        }

        // 3
        if (!propagate)
        {
            result.PreviousContext ??= active;
        }

        // 4, 5
        if (local.ValueKind != JsonValueKind.Array)
        {
            return ProcessOne(active, result, local, baseUrl, remotes, overrideProtected, propagate, validateScoped);
        }

        foreach (var context in local.EnumerateArray())
        {
            result = ProcessOne(active, result, context, baseUrl, remotes, overrideProtected, propagate, validateScoped);
        }

        return result;
    }

    private ActiveContext ProcessOne(
        ActiveContext active, ActiveContext result, JsonElement context, string? baseUrl, ImmutableList<string> remotes, bool overrideProtected, bool propagate, bool validateScoped)
    {
        switch (context.ValueKind)
        {
            // 5.1
            case JsonValueKind.Null:
                if (!overrideProtected && result.Terms.Values.Any(term => term.IsProtected))
                {
                    throw Error("invalid context nullification", "A null context must not clear protected terms; leave it out.");
                }

                var cleared = ActiveContext.Initial(active.OriginalBaseUrl);
                cleared.PreviousContext = propagate ? null : result.PreviousContext;
                return cleared;

            // 5.2
            case JsonValueKind.String:
                return ProcessRemote(result, context.GetString()!, baseUrl, remotes, overrideProtected, validateScoped);

            // 5.4
            case JsonValueKind.Object:
                ProcessDefinition(result, context, baseUrl, remotes, overrideProtected);
                return result;

            // 5.3
            default:
                throw Error("invalid local context", "A context must be a URL, an object, null, or an array of these.");
        }
    }

    private ActiveContext ProcessRemote(ActiveContext result, string reference, string? baseUrl, ImmutableList<string> remotes, bool overrideProtected, bool validateScoped)
    {
        // 5.2.1
        var url = baseUrl is null ? reference : IriReference.Resolve(baseUrl, reference);
        if (!IriReference.IsAbsolute(url))
        {
            throw Error("loading document failed", $"The context '{url}' is a relative URL and the document has no base.");
        }

        // 5.2.2; what includes itself would do so up to any limit.
        if (remotes.Contains(url))
        {
            return validateScoped ? throw Error(IsJsonLd10 ? "recursive context inclusion" : "context overflow", $"The context {url} includes itself.") : result;
        }

        // 5.2.3
        if (remotes.Count >= budget.Options.MaxContextDepth)
        {
            throw Error("context overflow", $"Contexts include each other more than {budget.Options.MaxContextDepth} deep.");
        }

        // 5.2.4 to 5.2.6
        var document = Load(url);
        if (document.Root.ValueKind != JsonValueKind.Object || !document.Root.TryGetProperty("@context", out var loaded))
        {
            throw Error("invalid remote context", $"{url} is no object with @context.");
        }

        // What a property's context may override, it may also by reference: JSON-LD 1.1, section 4.1.11, which this step forgets.
        return Process(result, loaded, document.Url, remotes.Add(url), overrideProtected, propagate: true, validateScoped);
    }

    private ContextDocument Load(string url)
    {
        var lookup = source.Find(url);
        if (lookup.Document is not { } document)
        {
            throw Error("loading remote context failed", $"The context {url} is not at hand: {lookup.Reason}");
        }

        _digests[url] = document.Digest;
        return document;
    }

    private void ProcessDefinition(ActiveContext result, JsonElement context, string? baseUrl, ImmutableList<string> remotes, bool overrideProtected)
    {
        // 5.5
        if (context.TryGetProperty("@version", out var version))
        {
            if (version.ValueKind != JsonValueKind.Number || !version.TryGetDouble(out var number) || number != 1.1)
            {
                throw Error("invalid @version value", "@version must be the number 1.1.");
            }

            if (IsJsonLd10)
            {
                throw Error("processing mode conflict", "@version is 1.1 and the processing mode json-ld-1.0.");
            }
        }

        // 5.6
        var entries = context.EnumerateObject().ToDictionary(entry => entry.Name, entry => entry.Value, StringComparer.Ordinal);
        if (entries.TryGetValue("@import", out var import))
        {
            foreach (var imported in Import(import, baseUrl).EnumerateObject())
            {
                entries.TryAdd(imported.Name, imported.Value);
            }
        }

        SetDefaults(result, entries, hasRemotes: remotes.Count > 0);

        // 5.12, 5.13
        var isProtected = entries.TryGetValue("@protected", out var all) && all.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => throw Error("invalid @protected value", "@protected must be true or false."),
        };
        new TermCompiler(this, budget, result, entries, baseUrl, isProtected, overrideProtected, remotes).CompileAll();
    }

    private JsonElement Import(JsonElement import, string? baseUrl)
    {
        // 5.6.1, 5.6.2
        Only11("@import");
        if (import.ValueKind != JsonValueKind.String)
        {
            throw Error("invalid @import value", "@import must be a URL.");
        }

        // 5.6.3 to 5.6.7
        var url = baseUrl is null ? import.GetString()! : IriReference.Resolve(baseUrl, import.GetString()!);
        if (!IriReference.IsAbsolute(url))
        {
            throw Error("loading remote context failed", $"The imported context '{url}' is a relative URL and the document has no base.");
        }

        var document = Load(url);
        if (document.Root.ValueKind != JsonValueKind.Object || !document.Root.TryGetProperty("@context", out var loaded) || loaded.ValueKind != JsonValueKind.Object)
        {
            throw Error("invalid remote context", $"{url} is no object with @context that is an object.");
        }

        return loaded.TryGetProperty("@import", out _) ? throw Error("invalid context entry", $"{url} is imported and must not import.") : loaded;
    }

    /// <summary>Steps 5.7 to 5.11.</summary>
    private void SetDefaults(ActiveContext result, Dictionary<string, JsonElement> entries, bool hasRemotes)
    {
        // 5.7
        if (entries.TryGetValue("@base", out var value) && !hasRemotes)
        {
            result.BaseIri = value.ValueKind switch
            {
                JsonValueKind.Null => null,
                JsonValueKind.String when IriReference.IsAbsolute(value.GetString()!) => value.GetString(),
                JsonValueKind.String when result.BaseIri is { } baseIri => IriReference.Resolve(baseIri, value.GetString()!),
                _ => throw Error("invalid base IRI", "@base must be an IRI, or a reference where there is a base already."),
            };
        }

        // 5.8
        if (entries.TryGetValue("@vocab", out value))
        {
            result.Vocab = value.ValueKind switch
            {
                JsonValueKind.Null => null,
                JsonValueKind.String => Vocab(result, value.GetString()!),
                _ => throw Error("invalid vocab mapping", "@vocab must be an IRI."),
            };
        }

        // 5.9
        if (entries.TryGetValue("@language", out value))
        {
            result.DefaultLanguage = value.ValueKind is JsonValueKind.Null or JsonValueKind.String
                ? LanguageTag.Normalize(value.GetString())
                : throw Error("invalid default language", "@language must be a language tag or null.");
        }

        // 5.10
        if (entries.TryGetValue("@direction", out value))
        {
            Only11("@direction");
            result.DefaultDirection = Direction(value);
        }

        // 5.11
        if (entries.TryGetValue("@propagate", out value))
        {
            Only11("@propagate");
            if (value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
            {
                throw Error("invalid @propagate value", "@propagate must be true or false.");
            }
        }
    }

    private string Vocab(ActiveContext result, string value)
    {
        if (IsJsonLd10 && !IriReference.IsAbsolute(value) && !value.StartsWith("_:", StringComparison.Ordinal))
        {
            throw Error("invalid vocab mapping", "@vocab must be an IRI in processing mode json-ld-1.0.");
        }

        var vocab = IriExpansion.Expand(result, value, documentRelative: true, vocab: true) ?? "";
        return IriReference.IsAbsolute(vocab) || vocab.StartsWith("_:", StringComparison.Ordinal) || (vocab == value && !Keywords.Contains(vocab) && !value.StartsWith('@'))
            ? vocab
            : throw Error("invalid vocab mapping", $"@vocab '{value}' is no IRI.");
    }

    internal static string? Direction(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String when value.ValueEquals("ltr") || value.ValueEquals("rtl") => value.GetString(),
        _ => throw Error("invalid base direction", "@direction must be ltr, rtl or null."),
    };

    private void Only11(string entry)
    {
        if (IsJsonLd10)
        {
            throw Error("invalid context entry", $"{entry} needs processing mode json-ld-1.1.");
        }
    }

    private static LinkedDataException Error(string code, string message) => new(code, message);
}
