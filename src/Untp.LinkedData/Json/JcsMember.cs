namespace Untp.LinkedData.Json;

/// <summary>A member that is to be written.</summary>
/// <param name="Text">The document that its name stands in.</param>
/// <param name="Index">The name among the tokens of that document.</param>
/// <param name="Value">Its value, perhaps of another document.</param>
internal readonly record struct JcsMember(StrictJsonText Text, int Index, StrictJson Value)
{
    public JsonToken Name => Text[Index];
}
