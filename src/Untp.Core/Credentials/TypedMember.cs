using System.Text.Json;
using Untp.LinkedData.Json;

namespace Untp.Core.Credentials;

/// <summary>A member whose values are objects that say their type, so that software knows whether it understands them. Immutable.</summary>
/// <param name="Name">The member's name.</param>
/// <param name="NeedsId">True where each value has to have an id; else it may have one.</param>
internal sealed record TypedMember(string Name, bool NeedsId = false)
{
    public void Check(StrictJson document, ShapeFaults faults)
    {
        if (Credential.Member(document, Name) is not { } member)
        {
            return;
        }

        var pointer = $"/{Name}";
        if (member.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array) || (member.ValueKind == JsonValueKind.Array && member.GetArrayLength() == 0))
        {
            faults.Add($"{Name} is neither an object nor an array of objects.", pointer);
            return;
        }

        foreach (var (value, place) in MemberShape.Items(member, pointer))
        {
            CheckValue(value, place, faults);
        }
    }

    private void CheckValue(StrictJson value, string pointer, ShapeFaults faults)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            faults.Add($"{Name} holds something that is no object.", pointer);
            return;
        }

        if (!MemberShape.IsType(Credential.Member(value, "type")))
        {
            faults.Add($"{Name} does not say its type, a string or an array of strings.", $"{pointer}/type");
        }

        if (NeedsId && !MemberShape.IsUrl(Credential.Member(value, "id")))
        {
            faults.Add($"{Name} has no id that is a URL.", $"{pointer}/id");
        }
        else if (!NeedsId)
        {
            MemberShape.CheckId(value, faults, pointer);
        }
    }
}
