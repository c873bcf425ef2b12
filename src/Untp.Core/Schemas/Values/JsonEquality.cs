using System.Text;
using System.Text.Json;
using Untp.Core.Schemas.Evaluation;
using Untp.LinkedData.Json;

namespace Untp.Core.Schemas.Values;

/// <summary>Equality of JSON values as JSON Schema has it: numbers by value, objects whatever the order of their members.</summary>
internal static class JsonEquality
{
    private const int MaxDepth = 256;
    private const int MaxNestedLoop = 16;

    /// <summary>True where both are the same value; false, too, where the run is over.</summary>
    public static bool AreEqual(in StrictJson a, in StrictJson b, SchemaRun run, int depth = 0)
    {
        if (!run.Spend(1) || (depth > MaxDepth && !run.GiveUp("the document nests too deeply to be compared")))
        {
            return false;
        }

        if (a.ValueKind != b.ValueKind)
        {
            return false;
        }

        switch (a.ValueKind)
        {
            case JsonValueKind.String:
                var text = a.GetUtf8();
                return run.Spend(text.Length / 64) && text.SequenceEqual(b.GetUtf8());
            case JsonValueKind.Number:
                return JsonNumber.Compare(JsonNumber.Of(a), JsonNumber.Of(b)) == 0;
            case JsonValueKind.Array:
                return AreArraysEqual(a, b, run, depth);
            case JsonValueKind.Object:
                return a.GetPropertyCount() == b.GetPropertyCount() && AreObjectsEqual(a, b, run, depth);
            default:
                return true;
        }
    }

    /// <summary>Equal values have equal hashes; drawn anew for every process, so that nobody can prepare collisions.</summary>
    public static int Hash(in StrictJson value, SchemaRun run, int depth = 0)
    {
        var hash = default(HashCode);
        hash.Add(value.ValueKind);
        if (!run.Spend(1) || (depth > MaxDepth && !run.GiveUp("the document nests too deeply to be compared")))
        {
            return 0;
        }

        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                var text = value.GetUtf8();
                run.Spend(text.Length / 64);
                hash.AddBytes(text);
                break;
            case JsonValueKind.Number:
                JsonNumber.Of(value).AddTo(ref hash);
                break;
            case JsonValueKind.Array:
                foreach (var element in value.EnumerateArray())
                {
                    hash.Add(Hash(element, run, depth + 1));
                }

                break;
            case JsonValueKind.Object:
                var sum = 0;
                foreach (var member in value.EnumerateObject())
                {
                    var one = default(HashCode);
                    one.AddBytes(member.Utf8Name);
                    one.Add(Hash(member.Value, run, depth + 1));
                    sum = unchecked(sum + one.ToHashCode());
                }

                hash.Add(sum);
                break;
        }

        return hash.ToHashCode();
    }

    private static bool AreArraysEqual(in StrictJson a, in StrictJson b, SchemaRun run, int depth)
    {
        if (a.GetArrayLength() != b.GetArrayLength())
        {
            return false;
        }

        var other = b.EnumerateArray();
        foreach (var element in a.EnumerateArray())
        {
            other.MoveNext();
            if (!AreEqual(element, other.Current, run, depth + 1))
            {
                return false;
            }
        }

        return true;
    }

    private static bool AreObjectsEqual(in StrictJson a, in StrictJson b, SchemaRun run, int depth)
    {
        var count = b.GetPropertyCount();
        if (count > MaxNestedLoop)
        {
            run.Spend(count);
            var members = new Dictionary<string, StrictJson>(count, StringComparer.Ordinal);
            foreach (var member in b.EnumerateObject())
            {
                members[Encoding.UTF8.GetString(member.Utf8Name)] = member.Value;
            }

            foreach (var member in a.EnumerateObject())
            {
                if (!members.TryGetValue(Encoding.UTF8.GetString(member.Utf8Name), out var value) || !AreEqual(member.Value, value, run, depth + 1))
                {
                    return false;
                }
            }

            return true;
        }

        foreach (var member in a.EnumerateObject())
        {
            var name = member.Utf8Name;
            var isFound = false;
            foreach (var other in b.EnumerateObject())
            {
                if (other.Utf8Name.SequenceEqual(name))
                {
                    isFound = AreEqual(member.Value, other.Value, run, depth + 1);
                    break;
                }
            }

            if (!isFound)
            {
                return false;
            }
        }

        return true;
    }
}
