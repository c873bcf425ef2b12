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

        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            number++;
            var words = Words(line);
            if (words.Count == 0)
            {
                continue;
            }

            draft.Line = number;
            if (words[0] == "extends")
            {
                Extend(draft, words, depth);
                (draft.File, draft.Line) = (file, number);
            }
            else
            {
                ReadLine(draft, words);
            }
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
                    (draft.Family, draft.Version) = (At(words, 1), At(words, 2));
                    break;
                case "note":
                    draft.Note = string.Join(' ', words.Skip(1));
                    break;
                case "prefix":
                    draft.Prefixes[At(words, 1)] = At(words, 2);
                    break;
                case "base":
                    draft.Base = At(words, 1);
                    break;
                case "coerce":
                    draft.Coercions[At(words, 1)] = At(words, 2);
                    break;
                case "term":
                    draft.Terms[At(words, 1)] = new(At(words, 2), new LineOptions(words.Skip(3), "as").Find("as"));
                    break;
                case "references":
                    var references = new LineOptions(words.Skip(1), "by", "typed");
                    (draft.AreReferencesByClass, draft.AreReferencesTyped) = (references.Find("by") == "class", references.Find("typed") == "yes");
                    break;
                case "list":
                    ReadList(draft, words);
                    break;
                case "class":
                    ReadClass(draft, words);
                    break;
                case "remove":
                    draft.Remove(At(words, 1));
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

    // A list that comes again goes on where it stopped, so that long ones may be broken.
    private static void ReadList(VocabularyDraft draft, List<string> words)
    {
        var (name, iri) = (At(words, 1), At(words, 2));
        List<string> codes = At(words, 3) == "*" ? [] : words[3..];
        if (draft.Lists.TryGetValue(name, out var former) && former.File == draft.File)
        {
            codes = [.. former.List.Codes, .. codes];
        }

        if (codes.Distinct(StringComparer.Ordinal).Count() != codes.Count)
        {
            throw new FormatException($"a code of {name} shows twice");
        }

        draft.Lists[name] = (new CodeList(name, iri == "-" ? $"{draft.Base}:{name}#" : iri, codes), draft.File);
    }

    private static void ReadClass(VocabularyDraft draft, List<string> words)
    {
        var options = new LineOptions(words.Skip(4), "typed", "vocab", "array", "unprotected", "bare", "some", "adds", "is", "iri");
        draft.Add(new ClassDraft(At(words, 1), draft.Position)
        {
            IsOpen = OneOf(At(words, 2), "open", "closed") == "open",
            Kind = Enum.Parse<ClassKind>(OneOf(At(words, 3), "node", "value", "abstract", "outside"), ignoreCase: true),
            Parent = options.Find("is"),
            Iri = options.Find("iri") ?? $"{draft.Base}:{words[1]}",
            IsTyped = options.Has("typed"),
            HasVocab = options.Has("vocab"),
            IsArray = options.Has("array"),
            SaysSome = options.Has("some"),
            IsUnprotected = options.Has("unprotected"),
            IsBare = options.Has("bare"),
            OnlyAdds = options.Has("adds"),
        });
    }

    private static string OneOf(string word, params string[] known) =>
        known.Contains(word, StringComparer.Ordinal) ? word : throw new FormatException($"'{word}' is none of {string.Join(", ", known)}");

    private static string At(List<string> words, int index) =>
        index < words.Count ? words[index] : throw new FormatException($"'{words[0]}' lacks its word {index}");

    // A number sign begins a comment where it begins a word: IRIs hold them.
    private static List<string> Words(string line)
    {
        var words = line.Split((char[])[' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries).ToList();
        var comment = words.FindIndex(word => word[0] == '#');
        return comment < 0 ? words : words[..comment];
    }
}
