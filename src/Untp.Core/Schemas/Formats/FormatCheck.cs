namespace Untp.Core.Schemas.Formats;

/// <summary>True where a text has a format. Never throws.</summary>
/// <param name="utf8">The text, valid UTF-8.</param>
internal delegate bool FormatCheck(ReadOnlySpan<byte> utf8);
