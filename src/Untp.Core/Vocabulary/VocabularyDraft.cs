using Untp.Core.Problems;

namespace Untp.Core.Vocabulary;

/// <summary>A table while it is read, with the faults found so far.</summary>
internal sealed class VocabularyDraft(string file)
{
    // What derives through more classes than any that is published.
    private const int MaxAncestors = 16;

    private readonly List<Problem> _problems = [];
    private readonly HashSet<(string File, string What)> _stated = [];
    private readonly Dictionary<string, ClassDraft> _classes = new(StringComparer.Ordinal);
    private readonly List<string> _order = [];
    private readonly List<PublishedDocument> _documents = [];
    private readonly Dictionary<string, VocabularyClass> _finished = new(StringComparer.Ordinal);
    private VocabularyTable? _table;

    public string File { get; set; } = file;

    public int Line { get; set; }

    public string Position => $"{File}, line {Line}";

    public string Family { get; set; } = "";

    public string Version { get; set; } = "";

    public string Note { get; set; } = "";

    public string Base { get; set; } = "";

    public Dictionary<string, string> Prefixes { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, string> Coercions { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, TermRule> Terms { get; } = new(StringComparer.Ordinal);

    public bool AreReferencesByClass { get; set; }

    public bool AreReferencesTyped { get; set; }

    /// <summary>Code lists, each with the file that stated it.</summary>
    public Dictionary<string, (CodeList List, string File)> Lists { get; } = new(StringComparer.Ordinal);

    public void Enter(string file) => (File, Line) = (file, 0);

    public void Fault(string reason) => FaultAt(Position, reason);

    /// <summary>A fault of a line of the file at hand.</summary>
    public void FaultOf(int line, string reason) => FaultAt($"{File}, line {line}", reason);

    /// <summary>Notes what a file states once.</summary>
    /// <exception cref="FormatException">It stated it before.</exception>
    public void State(string what)
    {
        if (!_stated.Add((File, what)))
        {
            throw new FormatException($"{what} shows twice");
        }
    }

    /// <summary>The IRI that a name has where nothing says another.</summary>
    /// <exception cref="FormatException">There is no base.</exception>
    public string InBase(string name) => Base.Length > 0 ? $"{Base}:{name}" : throw new FormatException("no line above says 'base'");

    /// <summary>The word, where it is an IRI, a keyword of JSON-LD or <c>-</c>.</summary>
    /// <exception cref="FormatException">It is none of them, or begins with a prefix that is not known.</exception>
    public string Iri(string word) =>
        word is "-" or "@id" or "@vocab" or "@json" or "@none" || WebUrl.Is(word) || (word.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && Prefixes.ContainsKey(word[..colon]))
            ? word
            : throw new FormatException($"'{word}' is no IRI, or its prefix stands nowhere above");

    /// <summary>The same of an option; null where it is not there.</summary>
    public string? FindIri(LineOptions options, string name) => options.Find(name) is { } word ? Iri(word) : null;

    public void Add(PublishedDocument document) => _documents.Add(document);

    /// <summary>What another version published is not ours.</summary>
    public void ForgetDocuments()
    {
        _documents.Clear();
        Note = "";
    }

    /// <summary>Takes a class; one of a table that is extended is replaced, with its properties.</summary>
    public void Add(ClassDraft added)
    {
        if (_classes.TryGetValue(added.Name, out var former))
        {
            if (former.Position.StartsWith(File + ",", StringComparison.Ordinal))
            {
                throw new FormatException($"class {added.Name} shows twice");
            }
        }
        else
        {
            _order.Add(added.Name);
        }

        _classes[added.Name] = added;
    }

    /// <summary>Takes a property; one of a table that is extended is replaced.</summary>
    public void Add(string type, VocabularyProperty property)
    {
        if (!_classes.TryGetValue(type, out var owner))
        {
            throw new FormatException($"there is no class {type} above this line");
        }

        var at = owner.Properties.FindIndex(known => known.Property.Name == property.Name);
        if (at < 0)
        {
            owner.Properties.Add((property, Position));
        }
        else if (owner.Properties[at].Position.StartsWith(File + ",", StringComparison.Ordinal))
        {
            throw new FormatException($"{type}.{property.Name} shows twice");
        }
        else
        {
            owner.Properties[at] = (property, Position);
        }
    }

    /// <summary>Takes away a class, or a property written as <c>Class.property</c>.</summary>
    public void Remove(string what)
    {
        var parts = what.Split('.', 2);
        var isGone = parts.Length == 1
            ? _classes.Remove(what) && _order.Remove(what)
            : _classes.TryGetValue(parts[0], out var owner) && owner.Properties.RemoveAll(known => known.Property.Name == parts[1]) > 0;
        if (!isGone)
        {
            throw new FormatException($"there is no {what} to remove");
        }
    }

    /// <summary>Makes a document of the finished table.</summary>
    public byte[] Generate(PublishedDocument document) =>
        document.Kind == PublishedKind.Schema ? new SchemaGenerator(_table!).Generate(document) : new ContextGenerator(_table!).Generate(document);

    public Result<VocabularyTable> Finish()
    {
        Line = 0;
        if (!_stated.Contains((File, "vocabulary")))
        {
            Fault("no line says 'vocabulary', the name and the version");
        }

        foreach (var draft in _classes.Values)
        {
            CheckClass(draft);
        }

        CheckDocuments();
        if (_problems.Count > 0)
        {
            return Result<VocabularyTable>.Failure(_problems);
        }

        _table = new VocabularyTable(Family, Version)
        {
            File = File,
            Note = Note,
            Prefixes = Prefixes,
            Coercions = Coercions,
            Terms = Terms,
            AreReferencesByClass = AreReferencesByClass,
            AreReferencesTyped = AreReferencesTyped,
            Lists = Lists.ToDictionary(pair => pair.Key, pair => pair.Value.List, StringComparer.Ordinal),
            Classes = [.. _order.Select(Finish)],
            Documents = _documents,
        };
        return _table;
    }

    private void CheckDocuments()
    {
        var (files, urls) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<(PublishedKind, string)>());
        foreach (var document in _documents)
        {
            if (!files.Add(document.FileName))
            {
                FaultAt(document.Position, $"two documents are called {document.FileName}; give contexts names of their own");
            }

            foreach (var url in document.Urls.Where(url => !urls.Add((document.Kind, url))))
            {
                FaultAt(document.Position, $"{url} is the URL of another document too");
            }

            foreach (var name in document.Classes.Append(document.Root).OfType<string>().Where(name => !_classes.ContainsKey(name)))
            {
                FaultAt(document.Position, $"{document.Url} names {name}, which is no class");
            }

            foreach (var name in document.Prefixes.Where(name => !Prefixes.ContainsKey(name)))
            {
                FaultAt(document.Position, $"{document.Url} names {name}, which is no prefix");
            }
        }
    }

    private VocabularyClass Finish(string name)
    {
        if (!_finished.TryGetValue(name, out var finished))
        {
            var draft = _classes[name];
            finished = new VocabularyClass(name, draft.Kind, draft.Parent is { } parent ? Finish(parent) : null)
            {
                IsOpen = draft.IsOpen,
                IsTyped = draft.IsTyped,
                IsArray = draft.IsArray,
                SaysSome = draft.SaysSome,
                HasVocab = draft.HasVocab,
                IsUnprotected = draft.IsUnprotected,
                IsBare = draft.IsBare,
                OnlyAdds = draft.OnlyAdds,
                Iri = draft.Iri,
                Own = [.. draft.Properties.Select(property => property.Property)],
            };
            _finished.Add(name, finished);
        }

        return finished;
    }

    private void CheckClass(ClassDraft draft)
    {
        if (draft.Parent is { } parent && !_classes.ContainsKey(parent))
        {
            FaultAt(draft.Position, $"there is no class {parent}");
        }
        else if (Ancestors(draft).Contains(draft))
        {
            FaultAt(draft.Position, $"class {draft.Name} derives from itself");
        }
        else if (Ancestors(draft).Count > MaxAncestors)
        {
            FaultAt(draft.Position, $"class {draft.Name} derives from more than {MaxAncestors} others");
        }

        if (draft.IsArray && draft.Properties.Count != 1)
        {
            FaultAt(draft.Position, $"an array class has one property, and {draft.Name} has {draft.Properties.Count}");
        }

        if (draft.Kind == ClassKind.Abstract && _classes.Values.All(other => other.Parent != draft.Name))
        {
            FaultAt(draft.Position, $"no class derives from {draft.Name}, which is abstract");
        }

        foreach (var (property, position) in draft.Properties)
        {
            var range = property.Range;
            if (range.Alternatives.Prepend(range).FirstOrDefault(IsUnknown) is { } unknown)
            {
                FaultAt(position, $"there is no {(unknown.Kind == RangeKind.Code ? "list" : "class")} {unknown.Name}");
            }
            else if (range.Kind == RangeKind.Class && Nested(_classes[range.Name], []).Contains(draft.Name))
            {
                FaultAt(position, $"{range.Name} holds {draft.Name} again, without a node between them");
            }

            CheckReference(range, position);
            if (property.Needs is { } needed && !Has(draft, needed))
            {
                FaultAt(position, $"class {draft.Name} has no property {needed}");
            }

            if (property.Scope is { } scope && scope != "none" && !_classes.ContainsKey(scope))
            {
                FaultAt(position, $"there is no class {scope}");
            }
        }
    }

    private bool IsUnknown(PropertyRange range) =>
        (range.Kind is RangeKind.Class or RangeKind.Reference && !_classes.ContainsKey(range.Name)) || (range.Kind == RangeKind.Code && !Lists.ContainsKey(range.Name));

    private void CheckReference(PropertyRange range, string position)
    {
        if (range.Kind == RangeKind.Reference && _classes.TryGetValue(range.Name, out var target))
        {
            foreach (var member in range.Members.Where(member => !Has(target, member.Name)))
            {
                FaultAt(position, $"class {range.Name} has no property {member.Name}");
            }
        }
    }

    private bool Has(ClassDraft type, string name) => Ancestors(type).Prepend(type).Any(owner => owner.Properties.Exists(known => known.Property.Name == name));

    // The classes whose terms a scope repeats: values within values.
    private HashSet<string> Nested(ClassDraft draft, HashSet<string> found)
    {
        if (draft.Kind == ClassKind.Value && found.Add(draft.Name))
        {
            foreach (var (property, _) in draft.Properties)
            {
                if (property.Range.Kind == RangeKind.Class && _classes.TryGetValue(property.Range.Name, out var next))
                {
                    Nested(next, found);
                }
            }
        }

        return found;
    }

    private List<ClassDraft> Ancestors(ClassDraft draft)
    {
        var found = new List<ClassDraft>();
        while (found.Count <= MaxAncestors && draft.Parent is { } name && _classes.TryGetValue(name, out var parent) && !found.Contains(parent))
        {
            found.Add(parent);
            draft = parent;
        }

        return found;
    }

    private void FaultAt(string position, string reason) => _problems.Add(new Problem(ProblemCodes.VocabularyInvalid, $"{position}: {reason}."));
}
