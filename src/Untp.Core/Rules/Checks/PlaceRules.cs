using System.Text.Json;
using Untp.LinkedData.Json;

namespace Untp.Core.Rules.Checks;

/// <summary>Of locations.</summary>
internal static class PlaceRules
{
    private const int RingPoints = 4;

    public static void SaysWhere(in StrictJson node, RuleFindings findings)
    {
        if (!node.Says("plusCode"u8) && !node.Says("geoLocation"u8) && !node.Says("geoBoundary"u8))
        {
            findings.Add("The location has neither plusCode nor geoLocation nor geoBoundary; state one of them.");
        }
    }

    public static void PlusCodeIsOne(in StrictJson node, RuleFindings findings)
    {
        if (node.FindString("plusCode"u8) is { } text && !PlusCode.IsFull(text))
        {
            findings.Add("plusCode is no full Open Location Code; write https://plus.codes/ and the code.", "plusCode");
        }
    }

    /// <summary>Source: RFC 7946, section 3.1.6; the same for the coordinates of 0.7.0.</summary>
    public static void BoundaryIsClosed(in StrictJson node, RuleFindings findings)
    {
        var isClosed = true;
        if (node.TryGetArray("geoBoundary"u8, out var points))
        {
            isClosed = points.GetArrayLength() == 0 || IsRing(points);
        }
        else if (node.TryGetObject("geoBoundary"u8, out var polygon) && polygon.TryGetArray("coordinates"u8, out var rings))
        {
            foreach (var ring in rings.EnumerateArray())
            {
                isClosed &= ring.ValueKind != JsonValueKind.Array || IsRing(ring);
            }
        }

        if (!isClosed)
        {
            findings.Add("The boundary has less than four points, or does not end where it begins; repeat its first point at the end.", "geoBoundary");
        }
    }

    private static bool IsRing(in StrictJson ring)
    {
        var count = ring.GetArrayLength();
        return count >= RingPoints && AreSame(ring[0], ring[count - 1]);
    }

    private static bool AreSame(in StrictJson a, in StrictJson b)
    {
        if (a.ValueKind == JsonValueKind.Object && b.ValueKind == JsonValueKind.Object)
        {
            return a.Number("latitude"u8) is { } latitude && latitude == b.Number("latitude"u8)
                && a.Number("longitude"u8) is { } longitude && longitude == b.Number("longitude"u8);
        }

        return Jcs.AreEqual(a, b);
    }
}
