using System.Buffers.Text;
using System.IO.Compression;
using System.Text;
using Untp.Core.Problems;
using Untp.Core.Proofs.Jose;

namespace Untp.Core.Status;

/// <summary>One bit a credential, as a status list carries them. Immutable.</summary>
/// <remarks>Source: Bitstring Status List v1.0, sections 2.2, 3.3 and 3.4.</remarks>
public sealed class BitstringStatusList
{
    /// <summary>The shortest list that may be published or read, in bits; it hides a credential among many.</summary>
    public const int MinLength = 131_072;

    private const int MaxBytes = 8 * 1024 * 1024;
    private const int MaxEncodedChars = 12 * 1024 * 1024;
    private readonly byte[] _bytes;

    private BitstringStatusList(byte[] bytes) => _bytes = bytes;

    /// <summary>A list of <see cref="MinLength"/> bits, none of them set.</summary>
    public static BitstringStatusList Empty { get; } = new(new byte[MinLength / 8]);

    /// <summary>How many bits there are.</summary>
    public long Length => _bytes.Length * 8L;

    /// <summary>A bit; bit 0 is the most significant one of the first byte.</summary>
    /// <remarks>Errors: STATUS_INDEX_OUT_OF_RANGE; never throws.</remarks>
    /// <param name="index">Which bit.</param>
    public Result<bool> this[long index] => index >= 0 && index < Length
        ? (_bytes[index / 8] & Mask(index)) != 0
        : new Problem(ProblemCodes.StatusIndexOutOfRange, $"The status list has {Length} entries; {index} is not one of them.");

    /// <summary>Reads <c>encodedList</c>.</summary>
    /// <remarks>
    /// Shape: multibase <c>u</c> (base64url without padding) of one gzip member. Limits: <see cref="MinLength"/> bits to 8 MiB.
    /// Errors: STATUS_LIST_INVALID, STATUS_LIST_LENGTH; never throws.
    /// </remarks>
    /// <param name="encodedList">The text.</param>
    public static Result<BitstringStatusList> Decode(string encodedList)
    {
        if (encodedList.Length > MaxEncodedChars)
        {
            return TooLong();
        }

        if (!encodedList.StartsWith('u'))
        {
            return Invalid("encodedList does not begin with u, the sign of base64url.");
        }

        if (StrictBase64Url.Decode(Encoding.UTF8.GetBytes(encodedList, 1, encodedList.Length - 1)) is not { } gzip)
        {
            return Invalid("encodedList is not base64url without padding.");
        }

        switch (StrictGzip.StatedLength(gzip))
        {
            case null:
                return Invalid("encodedList is not compressed with gzip.");
            case > MaxBytes:
                return TooLong();
            default:
                break;
        }

        if (StrictGzip.Inflate(gzip) is not { } bytes)
        {
            return Invalid("encodedList is not one whole gzip member: it is damaged, or something follows it.");
        }

        return bytes.Length * 8L >= MinLength
            ? new BitstringStatusList(bytes)
            : new Problem(ProblemCodes.StatusListLength, $"The status list has {bytes.Length * 8L} entries; at least {MinLength} hide a credential among others.");
    }

    /// <summary>The list as <c>encodedList</c>.</summary>
    public string Encode()
    {
        using var buffer = new MemoryStream();
        using (var gzip = new GZipStream(buffer, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(_bytes);
        }

        return "u" + Base64Url.EncodeToString(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
    }

    /// <summary>The list with one bit as told.</summary>
    /// <param name="index">Which bit.</param>
    /// <param name="value">Set or not.</param>
    /// <exception cref="ArgumentOutOfRangeException">The list has no such bit.</exception>
    public BitstringStatusList With(long index, bool value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Length);
        var bytes = _bytes.ToArray();
        bytes[index / 8] = (byte)(value ? bytes[index / 8] | Mask(index) : bytes[index / 8] & ~Mask(index));
        return new BitstringStatusList(bytes);
    }

    private static int Mask(long index) => 0x80 >> (int)(index % 8);

    private static Problem TooLong() => new(ProblemCodes.StatusListLength, $"The status list is larger than {MaxBytes} bytes.");

    private static Problem Invalid(string message) => new(ProblemCodes.StatusListInvalid, message, "/credentialSubject/encodedList");
}
