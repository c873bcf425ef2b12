using System.Text.Json;
using Untp.Core.Vocabulary.CodeLists;
using Untp.LinkedData.Json;

namespace Untp.Core.Rules.Checks;

/// <summary>Topics of conformity, by their codes where these are known, whichever IRI they are written with.</summary>
/// <param name="known">A place for each known topic, all false.</param>
internal ref struct TopicSet(Span<bool> known)
{
    private readonly Span<bool> _known = known;
    private HashSet<string>? _others = null;

    /// <summary>Topics that are known.</summary>
    public static int Known => CodeTables.Topics.Rows.Count;

    /// <summary>Adds the topics that a member states: a text before 0.7.0, then objects, one or an array. False where it states none.</summary>
    public bool TryAdd(in StrictJson topics)
    {
        if (topics.ValueKind != JsonValueKind.Array)
        {
            return TryAddOne(topics);
        }

        var isAny = false;
        foreach (var topic in topics.EnumerateArray())
        {
            isAny |= TryAddOne(topic);
        }

        return isAny;
    }

    /// <summary>True where it has every topic that a member states.</summary>
    public readonly bool HoldsAll(in StrictJson topics)
    {
        if (topics.ValueKind != JsonValueKind.Array)
        {
            return Holds(topics);
        }

        foreach (var topic in topics.EnumerateArray())
        {
            if (!Holds(topic))
            {
                return false;
            }
        }

        return true;
    }

    private bool TryAddOne(in StrictJson topic)
    {
        if (!TryRead(topic, out var text))
        {
            return false;
        }

        if (CodeTables.Topics.IndexOf(text.GetUtf8()) is >= 0 and var index)
        {
            _known[index] = true;
        }
        else
        {
            (_others ??= new(StringComparer.Ordinal)).Add(text.GetString()!);
        }

        return true;
    }

    private readonly bool Holds(in StrictJson topic) => !TryRead(topic, out var text)
        || (CodeTables.Topics.IndexOf(text.GetUtf8()) is >= 0 and var index ? _known[index] : _others?.Contains(text.GetString()!) == true);

    private static bool TryRead(in StrictJson topic, out StrictJson text)
    {
        text = topic;
        return topic.ValueKind == JsonValueKind.String || topic.TryGetText("id"u8, out text);
    }
}
