using Untp.Core.Problems;

namespace Untp.Core.Vocabulary;

/// <summary>Reads vocabulary tables; <c>vocabulary/README.md</c> is their grammar. Threads: safe.</summary>
/// <param name="find">The text of a table by its file's name; null where there is none.</param>
internal sealed class VocabularyReader(Func<string, string?> find)
{
    private const int MaxDepth = 8;

    /// <summary>Reads a table and the tables that it extends.</summary>
    /// <remarks>Errors: VOCABULARY_INVALID with file, line and reason, for every wrong line; never throws.</remarks>
    /// <param name="file">The file's name.</param>
    public Result<VocabularyTable> Read(string file)
    {
        var draft = new VocabularyDraft(file);
        ReadInto(draft, file, depth: 0);
        return draft.Finish();
    }

    private void ReadInto(VocabularyDraft draft, string file, int depth)
    {
        draft.Enter(file);
        if (find(file) is not { } text)
        {
            draft.Fault("there is no such table");
            return;
        }

        var isHead = true;
        foreach (var (number, line) in TableLines.Of(text, draft.FaultOf))
        {
            var words = Words(line);
            if (words.Count == 0)
            {
                continue;
            }

            draft.Line = number;
            if (words[0] != "extends")
            {
                ReadLine(draft, words);
            }
            else if (isHead)
            {
                Extend(draft, words, depth);
                (draft.File, draft.Line) = (file, number);
            }
            else
            {
                draft.Fault("'extends' stands above all other lines");
            }

            isHead &= words[0] == "extends";
        }
    }

    private void Extend(VocabularyDraft draft, List<string> words, int depth)
    {
        if (words.Count != 2)
        {
            draft.Fault("'extends' takes the name of a table");
        }
        else if (depth == MaxDepth)
        {
            draft.Fault("tables extend each other too deeply, or in a circle");
        }
        else
        {
            ReadInto(draft, words[1], depth + 1);
            draft.ForgetDocuments();
        }
    }

    private static void ReadLine(VocabularyDraft draft, List<string> words)
    {
        try
        {
            switch (words[0])
            {
                case "vocabulary":
                    (draft.Family, draft.Version) = (At(words, 1), Last(words, 2));
                    draft.State(words[0]);
                    break;
                case "note":
                    draft.State(words[0]);
                    draft.Note = string.Join(' ', words.Skip(1));
                    break;
                case "prefix":
                    // One that stands for itself is none to whoever reads it: so some were published.
                    draft.Prefixes[At(words, 1)] = Last(words, 2) == $"{words[1]}:" ? words[2] : WebUrl.Of(words[2]);
                    draft.State($"prefix {words[1]}");
                    break;
                case "base":
                    draft.Base = draft.Prefixes.ContainsKey(Last(words, 1)) ? words[1] : throw new FormatException($"there is no prefix {words[1]} above this line");
                    draft.State(words[0]);
                    break;
                case "coerce":
                    draft.Coercions[LineOptions.OneOf(At(words, 1), PropertyLine.Scalars)] = draft.Iri(Last(words, 2));
                    draft.State($"coerce {words[1]}");
                    break;
                case "term":
                    draft.Terms[At(words, 1)] = new(draft.Iri(At(words, 2)), draft.FindIri(new LineOptions(words.Skip(3), "as="), "as"));
                    draft.State($"term {words[1]}");
                    break;
                case "references":
                    ReadReferences(draft, new LineOptions(words.Skip(1), "by=", "typed="));
                    draft.State(words[0]);
                    break;
                case "list":
                    ReadList(draft, words);
                    break;
                case "class":
                    ReadClass(draft, words);
                    break;
                case "remove":
                    draft.Remove(Last(words, 1));
                    break;
                case "context" or "schema":
                    draft.Add(DocumentLine.Read(words, draft));
                    break;
                default:
                    PropertyLine.Read(words, draft);
                    break;
            }
        }
        catch (FormatException e)
        {
            draft.Fault(e.Message);
        }
    }

    private static void ReadReferences(VocabularyDraft draft, LineOptions options)
    {
        if (options.Find("by", "property", "class") is not { } by || options.Find("typed", "yes", "no") is not { } typed)
        {
            throw new FormatException("references state both by and typed");
        }

        (draft.AreReferencesByClass, draft.AreReferencesTyped) = (by == "class", typed == "yes");
    }

    // A list that comes again goes on where it stopped, so that long ones may be broken.
    private static void ReadList(VocabularyDraft draft, List<string> words)
    {
        var (name, iri) = (At(words, 1), At(words, 2) == "-" ? $"{draft.InBase(words[1])}#" : draft.Iri(words[2]));
        List<string> codes = At(words, 3) == "*" ? [] : words[3..];
        if (codes.Contains("*") || (codes.Count == 0 && words.Count > 4))
        {
            throw new FormatException("a list is kept elsewhere or has codes, not both");
        }

        if (draft.Lists.TryGetValue(name, out var former) && former.File == draft.File)
        {
            if (former.List.Iri != iri)
            {
                throw new FormatException($"list {name} has another IRI above");
            }

            codes = [.. former.List.Codes, .. codes];
        }

        if (codes.Distinct(StringComparer.Ordinal).Count() != codes.Count)
        {
            throw new FormatException($"a code of {name} shows twice");
        }

        draft.Lists[name] = (new CodeList(name, iri, codes), draft.File);
    }

    private static void ReadClass(VocabularyDraft draft, List<string> words)
    {
        var options = new LineOptions(words.Skip(4), "typed", "vocab", "array", "unprotected", "bare", "some", "adds", "is=", "iri=");
        draft.Add(new ClassDraft(Name(At(words, 1)), draft.Position)
        {
            IsOpen = LineOptions.OneOf(At(words, 2), "open", "closed") == "open",
            Kind = Enum.Parse<ClassKind>(LineOptions.OneOf(At(words, 3), "node", "value", "abstract", "outside"), ignoreCase: true),
            Parent = options.Find("is"),
            Iri = draft.FindIri(options, "iri") ?? draft.InBase(words[1]),
            IsTyped = options.Has("typed"),
            HasVocab = options.Has("vocab"),
            IsArray = options.Has("array"),
            SaysSome = options.Has("some"),
            IsUnprotected = options.Has("unprotected"),
            IsBare = options.Has("bare"),
            OnlyAdds = options.Has("adds"),
        });
    }

    // A dot would end it where a property's line begins with it.
    private static string Name(string word) => word.All(char.IsAsciiLetterOrDigit) ? word : throw new FormatException($"'{word}' is no name of letters and digits");

    private static string At(List<string> words, int index) =>
        index < words.Count ? words[index] : throw new FormatException($"'{words[0]}' lacks its word {index}");

    private static string Last(List<string> words, int index) =>
        words.Count <= index + 1 ? At(words, index) : throw new FormatException($"the line has more than {index + 1} words");

    // A number sign begins a comment where it begins a word: IRIs hold them.
    private static List<string> Words(string line)
    {
        var words = line.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries).ToList();
        var comment = words.FindIndex(word => word[0] == '#');
        return comment < 0 ? words : words[..comment];
    }
}
