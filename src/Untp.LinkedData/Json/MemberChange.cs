namespace Untp.LinkedData.Json;

/// <summary>A member of an object that is not taken as it stands. Immutable.</summary>
/// <param name="Name">The member's name, as it reads.</param>
/// <param name="Value">The value in its place, also where the object has no such member; null: the member is left out.</param>
public readonly record struct MemberChange(string Name, StrictJson? Value = null);
