using System.Text;

namespace Untp.Core.Schemas.Formats;

/// <summary><c>hostname</c> (RFC 1123, A-labels held to RFC 5891) and <c>idn-hostname</c> (RFC 5890).</summary>
internal static class HostnameFormat
{
    private const int MaxBytes = 253;
    private const int MaxLabelBytes = 63;

    public static bool IsHostname(ReadOnlySpan<byte> text)
    {
        if (text.Length is 0 or > MaxBytes)
        {
            return false;
        }

        foreach (var range in text.Split((byte)'.'))
        {
            if (!IsLabel(text[range]))
            {
                return false;
            }
        }

        return true;
    }

    public static bool IsIdnHostname(ReadOnlySpan<byte> text)
    {
        if (text.Length is 0 or > 4 * MaxBytes)
        {
            return false;
        }

        // The full stops of other scripts separate labels as well.
        var labels = Encoding.UTF8.GetString(text).Split('.', '\u3002', '\uFF0E', '\uFF61');
        var ascii = labels.Select(IdnLabel.ToAscii).ToList();
        return ascii.TrueForAll(label => label is not null)
            && ascii.Sum(label => label!.Length + 1) - 1 <= MaxBytes
            && IdnLabel.KeepBidiRule([.. labels.Select(IdnLabel.ToUnicode)]);
    }

    /// <summary>A mail domain with letters of any script; what a registry allows of them is not asked.</summary>
    public static bool IsMailDomain(ReadOnlySpan<byte> text)
    {
        if (text.Length is 0 or > MaxBytes)
        {
            return false;
        }

        foreach (var range in text.Split((byte)'.'))
        {
            var label = text[range];
            if (label.IsEmpty || (label.ContainsAnyExceptInRange((byte)0, (byte)0x7F) ? HasOddAscii(label) : !IsLabel(label)))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsLabel(ReadOnlySpan<byte> label)
    {
        if (label.Length is 0 or > MaxLabelBytes || label[0] == '-' || label[^1] == '-' || HasOddAscii(label) || label.ContainsAnyExceptInRange((byte)0, (byte)0x7F))
        {
            return false;
        }

        return !IdnLabel.IsReserved(label) || IdnLabel.ToAscii(Encoding.ASCII.GetString(label)) is not null;
    }

    private static bool HasOddAscii(ReadOnlySpan<byte> label)
    {
        foreach (var b in label)
        {
            if (b < 0x80 && !char.IsAsciiLetterOrDigit((char)b) && b != '-')
            {
                return true;
            }
        }

        return false;
    }
}
