namespace Untp.LinkedData.Json;

/// <summary>Where a member stands in what was written: <c>"name":value</c>, its offsets counted from the start of its object.</summary>
/// <param name="Start">The quote before its name.</param>
/// <param name="NameEnd">Behind the quote after its name.</param>
/// <param name="End">Behind its value.</param>
/// <param name="Name">The name without escapes; null where it is written without any.</param>
internal readonly record struct JcsMember(int Start, int NameEnd, int End, string? Name = null)
{
    public ReadOnlySpan<byte> NameIn(ReadOnlySpan<byte> text) => text[(Start + 1)..(NameEnd - 1)];
}
