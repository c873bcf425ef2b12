namespace Untp.Identity.StatusLists;

/// <summary>A status list as it is published; nobody has checked who signed it. Immutable.</summary>
/// <param name="Content">The bytes as received.</param>
/// <param name="MediaType"><c>application/vc+jwt</c> or <c>application/vc</c>.</param>
internal sealed record StatusList(byte[] Content, string MediaType);
