using System.Globalization;
using System.Runtime.InteropServices;

namespace Untp.ServiceDefaults.IdentityClient;

/// <summary>
/// What was fetched from other people's servers. With a call to Identity it says what the verification at hand has used so
/// far, with the answer what that call added: so one budget, which Identity knows, holds over all calls of a verification and
/// all replicas of Identity, and no one has to remember anything. Immutable.
/// </summary>
/// <param name="Fetches">Requests that were sent out, redirects included.</param>
/// <param name="Bytes">Bytes that were read, sent and inflated together.</param>
/// <param name="Depth">Steps from one answer to the next, such as redirects.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct FetchSpending(int Fetches, long Bytes, int Depth)
{
    /// <summary>The metadata and the trailer that carry it.</summary>
    public const string Header = "untp-spent";

    /// <summary>More than any budget.</summary>
    public static FetchSpending All { get; } = new(int.MaxValue, long.MaxValue, int.MaxValue);

    /// <summary>Reads the wire form; null is nothing, and what cannot be read is <see cref="All"/>. Never throws.</summary>
    /// <param name="text">Three whole numbers with a comma between.</param>
    public static FetchSpending Parse(string? text)
    {
        if (text is null)
        {
            return default;
        }

        return text.Split(',') is [var fetches, var bytes, var depth]
            && int.TryParse(fetches, NumberStyles.None, CultureInfo.InvariantCulture, out var f)
            && long.TryParse(bytes, NumberStyles.None, CultureInfo.InvariantCulture, out var b)
            && int.TryParse(depth, NumberStyles.None, CultureInfo.InvariantCulture, out var d)
                ? new FetchSpending(f, b, d)
                : All;
    }

    /// <summary>Both together, no larger than <see cref="All"/>.</summary>
    /// <param name="other">What is added.</param>
    public FetchSpending Plus(FetchSpending other) => new(
        (int)Math.Min(int.MaxValue, (long)Fetches + other.Fetches),
        Bytes > long.MaxValue - other.Bytes ? long.MaxValue : Bytes + other.Bytes,
        (int)Math.Min(int.MaxValue, (long)Depth + other.Depth));

    /// <summary>The wire form.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Fetches},{Bytes},{Depth}");
}
