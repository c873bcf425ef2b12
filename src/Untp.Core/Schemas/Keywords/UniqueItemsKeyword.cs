using System.Text.Json;
using Untp.Core.Schemas.Compilation;
using Untp.Core.Schemas.Evaluation;
using Untp.Core.Schemas.Values;
using Untp.LinkedData.Json;

namespace Untp.Core.Schemas.Keywords;

/// <summary><c>uniqueItems</c>: short lists pair by pair, longer ones by hash, so that the work grows with the list and not with its square.</summary>
internal sealed class UniqueItemsKeyword : Keyword
{
    private const int MaxPairwise = 8;

    public static Keyword? Read(SchemaReader schema) => schema.Flag("uniqueItems") ? new UniqueItemsKeyword() : null;

    public override bool Evaluate(in StrictJson instance, SchemaRun run, EvaluatedSet? seen)
    {
        if (instance.ValueKind != JsonValueKind.Array || instance.GetArrayLength() < 2)
        {
            return true;
        }

        var isUnique = instance.GetArrayLength() <= MaxPairwise ? IsUniquePairwise(instance, run) : IsUniqueByHash(instance, run);
        return isUnique || (run.Collects && run.Fail("The list holds the same element twice; keep one."));
    }

    private static bool IsUniquePairwise(in StrictJson list, SchemaRun run)
    {
        var index = 0;
        foreach (var element in list.EnumerateArray())
        {
            var other = 0;
            foreach (var earlier in list.EnumerateArray())
            {
                if (other++ == index)
                {
                    break;
                }

                if (JsonEquality.AreEqual(element, earlier, run))
                {
                    return false;
                }
            }

            index++;
        }

        return true;
    }

    private static bool IsUniqueByHash(in StrictJson list, SchemaRun run)
    {
        var elements = list.EnumerateArray().ToArray();
        if (!run.Spend(elements.Length))
        {
            return false;
        }

        var hashes = Array.ConvertAll(elements, element => JsonEquality.Hash(element, run));
        Array.Sort(hashes, elements);
        for (var i = 1; i < elements.Length; i++)
        {
            for (var j = i - 1; j >= 0 && hashes[j] == hashes[i]; j--)
            {
                if (!run.Spend(1) || JsonEquality.AreEqual(elements[i], elements[j], run))
                {
                    return false;
                }
            }
        }

        return true;
    }
}
